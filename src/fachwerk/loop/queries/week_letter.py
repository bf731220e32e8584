""" "Ihre Woche": the lines of "Heute" as a letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor, actor_for
from fachwerk.accounts.models import User
from fachwerk.core.dates import show_day
from fachwerk.loop.queries.desk import Block, DeskPage, desk_page
from fachwerk.loop.queries.desk_lines import Line
from fachwerk.networks.models import Network
from fachwerk.notebook.queries import colleagues, desks_without_letter

LINES = 15


@dataclass(frozen=True)
class Letter:
    """What goes out to one person."""

    subject: str
    text: str
    html: str


def readers(network: Network) -> list[tuple[User, Actor]]:
    """Whoever works in the office today and wants the letter."""
    unwanted = desks_without_letter()
    return [
        (user, actor_for(user.pk, network.pk, user.get_full_name())) for user in colleagues() if user.pk not in unwanted
    ]


def letter_for(actor: Actor, network: Network, monday: date) -> Letter:
    """The desk of this morning in plain text and in simple markup; nothing due makes it short, not silent."""
    page = desk_page(actor, network)
    desk = settings.BASE_URL + reverse("loop:desk", args=[network.slug])
    off = settings.BASE_URL + reverse("loop:own_desk", args=[network.slug])
    subject = _("Ihre Woche ab %(day)s") % {"day": show_day(monday, weekday=True)}
    return Letter(subject, _text(page, desk, off), _html(subject, page, desk, off))


def _nothing(page: DeskPage) -> str:
    said = _("Für heute ist nichts offen.")
    if page.next_line:
        said += " " + _("Als Nächstes: %(why)s, %(what)s.") % {"why": page.next_line.why, "what": page.next_line.what}
    return said


def _text(page: DeskPage, desk: str, off: str) -> str:
    parts = [_("Guten Morgen,")]
    if page.is_clear:
        parts.append(_nothing(page))
    parts += [_block(block) for block in page.blocks]
    parts.append(_("Alles auf „Heute“:") + "\n" + desk)
    parts.append(_("Diese E-Mail abbestellen:") + "\n" + off)
    return "\n\n".join(parts)


def _block(block: Block) -> str:
    lines = [f"{block.title} ({block.total or len(block.lines)})"]
    for line in block.lines[:LINES]:
        note = f" – {line.note}" if line.note else ""
        lines.append(f"* {line.why}: {line.what}{note}")
    if len(block.lines) > LINES:
        lines.append(_("und %(n)s weitere") % {"n": max(block.total, len(block.lines)) - LINES})
    return "\n".join(lines)


def _html(subject: str, page: DeskPage, desk: str, off: str) -> str:
    blocks = format_html_join(
        "", "<h2>{} ({})</h2><ul>{}</ul>", ((b.title, b.total or len(b.lines), _items(b.lines)) for b in page.blocks)
    )
    clear = format_html("<p>{}</p>", _nothing(page)) if page.is_clear else ""
    return format_html(
        '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{0}</title></head><body><h1>{0}</h1>{1}{2}'
        '<p><a href="{3}">{4}</a></p><p><a href="{5}">{6}</a></p></body></html>',
        subject, clear, blocks, desk, _("„Heute“ öffnen"), off, _("Diese E-Mail abbestellen"),
    )  # fmt: skip


def _items(lines: Sequence[Line]) -> str:
    return format_html_join(
        "",
        '<li>{}: <a href="{}">{}</a>{}</li>',
        (
            (line.why, settings.BASE_URL + line.url, line.what, f" – {line.note}" if line.note else "")
            for line in lines[:LINES]
        ),
    )
