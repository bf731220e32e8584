"""``fachwerk reset-second-factor <E-Mail>``: for the last administrator, whom nobody in the house can help."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from fachwerk.accounts.operations import take_second_factor
from fachwerk.accounts.queries import user_with_email


class Command(BaseCommand):
    help = "Setzt den zweiten Faktor eines Kontos zurück. Die Person richtet beim nächsten Einloggen einen neuen ein."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="E-Mail-Adresse des Kontos")

    def handle(self, *args: Any, **options: Any) -> None:
        user = user_with_email(options["email"])
        if user is None:
            raise CommandError(f"Zu „{options['email']}“ gibt es kein Konto.")
        with transaction.atomic():
            if not take_second_factor(user, by="die Administration am Server"):
                self.stdout.write("Dieses Konto hatte keinen zweiten Faktor; alle Geräte sind ausgeloggt.")
                return
        self.stdout.write(
            "Der zweite Faktor ist zurückgesetzt, alle Geräte sind ausgeloggt; eine E-Mail sagt es der Person."
        )
