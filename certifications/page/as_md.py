"""What the data of a certification begins with, as Markdown: what it is, costs and asks, in
sentences."""

from collections.abc import Iterator

from coderpath.opendata.as_md import plain
from coderpath.sources import words
from coderpath.sources.findings import Finding

from .certification_page import CertificationPage

SAID = (
    ("exam_fee", "The exam costs {figure}"),
    ("gate", "What you need to take it: {figure}"),
    ("study_time", "Time to get ready: {figure}"),
    ("pass_rate", "Pass rate: {figure}"),
    ("credits", "What it takes to keep it: {figure}"),
)


def written(page: CertificationPage) -> str:
    """Each figure with who says so and when; what no source says is said to be unknown."""
    return "\n\n".join(filter(None, (" ".join(_first(page)), "\n".join(_figures(page)))))


def _first(page: CertificationPage) -> Iterator[str]:
    one = page.certification
    if one.summary:
        yield plain(one.summary)
    yield f"Issued by {plain(one.issuer.name or one.issuer.code)}."


def _figures(page: CertificationPage) -> Iterator[str]:
    for name, says in SAID:
        finding: Finding = getattr(page.profile, name)
        if fact := finding.headline:
            told = says.format(figure=plain(finding.figure).rstrip("."))
            yield f"- {told} ({plain(str(fact.source.publisher))}, {fact.dated})."
    if page.missing:
        yield f"- No source that we read says {words.listing(page.missing, 'or')}."
