"""What notebook stores about people."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from fachwerk.core.personal import TASK, Erase, Personal, mentions

_OFFICE_WORK = _("Arbeit der Geschäftsstelle festhalten und verfolgen")
_FIVE_YEARS = timedelta(days=5 * 365)

PERSONAL: list[Personal] = [
    mentions("notebook.Note", "text", "who", "written_by_name", purpose=_OFFICE_WORK),
    mentions("notebook.FollowUp", "what", "because", "written_by_name", "done_by_name", purpose=_OFFICE_WORK),
    mentions("notebook.FollowUpMove", "moved_by_name", purpose=_OFFICE_WORK),
    mentions("notebook.Attachment", "name", "written_by_name", purpose=_OFFICE_WORK),
    mentions("notebook.ForwardedMail", "from_name", "to", "subject", "text", "written_by_name", purpose=_OFFICE_WORK),
    mentions("notebook.ListMail", "text", "sent_by_name", purpose=_OFFICE_WORK),
    Personal(
        "notebook.Note",
        ("text", "who", "written_by_name"),
        _("Ansprechpersonen, Geschäftsstelle"),
        _OFFICE_WORK,
        TASK,
        found_by={"person": "person"},
        keep_for=_FIVE_YEARS,
        counted_from="written_at",
    ),
    Personal(
        "notebook.FollowUp",
        ("what", "because", "written_by_name", "done_by_name"),
        _("Ansprechpersonen, Geschäftsstelle"),
        _OFFICE_WORK,
        TASK,
        found_by={"person": "person"},
        keep_for=_FIVE_YEARS,
        counted_from="due_on",
    ),
    Personal(
        "notebook.FollowUpMove",
        ("moved_by_name",),
        _("Geschäftsstelle"),
        _OFFICE_WORK,
        TASK,
        found_by={"person": "follow_up__person"},
    ),
    Personal(
        "notebook.ForwardedMail",
        ("from_name", "from_address", "to", "subject", "text", "not_kept", "written_by_name"),
        _("Absenderinnen und Absender von E-Mails"),
        _OFFICE_WORK,
        TASK,
        found_by={"person": "person", "email": "from_address"},
        keep_for=_FIVE_YEARS,
        counted_from="written_at",
    ),
    Personal(
        "notebook.Attachment",
        ("name", "key", "written_by_name"),
        _("Ansprechpersonen"),
        _OFFICE_WORK,
        TASK,
        found_by={"person": "person", "email": "mail__from_address"},
        files=("key",),
        keep_for=_FIVE_YEARS,
        counted_from="written_at",
    ),
    Personal(
        "notebook.ListRecipient",
        ("name", "email", "reason"),
        _("Empfangende von Rundschreiben"),
        _("Nachweis, wer welches Schreiben aus welchem Grund bekam"),
        TASK,
        found_by={"person": "person", "email": "email"},
        keep_for=timedelta(days=3 * 365),
        counted_from="mail__sent_at",
    ),
    Personal(
        "notebook.LeftOut",
        ("name", "reason"),
        _("Personen, die ein Rundschreiben nicht bekamen"),
        _("Nachweis, dass ein Widerspruch beachtet wurde"),
        TASK,
        found_by={"person": "person"},
        keep_for=timedelta(days=3 * 365),
        counted_from="mail__sent_at",
    ),
    Personal(
        "notebook.ListMail",
        ("sent_by_name",),
        _("Geschäftsstelle"),
        _("Nachweis versandter Schreiben"),
        TASK,
        found_by={"user": "sent_by_id"},
        erase=Erase.FIELDS,
        keep_for=timedelta(days=3 * 365),
        counted_from="sent_at",
    ),
    Personal(
        "notebook.FollowUp",
        ("owner",),
        _("Geschäftsstelle"),
        _OFFICE_WORK,
        TASK,
        found_by={"user": "owner"},
        erase=Erase.FIELDS,
        unlink=("owner",),
    ),
    Personal("notebook.OwnDesk", ("user",), _("Geschäftsstelle"), _OFFICE_WORK, TASK, found_by={"user": "user"}),
    Personal("notebook.WeekLetter", ("user",), _("Geschäftsstelle"), _OFFICE_WORK, TASK, found_by={"user": "user"}),
]
NOT_PERSONAL = {
    "notebook.Note": ("channel",),
    "notebook.ForwardedMail": ("message_key",),
    "notebook.Attachment": ("ending",),
    "notebook.ListMail": ("audience", "audience_key", "audience_label", "purpose", "subject"),
    "notebook.ListRecipient": ("state",),
}
