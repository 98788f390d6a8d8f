"""What an article may say of certifications and organizations, and our figures on that.

See coderpath/reports/ours.py.
"""

from collections.abc import Iterator
from datetime import date

from coderpath.guide import usual_words
from coderpath.plain_words import plain
from coderpath.reports.claims import Topic
from coderpath.reports.ours import of_finding, tells
from coderpath.reports.verdicts import NamedThing, OurFigure
from coderpath.sources.findings import Finding
from coderpath.sources.held import Held

from .catalogue import shelf
from .catalogue.profile import Profile
from .catalogue.shelf import Shelf
from .models import Certification, Fee, Issuer, PayReport
from .search.names import SearchNames
from .search.names_in_text import Bond, Call, Known, meant

Payer, Kind = Fee.Payer, Fee.Kind
PAYERS = {Payer.MEMBER: "member", Payer.NON_MEMBER: "non-member", Payer.STUDENT: "student"}
PRICES = (
    (Topic.EXAM, Kind.EXAM_ONE, "one try"),
    (Topic.EXAM, Kind.EXAM_TWO, "two tries"),
    (Topic.RETAKE, Kind.RETAKE, ""),
    (Topic.RENEWAL, Kind.RECERTIFICATION, ""),
)
STATISTICS = {PayReport.Statistic.MEAN: "mean", PayReport.Statistic.MEDIAN: "median"}


class TitlesInArticles:
    """Every name of certifications and organizations, with the figures on each."""

    def __init__(self, there: Shelf):
        self._there = there
        every = there.once(SearchNames).calls
        for_all = usual_words.of_many(there.rows)
        self._known = Known(call for call in every if _is_ours(call, for_all))
        self._figures: dict[Certification | Issuer, list[OurFigure]] = {}

    def named(self, text: str) -> list[NamedThing]:
        """A name that stands in some source by mistake names nothing."""
        things = [call.thing for call in self._calls(text) if call.bond is not Bond.MISTAKEN]
        return [NamedThing(thing, thing.code) for thing in dict.fromkeys(things)]

    def figures(self, thing: Certification | Issuer) -> list[OurFigure]:
        if thing not in self._figures:
            self._figures[thing] = list(self._told(thing))
        return self._figures[thing]

    def doubtful(self, text: str) -> list[tuple[str, str]]:
        """Former names, and those that only a mistake ever gave."""
        return [(call.text, _doubt(call)) for call in self._calls(text) if _doubt(call)]

    def _calls(self, text: str) -> list[Call]:
        """A code counts in capitals alone: in small letters some are words."""
        return [call for call in meant(text, self._known).calls if _is_written(call.text, text)]

    def _told(self, thing: Certification | Issuer) -> Iterator[OurFigure]:
        if isinstance(thing, Certification):
            yield from of_profile(self._there.profile(thing))
            return
        issued = (one for one in self._there.certifications if one.issuer_id == thing.pk)
        for one in issued:
            yield from dues(self._there.profile(one))
            return


@tells
def titles(rows: Held, day: date) -> TitlesInArticles:
    return shelf.of(rows, day).once(TitlesInArticles)


def _is_ours(call: Call, for_all: frozenset[str]) -> bool:
    is_one = isinstance(call.thing, Certification | Issuer)
    return is_one and call.bond is not Bond.APPRENTICE and plain(call.text) not in for_all


def _is_written(name: str, text: str) -> bool:
    return not name.isupper() or name in text


def _doubt(call: Call) -> str:
    if call.bond is Bond.FORMER:
        return f"It is a former name of {call.thing}."
    if call.bond is Bond.MISTAKEN:
        return call.notes or "We know of no title or organization of this name."
    return ""


def of_profile(profile: Profile) -> Iterator[OurFigure]:
    """All figures on one certification that an article is held against."""
    for topic, kind, tries in PRICES:
        for payer in (Payer.ANYONE, Payer.MEMBER, Payer.STUDENT):
            yield from _of_fee(topic, profile.fee(kind, payer), tries)
    yield from dues(profile)
    for rate in profile.pass_rates:
        yield from of_finding(Topic.PASS, rate)
    yield from of_finding(Topic.MARK, profile.exam["pass_mark"])
    yield from of_finding(Topic.LENGTH, profile.exam["minutes"])
    for report in profile.pay_reports:
        yield from of_finding(Topic.PAY, report, *_statistic(report))


def dues(profile: Profile) -> Iterator[OurFigure]:
    """What the organization asks of its members each year."""
    yield from of_finding(Topic.DUES, profile.dues)
    yield from _of_fee(Topic.DUES, profile.dues_student, "")


def _of_fee(topic: Topic, finding: Finding, tries: str) -> Iterator[OurFigure]:
    payer = PAYERS.get(finding.headline.payer, "") if finding.headline else ""
    yield from of_finding(topic, finding, *filter(None, (payer, tries)))


def _statistic(report: Finding) -> list[str]:
    said = STATISTICS.get(report.headline.statistic, "")
    return [said] if said else []
