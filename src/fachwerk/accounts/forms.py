"""Shapes of input about accounts. The sign-in library's forms get our words."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from allauth.account import forms as library
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from fachwerk.access.roles import Role
from fachwerk.core.forms import EmailField, FachwerkForm, SendOnceMixin

PASSWORD_HINT = _("Mindestens 12 Zeichen. Ein ganzer Satz ist leicht zu merken und schwer zu raten.")
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


class AccountForm(FachwerkForm):
    """Name and language of one's own account."""

    name = forms.CharField(label=_("Name"), max_length=120)
    language = forms.ChoiceField(label=_("Sprache"), choices=settings.LANGUAGES, widget=forms.RadioSelect)


class InviteForm(SendOnceMixin, FachwerkForm):
    """Whom the office invites."""

    more_fields = ("valid_until",)

    email = EmailField(label=_("E-Mail-Adresse"))
    name = forms.CharField(
        label=_("Name"), max_length=120, required=False, help_text=_("Steht in der Anrede der E-Mail.")
    )
    role = forms.ChoiceField(label=_("Rolle"))
    valid_until = forms.DateField(
        label=_("Letzter Tag"),
        required=False,
        help_text=_("Leer: ohne Ende."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["role"]).choices = [(role.value, role.label) for role in roles]


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
