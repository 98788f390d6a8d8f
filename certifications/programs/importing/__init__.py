"""Stores programs that an editor collected: all rows of a file, or none.

A figure is added beside those there are: what its publisher said before is ended, as in the admin.
What a source said already is never changed here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from certifications.models import (
    Certification,
    ProgramTerm,
    Training,
    TrainingCost,
    TrainingLength,
)
from coderpath.sources import edition, succession, words
from coderpath.sources.facts import Basis, SourcedFact
from coderpath.sources.models import Publisher, Source
from salaries.models import Area
from salaries.places import place_name

from .table import ProgramLine, ProgramTable, RowProblem

WHY = "import_programs"
Kind = ProgramTerm.Kind
# The columns whose cells are stored as a source's words.
IN_WORDS = {
    "credits": Kind.CREDITS,
    "cost_holds": Kind.PRICE_HOLDS,
    "externship": Kind.EXTERNSHIP,
    "to_start": Kind.PREREQUISITE,
    "approval": Kind.APPROVAL,
    "aid": Kind.AID,
}
# Columns whose cells are stored with the program, and where.
OF_TRAINING = {
    "program": "name",
    "provider": "provider",
    "taught": "mode",
    "award": "award",
    "school": "school",
}
MOST_LETTERS = 60  # of an address


class RowRefused(ValueError):
    """Why a row cannot be stored, in a sentence."""


@dataclass
class StoredLine:
    """What became of one row: whether its program is new, what changed of it, facts added."""

    line: ProgramLine
    training: Training
    is_new: bool = False
    changed: list[str] = field(default_factory=list)
    added: list[SourcedFact] = field(default_factory=list)

    @property
    def differs(self) -> bool:
        return bool(self.is_new or self.changed or self.added)

    def __str__(self):
        said = []
        if self.is_new:
            said.append("new program")
        if self.changed:
            said.append(f"changed {words.listing(self.changed)}")
        if self.added:
            said.append(words.plural(len(self.added), "new fact"))
        told = ", ".join(said) or "as stored"
        return f"line {self.line.line}: {self.training.slug}: {told}"


class Unstored(Exception):
    """Some row was refused, or it was a dry run: nothing is stored."""


def store(table: ProgramTable, *, is_dry_run: bool) -> tuple[list[StoredLine], list[RowProblem]]:
    """Store every row, or none: with a problem, or in a dry run, nothing is stored.

    What the cells alone are wrong in is told first; only then is the database asked.
    """
    if table.problems:
        return [], table.problems
    found: list[StoredLine] = []
    problems: list[RowProblem] = []
    try:
        with transaction.atomic():
            lines: dict[str, int] = {}
            for line in table.lines:
                try:
                    stored = _RowToStore(line).store()
                    _once(stored, lines)
                    found.append(stored)
                except (RowRefused, ValidationError) as refused:
                    problems += (RowProblem(line.line, says) for says in _sentences(refused))
            if problems or is_dry_run:
                raise Unstored
            if any(stored.differs for stored in found):
                edition.renew()
    except Unstored:
        pass
    return found, problems


def _once(stored: StoredLine, lines: dict[str, int]) -> None:
    """Raises RowRefused for a program that an earlier row has."""
    slug, line = stored.training.slug, stored.line.line
    if slug in lines:
        raise RowRefused(f"“{slug}” stands in line {lines[slug]} already: one row a program.")
    lines[slug] = line


def _sentences(refused: Exception) -> Iterator[str]:
    if not isinstance(refused, ValidationError):
        yield str(refused)
    elif hasattr(refused, "message_dict"):
        for name, messages in refused.message_dict.items():
            about = "" if name == "__all__" else f"{name}: "
            yield from (f"{about}{message}" for message in messages)
    else:
        yield from refused.messages


class _RowToStore:
    """One row on its way into the database."""

    def __init__(self, line: ProgramLine):
        self.line = line

    def store(self) -> StoredLine:
        training = self._training()
        stored = StoredLine(self.line, training, is_new=training.pk is None)
        self._fill(training, stored)
        source = self._source()
        for fact in self._facts(training, source):
            if self._is_there(fact):
                continue
            fact._change_reason = WHY
            fact.full_clean()
            fact.save()
            self._end_before(fact)
            stored.added.append(fact)
        return stored

    # The program

    def _training(self) -> Training:
        """The one with this slug, or else of this name and school, or a new one."""
        name, provider = self.line.get("program"), self.line.get("provider")
        if slug := self.line.get("slug"):
            return Training.objects.filter(slug=slug).first() or Training(slug=slug)
        same = Training.objects.filter(name__iexact=name, provider__iexact=provider)
        return same.first() or Training(slug=_free_slug(f"{provider} {name}"))

    def _fill(self, training: Training, stored: StoredLine) -> None:
        """What the row says of it; an empty cell leaves what is there."""
        for column, name in OF_TRAINING.items():
            if (value := self.line.get(column)) and value != getattr(training, name):
                setattr(training, name, value)
                stored.changed.append(column)
        usps = self.line.get("state")
        if usps and (training.state is None or training.state.slug != usps):
            training.state = _state(usps)
            stored.changed.append("state")
        if stored.is_new or stored.changed:
            training._change_reason = WHY
            training.full_clean()
            training.save()
        if stored.is_new:
            stored.changed = []

    # The source

    def _source(self) -> Source:
        """The page as read that day: the one on file, or a new one."""
        school = self.line.get("provider")
        name = self.line.get("publisher") or school
        kinds = Publisher.Kind
        kind = kinds.SCHOOL if name.lower() == school.lower() else kinds.THIRD_PARTY
        publisher = Publisher.objects.named(name, kind)
        url, read_on = self.line.get("source_url"), self.line.get("read_on", None)
        title = self.line.get("source_title")
        if publisher.pk:
            on_file = Source.objects.filter(publisher=publisher, url=url, title=title)
            if found := on_file.filter(read_on=read_on).first():
                return found
        slug = Source.objects.free_slug(f"{name} {title}")
        source = Source(slug=slug, publisher=publisher, title=title, url=url, read_on=read_on)
        source._change_reason = WHY
        source.save_with_publisher()
        if misplaced := source.misplaced():
            raise RowRefused(f"source_url: {misplaced}")
        return source

    # The facts

    def _facts(self, training: Training, source: Source) -> Iterator[SourcedFact]:
        as_of = self.line.get("as_of", None)
        said = {
            "training": training,
            "source": source,
            "as_of": as_of,
            "basis": Basis.STATED if as_of else Basis.UNDATED,
            "locator": self.line.get("locator"),
            "note": self.line.get("note"),
        }
        if cost := self.line.get("cost"):
            low, high = cost
            per = self.line.get("cost_per") or TrainingCost.Per.WHOLE
            amounts = {"low": low, "high": high if high != low else None, "per": per}
            yield TrainingCost(who=self.line.get("cost_who"), **amounts, **said)
        if length := self._length():
            yield TrainingLength(**length, **said)
        for column, kind in IN_WORDS.items():
            if says := self.line.get(column):
                yield ProgramTerm(kind=kind, says=says, **said)
        if award := self.line.get("award"):
            yield ProgramTerm(kind=Kind.AWARD, says=Training.Award(award).label, **said)
        if mode := self.line.get("taught"):
            yield ProgramTerm(kind=Kind.DELIVERY, says=Training.Mode(mode).label, **said)
        for exam in map(_exam, self.line.get("exams", ())):
            yield ProgramTerm(kind=Kind.PREPARES, says=exam.code, certification=exam, **said)

    def _length(self) -> dict:
        found = {}
        if hours := self.line.get("hours"):
            found["hours"] = int(hours)
        if months := self.line.get("months"):
            found["months_low"], found["months_high"] = months
        if weeks := self.line.get("weeks"):
            found["weeks_low"], found["weeks_high"] = map(int, weeks)
        return found

    def _is_there(self, fact: SourcedFact) -> bool:
        """Whether its source says the same already. Raises RowRefused where it says another thing.

        Of what is said in words several things may hold at once.
        """
        of_the_day = {"training": fact.training, "source": fact.source, "as_of": fact.as_of}
        same = [f for f in type(fact).objects.filter(**of_the_day) if f.answers == fact.answers]
        if isinstance(fact, ProgramTerm):
            said = {(term.says, term.certification_id) for term in same}
            return (fact.says, fact.certification_id) in said
        if other := next((each for each in same if each.figure != fact.figure), None):
            raise RowRefused(
                f"the same source gives {other.figure} of the same day, and not {fact.figure}:"
                " correct that one in the admin."
            )
        return bool(same)

    def _end_before(self, fact: SourcedFact) -> None:
        if fact.as_of:
            for old in succession.replaced_by(fact):
                old.end_before(fact.as_of, why=WHY)


def _exam(code: str) -> Certification:
    """Raises RowRefused for what no certification is called."""
    if found := Certification.objects.filter(slug=code).first():
        return found
    raise RowRefused(f"exams: no certification has the code {code.upper()}.")


def _state(usps: str) -> Area:
    if found := Area.objects.filter(slug=usps).first():
        return found
    raise RowRefused(f"state: {place_name(usps)} is not loaded yet: run load_catalogue first.")


def _free_slug(text: str) -> str:
    """An address of these words that no program has."""
    slug = slugify(text)[:MOST_LETTERS].strip("-") or "program"
    number, free = 1, slug
    while Training.objects.filter(slug=free).exists():
        number += 1
        free = f"{slug[: MOST_LETTERS - 5].strip('-')}-{number}"
    return free
