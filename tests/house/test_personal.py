"""Nothing about people is stored that nobody declared."""

from __future__ import annotations

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from fachwerk.core.personal import Erase, declared, harmless

TEXTS = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.FileField,
    models.BinaryField,
    models.GenericIPAddressField,
    ArrayField,
)
KNOWN_BY = {"person", "user", "email", "words", "always"}


def text_fields(model: type[models.Model]) -> set[str]:
    """Names of the fields in which anything may be written."""
    return {field.name for field in model._meta.local_fields if isinstance(field, TEXTS) and not field.choices}


def people_keys(model: type[models.Model]) -> set[str]:
    """Names of the keys that lead to a person or an account."""
    ends = {"contacts.Person", "accounts.User"}
    return {
        field.name
        for field in model._meta.local_fields
        if isinstance(field.related_model, type) and field.related_model._meta.label in ends
    }


def test_every_text_field_is_declared_personal_or_harmless() -> None:
    open_questions = []
    calm = harmless()
    for model in apps.get_models():
        label = model._meta.label
        said = {name for one in declared() if one.model == label for name in one.fields} | calm.get(label, set())
        open_questions += [f"{label}.{name}" for name in sorted(text_fields(model) - said)]
    assert open_questions == [], "Say in personal.py what these hold: " + ", ".join(open_questions)


def test_every_key_to_a_person_or_account_is_declared() -> None:
    open_questions = []
    for model in apps.get_models():
        label = model._meta.label
        ways = {
            lookup.split("__")[0]
            for one in declared()
            if one.model == label
            for known_by in ("person", "user")
            for lookup in one.lookups(known_by)
        }
        open_questions += [f"{label}.{name}" for name in sorted(people_keys(model) - ways)]
    assert open_questions == []


def test_declarations_name_what_exists() -> None:
    wrong = []
    for one in declared():
        model = apps.get_model(one.model)
        for name in (*one.fields, *one.unlink, *one.files):
            try:
                model._meta.get_field(name)
            except FieldDoesNotExist:
                wrong.append(f"{one.model}.{name}")
    for label, names in harmless().items():
        known = {field.name for field in apps.get_model(label)._meta.get_fields()}
        wrong += [f"{label}.{name}" for name in sorted(names - known)]
    assert wrong == []


def test_nothing_is_both_personal_and_harmless() -> None:
    calm = harmless()
    assert [one.key for one in declared() if calm.get(one.model, set()) & set(one.fields)] == []


def test_each_declaration_can_be_followed() -> None:
    unclear = [
        one.key
        for one in declared()
        if not set(one.found_by) <= KNOWN_BY
        or not one.found_by
        or not (one.about and one.purpose and one.basis)
        or (one.erase is Erase.KEEP and not one.because)
        or (one.keep_for is not None and not one.counted_from)
        or (one.erase is Erase.WORDS and "words" not in one.found_by)
    ]
    assert unclear == []


def test_each_declaration_is_named_once() -> None:
    keys = [one.key for one in declared()]
    assert len(keys) == len(set(keys))
