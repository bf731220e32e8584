"""Reading notes, follow-ups, files and forwarded e-mails."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.accounts.models import User
from fachwerk.accounts.queries import active_assignments
from fachwerk.contacts.models import Person
from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.notebook.models import Attachment, FollowUp, ForwardedMail, Note, OwnDesk
from fachwerk.thread.models import Knot

Row = TypeVar("Row", bound=Model)
SHOWN = 5
CALENDAR_REMEMBERS = timedelta(days=30)


@dataclass(frozen=True)
class Panel:
    """Everything the notebook knows of one object."""

    notes: Sequence[Note]
    follow_ups: Sequence[FollowUp]
    files: Sequence[Attachment]
    mails: Sequence[ForwardedMail]
    done: int

    @property
    def count(self) -> int:
        """How many entries there are, done ones aside."""
        return len(self.notes) + len(self.follow_ups) + len(self.files) + len(self.mails)


def panel_of(*, knot: Knot | None = None, person: Person | None = None) -> Panel:
    """Notes, follow-ups, files and e-mails of a knot or a person, in four queries."""
    about = Q(knot=knot) if knot is not None else Q(person=person)
    follow_ups = list(FollowUp.objects.filter(about).select_related("owner"))
    mails = ForwardedMail.objects.filter(about).prefetch_related("attachments")
    return Panel(
        notes=list(Note.objects.filter(about)),
        follow_ups=[one for one in follow_ups if one.done_at is None],
        files=list(Attachment.objects.filter(about, mail=None)),
        mails=list(mails),
        done=sum(one.done_at is not None for one in follow_ups),
    )


def note_called(key: uuid.UUID) -> Note:
    """One note; raises NotThere."""
    return _found(Note.objects.select_related("knot", "person").filter(pk=key))


def follow_up_called(key: uuid.UUID) -> FollowUp:
    """One follow-up; raises NotThere."""
    return _found(FollowUp.objects.select_related("knot", "person", "owner").filter(pk=key))


def attachment_called(key: uuid.UUID) -> Attachment:
    """One file; raises NotThere."""
    return _found(Attachment.objects.filter(pk=key))


def mail_called(key: uuid.UUID) -> ForwardedMail:
    """One forwarded e-mail with its attachments; raises NotThere."""
    return _found(ForwardedMail.objects.select_related("knot", "person").prefetch_related("attachments").filter(pk=key))


def _found(rows: QuerySet[Row]) -> Row:
    row = rows.first()
    if row is None:
        raise NotThere
    return row


def follow_ups_open(until: date, owner_id: int | None = None) -> QuerySet[FollowUp]:
    """What is to be done by a day, the most urgent first; with an owner only theirs."""
    found = FollowUp.objects.filter(done_at=None, due_on__lte=until)
    return (found.filter(owner_id=owner_id) if owner_id is not None else found).order_by("due_on", "written_at")


def follow_ups_for_calendar(user_id: int) -> QuerySet[FollowUp]:
    """The user's and the whole office's follow-ups: open ones, and for a month those that are done."""
    since = clock.now() - CALENDAR_REMEMBERS
    mine = Q(owner_id=user_id) | Q(owner=None)
    return FollowUp.objects.filter(mine, Q(done_at=None) | Q(done_at__gte=since)).select_related("knot", "person")


def all_notes() -> QuerySet[Note]:
    """Every note, the latest first."""
    return Note.objects.select_related("knot", "person").order_by("-happened_on", "-written_at")


def all_follow_ups() -> QuerySet[FollowUp]:
    """Every follow-up, open ones first, the most urgent on top."""
    return FollowUp.objects.select_related("knot", "person", "owner").order_by("done_at", "due_on")


def colleagues() -> list[User]:
    """Whoever works in the office today."""
    held = active_assignments(role__in=[Role.OFFICE_STAFF, Role.OFFICE_LEAD]).values("user")
    return list(User.objects.filter(pk__in=held, is_active=True).order_by("name", "email"))


def own_desk(actor: Actor) -> OwnDesk:
    """The actor's choices; whoever has chosen nothing gets what is usual."""
    if actor.user_id is None:
        return OwnDesk()
    return OwnDesk.objects.filter(user_id=actor.user_id).first() or OwnDesk(user_id=actor.user_id)


def desk_called(key: uuid.UUID) -> OwnDesk:
    """The desk behind a calendar's address; raises NotThere."""
    return _found(OwnDesk.objects.select_related("user").filter(pk=key, user__is_active=True))


def desks_without_letter() -> set[Any]:
    """The users who do not want the letter on Monday."""
    return set(OwnDesk.objects.filter(wants_week_letter=False).values_list("user_id", flat=True))
