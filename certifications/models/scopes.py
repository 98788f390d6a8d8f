from django.db import models
from django.db.models import Q

from coderpath.sources.facts import SourcedFact, dated_in_order, unique_fact


class Term(models.TextChoices):
    """The words a scope may use; each belongs to one kind of scope."""

    OFFICE = "OFFICE", "Doctors’ offices and clinics"
    OUTPATIENT = "OUTPATIENT", "Hospital outpatient"
    INPATIENT = "INPATIENT", "Hospital inpatient"
    RISK = "RISK", "Risk adjustment"
    PAYER = "PAYER", "Insurers and claims"
    BILLING = "BILLING", "Billing and revenue"
    AUDIT = "AUDIT", "Auditing"
    DOCUMENTATION = "DOCUMENTATION", "Clinical documentation"
    RECORDS = "RECORDS", "Health records and data"
    COMPLIANCE = "COMPLIANCE", "Compliance and privacy"
    MANAGEMENT = "MANAGEMENT", "Practice management"
    HOME_CARE = "HOME_CARE", "Home care and hospice"
    SPECIALTY = "SPECIALTY", "One medical specialty"
    ENTRY = "ENTRY", "Entry"
    NOT_ENTRY = "NOT_ENTRY", "Not for beginners"
    ADVANCED = "ADVANCED", "Advanced"
    LEAD = "LEAD", "Administrator"
    CPT = "CPT", "CPT"
    ICD10CM = "ICD10CM", "ICD-10-CM"
    ICD10PCS = "ICD10PCS", "ICD-10-PCS"
    HCPCS = "HCPCS", "HCPCS Level II"
    NCCA = "NCCA", "NCCA"
    NO_ACCREDITOR = "NO_ACCREDITOR", "neither NCCA nor ABSNC"


SETTINGS = [
    Term.OFFICE,
    Term.OUTPATIENT,
    Term.INPATIENT,
    Term.RISK,
    Term.PAYER,
    Term.BILLING,
    Term.AUDIT,
    Term.DOCUMENTATION,
    Term.RECORDS,
    Term.COMPLIANCE,
    Term.MANAGEMENT,
    Term.HOME_CARE,
    Term.SPECIALTY,
]
LEVELS = [Term.ENTRY, Term.NOT_ENTRY, Term.ADVANCED, Term.LEAD]
CODE_SETS = [Term.CPT, Term.ICD10CM, Term.ICD10PCS, Term.HCPCS]
ACCREDITORS = [Term.NCCA, Term.NO_ACCREDITOR]


class Scope(SourcedFact):
    """Where a certification is at home, how far up it stands, which code sets it tests."""

    class Kind(models.TextChoices):
        SETTING = "SETTING", "Where you work"
        LEVEL = "LEVEL", "Level"
        CODE_SET = "CODE_SET", "Code set tested"
        ACCREDITED_BY = "ACCREDITED_BY", "Accredited by"

    TERMS = {
        Kind.SETTING: SETTINGS,
        Kind.LEVEL: LEVELS,
        Kind.CODE_SET: CODE_SETS,
        Kind.ACCREDITED_BY: ACCREDITORS,
    }
    # A certification has one level but several settings: those do not contradict one another.
    topic = "What it covers"

    certification = models.ForeignKey(
        "certifications.Certification", models.CASCADE, related_name="scopes"
    )
    kind = models.CharField(max_length=13, choices=Kind)
    term = models.CharField(max_length=13, choices=Term)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="scope_term_fits_kind",
                condition=Q(kind="SETTING", term__in=SETTINGS)
                | Q(kind="LEVEL", term__in=LEVELS)
                | Q(kind="CODE_SET", term__in=CODE_SETS)
                | Q(kind="ACCREDITED_BY", term__in=ACCREDITORS),
                violation_error_message="This word does not belong to that kind of scope.",
            ),
            unique_fact("unique_scope", "certification", "kind", "term"),
            dated_in_order("scope_dates_in_order"),
        ]

    @property
    def subject(self):
        several = self.kind in (self.Kind.SETTING, self.Kind.CODE_SET)
        return ("certification", "kind", "term") if several else ("certification", "kind")

    @property
    def figure(self):
        return self.get_term_display()

    @property
    def question(self):
        code = self.certification.code
        return {
            self.Kind.SETTING: f"Where does the {code} count?",
            self.Kind.LEVEL: f"At what level is the {code}?",
            self.Kind.CODE_SET: f"Which code sets does the {code} test?",
            self.Kind.ACCREDITED_BY: f"Who accredits the {code}?",
        }[self.kind]
