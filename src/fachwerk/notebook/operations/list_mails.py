"""One text to a list: recipients frozen, reasons kept, each mail through the outbox."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.mailing.models import MailState, NetworkMail
from fachwerk.mailing.outbox import send_later
from fachwerk.notebook.models import LeftOut, ListMail, ListRecipient, Purpose
from fachwerk.notebook.policies.merging import merged
from fachwerk.notebook.queries.audiences import Listed, select
from fachwerk.operation.gate import operation

MOST_RECIPIENTS = 2000


@operation("notebook.send_list_mail")
def send_list_mail(
    actor: Actor,
    *,
    audience: str,
    audience_key: str,
    found: Listed,
    purpose: str,
    subject: str,
    text: str,
    sending_key: uuid.UUID,
) -> ListMail:
    """A letter goes once to everybody on the list who may be written to; who got it and who not, and why, is frozen."""
    _check(purpose, subject, text)
    sent = ListMail.objects.filter(sending_key=sending_key).first()
    if sent is not None:
        return sent
    selection = select(found, purpose)
    if not selection.recipients:
        raise NotNow(_("An diese Liste darf gerade niemand angeschrieben werden. Die Gründe stehen unten."))
    if len(selection.recipients) > MOST_RECIPIENTS:
        raise NotNow(_("Das sind mehr als 2.000 Empfangende. Bitte teilen Sie die Liste."))
    letter = ListMail.objects.create(
        audience=audience, audience_key=audience_key, audience_label=found.label[:300], purpose=purpose,
        subject=subject.strip(), text=text.strip(), sent_by_id=actor.user_id, sent_by_name=actor.name[:120],
        sending_key=sending_key,
    )  # fmt: skip
    rows = []
    for one in selection.recipients:
        mail = send_later(
            to=one.email,
            subject=merged(subject, one.name),
            text=_with_reason(merged(text, one.name), one.reason),
            purpose="notebook.send_list_mail",
        )
        rows.append(
            ListRecipient(
                mail=letter,
                person_id=one.person_id,
                name=one.name[:200],
                email=one.email,
                reason=one.reason[:300],
                outbox_id=mail.pk,
            )
        )
    ListRecipient.objects.bulk_create(rows)
    LeftOut.objects.bulk_create(
        LeftOut(mail=letter, person_id=one.person_id, name=one.name[:200], reason=one.reason[:300])
        for one in selection.skipped
    )
    return letter


@operation("notebook.send_test_mail")
def send_test_mail(actor: Actor, *, to: str, subject: str, text: str) -> None:
    """The writer gets the letter first, exactly as the others would."""
    _check(Purpose.SERVICE, subject, text)
    send_later(
        to=to,
        subject=_("Probe: %(subject)s") % {"subject": merged(subject, actor.name)},
        text=_with_reason(merged(text, actor.name), _("Sie haben sich diese Probe selbst geschickt.")),
        purpose="notebook.send_test_mail",
    )


@operation("notebook.settle_list_mails")
def settle_list_mails(actor: Actor) -> None:
    """What became of each mail is written beside its recipient before the outbox forgets it."""
    open_rows = {row.outbox_id: row for row in ListRecipient.objects.filter(state="")[:5000]}
    final = NetworkMail.objects.filter(pk__in=open_rows).exclude(state=MailState.WAITING).values_list("pk", "state")
    changed = []
    for key, state in final:
        open_rows[key].state = state
        changed.append(open_rows[key])
    ListRecipient.objects.bulk_update(changed, ["state"], batch_size=500)


def _check(purpose: str, subject: str, text: str) -> None:
    if purpose not in Purpose.values:
        raise NotSo(_("Bitte wählen Sie, warum Sie schreiben."), field="purpose")
    if not subject.strip():
        raise NotSo(_("Bitte tragen Sie „Betreff“ ein."), field="subject")
    if not text.strip():
        raise NotSo(_("Bitte tragen Sie „Text“ ein."), field="text")


def _with_reason(text: str, reason: str) -> str:
    return text.strip() + "\n\n" + _("Warum Sie diese E-Mail bekommen: %(reason)s") % {"reason": reason}
