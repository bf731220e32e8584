"""The pages of the demonstration exist only there."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["real", "tour"])
def test_elsewhere_they_do_not_exist(client: Client, name: str) -> None:
    with override_settings(DEMO=False):
        assert client.get(reverse(f"demonstration_installation:{name}")).status_code == 404


def test_what_is_real_names_sources_and_inventions(client: Client) -> None:
    with override_settings(DEMO=True):
        page = client.get(reverse("demonstration_installation:real")).content.decode()
    assert "73 Institutionen und Unternehmen im Frühjahr 2017." in page
    assert "Quelle: Interview" in page
    assert "Erfunden" in page
