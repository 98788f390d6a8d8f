"""The rules of keeping a title, out of what its profile says. Asks the database nothing."""

from certifications.catalogue.profile import Profile
from certifications.models import Fee, RenewalRule

from .rules import UpkeepRules

# The kind of each fee, and whose price counts, the first known; without payers a non-member’s.
FEES = {
    "fee_member": (Fee.Kind.RECERTIFICATION, Fee.Payer.MEMBER, Fee.Payer.ANYONE),
    "fee_more": (Fee.Kind.RECERTIFICATION_MORE,),
    "late": (Fee.Kind.LATE,),
    "reinstatement": (Fee.Kind.REINSTATEMENT,),
    "more_time": (Fee.Kind.MORE_TIME_TO_RENEW,),
}
RULES = {
    "credits": RenewalRule.Kind.TOTAL,
    "credits_more": RenewalRule.Kind.EACH_MORE,
    "credits_most": RenewalRule.Kind.AT_MOST,
    "on_subject": RenewalRule.Kind.ON_SUBJECT,
    "from_issuer": RenewalRule.Kind.FROM_ISSUER,
    "in_field": RenewalRule.Kind.IN_FIELD,
    "grace": RenewalRule.Kind.GRACE,
    "cancelled": RenewalRule.Kind.CANCELLED,
    "dues_kept": RenewalRule.Kind.DUES_KEPT,
}


def rules_of(profile: Profile, replaces: dict[str, object] | None = None) -> UpkeepRules:
    """What it takes to keep it; `replaces` has the codes whose place it takes."""
    return UpkeepRules(
        code=profile.certification.code,
        body=profile.certification.issuer.code,
        dues=profile.dues,
        fee=profile.renewal_fee,
        cycle=profile.cycle,
        scale=profile.credits_by_number,
        replaces=replaces or {},
        **{name: profile.fee(*asked) for name, asked in FEES.items()},
        **{name: profile.renewal(kind) for name, kind in RULES.items()},
    )
