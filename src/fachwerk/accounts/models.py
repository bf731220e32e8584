"""People who sign in, and their roles per network. An e-mail address is unique on the whole installation."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.access.roles import Role
from fachwerk.core import clock
from fachwerk.tenancy.models import NetworkModel

INVITATION_LASTS = timedelta(days=14)
#: Roles that somebody is given; the others follow from seats, affiliations and links.
ASSIGNABLE_ROLES = [
    Role.OFFICE_STAFF,
    Role.OFFICE_LEAD,
    Role.MEMBER_CONTACT,
    Role.VOTER,
    Role.DEPUTY,
    Role.CHAIR,
    Role.CONSULTANT,
    Role.CARRIER,
    Role.OTHER_NETWORK,
    Role.NATIONAL_OFFICE,
    Role.DATA_PROTECTION,
    Role.ADMINISTRATOR,
]


class UserManager(BaseUserManager["User"]):
    """Users come by invitation, by the join form or from the command line."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A user who signs in by e-mailed code unless a password is given."""
        user = self.model(email=self.normalize_email(email).casefold(), **fields)
        if password:
            user.set_password(password)
        else:
            user.set_unusable_password()
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Somebody with an account."""

    email = models.EmailField(_("E-Mail"), unique=True)
    name = models.CharField(_("Name"), max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    language = models.CharField(
        _("Sprache"), max_length=2, default="de", choices=[("de", "Deutsch"), ("en", "English")]
    )
    joined_at = models.DateTimeField(default=clock.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """What mails and the journal call the person."""
        return self.name or self.email


class RoleAssignment(models.Model):
    """A role that the office or an administrator gave to a user in one network, for a time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="assignments")
    network = models.ForeignKey("networks.Network", on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices)
    valid_from = models.DateField(default=clock.today)
    valid_until = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["valid_from", "role"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "network", "role", "valid_from"], name="accounts_role_once"),
        ]

    @property
    def is_still_to_come(self) -> bool:
        """Whether the role counts only from a later day on."""
        return self.ended_at is None and self.valid_from > clock.today()

    @property
    def is_over(self) -> bool:
        """Whether the role no longer counts today."""
        return self.ended_at is not None or (self.valid_until is not None and self.valid_until < clock.today())


class Invitation(NetworkModel):
    """The offer of an account with a role in the network, made to an e-mail address."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("E-Mail"))
    name = models.CharField(_("Name"), max_length=120, blank=True)
    role = models.CharField(_("Rolle"), max_length=20, choices=Role.choices)
    role_from = models.DateField(_("Zugang ab"), null=True, blank=True)
    role_until = models.DateField(_("Zugang bis"), null=True, blank=True)
    invited_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    invited_by_name = models.CharField(max_length=160, blank=True)
    invited_at = models.DateTimeField(default=clock.now)
    open_until = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-invited_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["network", "email", "role"],
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="accounts_invitation_open_once",
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Whether it can still be accepted."""
        return self.accepted_at is None and self.withdrawn_at is None and clock.now() <= self.open_until
