"""What cannot be. One family, four answers; a boundary turns each into a form error, a notice or a page.

The class docstring is the developer's text, ``message`` the sentence shown to people.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class FachwerkError(Exception):
    """Something the house refuses to do."""

    status = 500
    message: str | Promise = _("Das hat nicht geklappt.")

    def __init__(self, message: str | Promise | None = None, *, field: str | None = None) -> None:
        """``field`` names the form field the sentence belongs to, if there is one."""
        if message is not None:
            self.message = message
        self.field = field
        super().__init__(str(self.message))

    def __str__(self) -> str:
        return str(self.message)


class NotAllowed(FachwerkError):
    """The actor lacks the permission (403)."""

    status = 403
    message = _("Dafür fehlt Ihnen die Berechtigung.")


class NotThere(FachwerkError):
    """The object does not exist for this viewer (404). A foreign network is always this."""

    status = 404
    message = _("Das gibt es hier nicht.")


class NotNow(FachwerkError):
    """The object is in a state that does not permit this (409)."""

    status = 409
    message = _("Das ist im Moment nicht möglich.")


class NotSo(FachwerkError):
    """A rule of the field would be broken (422)."""

    status = 422
    message = _("So geht es nicht.")
