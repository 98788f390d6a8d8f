"""The kinds of what a search finds, their headings and their nouns. Pure: no Django."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind: the heading above what is found of it, the heading's anchor, and its noun."""

    heading: str
    anchor: str
    one: str
    many: str


CERTIFICATION = Kind("Certifications", "certifications", "certification", "certifications")
BODY = Kind("Organizations", "organizations", "organization", "organizations")
PLACE = Kind("Pay by state", "states", "state", "states")
GUIDE = Kind("Guide", "guide", "question of the guide", "questions of the guide")
PAGE = Kind("Pages", "pages", "page", "pages")
FUNDING = Kind("Who could pay", "funding", "way to pay", "ways to pay")
FAQ = Kind("Questions and answers", "faq", "short answer", "short answers")
TERM = Kind("What it means", "terms", "term", "terms")
TOOL = Kind("Tools", "tools", "tool", "tools")
PROGRAM = Kind("Programs", "programs", "program", "programs")
AREA = Kind("Pay by area", "areas", "area", "areas")
OCCUPATION = Kind("Pay by occupation", "occupations", "occupation", "occupations")
SOURCE = Kind("Sources", "sources", "publisher", "publishers")
PATH = Kind("Paths", "paths", "path", "paths")
# In the order in which a page shows those that are not certifications, organizations or states.
OF_PAGES = (GUIDE, PAGE, FUNDING, FAQ, TERM, TOOL, PROGRAM, AREA, OCCUPATION, SOURCE)
