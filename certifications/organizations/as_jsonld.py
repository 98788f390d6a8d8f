"""An organization in the words of schema.org and of CTDL."""

from typing import Any

from ..models import Issuer
from .organization import OrganizationPage

OF_KIND = {
    Issuer.Kind.CERTIFIER: ["Organization", "ceterms:CredentialOrganization"],
    Issuer.Kind.SCHOOL: "EducationalOrganization",
}


def organization(page: OrganizationPage) -> dict[str, Any]:
    """What it is; its own address as far as we lead there."""
    one = page.issuer
    told = {
        "@type": OF_KIND.get(one.kind, "Organization"),
        "name": one.name or one.code,
        "alternateName": one.code if one.called else "",
        "description": page.answer,
        "sameAs": page.link,
    }
    return {name: value for name, value in told.items() if value}
