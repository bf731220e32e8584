"""Changes to accounts and to who has which role."""

from fachwerk.accounts.operations.invitations import (
    ACCEPT_INVITATION,
    accept_invitation,
    invitation_path,
    invite_user,
    withdraw_invitation,
)
from fachwerk.accounts.operations.own_account import (
    change_account,
    end_all_sessions,
    end_other_sessions,
    end_session,
)
from fachwerk.accounts.operations.roles import (
    assign_role,
    change_role,
    end_role,
    lock_account,
    unlock_account,
)
from fachwerk.accounts.operations.second_factor import reset_second_factor, take_second_factor

__all__ = [
    "ACCEPT_INVITATION",
    "accept_invitation",
    "assign_role",
    "change_account",
    "change_role",
    "end_all_sessions",
    "end_other_sessions",
    "end_role",
    "end_session",
    "invitation_path",
    "invite_user",
    "lock_account",
    "reset_second_factor",
    "take_second_factor",
    "unlock_account",
    "withdraw_invitation",
]
