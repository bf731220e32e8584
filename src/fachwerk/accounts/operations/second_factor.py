"""Help for somebody who lost their second factor."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.accounts.models import RoleAssignment, User
from fachwerk.accounts.operations.own_account import end_all_sessions
from fachwerk.accounts.policies import may_reset_second_factor
from fachwerk.mailing.outbox import send_account_mail
from fachwerk.operation.gate import operation


@operation("accounts.reset_second_factor", on="assignment", when=may_reset_second_factor)
def reset_second_factor(actor: Actor, *, assignment: RoleAssignment) -> RoleAssignment:
    """A colleague's lost second factor is taken away: they are logged out, told by mail, and set up a new one."""
    take_second_factor(assignment.user, by=actor.name or _("die Administration"))
    return assignment


def take_second_factor(user: User, *, by: str) -> int:
    """Removes the second factor, ends every session and says so by mail; gives back how many keys there were.

    Also called on the server, for the last administrator, whom nobody else could help.
    """
    found = Authenticator.objects.filter(user=user)
    count = int(found.count())
    found.delete()
    end_all_sessions(user)
    text = _(
        "Guten Tag,\n\nIhr zweiter Faktor wurde zurückgesetzt, durch: %(by)s. Sie sind auf allen Geräten ausgeloggt. "
        "Beim nächsten Einloggen richten Sie ihn neu ein:\n%(link)s\n\nHaben Sie nicht darum gebeten? "
        "Dann sagen Sie es bitte gleich Ihrer Geschäftsstelle."
    )
    send_account_mail(
        to=user.email,
        subject=_("Ihr zweiter Faktor wurde zurückgesetzt"),
        text=text % {"by": by, "link": settings.BASE_URL + str(settings.LOGIN_URL)},
        purpose="accounts.reset_second_factor",
    )
    return count
