"""Companies approached: multipliers, campaigns, touches."""

from __future__ import annotations

from fachwerk.demonstration.loading.book import Book, content
from fachwerk.outreach import operations as outreach


def load_outreach(book: Book) -> None:
    """Consultancies carry the topic to companies; every touch is noted on its day."""
    data = content("outreach")
    multipliers = {}
    for item in data["multipliers"]:
        with book.at(item["since"]):
            multipliers[item["organisation"]] = outreach.name_multiplier(
                book.office,
                organisation=book.made[item["organisation"]],
                code=item["code"],
                since=book.day(item["since"]),
            )
    for item in data["campaigns"]:
        with book.at(item["starts"]):
            campaign = outreach.start_campaign(
                book.office,
                title=item["title"],
                starts_on=book.day(item["starts"]),
                ends_on=book.day(item["ends"]) if item.get("ends") else None,
                text=item.get("text", ""),
                size_classes=item.get("size_classes") or [],
                focus=book.made[item["focus"]].knot if item.get("focus") in book.made else None,
            )
            book.made[f"campaign:{item['key']}"] = campaign
    for item in data["touches"]:
        day, precision = book.rough(item["date"])
        step = item.get("next_step") or {}
        with book.at(item["date"] if isinstance(item["date"], dict) else day):
            outreach.note_touch(
                book.office,
                organisation=book.made[item["company"]],
                channel=item["channel"],
                stage=item["stage"],
                happened_on=day,
                precision=precision,
                multiplier=multipliers.get(item.get("multiplier") or ""),
                note=item.get("note", ""),
                next_step=step.get("text", ""),
                next_on=book.day(step["due"]) if step.get("due") else None,
                next_by=step.get("owner", ""),
                campaign=book.made.get(f"campaign:{item.get('campaign')}"),
            )
