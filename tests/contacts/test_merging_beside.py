"""Merging beside the register: lists, notebook and privacy move along and come back, row by row."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from email.message import EmailMessage

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Affiliation, Merge, Organisation, Person
from fachwerk.contacts.operations import merge_entries, unmerge_entries
from fachwerk.contacts.queries import plan_for
from fachwerk.core import clock
from fachwerk.imports.models import ImportBatch, ImportRow
from fachwerk.imports.operations import assign_columns, read_list, take_back, take_over
from fachwerk.imports.queries import kept_rows
from fachwerk.networks.models import Network
from fachwerk.notebook.models import Attachment, FollowUp, ForwardedMail, ListMail, ListRecipient, Note
from fachwerk.notebook.operations import keep_attachment, keep_forwarded_mail, put_on_desk, write_note
from fachwerk.privacy.models import ConsentEvent, ConsentRequest, KeepReason, Purpose
from fachwerk.privacy.operations import ask_consent, give_reason_to_keep, record_consent_on_paper, withdraw_consent
from fachwerk.thread.models import Knot
from tests.contacts.test_merging import differences, dump

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
LIST = (
    "Firma;Ort;Ansprechpartner;Mail Ansprechpartner;Notiz\n"
    "Hansa-Metall GmbH;Bielefeld;Jörg Müller;j.mueller@hansa.example;\n"
    "Hansa Metall;Minden;Müller, Joerg;joerg@hansa-metall.example;Ruft an\n"
)

pytestmark = pytest.mark.usefixtures("scope")


def taken_over(office: Actor, text: str = LIST) -> ImportBatch:
    batch = read_list(
        office,
        importer="organisations",
        file_name="mitglieder.csv",
        content=text.encode(),
        options={"contains": "members", "as_of": "2015-06-25"},
    )
    return take_over(office, batch=assign_columns(office, batch=batch))


def eml() -> SimpleUploadedFile:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Eva <eva@hansa.example>", "buero@example.org", "Praktikum"
    mail["Message-ID"] = "<eins@hansa.example>"
    mail.set_content("Gern am Montag.")
    mail.add_attachment(PDF, maintype="application", subtype="pdf", filename="Flyer.pdf")
    mail.set_boundary("grenze")
    return SimpleUploadedFile("mail.eml", mail.as_bytes())


def everything_in_the_notebook(office: Actor, *, knot: Knot | None = None, person: Person | None = None) -> None:
    note = write_note(office, text="Will ausbilden", channel="call", knot=knot, person=person, who="Leitung")
    follow_up = put_on_desk(office, what="Anrufen", due_on=date(2030, 1, 1), knot=knot, person=person, note=note)
    follow_up.moves.create(from_day=date(2029, 1, 1), to_day=date(2030, 1, 1))
    keep_attachment(office, upload=SimpleUploadedFile("Vertrag.pdf", PDF), knot=knot, person=person)
    keep_forwarded_mail(office, upload=eml(), knot=knot, person=person)  # the same mail lies with both


def pair(model: type[Organisation] | type[Person], first: str) -> tuple[Organisation | Person, Organisation | Person]:
    kept = model.objects.get(name=first)
    return kept, model.objects.exclude(pk=kept.pk).get()


def test_organisations_from_a_list_with_notes_files_and_mails_come_back_row_by_row(
    office: Actor, frozen_clock: datetime
) -> None:
    taken_over(office)
    kept, gone = pair(Organisation, "Hansa-Metall GmbH")
    for organisation in (kept, gone):
        everything_in_the_notebook(office, knot=organisation.knot)
    before = dump()
    counted = {model: model.objects.count() for model in (ImportRow, Note, FollowUp, Attachment, ForwardedMail)}
    assert counted == {ImportRow: 2, Note: 2, FollowUp: 2, Attachment: 4, ForwardedMail: 2}
    plan = plan_for("organisation", kept.pk, gone.pk)
    assert {"1 Notiz", "1 Wiedervorlage"} <= set(plan.moving)
    assert "1 abgelegte E-Mail" in plan.joining
    merge = merge_entries(office, kept=kept, gone=gone, kind="organisation")
    assert {model: model.objects.filter(knot=kept.knot).count() for model in (Note, FollowUp, ForwardedMail)} == {
        Note: 2, FollowUp: 2, ForwardedMail: 1,
    }  # fmt: skip
    assert Attachment.objects.filter(knot=kept.knot).count() == 4
    unmerge_entries(office, merge=merge)
    assert differences(before, dump()) == {}
    assert Merge.objects.get().stayed == []


def test_people_from_a_list_with_consents_and_letters_come_back_row_by_row(
    office: Actor, frozen_clock: datetime
) -> None:
    taken_over(office)
    kept, gone = pair(Person, "Jörg Müller")
    sent = ListMail.objects.create(
        audience="members", audience_label="Mitglieder", purpose="service", subject="Einladung", text="Kommen Sie",
        sending_key=kept.pk,
    )  # fmt: skip
    for person in (kept, gone):
        everything_in_the_notebook(office, person=person)
        signed = clock.now() - timedelta(days=3)
        paper = record_consent_on_paper(
            office, person=person, purpose=Purpose.NEWSLETTER, signed_at=signed, kept_where="Ordner 3"
        )
        ask_consent(
            office, purpose=Purpose.INVITATIONS, email=person.email, name=person.name, came_by="Formular", person=person
        )
        give_reason_to_keep(office, person=person, reason="Jury", until=clock.today() + timedelta(days=90))
        sent.recipients.create(
            person=person, name=person.name, email=person.email, reason="Mitglied", outbox_id=person.pk
        )
        sent.left_out.create(person=person, name=person.name, reason="keine Adresse")
    withdraw_consent(office, consent=paper)
    before = dump()
    events = ConsentEvent.objects.count()
    assert (ConsentRequest.objects.count(), events, KeepReason.objects.count()) == (4, 5, 2)
    plan = plan_for("person", kept.pk, gone.pk)
    assert plan.obstacles == []
    assert {"2 Einwilligungen", "1 erhaltene E-Mail", "1 ausgelassene E-Mail"} <= set(plan.moving)
    assert "1 Grund zum Aufbewahren" in plan.joining
    merge = merge_entries(office, kept=kept, gone=gone, kind="person")
    assert ConsentRequest.objects.filter(person=kept).count() == 4
    assert ListRecipient.objects.filter(person=kept).count() == 2
    assert ConsentEvent.objects.count() == events, "what is proof is not touched"
    unmerge_entries(office, merge=merge)
    assert differences(before, dump()) == {}
    assert Merge.objects.get().stayed == []


def test_a_list_taken_back_says_what_is_part_of_another_entry_by_now(scope: Network, office: Actor) -> None:
    batch = taken_over(office)
    kept, gone = pair(Organisation, "Hansa-Metall GmbH")
    merge_entries(office, kept=kept, gone=gone, kind="organisation")
    people = pair(Person, "Jörg Müller")
    merge_entries(office, kept=people[0], gone=people[1], kind="person")
    batch = take_back(office, batch=batch)
    assert Organisation.objects.get().pk == kept.pk
    assert Person.objects.get().pk == people[0].pk
    said = {(each["label"], each["because"]): each["url"] for each in kept_rows(batch, scope.slug)}
    assert str(kept.pk) in said["Hansa Metall", "inzwischen zusammengeführt mit „Hansa-Metall GmbH“"]
    assert str(people[0].pk) in said["Joerg Müller", "inzwischen zusammengeführt mit „Jörg Müller“"]


def test_taking_a_list_back_leaves_what_an_older_entry_was_joined_with(office: Actor) -> None:
    """Without it the older entry, which no list brought, would be lost for good."""
    older = Organisation.objects.create(name="Hansa Metallbau", organisation_kind="company")
    batch = taken_over(office, "Firma;Ort;Notiz\nHansa-Metall GmbH;Bielefeld;eins\n")
    kept = Organisation.objects.get(name="Hansa-Metall GmbH")
    choose = {"name": "kept", "organisation_kind": "kept", "interest_group": "kept"}
    merge = merge_entries(office, kept=kept, gone=older, kind="organisation", choose=choose)
    batch = take_back(office, batch=batch)
    assert Organisation.objects.get().pk == kept.pk
    unmerge_entries(office, merge=merge)
    assert set(Organisation.objects.values_list("name", flat=True)) == {"Hansa-Metall GmbH", "Hansa Metallbau"}


def test_what_was_taken_apart_again_goes_with_its_list(office: Actor) -> None:
    batch = taken_over(office)
    kept, gone = pair(Organisation, "Hansa-Metall GmbH")
    unmerge_entries(office, merge=merge_entries(office, kept=kept, gone=gone, kind="organisation"))
    take_back(office, batch=batch)
    assert not Organisation.objects.exists()
    assert not Affiliation.objects.exists()
