"""The components of the house (shown in all states at /ui/): {% load ui %}."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms, template
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from fachwerk.core import formats
from fachwerk.core.slugs import slug_of

register = template.Library()
register.filter("money", formats.money)
register.filter("number", formats.number)
register.filter("percent", formats.percent)
register.filter("day", formats.day)
register.filter("moment", formats.moment)
register.filter("clock_time", formats.clock_time)
register.filter("in_words", formats.in_words)

Text = str | Promise
UNDO = "undo:"
_TONES = {"success": "ok", "warning": "warn", "error": "bad"}
_VARIANTS = {"primary": "", "alt": " alt", "quiet": " quiet", "danger": " danger"}


def _filled(name: str, /, **context: Any) -> SafeString:
    return mark_safe(render_to_string(f"ui/{name}.html", context))  # noqa: S308 – autoescaped by the template


def _refusal_in(verdict: Any, reason: Text) -> Text:
    if verdict is None:
        return reason
    return "" if verdict else (getattr(verdict, "reason", "") or reason)


@register.simple_tag
def ui_icon(name: str) -> SafeString:
    """A decorative icon from the sprite; the word beside it carries the meaning."""
    return _filled("icon", name=name)


@register.simple_tag
def ui_button(
    label: Text, *, url: str = "", variant: str = "primary", icon: str = "", object: Text = "", name: str = "",
    value: str = "", small: bool = False, verdict: Any = None, disabled_reason: Text = "",
) -> SafeString:  # fmt: skip
    """A link (with ``url``) or a submit button. A refusing ``verdict`` shows its reason instead of acting."""
    return _filled(
        "button", label=label, url=url, kind=_VARIANTS[variant], icon=icon, object=object, name=name, value=value,
        small=small, reason=_refusal_in(verdict, disabled_reason), reason_id=f"grund-{slug_of(f'{label} {object}')}",
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def ui_post(
    context: template.Context, label: Text, *, url: str, variant: str = "alt", icon: str = "", object: Text = "",
    name: str = "", value: str = "", small: bool = False, verdict: Any = None, disabled_reason: Text = "",
) -> SafeString:  # fmt: skip
    """A form of a single button: an act in place, such as "Erledigt"."""
    button = ui_button(
        label, variant=variant, icon=icon, object=object, name=name, value=value, small=small, verdict=verdict,
        disabled_reason=disabled_reason,
    )  # fmt: skip
    if _refusal_in(verdict, disabled_reason):
        return button
    return _filled("post", button=button, url=url, csrf_token=context.get("csrf_token"))


@register.simple_block_tag(end_name="end_ui_card")
def ui_card(
    content: str, *, title: Text = "", eyebrow: Text = "", url: str = "", level: int = 3, kind: str = ""
) -> SafeString:
    """A card; ``kind`` is "" or "field-card" or "plain"."""
    return _filled("card", content=content, title=title, eyebrow=eyebrow, url=url, level=level, kind=kind)


@register.simple_block_tag(end_name="end_ui_section")
def ui_section(
    content: str, title: Text, *, id: str = "", count: int | None = None, url: str = "", link: Text = ""
) -> SafeString:
    """A section named by its h2; with ``url`` and ``link`` a link beside the heading."""
    anchor = id or slug_of(str(title))
    return _filled("section", content=content, title=title, anchor=anchor, count=count, url=url, link=link)


@register.simple_block_tag(end_name="end_ui_notice")
def ui_notice(content: str, tone: str = "", *, title: Text = "", level: int = 2) -> SafeString:
    """A notice; ``tone`` is "", "ok", "warn" or "bad"."""
    return _filled("notice", content=content, tone=tone, title=title, level=level)


@register.simple_block_tag(end_name="end_ui_fact")
def ui_fact(content: str, label: Text) -> SafeString:
    """One pair inside ``<dl class="facts">``; left out when empty."""
    if not content.strip():
        return mark_safe("")
    return format_html("<dt>{}</dt><dd>{}</dd>", label, mark_safe(content.strip()))  # noqa: S308 – rendered template body


@register.simple_tag
def ui_facts(pairs: Mapping[Text, Any] | Iterable[tuple[Text, Any]], *, stacked: bool = False) -> SafeString:
    """A definition list of (label, value); pairs without value are left out."""
    given = pairs.items() if isinstance(pairs, Mapping) else pairs
    filled = [(label, value) for label, value in given if value not in ("", None)]
    return _filled("facts", pairs=filled, stacked=stacked)


@register.simple_tag
def ui_badge(word: Text, tone: str = "") -> SafeString:
    """A state in words; ``tone`` is "", "ok", "warn", "bad" or "brand"."""
    return format_html('<span class="badge {}">{}</span>', "brand-tone" if tone == "brand" else tone, word)


@register.simple_tag
def ui_empty(sentence: Text, label: Text = "", url: str = "", *, icon: str = "plus") -> SafeString:
    """What belongs here and the first step."""
    return _filled("empty", sentence=sentence, label=label, url=url, icon=icon)


@register.simple_tag
def ui_figures(figures: Sequence[Mapping[str, Any]]) -> SafeString:
    """Key figures: mappings with number, label and optionally url and note (such as the day)."""
    return _filled("figures", figures=figures)


@register.simple_tag
def ui_dated_list(rows: Sequence[Any]) -> SafeString:
    """Rows with day, precision, time, title, url, for_whom, note, state, tone (mappings or objects)."""
    return _filled("dated_list", rows=rows)


@register.simple_tag(takes_context=True)
def ui_table(context: template.Context, table: Any) -> SafeString:
    """A bound core.tables.Table with filters, sorting, pages and exports."""
    return _filled("table", table=table, request=context.get("request"))


@register.simple_tag
def ui_pagination(page: Any, query: str = "", name: str = "seite") -> SafeString:
    """Links to the pages of a Django ``Page``; ``query`` is kept in front of the page number."""
    numbers = list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))
    return _filled("pagination", page=page, numbers=numbers, prefix=f"?{query}&" if query else "?", name=name)


@register.simple_tag
def ui_field(field: BoundField) -> SafeString:
    """Label, hint, control and error, tied together."""
    widget = field.field.widget
    if isinstance(widget, forms.HiddenInput):
        return mark_safe(str(field))  # noqa: S308 – Django's own escaped widget
    shown = "field_group" if field.use_fieldset else "field_box" if isinstance(widget, forms.CheckboxInput) else "field"
    marks: dict[str, Any] = {}
    described = [f"{field.auto_id}-hinweis"] if field.help_text else []
    if field.errors:
        described.append(f"{field.auto_id}-fehler")
        marks["aria-invalid"] = "true"
    if described:
        marks["aria-describedby"] = " ".join(described)
    return _filled(
        shown, field=field, control=field.as_widget(attrs=marks) if shown != "field_group" else "", marks=marks,
        long=shown == "field_group" and len(list(getattr(widget, "choices", ()))) > 4,
        suggestion=getattr(field.field, "suggestion", ""),
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def ui_form(
    context: template.Context, form: forms.Form, submit: Text, *, action: str = "", method: str = "post",
    cancel: str = "", cancel_label: Text = "", variant: str = "primary", id: str = "", level: int = 2,
) -> SafeString:  # fmt: skip
    """The whole form: error summary, fields, "Weitere Einstellungen", buttons."""
    return _filled(
        "form", form=form, submit=submit, action=action, method=method, cancel=cancel, cancel_label=cancel_label,
        variant=variant, id=id, level=level, csrf_token=context.get("csrf_token"), **form_parts(form),
    )  # fmt: skip


@register.simple_tag
def ui_errors(form: forms.Form, level: int = 2) -> SafeString:
    """The error summary alone, for forms laid out by hand."""
    return _filled("error_summary", form=form, level=level, summary=error_summary(form))


def form_parts(form: forms.Form) -> dict[str, Any]:
    """Which fields stand where, and what is wrong with them."""
    later = set(getattr(form, "more_fields", ()))
    trap = getattr(form, "trap_field", None)
    visible = [field for field in form.visible_fields() if field.name != trap]
    more = [field for field in visible if field.name in later]
    return {
        "fields": [field for field in visible if field.name not in later],
        "more": more,
        "more_open": any(field.errors or field.value() not in (None, "", [], False) for field in more),
        "trap": form[trap] if trap else None,
        "has_optional": any(not field.field.required for field in visible),
        "summary": error_summary(form),
    }


def error_summary(form: forms.Form) -> dict[str, Any] | None:
    """The sentence ("Bitte prüfen Sie zwei Angaben") and one entry for each mistake."""
    if not form.is_bound or not form.errors:
        return None
    entries = [{"message": message, "anchor": ""} for message in form.non_field_errors()]
    for field in form:
        anchor = f"{field.auto_id}_0" if field.use_fieldset and field.id_for_label == "" else field.auto_id
        entries += [{"message": message, "anchor": anchor} for message in field.errors]
    count = sum(1 for field in form if field.errors) or len(entries)
    if entries and not any(entry["anchor"] for entry in entries):
        return {"title": "", "entries": entries}
    title = ngettext("Bitte prüfen Sie eine Angabe", "Bitte prüfen Sie %(number)s Angaben", count)
    return {"title": title % {"number": formats.in_words(count)} if count > 1 else title, "entries": entries}


@register.filter
def message_tone(level_tag: str) -> str:
    """Django's message level as tone."""
    return _TONES.get(level_tag, "")


@register.filter
def undo_url(message: Any) -> str:
    """The address in ``extra_tags="undo:/…"`` of a message."""
    tags = str(getattr(message, "extra_tags", "") or "")
    return tags.removeprefix(UNDO) if tags.startswith(UNDO) else ""


@register.filter
def cell(column: Any, row: Any) -> SafeString:
    """What a table column shows for a row."""
    return conditional_escape(column.shown(row))
