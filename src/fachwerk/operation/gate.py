"""``@operation``: the one gate for every change, and the only place that knows its five duties.

1. inside a network scope, the actor's own · 2. allowed by matrix and policy · 3. one transaction ·
4. a journal entry · 5. facts delivered in the same transaction (``announce`` is synchronous).
It ends with ``SET CONSTRAINTS ALL IMMEDIATE`` so that a broken key becomes an error here and not at the commit.
"""

from __future__ import annotations

import inspect
import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar, cast

from django.db import connection, transaction

from fachwerk.access.actor import Actor
from fachwerk.access.matrix import allows
from fachwerk.access.verdicts import Verdict
from fachwerk.core.errors import NotAllowed
from fachwerk.journal.records import record
from fachwerk.tenancy.scope import active_network_id

P = ParamSpec("P")
Result = TypeVar("Result")
Policy = Callable[..., Verdict]


class HasPk(Protocol):
    """A saved row."""

    pk: Any


CODES: dict[str, str] = {}  # action code → docstring of the operation, read by docs and tests


def operation(
    code: str, *, on: str | None = None, when: Policy | None = None
) -> Callable[[Callable[P, Result]], Callable[P, Result]]:
    """Makes a function the use case ``code``.

    ``on`` names the keyword whose object the journal entry belongs to (without it: the returned object).
    ``when`` is the policy ``may_…(actor, <the on-object>) → Verdict``; its reason becomes the refusal.
    Raises NotAllowed; errors of the house raised inside roll everything back.
    """

    def declare(act: Callable[P, Result]) -> Callable[P, Result]:
        parameters = list(inspect.signature(act).parameters.values())
        if not parameters or parameters[0].name != "actor":
            raise TypeError(f"{code}: the first parameter of an operation is the actor")
        CODES[code] = inspect.getdoc(act) or ""

        @wraps(act)
        def gate(*args: P.args, **kwargs: P.kwargs) -> Result:
            actor = cast(Actor, args[0] if args else kwargs["actor"])
            _check(actor, code, when, kwargs.get(on) if on else None)
            with transaction.atomic():
                result = act(*args, **kwargs)
                subject = kwargs.get(on) if on else result
                record(
                    code,
                    actor,
                    object_id=_uuid_of(subject),
                    fields=[name for name in kwargs if name not in (on, "actor")],
                )
                settle_constraints()
            return result

        gate.code = code  # type: ignore[attr-defined]
        return gate

    return declare


def _check(actor: Actor, code: str, when: Policy | None, subject: object) -> None:
    network_id = active_network_id()
    if actor.network_id != network_id:
        raise NotAllowed
    if not allows(actor.roles, code):
        raise NotAllowed
    if when is not None:
        answer = when(actor, subject) if subject is not None else when(actor)
        if not answer.allowed:
            raise NotAllowed(answer.reason or None)


def _uuid_of(subject: object) -> uuid.UUID | None:
    key = getattr(subject, "pk", None)
    return key if isinstance(key, uuid.UUID) else None


def settle_constraints() -> None:
    """Checks deferred keys now, so that a broken one is an error here and not at the commit."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
