"""Files that hang on something."""

from __future__ import annotations

from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Person
from fachwerk.core.errors import NotSo
from fachwerk.core.files import LARGEST_BYTES, drop_file, ending_of, keep_bytes, plain_copy
from fachwerk.notebook.models import Attachment, ForwardedMail
from fachwerk.operation.gate import operation
from fachwerk.thread.models import Knot


@operation("notebook.keep_attachment")
def keep_attachment(
    actor: Actor,
    *,
    upload: UploadedFile[bytes],
    knot: Knot | None = None,
    person: Person | None = None,
) -> Attachment:
    """A file is kept with what it belongs to; its content says what it is, photographs lose place and time."""
    if (upload.size or 0) > LARGEST_BYTES:
        raise NotSo(_("Die Datei ist größer als 15 MB. Bitte verkleinern Sie sie."), field="upload")
    content = upload.read()
    ending = ending_of(content)
    if not ending:
        raise NotSo(
            _(
                "Diese Datei können wir nicht annehmen. Möglich sind PDF, PNG, JPG, DOCX, XLSX, ODT, ODS und TXT, "
                "jeweils ohne Makros."
            ),
            field="upload",
        )
    return kept(actor, content, ending, upload.name or "", knot=knot, person=person)


def kept(
    actor: Actor,
    content: bytes,
    ending: str,
    name: str,
    *,
    knot: Knot | None,
    person: Person | None,
    mail: ForwardedMail | None = None,
) -> Attachment:
    """The row and the file of a content that was found to be acceptable."""
    plain = plain_copy(content, ending)
    return Attachment.objects.create(
        name=file_name(name, ending),
        ending=ending,
        size=len(plain),
        key=keep_bytes(plain, ending),
        knot=knot,
        person=person,
        mail=mail,
        written_by_id=actor.user_id,
        written_by_name=actor.name[:120],
    )


def file_name(given: str, ending: str) -> str:
    """The last part of the given name, one line, with the ending that the content has."""
    plain = "".join(letter for letter in given.replace("\\", "/") if letter.isprintable())
    stem = PurePath(PurePath(plain).name).stem.strip(" .")[:150]
    return f"{stem or _('Datei')}.{ending}"


@operation("notebook.drop_attachment")
def drop_attachment(actor: Actor, *, attachment: Attachment) -> None:
    """A file is removed for good."""
    drop_file(attachment.key)
    attachment.delete()
