"""The pages of who signs in: a code, the second factor, a new password, sessions."""

import logging

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.models import User
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme

from coderpath.sender import address_of
from coderpath.sources import words

from . import limits, second_factor, sessions
from .forms import CodeForm, PasswordForm, SecondFactorForm

logger = logging.getLogger(__name__)

CODE, SETTINGS, CODES, SESSIONS = (
    f"admin/signin/{name}.html" for name in ("code", "second_factor", "codes", "sessions")
)


def _draw(request, template: str, title: str, status=200, **context) -> HttpResponse:
    """In the frame of the desk, without its menu: who has yet to type a code may see none of it."""
    site = admin.site
    frame = {"title": title, "site_title": site.site_title, "site_header": site.site_header}
    return TemplateResponse(request, template, frame | context, status=status)


def code(request: HttpRequest) -> HttpResponse:
    """Asks who signed in with a password for a code, once a session."""
    device = second_factor.of(request.user)
    if device is None or second_factor.has_passed(request, device):
        return redirect(_wanted(request))
    form = SecondFactorForm(request, request.POST or None)
    if form.is_valid():
        second_factor.pass_on(request, device)
        return redirect(_wanted(request))
    return _draw(request, CODE, "Enter a code", status=429 if form.wait else 200, form=form)


def _wanted(request: HttpRequest) -> str:
    """The page of this site that was asked for, or the first one of the desk."""
    wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
    is_here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if is_here else "admin:index"


def settings_of_account(request: HttpRequest) -> HttpResponse:
    """Where an editor sets up the second factor, makes new recovery codes, or removes it."""
    return (_set_up if second_factor.of(request.user) is None else _change)(request)


def _set_up(request: HttpRequest) -> HttpResponse:
    offer = second_factor.OfferedSecret.to(request)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if codes := offer.take(request, form.cleaned_data["code"]):
            _note("Set up a second factor", request, request.user)
            return _draw(request, CODES, "Your recovery codes", codes=codes)
        form.refuse()
    title = "Set up your second factor"
    return _draw(request, SETTINGS, title, form=form, offer=offer, is_asked=settings.SECOND_FACTOR)


def _change(request: HttpRequest) -> HttpResponse:
    form = SecondFactorForm(request, request.POST or None)
    if form.is_valid():
        if "remove" in request.POST:
            second_factor.remove(request.user)
            _note("Removed the second factor", request, request.user)
            messages.success(request, "Your second factor is removed.")
            return redirect("second_factor")
        codes = second_factor.new_recovery_codes(request.user)
        _note("Made new recovery codes", request, request.user)
        return _draw(request, CODES, "Your recovery codes", codes=codes)
    context = {"form": form, "left": second_factor.codes_left(request.user)}
    title, status = "Your second factor", 429 if form.wait else 200
    return _draw(request, SETTINGS, title, status, is_asked=settings.SECOND_FACTOR, **context)


def own_password(request: HttpRequest) -> HttpResponse:
    """Django’s page for one’s own new password, which notes that there is one."""
    before = request.user.password
    response = admin.site.password_change(request)
    if request.user.password != before:
        _note("New password", request, request.user)
    return response


def own_sessions(request: HttpRequest) -> HttpResponse:
    """Where an editor sees in how many browsers they are signed in, and ends all but this one."""
    form = PasswordForm(request, request.POST or None)
    own = request.session.session_key
    if form.is_valid():
        number = sessions.end(request.user, but=own)
        _note("Ended other sessions", request, request.user)
        messages.success(request, f"{words.plural(number, 'session')} ended.")
        return redirect("sessions")
    context = {"form": form, "open": sessions.of(request.user), "own": own}
    return _draw(request, SESSIONS, "Where you are signed in", **context)


def _note(done: str, request: HttpRequest, account: User) -> None:
    logger.warning("%s: account %r from %s", done, str(account), address_of(request))


class NewPassword(PasswordResetConfirmView):
    """What a one-time link opens. It is signed, holds for PASSWORD_RESET_TIMEOUT, and ends with the
    password that it was made for."""

    template_name = "admin/signin/new_password.html"
    success_url = reverse_lazy("admin:login")
    title = "Choose a password"

    def get_user(self, uidb64: int) -> User | None:
        return User.objects.filter(pk=uidb64, is_active=True).first()

    def form_valid(self, form):
        limits.is_owner(self.request, self.user)
        _note("New password by a link", self.request, self.user)
        messages.success(self.request, "Your password is stored. Log in with it.")
        return super().form_valid(form)

    def get_context_data(self, **kwargs):
        site = admin.site
        frame = {"site_title": site.site_title, "site_header": site.site_header}
        return super().get_context_data(**kwargs) | frame | {"title": self.title}
