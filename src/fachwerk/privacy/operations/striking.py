"""Taking somebody out of a row, in the way its declaration says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.files.storage import default_storage
from django.db import models

from fachwerk.core.personal import Erase, Personal
from fachwerk.privacy.queries.subjects import STRUCK, Subject
from fachwerk.thread.models import Knot, Threaded


def take_out(one: Personal, row: models.Model, subject: Subject | None, how: Erase | None = None) -> bool:
    """Erases what the declaration names; without a subject the period of keeping is over. Says whether it did."""
    way = how or one.erase
    if way is Erase.ROW:
        _remove(one, row)
    elif way is Erase.FIELDS:
        _empty(one, row, subject)
    elif way is Erase.WORDS and subject is not None:
        _strike(one, row, subject)
    else:
        return False
    return True


def _remove(one: Personal, row: models.Model) -> None:
    _remove_files(one, row)
    key = row.pk
    row.delete()
    if isinstance(row, Threaded):
        Knot.objects.filter(pk=key).delete()


def _empty(one: Personal, row: models.Model, subject: Subject | None) -> None:
    _remove_files(one, row)
    for name in one.fields:
        setattr(row, name, _emptied(row._meta.get_field(name), row, one.replaced))
    for name, value in one.replaced.items():
        setattr(row, name, _filled(value, row))
    for name in one.unlink:
        if subject is None or getattr(row, f"{name}_id") in {*subject.person_ids, *subject.user_ids}:
            setattr(row, name, None)
    _save(row)


def _strike(one: Personal, row: models.Model, subject: Subject) -> None:
    for name in one.fields:
        value = getattr(row, name)
        struck = subject.strike(value)
        longest = getattr(row._meta.get_field(name), "max_length", None)
        if isinstance(row._meta.get_field(name), models.SlugField):
            struck = struck.replace(STRUCK, "geloescht")
        elif isinstance(row._meta.get_field(name), models.EmailField) and struck != value:
            struck = ""
        setattr(row, name, struck[:longest] if longest and isinstance(struck, str) else struck)
    _save(row)


def _save(row: models.Model) -> None:
    """Saves the row; a heading that lost a name gives its readable address up too, which was made of it."""
    if not isinstance(row, Threaded):
        row.save()
        return
    heading = Knot.objects.filter(pk=row.pk).values_list("title", flat=True).first()
    row.save()
    if heading != row.knot_title()[:300]:
        Knot.objects.filter(pk=row.pk).update(slug=f"{row.knot_slug()[:60]}-{row.pk.hex[:8]}".strip("-"))


def is_empty(one: Personal, row: models.Model) -> bool:
    """Whether nothing personal is left in the row."""
    return all(
        getattr(row, name) == _emptied(row._meta.get_field(name), row, one.replaced) for name in one.fields
    ) and all(getattr(row, f"{name}_id") is None for name in one.unlink)


def _emptied(field: Any, row: models.Model, replaced: Mapping[str, object]) -> object:
    if field.name in replaced:
        return _filled(replaced[field.name], row)
    if field.null:
        return None
    if isinstance(field, models.JSONField):
        return field.get_default() if field.has_default() else []
    if field.blank or isinstance(field, models.EmailField):
        return ""
    return STRUCK[: field.max_length] if field.max_length else STRUCK


def _filled(value: object, row: models.Model) -> object:
    return value.replace("{pk}", str(row.pk)) if isinstance(value, str) else value


def _remove_files(one: Personal, row: models.Model) -> None:
    for name in one.files:
        key = str(getattr(row, name) or "")
        if key:
            default_storage.delete(key)
