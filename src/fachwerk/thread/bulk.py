"""Saving many traceable objects with few statements, with the same result as saving one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from fachwerk.core.facts import announce
from fachwerk.thread import facts
from fachwerk.thread.models import Knot, Relation, Threaded, Tie, collected

_KNOT_WORDS = ("title", "standing", "visibility", "happened_on", "happened_precision")


def save_all(rows: Sequence[Threaded]) -> None:
    """Writes rows of one model, their knots, declared ties and search words exactly as ``save`` of each would."""
    if not rows:
        return
    model = type(rows[0])
    if any(type(row) is not model for row in rows):
        raise TypeError("save_all takes rows of one model")
    ready: list[Threaded] = []
    with collected(ready):
        for row in rows:
            row.save()  # runs what the model does before it is written
    model.prepare_all(ready)
    new = [row for row in ready if row._state.adding]
    old = [row for row in ready if not row._state.adding]
    knots = _write_knots(model, new, old)
    if old:
        names = [
            field.name for field in model._meta.concrete_fields if not field.primary_key and field.name != "network"
        ]
        model._default_manager.bulk_create(old, update_conflicts=True, unique_fields=["id"], update_fields=names)
    model._default_manager.bulk_create(new)
    _write_declared_ties(model, new, old)
    announce(
        facts.KnotsWritten(
            tuple(
                facts.KnotWritten(row.pk, knots[row.pk].title, row.knot_text(), is_new=is_new)
                for part, is_new in ((new, True), (old, False))
                for row in part
            )
        )
    )


def _write_knots(model: type[Threaded], new: Sequence[Threaded], old: Sequence[Threaded]) -> dict[object, Knot]:
    known = Knot.objects.in_bulk([row.pk for row in old])
    fresh = [row for row in (*new, *old) if row.pk not in known]
    slugs = _free_slugs(model, fresh)
    made = [Knot(id=row.pk, kind=row.kind, slug=slugs[row.pk], **row.knot_words()) for row in fresh]
    Knot.objects.bulk_create(made)
    changed = []
    for row in old:
        knot = known.get(row.pk)
        words = row.knot_words()
        if knot and any(getattr(knot, name) != value for name, value in words.items()):
            for name, value in words.items():
                setattr(knot, name, value)
            changed.append(knot)
    if changed:
        Knot.objects.bulk_create(changed, update_conflicts=True, unique_fields=["id"], update_fields=list(_KNOT_WORDS))
    return {**known, **{knot.pk: knot for knot in made}}


def _free_slugs(model: type[Threaded], rows: Sequence[Threaded]) -> dict[object, str]:
    if not rows:
        return {}
    taken = set(Knot.objects.filter(kind=model.kind).values_list("slug", flat=True))
    slugs: dict[object, str] = {}
    next_number: dict[str, int] = defaultdict(lambda: 2)
    for row in rows:
        wish = slug = row.knot_slug()
        while slug in taken:
            slug = f"{wish}-{next_number[wish]}"
            next_number[wish] += 1
        taken.add(slug)
        slugs[row.pk] = slug
    return slugs


def _write_declared_ties(model: type[Threaded], new: Sequence[Threaded], old: Sequence[Threaded]) -> None:
    if not model.grows_from:
        return
    for row in old:
        row._write_declared_ties(is_new=False)
    wanted = {(row.pk, key) for row in new for name in model.grows_from if (key := getattr(row, f"{name}_id"))}
    Tie.objects.bulk_create(
        Tie(later_id=later, earlier_id=earlier, relation=Relation.GROWS_FROM, declared=True)
        for later, earlier in sorted(wanted)
    )
