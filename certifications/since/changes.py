"""What changed about certifications, training, paths and pay since a moment, by their histories.

Two queries for pay and one for the rest, however many kinds of fact: their histories come as JSON.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet, Subquery, Value
from django.utils.timezone import make_aware

from certifications.models import (
    Certification,
    ExamFormat,
    Fee,
    PassRate,
    Path,
    PathStep,
    PayReport,
    RenewalRule,
    Requirement,
    Scope,
    StudyTime,
    TrainingCost,
    TrainingLength,
    Way,
)
from coderpath.sources import words
from coderpath.sources.facts import SourcedFact
from coderpath.sources.findings import REASONS
from coderpath.sources.rows_as_json import as_json, as_row
from coderpath.sources.standing import Standing, turned
from salaries import shelf as salaries_shelf
from salaries.figures import WageSpan
from salaries.models import Release
from salaries.pay import Pay

DELETED = "-"
# The facts that a comparison tells of a certification.
COMPARED = (
    Fee,
    Scope,
    Requirement,
    StudyTime,
    RenewalRule,
    ExamFormat,
    PassRate,
    PayReport,
)


@dataclass(frozen=True)
class FigureThen:
    """One figure at one time; `fact` is the row as it then was, None for what has no source.

    `until` and `since` are its last and its first day, where those came by themselves.
    """

    question: str
    text: str
    fact: SourcedFact | None = None
    until: date | None = None
    since: date | None = None


@dataclass
class AnswerChange:
    """What is answered otherwise than before, on one question."""

    question: str
    before: list[FigureThen] = field(default_factory=list)
    after: list[FigureThen] = field(default_factory=list)
    stands: list[tuple[FigureThen, str]] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    changed_at: datetime | None = None

    @property
    def ended(self) -> str:
        """Why the figures before are no longer there, where none takes their place."""
        return words.listing(list(dict.fromkeys(self.ends)))

    @property
    def why(self) -> list[str]:
        return list(dict.fromkeys(filter(None, self.reasons)))

    def settle(self) -> bool:
        """Leave out what is said again by another row; whether anything is left to tell."""
        same = {said.text for said in self.before} & {said.text for said in self.after}
        self.before = [said for said in self.before if said.text not in same]
        self.after = [said for said in self.after if said.text not in same]
        return bool(self.before or self.after or self.stands)


@dataclass(frozen=True)
class Version:
    """A row as one entry of its history has it; `row` is None once it was deleted."""

    row: object
    at: datetime
    reason: str


def since(
    moment: datetime,
    certifications: list[Certification],
    steps: Iterable[PathStep],
    day: date,
) -> list[AnswerChange]:
    """Every change of a figure about these up to a day, the latest first. One query.

    Some changes nobody made: a figure entered before started, or ended, as its day came. The
    certifications come with their issuer selected, the steps with all that they point to.
    """
    found: dict[tuple, AnswerChange] = {}
    things = _things(certifications, list(steps))
    for versions in _versions(moment, things, day):
        if versions[-1].at > moment:
            _compare(versions, moment, day, found)
        else:
            _compare_days(versions[-1].row, moment.date(), day, found)
    changes = [change for change in found.values() if change.settle()]
    return sorted(changes, key=lambda change: change.changed_at, reverse=True)


def _things(certifications: list[Certification], steps: list[PathStep]) -> dict[str, dict]:
    """What rows can be about, by the column that points to it."""
    programs = [one for step in steps for one in (step.training, step.priced_as) if one]
    by_pk = {
        "certification_id": certifications,
        "issuer_id": [each.issuer for each in certifications],
        "holds_id": certifications,
        "training_id": programs,
        "priced_as_id": programs,
        "path_id": [step.path for step in steps],
        "way_id": [step.way for step in steps if step.way],
    }
    return {name: {each.pk: each for each in found} for name, found in by_pk.items()}


def of_pay(
    moment: datetime, slug: str, wages: Iterable[Pay], of_start: bool = False
) -> list[AnswerChange]:
    """What a newer survey says otherwise of pay in a place, the nation or a state.

    One query; where there is a newer one, another for the wages of the release before.

    `wages` are those of today; `of_start` asks for pay at the start besides that of all coders.
    """
    came = Release.came_or_went_after(moment).order_by("-year", "-history_date")
    known = Release.objects.known_at(moment).select_related("source__publisher")
    release = known.annotate(outdated_at=Subquery(came.values("history_date")[:1])).first()
    now = next((wage for wage in wages if wage.area.slug == slug), None)
    if not release or now and now.release == release:
        return []
    before = salaries_shelf.at().of_coders(slug, release)
    then = next((wage for wage in before if wage.area.slug == slug), None)
    if not then:
        return []
    asked = {"the lowest-paid 10% to the highest-paid 10%": "spread"}
    asked |= {"the lowest-paid 10% to 25%": "likely_start"} if of_start else {}
    moved = release.outdated_at
    found = [_pay_change(then, now, moved, *each) for each in asked.items()]
    return [change for change in found if change.settle()]


def _pay_change(then: Pay, now: Pay | None, moved: datetime, ends: str, name: str) -> AnswerChange:
    question = f"What do coders earn in {then.area.spoken}, {ends}?"
    return AnswerChange(
        question,
        before=[_pay_said(question, getattr(then, name))],
        after=[_pay_said(question, getattr(now, name))] if now else [],
        ends=["not in the newest survey"],
        reasons=["A newer survey is out"],
        changed_at=moved,
    )


def _pay_said(question: str, pay: WageSpan) -> FigureThen:
    return FigureThen(question, f"{pay.figure or pay.reason} a year, {pay.dated}", pay)


def _versions(moment: datetime, things: dict, day: date) -> Iterable[list[Version]]:
    """The history of each row that changed or whose day came; of a rule with its ways."""
    models = [Certification, *COMPARED, Way]
    models += [TrainingCost, TrainingLength] if things["training_id"] else []
    models += [Path, PathStep] if things["path_id"] else []
    kinds = {model._meta.label: model for model in models}
    first, *others = [_entries(model, moment, things, day) for model in kinds.values()]
    rows = defaultdict(list)
    for label, pk, _entry, at, kind, reason, values in sorted(
        first.union(*others, all=True), key=lambda row: (row[3], row[2])
    ):
        row = None if kind == DELETED else _row(kinds[label], values, things)
        rows[label, pk].append(Version(row, at, reason or ""))
    return _with_ways(rows)


def _with_ways(rows: dict[tuple, list[Version]]) -> Iterable[list[Version]]:
    """The same, the ways no longer apart: whatever changed of one, changed its rule."""
    ways = defaultdict(list)
    for label, pk in [key for key in rows if key[0] == Way._meta.label]:
        versions = rows.pop((label, pk))
        of = next(v.row.requirement_id for v in versions if v.row)
        ways[of].append(versions)
    for (label, pk), versions in rows.items():
        yield _rule(versions, ways[pk]) if label == Requirement._meta.label else versions


def _rule(versions: list[Version], ways: list[list[Version]]) -> list[Version]:
    """A rule each time that it or one of its ways changed, with its ways as they were."""
    every = sorted([*versions, *(v for way in ways for v in way)], key=lambda v: v.at)
    found = []
    for at, reason in [(each.at, each.reason) for each in every]:
        row = _at(versions, at)
        then = [way for way in (_at(each, at) for each in ways) if way]
        found.append(Version(row and row.with_rows(then), at, reason))
    return found


def _at(versions: list[Version], moment: datetime):
    """The row as it was at a moment; None before it came or after it went."""
    return next((v.row for v in reversed(versions) if v.at <= moment), None)


def _entries(model, moment: datetime, things: dict, day: date) -> QuerySet:
    """Every entry of the rows of one model that changed after the moment, or whose day came."""
    history = model.history.model
    if model in (Requirement, Way):
        entries = _of_rules(model, moment, _about(Requirement, things), day)
    else:
        about = _about(model, things)
        changed = history.objects.filter(about, history_date__gt=moment).order_by()
        wanted = Q(id__in=changed.values("id"))
        if issubclass(model, SourcedFact):
            wanted |= Q(id__in=_turned(model, about, moment.date(), day))
        entries = history.objects.filter(wanted)
    return entries.order_by().values_list(
        Value(model._meta.label),
        "id",
        "history_id",
        "history_date",
        "history_type",
        "history_change_reason",
        as_json(model),
    )


def _of_rules(model, moment: datetime, about: Q, day: date) -> QuerySet:
    """Every entry of the rules that changed, or one of whose ways did; or of all their ways."""
    rules, ways = Requirement.history.model.objects, Way.history.model.objects
    own = rules.filter(about, history_date__gt=moment).order_by().values("id")
    of_ways = ways.filter(
        history_date__gt=moment,
        requirement_id__in=rules.filter(about).order_by().values("id"),
    )
    of_ways = of_ways.order_by().values("requirement_id")
    name = "requirement_id" if model is Way else "id"
    found = (own, of_ways, _turned(Requirement, about, moment.date(), day))
    wanted = reduce(or_, (Q(**{f"{name}__in": each}) for each in found))
    return (ways if model is Way else rules).filter(wanted)


def _turned(model, about: Q, then: date, day: date) -> QuerySet:
    """The facts that started or ended after one day, by another."""
    return model.objects.filter(about, turned(then, day)).order_by().values("id")


def _about(model, things: dict[str, dict]) -> Q:
    """Which rows of a model are about these things."""
    if model is Certification:
        return Q(id__in=list(things["certification_id"]))
    if model is Path:
        return Q(id__in=list(things["path_id"]))
    if model is PathStep:
        return Q(path_id__in=list(things["path_id"]))
    own = {field.attname for field in model._meta.concrete_fields}
    named = [Q(**{f"{name}__in": list(things[name])}) for name in things if name in own]
    return reduce(or_, named)


def _row(model, values: dict, things: dict):
    """The row that these values were; what it is about is taken from what is at hand."""
    row = as_row(model, values)
    for name, by_pk in things.items():
        if getattr(row, name, None) in by_pk:
            setattr(row, name.removesuffix("_id"), by_pk[getattr(row, name)])
    row.is_old = False
    return row


def _compare_days(row, then: date, day: date, found: dict[tuple, AnswerChange]) -> None:
    """What a row that nobody changed says on a day otherwise than it did on an earlier one."""
    was, now = _told(row, then), _told(row, day)
    for key in was.keys() ^ now.keys():
        said = replace((now | was)[key], until=row.until if key in was else None)
        said = replace(said, since=row.as_of if key in now else None)
        change = found.setdefault(key, AnswerChange(said.question))
        turn = said.since or said.until + timedelta(days=1)
        came = make_aware(datetime.combine(turn, time.min))
        change.changed_at = max(filter(None, (change.changed_at, came)))
        change.reasons += ["Known before; it came with the day", row.note]
        if said.since:
            change.after.append(said)
        else:
            change.before.append(said)
            change.ends.append("no longer in force")


def _compare(
    versions: list[Version], moment: datetime, day: date, found: dict[tuple, AnswerChange]
) -> None:
    """Set one row beside what it was at the moment, and note what it then said otherwise."""
    before = _at(versions, moment)
    latest = versions[-1]
    was, now = _told(before, moment.date()), _told(latest.row, day)
    for key in was | now:
        old, new = was.get(key), now.get(key)
        if old and new and old.text == new.text and _standing(before) == _standing(latest.row):
            continue
        change = found.setdefault(key, AnswerChange((new or old).question))
        change.changed_at = max(filter(None, (change.changed_at, latest.at)))
        change.reasons += [latest.reason, getattr(latest.row, "note", "")]
        if old and new and old.text == new.text:
            change.stands.append((new, words.inside(latest.row.get_standing_display())))
            continue
        change.before += [old] if old else []
        change.after += [new] if new else []
        if old and not new:
            change.ends.append(_end(latest.row))


def _standing(row) -> str:
    return getattr(row, "standing", "")


def _end(row) -> str:
    """Why a figure no longer counts."""
    if row is None:
        return "taken out"
    return "found to be mistaken" if row.standing == Standing.MISTAKEN else "no longer in force"


def _told(row, day: date) -> dict[tuple, FigureThen]:
    """What a row said on a day, by question."""
    if isinstance(row, Certification | Path | PathStep):
        return told_of(row)
    if row is None or not row.holds_on(day):
        return {}
    figures = row.figures([row]) if isinstance(row, ExamFormat) else [row]
    return {figure.answers: FigureThen(figure.question, _text(figure), row) for figure in figures}


def told_of(row: Certification | Path | PathStep) -> dict[tuple, FigureThen]:
    """What a row that is no fact says, by question."""
    if isinstance(row, Certification):
        status = FigureThen(f"How does the {row.code} stand?", row.get_status_display())
        name = FigureThen(f"What is the {row.code}?", row.name)
        return {("status", row.pk): status, ("name", row.pk): name}
    if isinstance(row, Path):
        return {("path", row.pk): FigureThen("What is the path?", _path(row))}
    return {("step", row.path_id, row.pk): FigureThen(f"Steps of “{row.path}”:", _step(row))}


def _path(path: Path) -> str:
    """Its name and where it starts: “CPC holder to CRC, from a certification: CPC”."""
    holds = _pointed(path, "holds", "another title")
    start = words.inside(path.get_start_display())
    return f"{path.name}, from: {start}{f', {holds}' if holds else ''}"


def _step(step: PathStep) -> str:
    """Its place and what it is about: “3, Exam: CCA”, and what it goes by."""
    about = step.training or step.certification or step.assumption
    priced_as = _pointed(step, "priced_as", "another program")
    way = _pointed(step, "way", "another rule")
    by = f"“{way.rule}”" if isinstance(way, Way) else way
    return ", ".join(
        filter(
            None,
            (
                f"{step.position}",
                f"{words.inside(step.get_kind_display())}: {about}",
                words.months(step.months) if step.months else "",
                "alongside the step before" if step.is_alongside else "",
                f"priced as {priced_as}" if priced_as else "",
                f"by {by}" if by else "",
                f"we assume: {step.assumption}" if step.assumption not in ("", about) else "",
            ),
        )
    )


def _pointed(row, name: str, otherwise: str):
    """What a row points to; what is no longer at hand is not asked for again."""
    if not getattr(row, f"{name}_id"):
        return ""
    is_at_hand = getattr(type(row), name).is_cached(row)
    return getattr(row, name) if is_at_hand else otherwise


def _text(figure) -> str:
    """Its value in words; a reason, where a source says that there is none."""
    if isinstance(figure, Requirement):
        return figure.with_advice
    if unknown := getattr(figure, "unknown", ""):
        return REASONS[unknown]
    return figure.figure
