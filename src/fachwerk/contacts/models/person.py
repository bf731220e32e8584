"""People and the functions they hold, each for a time."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.contacts.models.organisation import Organisation
from fachwerk.core import clock
from fachwerk.core.slugs import sort_key_of
from fachwerk.tenancy.models import NetworkModel


class Person(NetworkModel):
    """Somebody the network deals with. With an account, the functions give roles."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("Name"), max_length=160)
    email = models.EmailField(_("E-Mail"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    sort_key = models.CharField(max_length=200, editable=False)
    entered_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering: ClassVar = ["sort_key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "user"], name="contacts_person_one_per_user"),
        ]
        indexes: ClassVar = [models.Index(fields=["network", "sort_key"], name="contacts_person_sorted")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the key for sorting in step with the name."""
        self.sort_key = sort_key_of(self.name)
        super().save(*args, **kwargs)


class Affiliation(NetworkModel):
    """A person holds a function in an organisation; both days belong to it. No first day: since always."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="affiliations")
    function = models.CharField(_("Funktion"), max_length=160, blank=True)
    since = models.DateField(_("seit"), null=True, blank=True)
    until = models.DateField(_("bis"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(since=None) | models.Q(until__gte=models.F("since")),
                name="contacts_affiliation_ends_after_it_began",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["network", "person"], name="contacts_affiliation_of_person"),
            models.Index(fields=["network", "organisation"], name="contacts_affiliation_in_org"),
        ]

    def __str__(self) -> str:
        return self.function

    def is_valid_on(self, day: date) -> bool:
        """Whether the person holds the function on ``day``."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
