"""What is typed to come in."""

import logging

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import authenticate
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.models import Group, User

from coderpath.desk.groups import RIGHTS
from coderpath.sender import address_of

from . import second_factor
from .limits import in_words

logger = logging.getLogger(__name__)


class SignInForm(AdminAuthenticationForm):
    error_messages = AdminAuthenticationForm.error_messages | {
        "invalid_login": "No editor has this name and password. Capital letters count."
    }


class CodeForm(forms.Form):
    """A code of the app, while it is set up."""

    code = forms.CharField(
        label="Code",
        max_length=40,
        help_text="The six digits that the app shows now.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "off"}),
    )
    wrong = (
        "This code is not right. The app shows a new one every 30 seconds, and each works once."
        " If it stays wrong, check that your phone’s clock is right."
    )

    def refuse(self) -> None:
        self.add_error("code", self.wrong)


class SecondFactorForm(CodeForm):
    """A code of the app or a recovery code, looked at for the account that is signed in."""

    hint = "The six digits that your app shows now. Without your phone: a recovery code."
    wait = 0

    def __init__(self, request, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        self.fields["code"].help_text = self.hint

    def clean_code(self) -> str:
        user, typed = self.request.user, self.cleaned_data["code"]
        look = second_factor.look_at(user, typed)
        if look.is_right:
            logger.warning("Right code: account %r from %s", str(user), address_of(self.request))
            return typed
        self.wait = look.wait
        if look.wait:
            raise forms.ValidationError(
                f"After wrong codes the next one must wait. Try again in {in_words(look.wait)}."
            )
        logger.warning("Wrong code: account %r from %s", str(user), address_of(self.request))
        raise forms.ValidationError(self.wrong)


class PasswordForm(forms.Form):
    """The password once more, before sessions are ended; wrong ones count as at the log-in."""

    password = forms.CharField(
        strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def __init__(self, request, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self) -> str:
        typed, name = self.cleaned_data["password"], self.request.user.get_username()
        if authenticate(self.request, username=name, password=typed) is None:
            raise forms.ValidationError("This is not your password. Capital letters count.")
        return typed


class AccountForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("username",)
        field_classes = {"username": UsernameField}


class InvitationForm(forms.ModelForm):
    """An account without a password: its editor chooses one by a one-time link."""

    group = forms.ModelChoiceField(
        Group.objects.filter(name__in=RIGHTS), help_text="What the new editor may do."
    )

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name")
        field_classes = {"username": UsernameField}
