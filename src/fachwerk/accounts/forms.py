"""Shapes of input about accounts. The sign-in library's forms get our words."""

from __future__ import annotations

import hashlib
import re
from typing import Any, ClassVar, cast

from allauth.account import forms as library
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from fachwerk.access.roles import Role
from fachwerk.core.forms import EmailField, FachwerkForm, SendOnceMixin

PASSWORD_HINT = _("Mindestens 12 Zeichen. Ein ganzer Satz ist leicht zu merken und schwer zu raten.")
#: Longer than any code can be valid, the neighbouring ones for clocks that go wrong included.
CODE_IS_REMEMBERED_SECONDS = 5 * 60
Words = dict[str, tuple[Any, Any]]  # label and hint, translated lazily


class OurWords:
    """Labels, hints and sentences of ours on a form of the library; placeholders are no labels and go."""

    words: ClassVar[Words] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint) in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = label, hint
            field.widget.attrs.pop("placeholder", None)
            field.error_messages["required"] = _("Bitte füllen Sie „%(label)s“ aus.") % {"label": label}


EMAIL: tuple[Any, Any] = (_("E-Mail-Adresse"), "")
NEW_PASSWORD: Words = {
    "password1": (_("Neues Passwort"), PASSWORD_HINT),
    "password2": (_("Neues Passwort noch einmal"), ""),
}
CODE: Words = {"code": (_("Code"), _("Acht Zeichen aus unserer E-Mail. Groß oder klein ist gleich."))}


class PasswordLoginForm(OurWords, library.LoginForm):
    """Logging in with a password."""

    words: ClassVar[Words] = {"login": EMAIL, "password": (_("Passwort"), "")}


class RequestCodeForm(OurWords, library.RequestLoginCodeForm):
    """Asking for a code by e-mail."""

    words: ClassVar[Words] = {"email": EMAIL}


class EnterCodeForm(OurWords, library.ConfirmLoginCodeForm):
    """The code from the e-mail."""

    words: ClassVar[Words] = CODE


class ForgottenPasswordForm(OurWords, library.ResetPasswordForm):
    """Asking for a code to set another password."""

    words: ClassVar[Words] = {"email": EMAIL}


class EnterResetCodeForm(OurWords, library.ConfirmPasswordResetCodeForm):
    """The code that lets somebody set another password."""

    words: ClassVar[Words] = CODE


class NewPasswordForm(OurWords, library.ResetPasswordKeyForm):
    """Another password after the code."""

    words: ClassVar[Words] = NEW_PASSWORD


class FirstPasswordForm(OurWords, library.SetPasswordForm):
    """A first password for somebody who logged in by code."""

    words: ClassVar[Words] = NEW_PASSWORD


class ChangePasswordForm(OurWords, library.ChangePasswordForm):
    """Another password for somebody who has one."""

    words: ClassVar[Words] = {"oldpassword": (_("Jetziges Passwort"), ""), **NEW_PASSWORD}


class ConfirmPasswordForm(OurWords, library.ReauthenticateForm):
    """The password once more, before something that matters."""

    words: ClassVar[Words] = {"password": (_("Passwort"), "")}


class OneTimeCode(OurWords):
    """A code counts once, however often it is typed within the time it would be valid."""

    words: ClassVar[Words] = {"code": (_("Code"), _("Sechs Ziffern aus Ihrer App, oder einer Ihrer Ersatzcodes."))}
    user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        digits = hashlib.sha256(re.sub(r"\W", "", code).encode()).hexdigest()
        if not cache.add(f"accounts.code:{self.user.pk}:{digits}", value=True, timeout=CODE_IS_REMEMBERED_SECONDS):
            raise get_adapter().validation_error("incorrect_code")
        return code


class GiveCodeForm(OneTimeCode, AuthenticateForm):
    """The second factor while logging in."""


class GiveCodeAgainForm(OneTimeCode, ReauthenticateForm):
    """The second factor once more, before something that matters."""


class ActivateForm(OneTimeCode, ActivateTOTPForm):
    """The first code of a key just scanned."""

    words: ClassVar[Words] = {"code": (_("Code aus der App"), _("Sechs Ziffern. Sie wechseln alle 30 Sekunden."))}


class DayInput(forms.DateInput):
    """A day, chosen from the calendar of the browser."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class AccountForm(FachwerkForm):
    """Name and language of one's own account."""

    name = forms.CharField(label=_("Name"), max_length=120)
    language = forms.ChoiceField(label=_("Sprache"), choices=settings.LANGUAGES, widget=forms.RadioSelect)


class RoleForm(FachwerkForm):
    """A role and the days on which it counts."""

    role = forms.ChoiceField(label=_("Rolle"))
    valid_from = forms.DateField(
        label=_("Zugang ab"), required=False, help_text=_("Leer: ab sofort."), widget=DayInput()
    )
    valid_until = forms.DateField(
        label=_("Zugang bis"),
        required=False,
        help_text=_("Der letzte Tag. Leer: ohne Ende."),
        widget=DayInput(),
    )

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["role"]).choices = [(role.value, role.label) for role in roles]


class InviteForm(SendOnceMixin, RoleForm):
    """Whom the office invites."""

    more_fields = ("valid_from", "valid_until")
    field_order = ("email", "name", "role")

    email = EmailField(label=_("E-Mail-Adresse"))
    name = forms.CharField(
        label=_("Name"), max_length=120, required=False, help_text=_("Steht in der Anrede der E-Mail.")
    )


class AcceptForm(FachwerkForm):
    """What an invited person says about themselves."""

    name = forms.CharField(label=_("Ihr Name"), max_length=120)
    password = forms.CharField(
        label=_("Passwort"),
        required=False,
        strip=False,
        help_text=_("Sie können es leer lassen: Dann schicken wir Ihnen zum Einloggen jedes Mal einen Code."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
