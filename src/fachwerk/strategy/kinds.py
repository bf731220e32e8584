"""The traceable kinds of strategy."""

from django.utils.translation import gettext_lazy as _

from fachwerk.thread.kinds import Kind

KINDS = [
    Kind("impulse", _("Impuls"), _("Impulse"), "message-circle", "strategy:impulse"),
    Kind(
        "concept_version",
        _("Handlungskonzept"),
        _("Fassungen des Handlungskonzepts"),
        "book-open",
        "strategy:concept_version",
    ),
    Kind("field_of_action", _("Handlungsfeld"), _("Handlungsfelder"), "layers", "strategy:field_of_action"),
    Kind("goal", _("Ziel"), _("Ziele"), "target", "loop:goal"),
    Kind("measure", _("Ansatz"), _("Ansätze"), "list-checks", "strategy:measure"),
    Kind("group_advice", _("Rat der Arbeitsgruppe"), _("Rat der Arbeitsgruppen"), "users", "strategy:group_advice"),
    Kind("focus_topic", _("Schwerpunkt"), _("Schwerpunkte"), "star", "strategy:focus_topic"),
]
