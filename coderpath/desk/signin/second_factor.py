"""The second factor: codes of an app on an editor’s phone, and ten on paper for when it is lost.

django-otp holds the secrets, looks at codes, takes each one once, and makes who typed a wrong one
wait: one second, then two, four and so on, counted in the table for all processes.
"""

import math
import secrets
from base64 import b32encode
from binascii import unhexlify
from dataclasses import dataclass

from django.db import transaction
from django.utils.timezone import now
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from .models import RecoveryCode

RECOVERY_CODES, BYTES = 10, 15  # of 24 letters and digits each
DIGITS = 6


def of(user) -> TOTPDevice | None:
    """The app that an account has set up."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).order_by("pk").first()


def has_passed(request, device: TOTPDevice) -> bool:
    """Whether a code of this account was typed in this session."""
    return request.session.get(DEVICE_ID_SESSION_KEY) == device.persistent_id


def pass_on(request, device: TOTPDevice) -> None:
    """Note in the session that a code was typed; the session gets another name from here on."""
    request.session.cycle_key()
    request.session[DEVICE_ID_SESSION_KEY] = device.persistent_id


@dataclass(frozen=True)
class OfferedSecret:
    """A secret that an app may be given, before it is stored."""

    device: TOTPDevice

    @classmethod
    def to(cls, request) -> "OfferedSecret":
        """The same for a session until it is used: who types a wrong code need not scan anew."""
        key = request.session.setdefault("offered_secret", random_hex(20))
        return cls(TOTPDevice(user=request.user, key=key, name="Authenticator app"))

    @property
    def address(self) -> str:
        """What the square code says."""
        return self.device.config_url

    @property
    def secret(self) -> str:
        """In groups of four letters, to be typed."""
        _, _, rest = self.address.partition("secret=")
        letters = rest.partition("&")[0]
        return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))

    def take(self, request, typed: str) -> list[str]:
        """Store it if the app gives this code: recovery codes, or none where the code is wrong."""
        totp = TOTP(unhexlify(self.device.key.encode()))
        code = plain(typed)
        if not (is_of_app(code) and totp.verify(int(code), tolerance=self.device.tolerance)):
            return []
        with transaction.atomic():
            remove(request.user)
            self.device.last_t = totp.t()
            self.device.save()
            codes = new_recovery_codes(request.user)
        del request.session["offered_secret"]
        pass_on(request, self.device)
        return codes


@transaction.atomic
def new_recovery_codes(user) -> list[str]:
    """Ten that hold from now on, in place of all before."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="Recovery codes")
    codes = [b32encode(secrets.token_bytes(BYTES)).decode().lower() for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(device=device, digest=RecoveryCode.digest_of(code)) for code in codes
    )
    return ["-".join(code[at : at + 4] for at in range(0, len(code), 4)) for code in codes]


def codes_left(user) -> int:
    return RecoveryCode.objects.filter(device__user=user).count()


def use_recovery_code(device: StaticDevice, code: str) -> bool:
    """Whether it is one that was not used yet; from now on it is."""
    used, _ = device.codes.filter(digest=RecoveryCode.digest_of(code)).delete()
    if used:
        device.throttle_reset()
    else:
        device.throttle_increment()
    return bool(used)


def remove(user) -> None:
    """As if there had never been one."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def plain(typed: str) -> str:
    """A code without what people put between its letters."""
    return typed.replace(" ", "").replace("-", "").lower()


def is_of_app(code: str) -> bool:
    return len(code) == DIGITS and code.isascii() and code.isdecimal()


@dataclass(frozen=True)
class Look:
    """What a look at a typed code found: right, wrong, or not looked at for so many seconds."""

    is_right: bool
    wait: int = 0


@transaction.atomic
def look_at(user, typed: str) -> Look:
    """Look at a code of the app, or else at a recovery code; a right one is used up."""
    code = plain(typed)
    kind = TOTPDevice if is_of_app(code) else StaticDevice
    device = kind.objects.select_for_update().filter(user=user, confirmed=True).first()
    if device is None:
        return Look(False)
    may, why_not = device.verify_is_allowed()
    if not may:
        seconds = (why_not["locked_until"] - now()).total_seconds()
        return Look(False, wait=max(1, math.ceil(seconds)))
    if kind is StaticDevice:
        return Look(use_recovery_code(device, code))
    return Look(device.verify_token(code))
