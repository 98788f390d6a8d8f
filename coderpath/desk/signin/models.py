"""What is stored of recovery codes: enough to know one again, not enough to come in with."""

from hashlib import sha256

from django.db import models
from django_otp.plugins.otp_static.models import StaticDevice


class RecoveryCode(models.Model):
    """One that was not used yet. It has 120 random bits: a quick hash is as good as a slow one."""

    device = models.ForeignKey(StaticDevice, models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64)

    def __str__(self):
        return f"A recovery code of {self.device.user}"

    @staticmethod
    def digest_of(code: str) -> str:
        return sha256(code.encode()).hexdigest()
