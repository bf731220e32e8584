"""Projects of the past from a file: with carrier, money, endorsement and result in one line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.access.actor import Actor
from fachwerk.contacts.operations import enter_organisation
from fachwerk.contacts.queries import organisation_choices
from fachwerk.core import clock
from fachwerk.core.dates import Precision, machine_day, rough_day
from fachwerk.imports.kinds import Importer, ImportField, Row, key_of, mark_doubles
from fachwerk.imports.queries.named import Named, named_knots, named_rows, parts_of
from fachwerk.projects.models import EndorsementResult, Project, ProjectPartner, Result
from fachwerk.projects.operations.past import enter_past_project
from fachwerk.thread.models import Knot, Tie

WORDS = {"summary": gettext_lazy("Kurz gesagt"), "target_group": gettext_lazy("Für wen")}
_RESULTS = {
    "ja": EndorsementResult.RECOMMENDED,
    "empfohlen": EndorsementResult.RECOMMENDED,
    "befuerwortet": EndorsementResult.RECOMMENDED,
    "nein": EndorsementResult.NOT_RECOMMENDED,
    "abgelehnt": EndorsementResult.NOT_RECOMMENDED,
}


@dataclass
class _Plan:
    """What a line turned out to mean."""

    project: Project | None = None
    lead: Any = None
    partners: list[Any] = field(default_factory=list)
    serves: list[Knot] = field(default_factory=list)


class PastProjects(Importer):
    """Projects that ran before the platform came, one in a line."""

    code, path, icon = "past_projects", "projekte", "folder"
    label = gettext_lazy("Projekte")
    lead = gettext_lazy("Projekte, die es schon gibt oder gab. Titel, Träger und Beginn genügen.")
    action = "projects.enter_past_project"
    onward_label = gettext_lazy("Projekte ansehen")
    fields: ClassVar[Sequence[ImportField]] = (
        ImportField("title", gettext_lazy("Titel"), "projekt|projekttitel|projektname|vorhaben|name|bezeichnung",
                    required=True, example="Lernwerkstatt Metall"),
        ImportField("lead", gettext_lazy("Träger"),
                    "projekttraeger|antragsteller|zuwendungsempfaenger|federfuehrung|lead|organisation",
                    required=True, example="Kreishandwerkerschaft"),
        ImportField("starts", gettext_lazy("Beginn"), "start|von|laufzeit von|projektbeginn|jahr|start datum",
                    required=True, kind="day", example="April 2014"),
        ImportField("ends", gettext_lazy("Ende"), "bis|laufzeit bis|projektende|end datum", kind="day", example="2017"),
        ImportField("serves", gettext_lazy("Handlungsfeld oder Ziel"),
                    "handlungsfeld|feld|ziel|ziele|massnahme|schwerpunkt|gehoert zu", max_length=400,
                    example="Fachkräfte für KMU sichern"),
        ImportField("grant_eur", gettext_lazy("Förderung (€)"),
                    "foerderung|foerdersumme|zuwendung|foerdermittel|foerderbetrag|bewilligte summe", kind="money",
                    example="176.000"),
        ImportField("total_eur", gettext_lazy("Gesamtkosten (€)"),
                    "gesamtkosten|gesamtausgaben|projektvolumen|volumen|kosten", kind="money", example="220.000"),
        ImportField("funder", gettext_lazy("Fördergeber"), "zuwendungsgeber|foerderung durch|mittelgeber|foerderer"),
        ImportField("programme", gettext_lazy("Programm"), "foerderprogramm|aufruf|richtlinie|call"),
        ImportField("awarded", gettext_lazy("Bewilligt am"), "bewilligung|bescheid|bescheid vom|zuwendungsbescheid",
                    kind="day"),
        ImportField("endorsed", gettext_lazy("Empfehlung der Region am"),
                    "empfehlung|votum|votum am|regionales votum|empfohlen am|beschluss vom", kind="day",
                    example="12.03.2014"),
        ImportField("endorsement", gettext_lazy("Ergebnis der Empfehlung"), "votum ergebnis|empfehlung ergebnis",
                    kind="choice", choices=EndorsementResult.choices, words=_RESULTS),
        ImportField("partners", gettext_lazy("Partner"), "projektpartner|kooperationspartner|verbundpartner",
                    max_length=2000, help_text=gettext_lazy("Mehrere mit Semikolon trennen.")),
        ImportField("summary", gettext_lazy("Kurz gesagt"), "beschreibung|kurzbeschreibung|inhalt", max_length=4000),
        ImportField("target_group", gettext_lazy("Für wen"), "zielgruppe|zielgruppen", max_length=1000),
        ImportField("result", gettext_lazy("Ergebnis in einem Satz"), "ergebnis|ergebnisse|wirkung", max_length=300),
        ImportField("figure", gettext_lazy("Zahl zum Ergebnis"), "kennzahl|zahl|wert|teilnehmende", kind="number"),
        ImportField("unit", gettext_lazy("Einheit"), "einheit der zahl|masseinheit", max_length=80),
    )  # fmt: skip
    anchor = "projects.Project"
    watched: ClassVar[Mapping[str, Sequence[str]]] = {
        "thread.Tie": (),
        "projects.Result": ("sentence", "figure", "unit", "observed_on", "evidence"),
        "projects.ProjectPartner": (),
        "projects.Project": (
            "title", "acronym", "lead_id", "summary", "situation", "plan", "target_group", "lasting", "starts_on",
            "ends_on", "closed_on", "contact_function",
        ),
        "projects.Award": ("title", "funder", "programme", "file_no", "total_eur", "grant_eur", "awarded_on"),
        "projects.Endorsement": ("title", "result", "reason", "hints", "decided_on", "number", "issued_at"),
        "decisions.Decision": ("title", "reason", "outcome", "decided_on", "protocol_key"),
        "contacts.Organisation": ("name", "organisation_kind", "ags", "town", "email", "phone", "note"),
    }  # fmt: skip

    def refine(self, values: dict[str, Any], row: Row) -> None:
        """The period must run forwards, and what ran before cannot begin in the future."""
        starts, ends = values.get("starts"), values.get("ends")
        if starts and ends and rough_day(ends)[0] < rough_day(starts)[0] and not starts.startswith(ends):
            row.refuse(_("Das Projekt endet vor seinem Beginn."), "ends")
        for name, label in (("endorsed", _("Die Empfehlung")), ("awarded", _("Die Bewilligung"))):
            if values.get(name) and rough_day(values[name])[0] > clock.today():
                row.refuse(_("%(what)s liegt in der Zukunft.") % {"what": label}, name)

    def judge(self, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        """A title that the register has is that project; carriers are found by name, unknown ones are entered."""
        known = named_rows(Project.objects.select_related("lead"), "title")
        organisations = named_rows(organisation_choices())
        aims = named_knots(("field_of_action", "goal", "measure", "focus_topic"))
        mark_doubles(rows, lambda row: key_of(row.values["title"]))
        for row in rows:
            row.subject = row.values["title"]
            if not row.verdict:
                self._judge_one(row, known, organisations, aims)

    def _judge_one(self, row: Row, known: Named[Any], organisations: Named[Any], aims: Named[Knot]) -> None:
        plan = _Plan(project=known.one(row, "title"), lead=organisations.one(row, "lead"))
        row.plan = plan
        plan.serves = aims.each(row, "serves", unknown=_("„%(name)s“ steht nicht im Konzept."))
        for name in parts_of(row.values.get("partners", "")):
            if len(found_partners := organisations.all(name)) > 1:
                row.refuse(_("„%(name)s“ steht mehrfach im Register.") % {"name": name}, "partners")
            plan.partners += found_partners[:1] or [name]
        if row.verdict:
            return
        if plan.project is None:
            if plan.lead is None:
                row.say(_("„%(name)s“ wird neu eingetragen.") % {"name": row.values["lead"]}, "lead")
            row.is_new()
            return
        project = plan.project
        row.compare(
            {
                "ends": (_("Ende"), machine_day(project.ends_on, project.ends_precision) or ""),
                **{name: (label, getattr(project, name)) for name, label in WORDS.items()},
            }
        )
        row.is_known()

    def write(self, actor: Actor, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        """Enters what is new through the same operation as the form; completes what is known."""
        entered: dict[str, Any] = {}
        for row in rows:
            if row.plan.project is None:
                self._enter(actor, row, entered)
            else:
                self._complete(row)

    def _enter(self, actor: Actor, row: Row, entered: dict[str, Any]) -> None:
        values, plan = row.values, row.plan
        lead = plan.lead or self._organisation(actor, row, values["lead"], entered)
        partners = [self._organisation(actor, row, one, entered) if isinstance(one, str) else one
                    for one in plan.partners]  # fmt: skip
        starts_on, starts_precision = rough_day(values["starts"])
        ends_on, ends_precision = rough_day(values["ends"]) if "ends" in values else (None, Precision.YEAR)
        awarded_on, awarded_precision = rough_day(values["awarded"]) if "awarded" in values else (None, "")
        endorsed_on, endorsed_precision = rough_day(values["endorsed"]) if "endorsed" in values else (None, "day")
        project = enter_past_project(
            actor, title=values["title"], lead=lead, partners=partners, belongs_to=plan.serves,
            starts_on=starts_on, starts_precision=starts_precision, ends_on=ends_on, ends_precision=ends_precision,
            grant_eur=_money(values.get("grant_eur")), total_eur=_money(values.get("total_eur")),
            funder=values.get("funder", ""), programme=values.get("programme", ""),
            awarded_on=awarded_on, awarded_precision=awarded_precision,
            endorsed_on=endorsed_on, endorsed_precision=endorsed_precision,
            endorsement_result=values.get("endorsement", EndorsementResult.RECOMMENDED),
            result_sentence=values.get("result", ""), result_figure=values.get("figure"),
            result_unit=values.get("unit", ""), summary=values.get("summary", ""),
            target_group=values.get("target_group", ""),
        )  # fmt: skip
        self._note(row, project)

    def _organisation(self, actor: Actor, row: Row, name: str, entered: dict[str, Any]) -> Any:
        key = key_of(name)
        if key not in entered:
            entered[key] = enter_organisation(actor, name=name, kind="other")
            row.made(entered[key])
        return entered[key]

    def _note(self, row: Row, project: Project) -> None:
        """Everything that the one line brought, so that all of it can go again."""
        results = list(Result.objects.filter(project=project))
        made = [*results, *ProjectPartner.objects.filter(project=project), project]
        for origin in (project.award, project.endorsement, getattr(project.endorsement, "decision", None)):
            if origin is not None:
                made.append(origin)
        for tie in Tie.objects.filter(later__in=[one.pk for one in made if not isinstance(one, ProjectPartner)]):
            row.made(tie)
        for one in made:
            row.made(one)

    def _complete(self, row: Row) -> None:
        project, taken = row.plan.project, row.taken
        before: dict[str, Any] = {name: getattr(project, name) for name in WORDS if name in taken}
        for name in before:
            setattr(project, name, row.values[name])
        if "ends" in taken:
            before |= {"ends_on": project.ends_on, "ends_precision": project.ends_precision}
            project.ends_on, project.ends_precision = rough_day(row.values["ends"])
        project.save()
        row.changed(project, before)

    def link(self, model: str, key: str, network_slug: str) -> str:
        """The page of a project that was kept."""
        if model != "projects.Project":
            return ""
        knot = Knot.objects.filter(pk=key).first()
        return reverse("projects:project", args=[network_slug, knot.slug]) if knot else ""

    def onward(self, network_slug: str) -> str:
        """The list of projects."""
        return reverse("projects:office_projects", args=[network_slug])


def _money(value: str | None) -> Decimal | None:
    return Decimal(value) if value is not None else None
