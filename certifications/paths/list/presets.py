"""Questions that many readers start from, each only an address; the presets are those of paths."""

from functools import partial

from certifications.list.presets import Preset
from certifications.models.scopes import Term

to_paths = partial(Preset, page="certifications:paths")

PRESETS = (
    to_paths("No experience, under $1,000", {"start": "diploma", "budget": "1000"}),
    to_paths("Hospital inpatient work", {"setting": Term.INPATIENT.value}),
    to_paths("No degree, quickest first", {"start": "diploma", "sort": "months"}),
    to_paths("I am a nurse", {"start": "nurse"}),
    to_paths("I do billing", {"start": "biller"}),
    to_paths("I hold a CPC", {"start": "coder", "have": ["cpc"]}),
    to_paths("Risk adjustment", {"setting": Term.RISK.value}),
)

LOSE_THE_A = Preset(
    "How do I get from CPC-A to CPC?", {"start": "apprentice"}, "certifications:lose_the_a"
)
QUESTIONS = (*PRESETS, LOSE_THE_A)
