"""The minutes: kept with the event, sent to whoever was there."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.events import policies
from fachwerk.events.models import Event, Minutes
from fachwerk.events.operations import thanks
from fachwerk.events.operations.certificates import attended
from fachwerk.notebook.operations import keep_attachment
from fachwerk.operation.gate import operation


@operation("events.keep_minutes", on="event", when=policies.may_note_findings)
def keep_minutes(actor: Actor, *, event: Event, text: str = "", upload: UploadedFile[bytes] | None = None) -> Minutes:
    """The minutes are words, a file or both; a new file takes the place of the one before in the minutes."""
    kept, _new = Minutes.objects.get_or_create(event=event)
    changed = bool(upload) or kept.text != text.strip()
    if not text.strip() and upload is None and kept.attachment_id is None:
        raise NotSo(_("Schreiben Sie das Protokoll auf oder wählen Sie eine Datei."), field="text")
    kept.text = text.strip()
    if upload is not None:
        kept.attachment = keep_attachment(actor, upload=upload, knot=event.knot)
    if changed:
        kept.kept_at, kept.sent_at = clock.now(), None
    kept.save()
    return kept


@operation("events.send_minutes", on="event", when=policies.may_note_findings)
def send_minutes(actor: Actor, *, event: Event) -> int:
    """Everybody who was there gets a link to the minutes, once for each state of them."""
    kept: Minutes | None = Minutes.objects.select_for_update(of=("self",)).filter(event=event).first()
    if kept is None:
        raise NotNow(_("Es gibt noch kein Protokoll."))
    if kept.sent_at:
        raise NotNow(_("Dieses Protokoll ist schon verschickt."))
    claims = list(attended(event).exclude(email=""))
    if not claims:
        raise NotNow(_("Es gibt niemanden, dem das Protokoll geschickt werden kann."))
    for claim in claims:
        thanks.send_minutes(claim, event)
    kept.sent_at = clock.now()
    kept.save(update_fields=["sent_at"])
    return len(claims)
