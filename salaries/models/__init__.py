from salaries.pay import ALL_INDUSTRIES

from .prices import PriceParity
from .projections import Projection
from .surveys import (
    ALL,
    BILLERS,
    CODERS,
    HOSPITALS,
    PHYSICIANS,
    Area,
    Industry,
    Occupation,
    Release,
)
from .wages import Measure, Wage

__all__ = [
    "ALL",
    "ALL_INDUSTRIES",
    "BILLERS",
    "CODERS",
    "HOSPITALS",
    "PHYSICIANS",
    "Area",
    "Industry",
    "Measure",
    "Occupation",
    "PriceParity",
    "Projection",
    "Release",
    "Wage",
]
