"""The one field that ties: "Gehört zu"."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fachwerk.thread.kinds import kind_of
from fachwerk.thread.models import Knot
from fachwerk.thread.queries import knots_of


class BelongsToField(forms.ModelMultipleChoiceField):
    """Offers knots of some kinds of the active network; the value is a queryset of knots."""

    def __init__(self, *, kinds: tuple[str, ...], **options: Any) -> None:
        self.kinds = kinds
        options.setdefault("label", _("Gehört zu"))
        options.setdefault("required", False)
        options.setdefault("help_text", _("Freiwillig. So bleibt nachvollziehbar, warum es das gibt."))
        super().__init__(queryset=None, **options)

    def _offered(self) -> Any:
        return knots_of(self.kinds)

    queryset = property(_offered, lambda self, value: None)

    def __deepcopy__(self, memo: dict[int, Any]) -> BelongsToField:
        # not the parent's copy: it would ask for rows while the form class is made, outside of any network
        copied = super(forms.ChoiceField, self).__deepcopy__(memo)
        copied.widget.choices = copied.choices
        return copied

    def label_from_instance(self, obj: Knot) -> str:
        """ "Ziel: Personalentwicklung optimieren"."""
        return f"{kind_of(obj.kind).label}: {obj.title}"
