"""Days and scopes that stood only in words move into their columns, editors’ own rows too.

Words are read once, here, and only in the forms that these rows were written in; what is worded
otherwise stays empty for an editor to fill, rather than wrong.
"""

import re

from django.db import migrations

MOVED = re.compile(r"([0-9]+) days to 24 hours ahead")
REFUNDED = re.compile(r"asked for ([0-9]+) (business )?days ahead or more")
BOUGHT = re.compile(r"time to sit the exam, [a-z ]*\b([0-9]+) days")
IN_ALL = re.compile(r"up to ([0-9]+) days in all\b", re.IGNORECASE)
FROM_FIRST_EXAM = "from the day the first exam is passed"
SPECIALTIES = "each specialty credential held"
SPECIALTY = [
    "circc", "cascc", "canpc", "cedc", "cfpc", "cgsc", "cobgc", "ccvtc", "cemc", "cgic", "chonc",
    "cosc", "cpcd", "crhc", "cuc",
]  # fmt: skip


def days_of(fee) -> dict:
    """The columns that a fee’s words fill; nothing where they are worded otherwise."""
    words = fee.locator.strip()
    if fee.kind == "RESCHEDULE" and (found := MOVED.fullmatch(words)):
        return {"days_before_low": 1, "days_before_high": int(found[1])}
    if fee.kind == "REFUND" and (found := REFUNDED.fullmatch(words)):
        return {"days_before_low": int(found[1]), "is_business_days": bool(found[2])}
    if fee.kind == "EXTENSION" and (found := BOUGHT.fullmatch(words)):
        most = IN_ALL.search(fee.note)
        return {"extra_days": int(found[1]), "extra_days_most": most and int(most[1])}
    return {}


def fill(apps, schema_editor):
    Fee = apps.get_model("certifications", "Fee")
    for fee in Fee.objects.filter(kind__in=["RESCHEDULE", "REFUND", "EXTENSION"]):
        if found := days_of(fee):
            Fee.objects.filter(pk=fee.pk).update(**found)
    rules = apps.get_model("certifications", "RenewalRule").objects
    rules.filter(kind="CYCLE", locator=FROM_FIRST_EXAM).update(counts_from="FIRST_EXAM")
    rules.filter(kind="ON_SUBJECT", issuer__isnull=False, locator=SPECIALTIES).update(
        applies_to="SPECIALTY"
    )
    apps.get_model("certifications", "Certification").objects.filter(
        issuer__slug="aapc", slug__in=SPECIALTY, is_core=False
    ).update(is_specialty=True)


class Migration(migrations.Migration):
    dependencies = [("certifications", "0010_days_and_scopes_as_columns")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
