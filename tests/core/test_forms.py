"""Forms read what people write and answer in German sentences that name the thing."""

from __future__ import annotations

import uuid
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from fachwerk.core.errors import NotSo
from fachwerk.core.formfields import likely_address
from fachwerk.core.forms import EmailField, FachwerkForm, HoneypotMixin, MoneyField, RoughDateField, SendOnceMixin


class IdeaForm(HoneypotMixin, SendOnceMixin, FachwerkForm):
    title = forms.CharField(label="Titel", max_length=10)
    email = EmailField()
    begins = RoughDateField(label="Beginn", required=False)
    cost_eur = MoneyField(label="Kosten", required=False)
    people = forms.IntegerField(label="Personen", required=False, min_value=1)


def sent(**typed: str) -> IdeaForm:
    query = QueryDict(mutable=True)
    query.update({"title": "Idee", "email": "name@firma.de", **typed})
    return IdeaForm(query)


@pytest.mark.parametrize(
    ("address", "missing"),
    [
        ("name@", "der Teil nach dem @"),
        ("@firma.de", "der Teil vor dem @"),
        ("name.firma.de", "fehlt das @"),
        ("na me@firma.de", "keine Leerzeichen"),
        ("name@firma", "die Endung"),
        ("name@@firma.de", "nur einmal"),
        ("name@firma..de", "nicht vollständig"),
    ],
)
def test_the_message_says_what_the_address_lacks(address: str, missing: str) -> None:
    assert missing in sent(email=address).errors["email"][0]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("name@gmial.com", "name@gmail.com"),
        ("name@web.ed", "name@web.de"),
        ("name@t-onlin.de", "name@t-online.de"),
        ("name@gmx.d", "name@gmx.de"),
        ("name@web.de", ""),
        ("name@firma.de", ""),
        ("name@wab.de", ""),
        ("name@th-owl.de", ""),
    ],
)
def test_a_likely_slip_is_offered_for_correction(typed: str, meant: str) -> None:
    assert likely_address(typed) == meant


def test_the_offer_never_blocks_and_one_press_takes_it() -> None:
    form = sent(email="name@gmial.com")
    assert form.is_valid()
    assert form.fields["email"].suggestion == "name@gmail.com"  # type: ignore[attr-defined]
    assert form.cleaned_data["email"] == "name@gmial.com"
    taken = sent(email="name@gmial.com", adopt_suggestion="email")
    assert taken.is_valid()
    assert taken.cleaned_data["email"] == "name@gmail.com"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2017", (date(2017, 1, 1), "year")),
        ("03.2017", (date(2017, 3, 1), "month")),
        ("3/2017", (date(2017, 3, 1), "month")),
        ("März 2017", (date(2017, 3, 1), "month")),
        ("Dez. 2016", (date(2016, 12, 1), "month")),
        ("23.03.2017", (date(2017, 3, 23), "day")),
        ("23. März 2017", (date(2017, 3, 23), "day")),
        ("2017-03-23", (date(2017, 3, 23), "day")),
        ("2017-03", (date(2017, 3, 1), "month")),
        ("", None),
    ],
)
def test_a_day_is_read_as_exactly_as_it_is_known(typed: str, read: Any) -> None:
    form = sent(begins=typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["begins"] == read


@pytest.mark.parametrize(
    "typed", ["31.02.2017", "13.2017", "irgendwann", "März", "17", "1.1.0017", "Mond 2017", "２０１７年"]
)
def test_what_is_no_day_is_refused_and_stays_in_the_field(typed: str) -> None:
    form = sent(begins=typed)
    assert "lässt sich nicht lesen" in form.errors["begins"][0]
    assert form["begins"].value() == typed


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.234,50", "1234.50"), ("176.000", "176000"), ("176.000 €", "176000"), ("1234,5", "1234.5"),
        ("1234.50", "1234.50"), ("1\u00a0234 EUR", "1234"), ("12,-", "12"), ("0", "0"),
    ],
)  # fmt: skip
def test_money_is_read_as_it_is_written_in_german(typed: str, amount: str) -> None:
    form = sent(cost_eur=typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["cost_eur"] == Decimal(amount)


@pytest.mark.parametrize("typed", ["viel", "1,234.50", "1.23.456", "12,345", "NaN", "1e9", "-5", "99999999999999"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    assert "cost_eur" in sent(cost_eur=typed).errors


def test_money_is_shown_again_as_it_is_written_in_german() -> None:
    form = IdeaForm(initial={"cost_eur": Decimal("1234.50"), "begins": (date(2017, 3, 1), "month")})
    assert 'value="1.234,50"' in str(form["cost_eur"])
    assert 'value="März 2017"' in str(form["begins"])


def test_messages_name_the_field() -> None:
    form = sent(title="", people="viele")
    assert form.errors["title"] == ["Bitte tragen Sie „Titel“ ein."]
    assert form.errors["people"] == ["Bitte schreiben Sie bei „Personen“ eine ganze Zahl."]
    limits = sent(title="viel zu langer Titel", people="0")
    assert limits.errors["title"] == ["„Titel“ darf höchstens 10 Zeichen lang sein; jetzt sind es 20."]
    assert limits.errors["people"] == ["„Personen“ muss mindestens 1 sein."]


def test_a_refusal_of_the_house_lands_at_its_field_or_on_top() -> None:
    form = sent()
    assert form.is_valid()
    form.add_refusal(NotSo("Der Titel ist vergeben.", field="title"))
    form.add_refusal(NotSo("Das passt nicht zusammen.", field="unknown"))
    assert form.errors["title"] == ["Der Titel ist vergeben."]
    assert form.non_field_errors() == ["Das passt nicht zusammen."]


def test_the_sending_key_survives_a_second_try() -> None:
    shown = IdeaForm()
    key = shown["sending_key"].value()
    assert key != IdeaForm()["sending_key"].value()
    form = sent(sending_key=str(key), title="")
    assert form["sending_key"].value() == str(key)
    again = sent(sending_key=str(key))
    assert again.is_valid()
    assert again.cleaned_data["sending_key"] == uuid.UUID(str(key))


def test_a_machine_fills_the_field_nobody_sees() -> None:
    assert not sent().is_from_a_machine
    assert sent(website_address="http://example.org").is_from_a_machine
