"""What the guide says: terms, questions with their answers and their facts, and where to go."""

from .common import CommonQuestion
from .questions import GuideQuestion, Statement
from .resources import Resource
from .rules import next_links, written
from .terms import GlossaryTerm
from .usual_words import UsualWords

__all__ = [
    "CommonQuestion",
    "GlossaryTerm",
    "GuideQuestion",
    "Resource",
    "Statement",
    "UsualWords",
    "next_links",
    "written",
]
