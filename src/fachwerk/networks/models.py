"""A network is the tenant. Its row is its public profile: a window that everybody reads and only the network writes."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.core.dates import Precision
from fachwerk.tenancy.models import NetworkModel, WindowModel
from fachwerk.tenancy.walls import Window

COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Bitte geben Sie eine Farbe wie #0b5a75 an."))


class Network(models.Model):
    """A regional skilled-workforce network with its public profile (domain.md §12, NetworkProfile)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(_("Adresse"), max_length=60, unique=True)
    name = models.CharField(_("Name"), max_length=160)
    region_name = models.CharField(_("Region"), max_length=160, blank=True)
    kreise = models.JSONField(_("Kreise und kreisfreie Städte"), default=list, blank=True)  # list of AGS, five digits
    state_code = models.CharField(_("Land"), max_length=2, blank=True)  # first two digits of the AGS
    purpose = models.TextField(_("Wozu es uns gibt"), blank=True)
    purpose_en = models.TextField(_("Wozu es uns gibt (englisch)"), blank=True)
    about = models.TextField(_("Über uns"), blank=True)
    carrier = models.CharField(_("Träger"), max_length=160, blank=True)
    office_name = models.CharField(_("Geschäftsstelle"), max_length=160, blank=True)
    office_phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    office_email = models.EmailField(_("E-Mail"), blank=True)
    office_hours = models.CharField(_("Sprechzeiten"), max_length=120, blank=True)
    office_address = models.CharField(_("Anschrift"), max_length=240, blank=True)
    represented_by = models.CharField(_("Vertreten durch"), max_length=160, blank=True)
    data_protection_contact = models.CharField(_("Für Datenschutz zuständig"), max_length=240, blank=True)
    website = models.URLField(_("Website"), blank=True)
    founded_on = models.DateField(_("Gegründet"), null=True, blank=True)
    founded_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    founded_at = models.CharField(_("Gründungsort"), max_length=120, blank=True)
    topics = models.JSONField(_("Themen"), default=list, blank=True)
    mentor_topics = models.JSONField(_("Gibt Erfahrung weiter zu"), default=list, blank=True)
    learner_topics = models.JSONField(_("Sucht Erfahrung zu"), default=list, blank=True)
    target_groups = models.JSONField(_("Zielgruppen"), default=list, blank=True)
    sectors = models.JSONField(_("Branchen"), default=list, blank=True)
    brand = models.CharField(_("Hauptfarbe"), max_length=7, default="#0b5a75", validators=[COLOUR])
    accent = models.CharField(_("Zweitfarbe"), max_length=7, default="#b4500f", validators=[COLOUR])
    membership_is_free = models.BooleanField(_("Die Mitgliedschaft kostet nichts"), default=True)
    is_national_office = models.BooleanField(default=False)
    is_invented = models.BooleanField(default=False)  # demonstration data that stands for no real network
    is_listed = models.BooleanField(_("In der Netzwerkdatenbank zeigen"), default=True)
    verified_on = models.DateField(_("Zuletzt geprüft"), null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [Window(name="networks_network_window", column="id")]

    def __str__(self) -> str:
        return self.name


class Interview(WindowModel):
    """ "3 Fragen an …": released answers of the network's office. Figures in the text are live facts, not stored."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    intro = models.TextField(_("Einleitung"), blank=True)
    released_on = models.DateField(_("Freigegeben am"), default=clock.today)
    answered_by = models.CharField(_("Wer antwortet (Funktion)"), max_length=120)

    class Meta:
        ordering: ClassVar = ["-released_on"]


class Answer(WindowModel):
    """One question of an interview with its answer. ``{members}`` and other facts are filled in when it is read."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="answers")
    position = models.PositiveSmallIntegerField()
    question = models.CharField(_("Frage"), max_length=300)
    text = models.TextField(_("Antwort"))

    class Meta:
        ordering: ClassVar = ["position"]


class LegalKind(models.TextChoices):
    """Pages that every network owes its visitors and words itself."""

    IMPRINT = "imprint", _("Impressum")
    PRIVACY = "privacy", _("Datenschutz")
    ACCESSIBILITY = "accessibility", _("Barrierefreiheit")
    PLAIN_LANGUAGE = "plain_language", _("Leichte Sprache")


class LegalText(NetworkModel):
    """One version of such a page; the latest counts, the earlier ones say what stood there before."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    legal_kind = models.CharField(max_length=20, choices=LegalKind.choices)
    sections = models.JSONField(default=list)  # [{"heading": …, "text": …}], paragraphs parted by empty lines
    written_at = models.DateTimeField(default=clock.now)
    reviewed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-written_at"]


class BarrierReport(NetworkModel):
    """What kept somebody from using the site, and what the office answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    text = models.TextField(_("Was nicht geht"))
    page = models.CharField(_("Seite"), max_length=300, blank=True)
    reply_to = models.EmailField(_("Antwort an"), blank=True)
    sending_key = models.UUIDField(default=uuid.uuid4)
    reported_at = models.DateTimeField(default=clock.now)
    answer = models.TextField(_("Antwort"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-reported_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "sending_key"], name="networks_barrier_once")
        ]


class InstallationProfile(models.Model):
    """Who runs this installation: one row, for the pages outside of networks."""

    ONLY: ClassVar[int] = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    operator = models.CharField(_("Betreiber"), max_length=160, blank=True)
    represented_by = models.CharField(_("Vertreten durch"), max_length=160, blank=True)
    address = models.CharField(_("Anschrift"), max_length=240, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    data_protection_contact = models.CharField(_("Für Datenschutz zuständig"), max_length=240, blank=True)
    described_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="networks_one_installation")]

    def __str__(self) -> str:
        return self.operator
