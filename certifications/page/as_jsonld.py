"""A certification in the words of schema.org and of CTDL, for search engines and registries."""

from typing import Any

from coderpath.sources.findings import Finding

from ..catalogue.profile import Profile

DOLLARS = "USD"


def credential(profile: Profile) -> dict[str, Any]:
    """What is known of it; what no source says is left out. Costs belong to its exam."""
    one, credits = profile.certification, profile.credits.headline
    told = {
        "@type": ["EducationalOccupationalCredential", "ceterms:Certification"],
        "name": one.name,
        "alternateName": one.code,
        "description": one.summary,
        "credentialCategory": "certification",
        "recognizedBy": {"@type": "Organization", "name": one.issuer.name or one.issuer.code},
        "educationalLevel": _said(profile.level),
        "validFor": f"P{credits.cycle_months}M" if credits and credits.cycle_months else "",
        "ceterms:requires": _condition(profile.gate) | _exam(profile),
        "ceterms:renewal": _condition(profile.credits),
    }
    return {name: value for name, value in told.items() if value}


def _said(finding: Finding) -> str:
    return finding.figure if finding.headline else ""


def _condition(finding: Finding) -> dict[str, Any]:
    if not finding.headline:
        return {}
    return {
        "@type": "ceterms:ConditionProfile",
        "ceterms:description": finding.figure,
        "ceterms:assertedBy": str(finding.headline.source.publisher),
    }


def _exam(profile: Profile) -> dict[str, Any]:
    fee = profile.exam_fee.headline
    if not fee:
        return {}
    cost = {
        "@type": "ceterms:CostProfile",
        "ceterms:name": fee.question,
        "ceterms:price": float(fee.amount),
        "ceterms:currency": DOLLARS,
        "ceterms:directCostType": {"@id": "costType:StandaloneAssessment"},
        "ceterms:costDetails": fee.source.link,
    }
    return {
        "@type": "ceterms:ConditionProfile",
        "ceterms:targetAssessment": {
            "@type": "ceterms:AssessmentProfile",
            "ceterms:estimatedCost": {name: value for name, value in cost.items() if value},
        },
    }
