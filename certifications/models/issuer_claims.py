from django.db import models

from coderpath.sources.facts import SourcedFact, dated_in_order, unique_fact

from .issuers import Issuer


class ClaimKind(models.TextChoices):
    """What of an organization a claim tells, in the order of its page."""

    STANDING = "STANDING", "What became of it"
    FOUNDED = "FOUNDED", "Founded"
    LEGAL_FORM = "LEGAL_FORM", "Legal form"
    PART_OF = "PART_OF", "Tied to"
    SEAT = "SEAT", "Where it is"
    JOINING = "JOINING", "Joining"
    CERTIFIED = "CERTIFIED", "People certified"
    OFFERS = "OFFERS", "What it offers"
    NEWCOMERS = "NEWCOMERS", "Open to you before you are a coder"
    TITLES = "TITLES", "Titles without a page here"
    ACCREDITS = "ACCREDITS", "What it approves"
    PROMISES = "PROMISES", "What is claimed for its training"


class IssuerClaim(SourcedFact):
    """What a source says of an organization in words, beside its names, fees and numbers."""

    Kind = ClaimKind
    # On these there is one answer; whatever else is said of an organization adds up.
    ONE_ANSWER = (ClaimKind.FOUNDED, ClaimKind.LEGAL_FORM)

    subject = ("issuer", "kind")
    topic = "Organizations"

    issuer = models.ForeignKey(
        Issuer, models.CASCADE, related_name="claims", verbose_name="organization"
    )
    kind = models.CharField(max_length=10, choices=ClaimKind)
    says = models.CharField(
        "what it says",
        max_length=200,
        help_text="In plain words, a whole sentence but for a year or a place: “1988”.",
    )

    class Meta:
        verbose_name = "claim about an organization"
        verbose_name_plural = "claims about organizations"
        constraints = [
            models.CheckConstraint(
                name="issuer_claim_says_something",
                condition=~models.Q(says=""),
                violation_error_message="Write what the source says.",
            ),
            unique_fact("unique_issuer_claim", "issuer", "kind", "says"),
            dated_in_order("issuer_claim_dates_in_order"),
        ]

    @property
    def figure(self) -> str:
        return self.says

    @property
    def claim(self) -> str | None:
        return self.says if self.kind in self.ONE_ANSWER else None

    @property
    def question(self) -> str:
        code = self.issuer.code
        return {
            ClaimKind.STANDING: f"What became of {code}?",
            ClaimKind.FOUNDED: f"When was {code} founded?",
            ClaimKind.LEGAL_FORM: f"What is the legal form of {code}?",
            ClaimKind.PART_OF: f"To whom is {code} tied?",
            ClaimKind.SEAT: f"Where is {code}?",
            ClaimKind.JOINING: f"Must you join {code}?",
            ClaimKind.CERTIFIED: f"How many people has {code} certified?",
            ClaimKind.OFFERS: f"What does {code} offer?",
            ClaimKind.NEWCOMERS: f"What has {code} for people who are not coders yet?",
            ClaimKind.TITLES: f"Which titles of {code} have no page here?",
            ClaimKind.ACCREDITS: f"What does {code} approve?",
            ClaimKind.PROMISES: f"What is claimed for the training of {code}?",
        }[ClaimKind(self.kind)]
