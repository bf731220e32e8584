"""An organisation of the region, whether it is a member or not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar

from django.apps import apps
from django.core.validators import RegexValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.core.dates import Precision
from fachwerk.core.slugs import sort_key_of
from fachwerk.thread.models import Threaded, Visibility

AGS = RegexValidator(r"^\d{5}$", _("Der Schlüssel eines Kreises hat fünf Ziffern, zum Beispiel 05711."))
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "&": " und ", "+": " und "})


class OrganisationKind(models.TextChoices):
    """What an organisation is; the order is the one of all tables."""

    MUNICIPALITY = "municipality", _("Kommune oder Kreis")
    ECONOMIC_DEVELOPMENT = "economic_development", _("Wirtschaftsförderung")
    CHAMBER = "chamber", _("Kammer")
    EMPLOYERS_ASSOCIATION = "employers_association", _("Arbeitgeberverband")
    TRADE_UNION = "trade_union", _("Gewerkschaft")
    EMPLOYMENT_AGENCY = "employment_agency", _("Arbeitsagentur oder Jobcenter")
    UNIVERSITY = "university", _("Hochschule oder Forschung")
    TRAINING_PROVIDER = "training_provider", _("Schule oder Bildungsträger")
    CLUSTER = "cluster", _("Branchennetzwerk")
    COMPANY = "company", _("Unternehmen")
    CONSULTANCY = "consultancy", _("Unternehmensberatung")
    WELFARE = "welfare", _("Wohlfahrt und Soziales")
    AUTHORITY = "authority", _("Behörde oder Ministerium")
    OTHER = "other", _("Sonstige")


class InterestGroup(models.TextChoices):
    """The bench an organisation sits on, for rules about shares of votes."""

    KOMMUNEN = "kommunen", _("Kommunen")
    KAMMERN_VERBAENDE = "kammern_verbaende", _("Kammern und Verbände")
    GEWERKSCHAFTEN = "gewerkschaften", _("Gewerkschaften")
    BILDUNG_WISSENSCHAFT = "bildung_wissenschaft", _("Bildung und Wissenschaft")
    ARBEITSVERWALTUNG = "arbeitsverwaltung", _("Arbeitsverwaltung und Behörden")
    UNTERNEHMEN = "unternehmen", _("Unternehmen")
    SOZIALES = "soziales", _("Soziales und Zivilgesellschaft")


class SizeClass(models.TextChoices):
    """How many people work there (head counts of 2003/361/EC)."""

    MICRO = "micro", _("bis 9")
    SMALL = "small", _("10–49")
    MEDIUM = "medium", _("50–249")
    LARGE = "large", _("ab 250")
    UNKNOWN = "unknown", _("nicht bekannt")


class WzSection(models.TextChoices):
    """Sections of the classification of economic activities, WZ 2008."""

    A = "A", _("A – Land- und Forstwirtschaft, Fischerei")
    B = "B", _("B – Bergbau")
    C = "C", _("C – Verarbeitendes Gewerbe")
    D = "D", _("D – Energieversorgung")
    E = "E", _("E – Wasser und Abfall")
    F = "F", _("F – Baugewerbe")
    G = "G", _("G – Handel und Kfz-Werkstätten")
    H = "H", _("H – Verkehr und Lagerei")
    I = "I", _("I – Gastgewerbe")  # noqa: E741 - the letter is the official key of the section
    J = "J", _("J – Information und Kommunikation")
    K = "K", _("K – Finanzen und Versicherungen")
    L = "L", _("L – Grundstücks- und Wohnungswesen")
    M = "M", _("M – Freiberufliche und technische Dienste")
    N = "N", _("N – Sonstige wirtschaftliche Dienste")
    O = "O", _("O – Öffentliche Verwaltung")  # noqa: E741 - see I
    P = "P", _("P – Erziehung und Unterricht")
    Q = "Q", _("Q – Gesundheits- und Sozialwesen")
    R = "R", _("R – Kunst, Unterhaltung, Erholung")
    S = "S", _("S – Sonstige Dienste und Verbände")
    T = "T", _("T – Private Haushalte")
    U = "U", _("U – Exterritoriale Organisationen")


_USUAL_GROUP = {
    OrganisationKind.MUNICIPALITY: InterestGroup.KOMMUNEN,
    OrganisationKind.ECONOMIC_DEVELOPMENT: InterestGroup.KOMMUNEN,
    OrganisationKind.CHAMBER: InterestGroup.KAMMERN_VERBAENDE,
    OrganisationKind.EMPLOYERS_ASSOCIATION: InterestGroup.KAMMERN_VERBAENDE,
    OrganisationKind.TRADE_UNION: InterestGroup.GEWERKSCHAFTEN,
    OrganisationKind.EMPLOYMENT_AGENCY: InterestGroup.ARBEITSVERWALTUNG,
    OrganisationKind.UNIVERSITY: InterestGroup.BILDUNG_WISSENSCHAFT,
    OrganisationKind.TRAINING_PROVIDER: InterestGroup.BILDUNG_WISSENSCHAFT,
    OrganisationKind.CLUSTER: InterestGroup.KAMMERN_VERBAENDE,
    OrganisationKind.COMPANY: InterestGroup.UNTERNEHMEN,
    OrganisationKind.CONSULTANCY: InterestGroup.UNTERNEHMEN,
    OrganisationKind.WELFARE: InterestGroup.SOZIALES,
    OrganisationKind.AUTHORITY: InterestGroup.ARBEITSVERWALTUNG,
    OrganisationKind.OTHER: InterestGroup.SOZIALES,
}


def usual_interest_group(kind: str) -> str:
    """The interest group that follows from the kind of organisation."""
    return _USUAL_GROUP[OrganisationKind(kind)].value


@lru_cache(maxsize=20_000)
def name_key_of(name: str) -> str:
    """The name as compared: "Müller & Söhne GmbH" and "Mueller und Soehne, GmbH" are the same.

    Legal forms stay: "Müller" and "Müller GmbH" may be two organisations.
    """
    spelled = unicodedata.normalize("NFC", name).casefold().translate(_SPELLED)
    plain = unicodedata.normalize("NFKD", spelled)
    return " ".join(re.findall(r"[a-z0-9]+", "".join(letter for letter in plain if not unicodedata.combining(letter))))[
        :200
    ]


class Organisation(Threaded):
    """An organisation, stored once whatever it becomes: member, partner, company that was visited, consultancy."""

    kind = "organisation"

    name = models.CharField(_("Name"), max_length=200)
    short_name = models.CharField(_("Kurzname"), max_length=60, blank=True)
    organisation_kind = models.CharField(_("Art"), max_length=24, choices=OrganisationKind.choices)
    interest_group = models.CharField(_("Interessengruppe"), max_length=24, choices=InterestGroup.choices)
    ags = models.CharField(_("Kreis"), max_length=5, blank=True, validators=[AGS])
    town = models.CharField(_("Ort"), max_length=120, blank=True)
    size_class = models.CharField(_("Beschäftigte"), max_length=8, choices=SizeClass.choices, default=SizeClass.UNKNOWN)
    wz_section = models.CharField(_("Wirtschaftszweig"), max_length=1, choices=WzSection.choices, blank=True)
    website = models.URLField(_("Website"), blank=True, max_length=300)
    email = models.EmailField(_("E-Mail"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    note = models.TextField(_("Notiz der Geschäftsstelle"), blank=True)
    sort_key = models.CharField(max_length=200, editable=False)
    name_key = models.CharField(max_length=200, editable=False)
    entered_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering: ClassVar = ["sort_key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "name_key", "ags"], name="contacts_organisation_once_per_kreis"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["network", "sort_key"], name="contacts_organisation_sorted"),
            models.Index(fields=["network", "organisation_kind"], name="contacts_organisation_by_kind"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the keys for sorting and comparing in step with the name."""
        self.sort_key = sort_key_of(self.name)
        self.name_key = name_key_of(self.name)
        self.__dict__.pop("_memberships_in_order", None)
        super().save(*args, **kwargs)

    @classmethod
    def prepare_all(cls, rows: Sequence[Any]) -> None:
        """The memberships of all with one statement."""
        periods: dict[Any, list[Any]] = {row.pk: [] for row in rows}
        memberships = apps.get_model("contacts", "Membership").objects.filter(organisation__in=list(periods))
        for membership in memberships.order_by("since"):
            periods[membership.organisation_id].append(membership)
        for row in rows:
            row.__dict__["_memberships_in_order"] = periods[row.pk]

    @cached_property
    def _memberships_in_order(self) -> list[Any]:
        return list(self.memberships.order_by("since"))

    def knot_title(self) -> str:
        return self.name

    def knot_standing(self) -> str:
        # words that stay true with time, because nobody saves the row on the day a membership ends
        if not self._memberships_in_order:
            return ""
        first, last = self._memberships_in_order[0], self._memberships_in_order[-1]
        if last.until is None:
            return str(_("Mitglied seit %(year)s") % {"year": last.since.year})
        return str(_("Mitglied von %(first)s bis %(last)s") % {"first": first.since.year, "last": last.until.year})

    def knot_visibility(self) -> str:
        """A company that was only visited is nobody's business; a member stands in public, also afterwards."""
        return Visibility.PUBLIC if self._memberships_in_order else Visibility.OFFICE

    def knot_day(self) -> tuple[date | None, str]:
        if not self._memberships_in_order:
            return None, Precision.DAY
        return self._memberships_in_order[0].since, self._memberships_in_order[0].since_precision

    def knot_text(self) -> str:
        words = [self.short_name, str(self.get_organisation_kind_display()), self.town]
        return " ".join(word for word in words if word)
