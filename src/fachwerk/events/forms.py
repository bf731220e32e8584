"""What is typed at this station."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fachwerk.core.formfields import likely_address
from fachwerk.core.forms import EmailField, FachwerkForm, HoneypotMixin, RoughDateField, SendOnceMixin
from fachwerk.events.models import Event, FeedbackQuestion, FindingKind, Format, Session, SizeBand
from fachwerk.events.models.event import MOST_COMPANIONS
from fachwerk.events.queries.sessions import SessionRow
from fachwerk.thread.forms import BelongsToField

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
SCALE = [
    ("5", _("sehr hilfreich")), ("4", _("hilfreich")), ("3", _("teils, teils")), ("2", _("wenig hilfreich")),
    ("1", _("nicht hilfreich")),
]  # fmt: skip


def lines_of(text: str) -> list[str]:
    """One entry per line, blank lines left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class _People(FachwerkForm):
    name = forms.CharField(
        label=_("Vor- und Nachname"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = EmailField(label=_("E-Mail"))
    organisation_name = forms.CharField(
        label=_("Unternehmen oder Einrichtung"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    employees = forms.ChoiceField(
        label=_("Beschäftigte"), choices=SizeBand.choices, required=False, widget=forms.RadioSelect
    )
    companions = forms.CharField(
        label=_("Weitere Personen"),
        required=False,
        help_text=_("Ein Name je Zeile. Wir halten für jede Person einen Platz."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    unnamed = forms.IntegerField(
        label=_("Plätze, deren Namen folgen"),
        required=False,
        min_value=0,
        help_text=_("Die Namen tragen Sie später auf Ihrer Seite ein, bis die Veranstaltung beginnt."),
    )
    support_needs = forms.CharField(
        label=_("Unterstützung, die ich brauche"),
        required=False,
        max_length=600,
        help_text=_("Nur die Geschäftsstelle liest das. Wir löschen es nach der Veranstaltung."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, event: Event, sessions: Sequence[SessionRow] = (), **kwargs: Any) -> None:
        """``sessions`` are those that can be chosen; without any the question is not asked."""
        self.sessions = {str(row.session.pk): row.session for row in sessions}
        chosen = forms.MultipleChoiceField(
            label=_("Woran ich teilnehme"),
            required=False,
            choices=[(str(row.session.pk), row.label) for row in sessions],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": _("Dieser Programmteil lässt sich nicht mehr wählen.")},
        )
        super().__init__(*args, own_fields={"sessions": chosen} if sessions else None, **kwargs)
        if event.keeps_places_for_small:
            self.fields["employees"].help_text = _("Ohne Angabe zählen Sie zu den größeren Betrieben.")

    def clean_companions(self) -> list[str]:
        return lines_of(self.cleaned_data["companions"])

    def clean_unnamed(self) -> int:
        return self.cleaned_data["unnamed"] or 0

    def clean_sessions(self) -> list[Session]:
        return [self.sessions[key] for key in self.cleaned_data["sessions"]]


class ClaimForm(HoneypotMixin, SendOnceMixin, _People):
    """Registration without an account: three required fields."""

    wants_newsletter = forms.BooleanField(
        label=_("Ich möchte den Rundbrief. Abbestellen geht jederzeit."), required=False
    )
    multiplier_code = forms.SlugField(required=False, max_length=60, widget=forms.HiddenInput)

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        if not event.companions_allowed:
            del self.fields["companions"], self.fields["unnamed"]

    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        beside = ("sending_key", self.trap_field)
        return {name: value for name, value in self.cleaned_data.items() if name not in beside}


class OnBehalfForm(_People):
    """The office types in who rang."""

    onto_waiting_list = forms.BooleanField(label=_("Auf die Warteliste setzen"), required=False)
    beyond_limit = forms.BooleanField(
        label=_("Zusätzlicher Platz über die Grenze hinaus"),
        required=False,
        help_text=_("Nur für diese Anmeldung; im Verlauf steht, dass Sie ihn gegeben haben."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = False
        self.fields["organisation_name"].required = False


class AddressForm(FachwerkForm):
    """One address; a likely slip in the known one is offered for correction at once."""

    email = EmailField(label=_("E-Mail"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offers_correction = bool(likely_address(self.initial.get("email", "")))
        if self.offers_correction and not self.is_bound:
            self.fields["email"].suggestion = likely_address(self.initial["email"])  # type: ignore[attr-defined]


class WishForm(HoneypotMixin, AddressForm):
    """The address for the reminder."""


class _When(FachwerkForm):
    day = forms.DateField(label=_("Tag"), widget=DAY)
    starts = forms.TimeField(label=_("Beginn"), required=False, widget=TIME)
    ends = forms.TimeField(label=_("Ende"), required=False, widget=TIME)
    last_day = forms.DateField(
        label=_("Letzter Tag"), required=False, widget=DAY, help_text=_("Nur bei mehreren Tagen.")
    )


class _Described(FachwerkForm):
    place = forms.CharField(label=_("Ort"), max_length=200, required=False)
    address = forms.CharField(label=_("Adresse"), max_length=240, required=False)
    accessibility_note = forms.CharField(
        label=_("Barrierefreiheit"),
        max_length=240,
        required=False,
        help_text=_("Zum Beispiel: stufenlos, Aufzug, Höranlage."),
    )
    audience = forms.CharField(label=_("Für wen"), max_length=240, required=False)
    summary = forms.CharField(
        label=_("Worum es geht"),
        required=False,
        help_text=_("Drei Sätze genügen."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    programme = forms.CharField(
        label=_("Programm"),
        required=False,
        help_text=_("Eine Zeile je Punkt, vorn die Uhrzeit: 13:00 Begrüßung."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    cost_note = forms.CharField(label=_("Kosten"), max_length=120, required=False, help_text=_("Leer heißt: keine."))
    moderated_by = forms.CharField(label=_("Moderation"), max_length=200, required=False)
    under_agreement = forms.CharField(
        label=_("Im Rahmen von"),
        max_length=200,
        required=False,
        help_text=_("Zum Beispiel: der Partnerschaftsvereinbarung."),
    )
    organiser_name = forms.CharField(label=_("Wer lädt ein"), max_length=200, required=False)


DESCRIBED = tuple(_Described.base_fields)


class EventForm(_Described, _When):
    """A new event needs title, format and day; everything else can come later."""

    title = forms.CharField(label=_("Titel"), max_length=200)
    format = forms.ChoiceField(label=_("Format"), choices=Format.choices, initial=Format.EVENT)
    capacity = forms.IntegerField(
        label=_("Plätze"), min_value=1, required=False, help_text=_("Mit einer Zahl öffnet sich die Anmeldung sofort.")
    )
    overbook = forms.IntegerField(label=_("Zusätzliche Plätze gegen Ausfälle"), min_value=0, required=False, initial=0)
    registration_opens_at = forms.DateTimeField(label=_("Anmeldung öffnet"), required=False, widget=MOMENT)
    registration_closes_at = forms.DateTimeField(label=_("Anmeldung schließt"), required=False, widget=MOMENT)
    external_registration_url = forms.URLField(
        label=_("Anmeldung auf einer anderen Seite"), required=False, assume_scheme="https"
    )
    needs_approval = forms.BooleanField(
        label=_("Die Geschäftsstelle sagt jeder Anmeldung zu"),
        required=False,
        help_text=_("Bis Sie zusagen oder absagen, ist der Platz frei gehalten."),
    )
    companions_allowed = forms.IntegerField(
        label=_("Weitere Personen je Anmeldung"),
        required=False,
        min_value=0,
        max_value=50,
        help_text=_("0 heißt: Jede Person meldet sich selbst an. Leer heißt: bis zu neun."),
    )
    small_percent = forms.IntegerField(
        label=_("Prozent der Plätze für kleine Betriebe"),
        required=False,
        min_value=1,
        max_value=100,
        help_text=_("Für Betriebe mit weniger als 50 Beschäftigten. Danach sind die Plätze für alle da."),
    )
    small_until = forms.DateTimeField(label=_("Für kleine Betriebe frei gehalten bis"), required=False, widget=MOMENT)
    without_click = forms.BooleanField(
        label=_("Anmelden ohne Bestätigung per E-Mail"),
        required=False,
        help_text=_("Wer sich anmeldet, hat den Platz sofort. Die E-Mail bestätigt ihn nur noch."),
    )
    belongs_to = BelongsToField(kinds=("focus_topic", "goal"))
    field_order = ("title", "format", "day")
    more_fields = (
        "starts", "ends", "last_day", *DESCRIBED, "capacity", "overbook", "registration_opens_at",
        "registration_closes_at", "without_click", "needs_approval", "companions_allowed", "small_percent",
        "small_until", "external_registration_url", "belongs_to",
    )  # fmt: skip

    def values(self) -> dict[str, Any]:
        """What the operation takes; an empty overbooking is none."""
        values = {name: self.cleaned_data[name] for name in self.fields}
        if "overbook" in values:
            values["overbook"] = values["overbook"] or 0
        values["confirms_address"] = not values.pop("without_click")
        if values["companions_allowed"] is None:
            values["companions_allowed"] = MOST_COMPANIONS
        return values


class EventChangeForm(EventForm):
    """Everything is in sight when an event is changed."""

    more_fields = ()

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if event.registration_opens_at is None:
            for name in ("capacity", "overbook", "registration_opens_at", "registration_closes_at"):
                del self.fields[name]


class RegistrationForm(FachwerkForm):
    """Opening the registration."""

    capacity = forms.IntegerField(
        label=_("Plätze"), min_value=1, required=False, help_text=_("Leer heißt: ohne Grenze.")
    )
    overbook = forms.IntegerField(label=_("Zusätzliche Plätze gegen Ausfälle"), min_value=0, required=False, initial=0)
    opens_at = forms.DateTimeField(
        label=_("Anmeldung öffnet"), required=False, widget=MOMENT, help_text=_("Leer heißt: sofort.")
    )
    closes_at = forms.DateTimeField(
        label=_("Anmeldung schließt"), required=False, widget=MOMENT, help_text=_("Leer heißt: mit dem Beginn.")
    )

    def clean_overbook(self) -> int:
        return self.cleaned_data["overbook"] or 0


class PastEventForm(_Described):
    """Entering later what took place."""

    title = forms.CharField(label=_("Titel"), max_length=200)
    format = forms.ChoiceField(label=_("Format"), choices=Format.choices, initial=Format.EVENT)
    on = RoughDateField(label=_("Wann"), help_text=_("So genau, wie Sie es wissen: 23.03.2017, März 2017 oder 2017."))
    attended = forms.IntegerField(label=_("Teilnehmende"), min_value=0, required=False)
    belongs_to = BelongsToField(kinds=("focus_topic", "goal"))
    field_order = ("title", "format", "on", "attended", "place", "organiser_name", "belongs_to")
    more_fields = tuple(name for name in DESCRIBED if name not in ("place", "organiser_name"))

    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        values = dict(self.cleaned_data)
        values["day"], values["precision"] = values.pop("on")
        return values


class ReportForm(HoneypotMixin, _When):
    """A member reports an activity, without an account."""

    title = forms.CharField(label=_("Was findet statt?"), max_length=200)
    place = forms.CharField(label=_("Ort"), max_length=200)
    organiser_name = forms.CharField(label=_("Wer lädt ein?"), max_length=200)
    audience = forms.CharField(label=_("Für wen"), max_length=240, required=False)
    summary = forms.CharField(
        label=_("Worum geht es?"), widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Drei Sätze genügen.")
    )
    external_registration_url = forms.URLField(label=_("Adresse der Anmeldung"), required=False, assume_scheme="https")
    reported_by_name = forms.CharField(
        label=_("Ihr Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("Für Rückfragen. Wird nicht veröffentlicht."),
    )  # fmt: skip
    reported_by_email = EmailField(label=_("Ihre E-Mail"))
    field_order = ("title", "day", "starts", "ends", "last_day", "place", "organiser_name", "audience", "summary")

    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != self.trap_field}


class CancelForm(FachwerkForm):
    """Why an event does not take place."""

    reason = forms.CharField(
        label=_("Grund"),
        max_length=300,
        required=False,
        help_text=_("Ein Satz. Er steht auf der Seite und in der E-Mail."),
    )


class FindingsForm(FachwerkForm):
    """One line = one result."""

    lines = forms.CharField(
        label=_("Ergebnisse"), help_text=_("Eine Zeile = ein Ergebnis."), widget=forms.Textarea(attrs={"rows": 6})
    )
    sort = forms.ChoiceField(label=_("Art"), choices=FindingKind.choices, initial=FindingKind.PROPOSAL)
    cluster = forms.CharField(label=_("Thema"), max_length=120, required=False)

    def clean_lines(self) -> list[str]:
        return lines_of(self.cleaned_data["lines"])


class PastFindingsForm(FindingsForm):
    """Results of an event that is over, entered later."""

    event: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Veranstaltung"), queryset=None, empty_label=_("Bitte wählen"),
        help_text=_("Fehlt sie in der Liste, tragen Sie zuerst die Veranstaltung nach."),
    )  # fmt: skip
    field_order = ("event", "lines", "sort", "cluster")

    def __init__(self, *args: Any, events: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["event"]
        field.queryset = events  # type: ignore[attr-defined]
        field.label_from_instance = lambda event: f"{event.title}, {event.shown_day}"  # type: ignore[attr-defined]


class FindingForm(FachwerkForm):
    """One result, worded anew."""

    text = forms.CharField(label=_("Ergebnis"), widget=forms.Textarea(attrs={"rows": 3}))
    sort = forms.ChoiceField(label=_("Art"), choices=FindingKind.choices)
    cluster = forms.CharField(label=_("Thema"), max_length=120, required=False)
    is_public = forms.BooleanField(label=_("Öffentlich zeigen"), required=False)


class FeedbackForm(FachwerkForm):
    """One question after the event."""

    answer = forms.TypedChoiceField(
        label=_("Wie hilfreich war die Veranstaltung für Sie?"), choices=SCALE, coerce=int, widget=forms.RadioSelect
    )
    comment = forms.CharField(
        label=_("Was sollen wir wissen?"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class PeopleForm(FachwerkForm):
    """Who comes on the places of one registration."""

    def __init__(self, *args: Any, people: Sequence[str], **kwargs: Any) -> None:
        named = {
            f"person_{number}": forms.CharField(
                label=_("%(number)s. Platz") % {"number": number + 1},
                initial=name,
                max_length=120,
                required=number == 0,
                help_text="" if name else _("Name folgt"),
            )
            for number, name in enumerate(people)
        }
        super().__init__(*args, own_fields=named, **kwargs)

    def people(self) -> list[str]:
        """One name per place, empty where it follows."""
        return [self.cleaned_data[name] for name in self.fields]


class RejectForm(FachwerkForm):
    """Why the office says no."""

    reason = forms.CharField(
        label=_("Grund"), max_length=300, required=False, help_text=_("Ein Satz. Er steht in der E-Mail.")
    )


class SessionForm(FachwerkForm):
    """A part of the event with places of its own."""

    title = forms.CharField(label=_("Titel"), max_length=200)
    starts = forms.TimeField(label=_("Beginn"), required=False, widget=TIME)
    ends = forms.TimeField(label=_("Ende"), required=False, widget=TIME)
    room = forms.CharField(label=_("Raum"), max_length=120, required=False)
    capacity = forms.IntegerField(
        label=_("Plätze"), min_value=0, required=False, help_text=_("Leer heißt: ohne Grenze.")
    )


class SheetsForm(FachwerkForm):
    """Answers on paper, typed in by the office."""

    answers = forms.CharField(
        label=_("Antworten"),
        help_text=_("Eine Zahl von 1 (nicht hilfreich) bis 5 (sehr hilfreich) je Bogen, zum Beispiel: 5 4 4 3."),
    )

    def clean_answers(self) -> list[int]:
        numbers = re.findall(r"\d+", self.cleaned_data["answers"])
        if not numbers:
            raise forms.ValidationError(_("Schreiben Sie Zahlen von 1 bis 5, durch Leerzeichen getrennt."))
        return [int(number) for number in numbers]


AGREE = [
    ("5", _("trifft voll zu")), ("4", _("trifft eher zu")), ("3", _("teils, teils")), ("2", _("trifft eher nicht zu")),
    ("1", _("trifft nicht zu")),
]  # fmt: skip


class FullFeedbackForm(FeedbackForm):
    """The question that is always asked, then the short ones of this event; only the first must be answered."""

    def __init__(self, *args: Any, questions: Sequence[FeedbackQuestion], **kwargs: Any) -> None:
        self.names = {f"frage_{question.pk.hex}": question for question in questions}
        more = {
            name: forms.TypedChoiceField(
                label=question.text, choices=AGREE, coerce=int, required=False, empty_value=None,
                widget=forms.RadioSelect,
            )
            for name, question in self.names.items()
        }  # fmt: skip
        super().__init__(*args, own_fields=more, **kwargs)
        self.order_fields(["answer", *more, "comment"])

    @property
    def replies(self) -> dict[uuid.UUID, int]:
        """Question → answer, where one was given."""
        given = {question.pk: self.cleaned_data.get(name) for name, question in self.names.items()}
        return {key: value for key, value in given.items() if value}


class QuestionsForm(FachwerkForm):
    """Which short questions are asked beside the one that is always asked."""

    questions = forms.CharField(
        label=_("Weitere kurze Fragen"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Eine je Zeile, höchstens sechs, als Satz: „Ich konnte etwas für meinen Betrieb mitnehmen.“"),
    )
    shown_from = forms.IntegerField(
        label=_("Ergebnis zeigen ab"),
        min_value=3,
        help_text=_("So viele Antworten müssen da sein. Vorher sehen auch Sie nur ihre Zahl."),
    )

    def clean_questions(self) -> list[str]:
        return lines_of(self.cleaned_data["questions"])


class ThanksForm(FachwerkForm):
    """The first sentences of the mail."""

    words = forms.CharField(
        label=_("Ihre Worte"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Anrede, Veranstaltung und Bescheinigung stehen von selbst in der E-Mail."),
    )


class LateForm(SendOnceMixin, FachwerkForm):
    """A paper list, copied."""

    lines = forms.CharField(
        label=_("Wer war da?"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Eine Person je Zeile: Name; Firma; E-Mail. Firma und E-Mail dürfen fehlen."),
    )


class MinutesForm(FachwerkForm):
    """Words, a file or both."""

    text = forms.CharField(label=_("Protokoll"), required=False, widget=forms.Textarea(attrs={"rows": 10}))
    upload = forms.FileField(
        label=_("Oder als Datei"), required=False,
        help_text=_("PDF, Word, OpenDocument oder Text, höchstens 15 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.odt,.txt"}),
    )  # fmt: skip


class CardsForm(FindingsForm):
    """Lines copied from a flip chart, with its photograph."""

    photo = forms.FileField(
        label=_("Foto der Tafel"), required=False,
        help_text=_("JPG oder PNG. Ort, Zeit und Gerät nehmen wir aus dem Bild heraus."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
    )  # fmt: skip
    is_public = forms.BooleanField(label=_("Öffentlich zeigen"), required=False, initial=True)
    field_order = ("photo", "lines", "sort", "cluster", "is_public")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lines"].required = False
        self.fields["lines"].help_text = _("Eine Zeile = eine Karte. Mit einem Foto dürfen die Zeilen später folgen.")


class NameForm(FachwerkForm):
    """The right name."""

    name = forms.CharField(
        label=_("Richtiger Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )


class ReasonForm(FachwerkForm):
    """Why something is withdrawn."""

    reason = forms.CharField(label=_("Grund"), max_length=200)
