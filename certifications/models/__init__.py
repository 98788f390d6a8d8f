from .certifications import Certification, CertificationName, Progression
from .exams import CodeBookRule, ExamFormat, PassRate
from .fees import Fee
from .funding import Funding, FundingRule
from .issuer_claims import IssuerClaim
from .issuers import HolderCount, Issuer, IssuerName
from .outlines import ExamDomain, ExamOutline
from .paths import Path, PathStep
from .pay import PayReport
from .programs import ProgramTerm
from .renewal import RenewalRule
from .requirements import Requirement
from .scopes import Scope
from .study import StudyTime
from .training import Training, TrainingCost, TrainingLength
from .ways import AlsoServing, Way

__all__ = [
    "AlsoServing",
    "Certification",
    "CertificationName",
    "CodeBookRule",
    "ExamDomain",
    "ExamFormat",
    "ExamOutline",
    "Fee",
    "Funding",
    "FundingRule",
    "HolderCount",
    "Issuer",
    "IssuerClaim",
    "IssuerName",
    "PassRate",
    "Path",
    "PathStep",
    "PayReport",
    "ProgramTerm",
    "Progression",
    "RenewalRule",
    "Requirement",
    "Scope",
    "StudyTime",
    "Training",
    "TrainingCost",
    "TrainingLength",
    "Way",
]
