"""Agreements of the past from a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.access.actor import Actor
from fachwerk.contacts.queries import organisation_choices
from fachwerk.core import clock
from fachwerk.core.dates import first_day, last_day, rough_day
from fachwerk.imports.kinds import Importer, ImportField, Row, key_of, mark_doubles
from fachwerk.imports.queries.named import named_rows, parts_of
from fachwerk.partnership.models import KeptAgreement
from fachwerk.partnership.operations.keep_agreement import keep_agreement
from fachwerk.thread.models import Knot, Tie


class PastAgreements(Importer):
    """Agreements that were signed before the platform came."""

    code, path, icon = "past_agreements", "vereinbarungen", "document"
    label = gettext_lazy("Vereinbarungen")
    lead = gettext_lazy("Mit wem und wann unterschrieben – mehr muss nicht dastehen.")
    action = "partnership.keep_agreement"
    onward_label = gettext_lazy("Vereinbarungen ansehen")
    fields: ClassVar[Sequence[ImportField]] = (
        ImportField("partner", gettext_lazy("Mit wem?"), "partner|vertragspartner|kooperationspartner|organisation|mit",
                    required=True, example="Handwerkskammer"),
        ImportField("signed", gettext_lazy("Unterschrieben"),
                    "datum|abgeschlossen am|unterzeichnet am|vom|beginn|seit|jahr", required=True, kind="day",
                    example="Dezember 2016"),
        ImportField("until", gettext_lazy("Gültig bis"), "ende|laufzeit bis|bis|befristet bis", kind="day"),
        ImportField("title", gettext_lazy("Titel"), "bezeichnung|name|vereinbarung"),
        ImportField("about", gettext_lazy("Was vereinbart ist"), "inhalt|gegenstand|beschreibung", max_length=4000),
        ImportField("services", gettext_lazy("Leistungen"), "leistung", max_length=2000,
                    help_text=gettext_lazy("Mehrere mit Semikolon trennen.")),
    )  # fmt: skip
    anchor = "partnership.KeptAgreement"
    watched: ClassVar[Mapping[str, Sequence[str]]] = {
        "thread.Tie": (),
        "partnership.KeptAgreement": ("title", "partner_name", "signed_on", "valid_until", "about", "paper_key"),
    }

    def refine(self, values: dict[str, Any], row: Row) -> None:
        """Signed in the past, ended after that."""
        if "until" in values:
            values["until"] = last_day(*rough_day(values["until"])).isoformat()
        signed, until = values.get("signed"), values.get("until")
        if signed and first_day(*rough_day(signed)) > clock.today():
            row.refuse(
                _("Das Datum liegt in der Zukunft. Nachtragen lässt sich nur, was unterschrieben ist."), "signed"
            )
        if signed and until and rough_day(until)[0] < rough_day(signed)[0]:
            row.refuse(_("Die Vereinbarung endet vor der Unterschrift."), "until")

    def judge(self, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        """Same partner and same day is the same agreement, unless both have a title of their own."""
        known: dict[Any, list[KeptAgreement]] = defaultdict(list)
        for one in KeptAgreement.objects.all():
            known[key_of(one.partner_name), one.signed_on].append(one)
        partners = named_rows(organisation_choices())
        mark_doubles(rows, lambda row: (key_of(row.values["partner"]), row.values["signed"], row.values.get("title")))
        for row in rows:
            row.subject = row.values.get("title") or row.values["partner"]
            if row.verdict:
                continue
            found = self._known(row, known[key_of(row.values["partner"]), rough_day(row.values["signed"])[0]])
            row.plan = (found, partners.one(row, "partner"))
            if not row.is_open():
                continue
            if found is None:
                row.is_new()
                continue
            row.compare({"about": (_("Was vereinbart ist"), found.about)})
            row.is_known()

    def _known(self, row: Row, there: Sequence[KeptAgreement]) -> KeptAgreement | None:
        usual = key_of(_("Vereinbarung mit %(partner)s") % {"partner": row.values["partner"]})
        title = key_of(row.values.get("title", "")) or usual
        same = [one for one in there if key_of(one.title) == title]
        there = same or [one for one in there if usual in (title, key_of(one.title))]
        if len(there) > 1:
            row.refuse(_("An diesem Tag gibt es mehrere Vereinbarungen. Bitte nennen Sie den Titel."), "title")
        return there[0] if len(there) == 1 else None

    def write(self, actor: Actor, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        """Keeps what is new through the same operation as the form; completes what is known."""
        for row in rows:
            agreement, partner = row.plan
            if agreement is not None:
                if "about" in row.taken:
                    before = {"about": agreement.about}
                    agreement.about = row.values["about"]
                    agreement.save()
                    row.changed(agreement, before)
                continue
            signed_on, precision = rough_day(row.values["signed"])
            agreement = keep_agreement(
                actor, partner_name=row.values["partner"], partner=partner, signed_on=signed_on,
                signed_precision=precision, title=row.values.get("title", ""), about=row.values.get("about", ""),
                valid_until=rough_day(row.values["until"])[0] if "until" in row.values else None,
                services=parts_of(row.values.get("services", "")),
            )  # fmt: skip
            for tie in Tie.objects.filter(later=agreement.pk):
                row.made(tie)
            row.made(agreement)

    def link(self, model: str, key: str, network_slug: str) -> str:
        """The page of an agreement that was kept."""
        knot = Knot.objects.filter(pk=key, kind="agreement").first()
        return reverse("partnership:agreement", args=[network_slug, knot.slug]) if knot else ""

    def onward(self, network_slug: str) -> str:
        """The agreements of the network."""
        return reverse("partnership:office_partnership", args=[network_slug])
