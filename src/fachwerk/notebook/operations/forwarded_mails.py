"""E-mails handed in as file: words and attachments are kept, markup never."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Person
from fachwerk.core.errors import NotSo
from fachwerk.core.files import LARGEST_BYTES, drop_file, ending_of
from fachwerk.notebook.models import ForwardedMail
from fachwerk.notebook.operations.files import kept
from fachwerk.notebook.policies.reading_mail import MailFile, read_mail
from fachwerk.operation.gate import operation
from fachwerk.thread.models import Knot


@operation("notebook.keep_forwarded_mail")
def keep_forwarded_mail(
    actor: Actor, *, upload: UploadedFile[bytes], knot: Knot | None = None, person: Person | None = None
) -> ForwardedMail:
    """A forwarded e-mail is kept with what it belongs to, once however often it is handed in."""
    if (upload.size or 0) > LARGEST_BYTES:
        raise NotSo(_("Die Datei ist größer als 15 MB. Bitte verkleinern Sie sie."), field="upload")
    found = read_mail(upload.read())
    if found is None:
        raise NotSo(
            _("Das ist keine E-Mail-Datei. Speichern Sie die E-Mail in Ihrem Mailprogramm als „.eml“."), field="upload"
        )
    mail, made = ForwardedMail.objects.get_or_create(
        message_key=found.key,
        knot=knot,
        person=person,
        defaults={
            "from_name": found.from_name,
            "from_address": found.from_address,
            "to": found.to,
            "subject": found.subject,
            "sent_at": found.sent_at,
            "text": found.text,
            "written_by_id": actor.user_id,
            "written_by_name": actor.name[:120],
        },
    )
    if made:
        _keep_parts(actor, mail, found)
    return mail


def _keep_parts(actor: Actor, mail: ForwardedMail, found: MailFile) -> None:
    not_kept = list(found.too_many)
    for name, content in found.parts:
        ending = ending_of(content)
        if ending:
            kept(actor, content, ending, name, knot=mail.knot, person=mail.person, mail=mail)
        else:
            not_kept.append(name)
    if not_kept:
        mail.not_kept = not_kept
        mail.save(update_fields=["not_kept"])


@operation("notebook.drop_forwarded_mail")
def drop_forwarded_mail(actor: Actor, *, mail: ForwardedMail) -> None:
    """A forwarded e-mail is removed for good, its attachments too."""
    for attachment in mail.attachments.all():
        drop_file(attachment.key)
    mail.delete()


@operation("notebook.tie_forwarded_mail", on="mail")
def tie_forwarded_mail(
    actor: Actor, *, mail: ForwardedMail, knot: Knot | None = None, person: Person | None = None
) -> ForwardedMail:
    """A forwarded e-mail is put where it belongs; its attachments go along."""
    mail.knot, mail.person = knot, person
    mail.save(update_fields=["knot", "person"])
    mail.attachments.update(knot=knot, person=person)
    return mail
