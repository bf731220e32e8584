"""What the pages every network owes its visitors say from the first day on, until the office words them itself.

Words in braces are filled from the profile when the page is read; a line whose words are all empty is left out.
The statement on accessibility follows the model of Implementing Decision (EU) 2018/1523.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from fachwerk.networks.models import LegalKind

Text = list[tuple[Any, Any]]  # heading and paragraphs, translated lazily

IMPRINT: Text = [
    (
        _("Verantwortlich"),
        _("{Geschäftsstelle}\n{Träger}\n{Anschrift}\nVertreten durch: {Vertretung}"),
    ),
    (_("So erreichen Sie uns"), _("Telefon: {Telefon}\nE-Mail: {E-Mail}\nSprechzeiten: {Sprechzeiten}\n{Website}")),
    (
        _("Für den Inhalt verantwortlich"),
        _("{Geschäftsstelle}, Anschrift wie oben. Für Seiten anderer, auf die wir verweisen, stehen diese selbst ein."),
    ),
    (
        _("Quellen"),
        _(
            "Karten: © GeoBasis-DE / BKG (2020), Daten verändert, Datenlizenz Deutschland – Namensnennung – "
            "Version 2.0. Schrift: Source Sans 3, SIL Open Font License 1.1."
        ),
    ),
]
PRIVACY: Text = [
    (
        _("Wer verantwortlich ist"),
        _(
            "{Geschäftsstelle}\n{Träger}\n{Anschrift}\nE-Mail: {E-Mail}\n\n"
            "Fragen zum Datenschutz beantwortet: {Datenschutz}"
        ),
    ),
    (
        _("Wenn Sie nur lesen"),
        _(
            "Wir laden nichts von anderen Anbietern und werten Ihr Verhalten nicht aus. Ihre Internet-Adresse braucht "
            "der Server, um die Seite zu schicken; wir speichern sie nicht mit dem, was Sie lesen."
        ),
    ),
    (
        _("Wenn Sie sich zu einer Veranstaltung anmelden"),
        _(
            "Wir speichern Name, E-Mail-Adresse und Unternehmen, damit wir Ihnen einen Platz geben und Sie erreichen "
            "können (Artikel 6 Absatz 1 Buchstabe b DSGVO). Angaben zu Unterstützung, die Sie brauchen, liest nur die "
            "Geschäftsstelle; sie werden nach der Veranstaltung gelöscht."
        ),
    ),
    (
        _("Wenn Sie uns schreiben"),
        _(
            "„Mitreden“ und „Barriere melden“ brauchen keine Adresse. Geben Sie eine an, nutzen wir sie nur für die "
            "Antwort (Artikel 6 Absatz 1 Buchstabe e oder f DSGVO)."
        ),
    ),
    (
        _("Wenn Sie den Selbstcheck machen"),
        _("Er ist anonym. Wir speichern keine Angaben, aus denen sich Ihr Unternehmen erkennen lässt."),
    ),
    (
        _("Wenn Sie Mitglied sind oder mit uns arbeiten"),
        _(
            "Wir führen Ansprechpersonen unserer Mitglieder, die Besetzung der Gremien und die Beteiligten an "
            "Projekten, um das Netzwerk zu betreiben und Beschlüsse zu belegen. Den Rundbrief bekommt nur, wer "
            "eingewilligt hat; jede Ausgabe enthält den Weg, ihn abzubestellen."
        ),
    ),
    (
        _("Ihre Rechte"),
        _(
            "Sie können erfahren, was wir über Sie gespeichert haben, es berichtigen, löschen oder einschränken "
            "lassen, es als Datei bekommen, widersprechen und eine Einwilligung jederzeit zurücknehmen. Schreiben Sie "
            "dazu an: {E-Mail}\n\n"
            "Sind Sie mit unserer Antwort nicht einverstanden, wenden Sie sich an die Datenschutzaufsicht des Landes "
            "{Land}."
        ),
    ),
]
ACCESSIBILITY: Text = [
    (
        _("Wofür diese Erklärung gilt"),
        _(
            "{Netzwerk} möchte, dass alle diese Website nutzen können: mit Tastatur, Vorleseprogramm, großer Schrift "
            "und ohne JavaScript. Die Erklärung gilt für alle Seiten von {Netzwerk} auf dieser Installation."
        ),
    ),
    (
        _("Stand der Vereinbarkeit mit den Anforderungen"),
        _(
            "Maßstab sind die Richtlinie (EU) 2016/2102, das Gesetz des Landes dazu und die EN 301 549, also die "
            "WCAG in der Stufe AA. Die Website ist mit diesen Anforderungen teilweise vereinbar."
        ),
    ),
    (
        _("Nicht barrierefreie Inhalte"),
        _(
            "Angehängte Dateien von Dritten, etwa ältere Konzepte als PDF, sind nicht immer barrierefrei. Wir schicken "
            "Ihnen den Inhalt auf Wunsch in einer anderen Form.\n\n"
            "Eine Prüfung durch Menschen mit Behinderung steht noch aus."
        ),
    ),
    (
        _("Erstellung dieser Erklärung"),
        _(
            "Diese Erklärung beruht auf einer Selbstbewertung: Die Seiten werden bei jeder Änderung der Software "
            "automatisch geprüft, in hellen und dunklen Farben, auf schmalen und breiten Bildschirmen.\n\n"
            "Zuletzt überprüft: {Überprüft}"
        ),
    ),
    (
        _("Barriere gefunden? Rückmeldung und Kontakt"),
        _(
            "Nutzen Sie das Formular „Barriere melden“ oder schreiben Sie uns. Wir antworten innerhalb von vier "
            "Wochen.\n\nE-Mail: {E-Mail}\nTelefon: {Telefon}"
        ),
    ),
    (
        _("Durchsetzungsverfahren"),
        _(
            "Erhalten Sie von uns keine ausreichende Antwort, wenden Sie sich an die Durchsetzungs- oder "
            "Schlichtungsstelle des Landes {Land}. Das kostet Sie nichts."
        ),
    ),
]
PLAIN_LANGUAGE: Text = [
    (
        _("Wer wir sind"),
        _(
            "Wir heißen {Netzwerk}.\nWir sind viele: Firmen, Städte, Kammern, Schulen und Gewerkschaften.\n"
            "Wir arbeiten zusammen."
        ),
    ),
    (
        _("Was wir wollen"),
        _(
            "Firmen brauchen gute Mitarbeiterinnen und Mitarbeiter.\nMenschen brauchen gute Arbeit.\n"
            "Dafür machen wir Pläne und Projekte."
        ),
    ),
    (
        _("Was Sie hier tun können"),
        _(
            "Sie können sich zu einem Treffen anmelden.\nSie können uns sagen, was Ihnen fehlt.\n"
            "Sie können lesen, was wir schon geschafft haben."
        ),
    ),
    (
        _("So finden Sie etwas auf diesen Seiten"),
        _(
            "Oben steht eine Zeile mit Wörtern.\nKlicken Sie auf ein Wort.\nDann öffnet sich eine Seite.\n"
            "Ganz oben ist auch ein Feld zum Suchen."
        ),
    ),
    (
        _("Wenn etwas nicht geht"),
        _(
            "Können Sie etwas nicht lesen oder nicht bedienen?\nDann sagen Sie es uns.\n"
            "Ganz unten steht: Barriere melden.\nTelefon: {Telefon}\nE-Mail: {E-Mail}"
        ),
    ),
]
DEFAULTS: dict[str, Text] = {
    LegalKind.IMPRINT: IMPRINT,
    LegalKind.PRIVACY: PRIVACY,
    LegalKind.ACCESSIBILITY: ACCESSIBILITY,
    LegalKind.PLAIN_LANGUAGE: PLAIN_LANGUAGE,
}
