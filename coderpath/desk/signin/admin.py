"""Accounts: whom administrators invite, and whom they help back in.

Nobody may raise their own rights: only superusers make superusers or change one, and only they
change their own groups. Nobody learns or sets the password of another: a one-time link is handed
over, and what was done stands in the history of the account and in the log.
"""

import logging

from django.contrib import admin, messages
from django.contrib.auth import admin as stock
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied
from django.forms import CheckboxSelectMultiple
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from coderpath.sources import words

from . import second_factor, sessions
from .forms import AccountForm, InvitationForm, SignInForm

logger = logging.getLogger(__name__)

RIGHTS = ("is_active", "groups")
RIGHTS_OF_SUPERUSERS = ("is_staff", "is_superuser", "user_permissions")

# Secrets are shown to nobody but their owner, once.
admin.site.unregister((TOTPDevice, StaticDevice, User))
admin.site.login_form = SignInForm


@admin.register(User)
class AccountAdmin(stock.UserAdmin):
    form = AccountForm
    add_form = InvitationForm
    add_form_template = "admin/signin/invite.html"
    change_form_template = "admin/signin/account.html"
    filter_horizontal = ("user_permissions",)
    list_display = ("username", "first_name", "last_name", "is_active", "last_login")
    readonly_fields = ("last_login", "date_joined")
    add_fieldsets = ((None, {"fields": ("username", "first_name", "last_name", "group")}),)

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return self.add_fieldsets
        rights = RIGHTS + (RIGHTS_OF_SUPERUSERS if request.user.is_superuser else ())
        return (
            (None, {"fields": ("username", "first_name", "last_name", "email")}),
            ("What this account may do", {"fields": rights}),
            ("Days", {"fields": self.readonly_fields}),
        )

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            kwargs["widget"] = CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        is_own = obj == request.user and not request.user.is_superuser
        return self.readonly_fields + (RIGHTS if is_own else ())

    def has_change_permission(self, request, obj=None):
        may = super().has_change_permission(request, obj)
        return may and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.is_staff = True
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if not change:
            obj.groups.add(form.cleaned_data["group"])

    def response_add(self, request, obj, post_url_continue=None):
        return self._with_link(request, obj)

    def user_change_password(self, request, id, form_url=""):
        """In place of typing a password for another: a link for choosing one, and the way out for
        who lost the phone."""
        account = self.get_object(request, id)
        if account is None:
            raise Http404
        if not self.has_change_permission(request, account):
            raise PermissionDenied
        if "link" in request.POST:
            return self._with_link(request, account)
        if "reset" in request.POST:
            second_factor.remove(account)
            self._note(request, account, "Removed the second factor.")
            messages.success(request, f"{account} can set up a new second factor.")
            return redirect(reverse("admin:auth_user_change", args=[account.pk]))
        if "end" in request.POST:
            number = sessions.end(account)
            self._note(request, account, "Ended all sessions.")
            messages.success(request, f"{words.plural(number, 'session')} of {account} ended.")
            return redirect(reverse("admin:auth_user_change", args=[account.pk]))
        return self._help(request, account)

    def _with_link(self, request: HttpRequest, account: User) -> HttpResponse:
        self._note(request, account, "Made a one-time link.")
        token = default_token_generator.make_token(account)
        path = reverse("new_password", args=[account.pk, token])
        return self._help(request, account, link=request.build_absolute_uri(path))

    def _help(self, request: HttpRequest, account: User, link: str = "") -> HttpResponse:
        context = self.admin_site.each_context(request) | {
            "title": f"Help {account} sign in",
            "account": account,
            "link": link,
            "has_device": second_factor.of(account) is not None,
            "open": sessions.of(account),
        }
        return TemplateResponse(request, "admin/signin/help.html", context)

    def _note(self, request: HttpRequest, account: User, done: str) -> None:
        self.log_change(request, account, done)
        logger.warning("%s Account %r, by %r", done, str(account), str(request.user))
