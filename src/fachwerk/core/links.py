"""Links for people without account: ``/l/<signed>/``, each with a purpose, an object, a network and an end.

An app registers what a purpose means; the middleware of ``networks`` opens the right network before the view runs.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from fachwerk.core import clock
from fachwerk.core.errors import NotThere

SALT = "fachwerk.link"
LinkView = Callable[[HttpRequest, "Link"], HttpResponseBase]


@dataclass(frozen=True)
class Link:
    """What a signed address says. ``is_over`` links still name their object, so that a new one can be sent."""

    network_id: uuid.UUID
    purpose: str
    object_id: str
    until: datetime

    @property
    def is_over(self) -> bool:
        """Whether the link no longer counts."""
        return clock.now() > self.until


_purposes: dict[str, LinkView] = {}


def register_purpose(purpose: str, view: LinkView) -> None:
    """``view(request, link)`` answers the links of this purpose; it must look at ``link.is_over`` itself."""
    _purposes[purpose] = view


def view_for(link: Link) -> LinkView:
    """The view of the link's purpose; raises NotThere for one that no longer exists."""
    view = _purposes.get(link.purpose)
    if view is None:
        raise NotThere
    return view


def sign_link(network_id: uuid.UUID, purpose: str, object_id: object, *, lasts: timedelta) -> str:
    """The path ``/l/…/`` of a new link."""
    until = clock.now() + lasts
    content: dict[str, Any] = {
        "n": network_id.hex,
        "p": purpose,
        "o": str(object_id),
        "u": int(until.timestamp()),
    }
    return f"/l/{signing.dumps(content, salt=SALT, compress=True)}/"


def read_link(signed: str) -> Link:
    """The link behind a signed text; raises NotThere when it was not made by this installation."""
    try:
        content = signing.loads(signed, salt=SALT)
        return Link(
            network_id=uuid.UUID(content["n"]),
            purpose=content["p"],
            object_id=content["o"],
            until=datetime.fromtimestamp(content["u"], tz=clock.now().tzinfo),
        )
    except (signing.BadSignature, KeyError, ValueError, TypeError) as broken:
        raise NotThere from broken
