from collections import defaultdict
from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q, Value

from coderpath.sources import words
from coderpath.sources.facts import FactQuerySet, SourcedFact, dated_in_order, unique_fact
from coderpath.sources.findings import NOT_COLLECTED
from coderpath.sources.made_of_rows import MadeOfRows
from coderpath.sources.models import official
from coderpath.sources.standing import Standing

from . import rule_words
from .certifications import Certification
from .rule_loops import locked_out


class Purpose(models.TextChoices):
    SIT = "SIT", "To take the exam"
    LOSE_A = "LOSE_A", "To drop the apprentice title"
    COUNTS = "COUNTS", "What counts as experience"
    PROOF = "PROOF", "How experience is proved"
    HOLD = "HOLD", "To keep it"


class RequirementQuerySet(FactQuerySet):
    def gates(self, at: date | None = None):
        """Rules on taking an exam that a page may show on a day, as Finding.headline has it.

        Advice alone says nothing of what it takes; and where an official source is silent, what
        is disputed does not speak for it.
        """
        required = Exists(self._ways.required().filter(requirement=OuterRef("pk")))
        in_force = self.model.objects.filter(purpose=Purpose.SIT).in_force(at)
        silent = in_force.filter(
            ~required, official("source__"), certification=OuterRef("certification")
        ).exclude(standing=Standing.DISPUTED)
        doubted = Q(standing=Standing.DISPUTED) & Exists(silent)
        return self.in_force(at).filter(required, ~doubted, purpose=Purpose.SIT)

    def asked_credentials(self) -> dict[str, list[set[str]]]:
        """By the code of each certification, the titles that each way in today asks for."""
        rules = self.gates().with_ways().prefetch_related("rows__also_serving__certification")
        asked = defaultdict(list)
        for rule in rules.select_related("certification"):
            asked[rule.certification.code] += [way.codes for way in rule.ways]
        return asked

    def with_ways(self):
        """The ways of all of them come in one query."""
        return self.prefetch_related(Prefetch("rows", self._ways.select_related("credential")))

    @property
    def _ways(self) -> models.QuerySet:
        """Of the model that rules are made of, which knows this one."""
        return self.model.rows.field.model.objects.all()

    def whole(self):
        return super().whole().with_ways()


class Requirement(MadeOfRows, SourcedFact):
    """A rule, as one source gives it: its ways are rows, any one of which is enough.

    Without a required way the source is silent on what it takes: the rule is then not collected,
    whatever it advises. What counts as experience is no alternative, nor how it is proved: there
    every row holds.
    """

    Purpose = Purpose

    subject = ("certification", "purpose")
    topic = "Ways in"
    lasts = 18
    moves_totals = True
    made_of = "rows"

    certification = models.ForeignKey(Certification, models.CASCADE, related_name="requirements")
    purpose = models.CharField(max_length=6, choices=Purpose, default=Purpose.SIT)

    objects = RequirementQuerySet.as_manager()

    class Meta:
        constraints = [
            unique_fact(
                "unique_requirement",
                "certification",
                "purpose",
                "standing",
                "until",
                nullable={"until": Value(date(1, 1, 1), models.DateField())},
            ),
            dated_in_order("requirement_dates_in_order"),
        ]

    @classmethod
    def problems(cls):
        """What check_facts reports: exams that nobody could take, by rules that ask in a circle."""
        for code in sorted(locked_out(cls.objects.asked_credentials())):
            yield f"{code}: its ways ask for titles that ask for it in turn."
        yield from cls._ill_said()

    @classmethod
    def _ill_said(cls):
        """Certifications whose few words for lists are missing, or are not what the rule asks."""
        nothing = defaultdict(bool)
        for rule in cls.objects.gates().with_ways():
            nothing[rule.certification_id] |= rule.asks_nothing
        for one in Certification.objects.in_order():
            if said := one.ill_said(nothing.get(one.pk)):
                yield f"{one}: {said}"

    @staticmethod
    def weighs(said: dict) -> str:
        """See coderpath/desk/weight.py."""
        return rule_words.OPENS_OR_SHUTS

    def says_anew(self, old) -> bool:
        """A rule says a rule anew, and advice alone advice alone."""
        return super().says_anew(old) and bool(old.ways) == bool(self.ways)

    @property
    def ways(self) -> list:
        """Its required rows, in order."""
        return [row for row in self.its_rows if not row.is_advice]

    @property
    def advice(self) -> list:
        """What the source only recommends."""
        return [row for row in self.its_rows if row.is_advice]

    @property
    def asks_nothing(self) -> bool:
        """Its source says that nothing is required; silence does not."""
        return any(way.asks_nothing for way in self.ways)

    @property
    def unknown(self) -> str:
        """A source that only advises does not say what is required."""
        return "" if self.ways else NOT_COLLECTED

    @property
    def figure(self) -> str:
        return rule_words.figure(self.ways) or rule_words.advised(self.advice)

    @property
    def with_advice(self) -> str:
        """All that the rule says, what is required before what is advised."""
        return rule_words.with_advice(self.ways, self.advice)

    @property
    def sentence(self) -> str:
        """What it asks, made of the columns of its ways alone."""
        code = self.certification.code
        apprentice = self.certification.apprentice_code
        aim = {
            Purpose.SIT: f"To take the {code} exam",
            Purpose.LOSE_A: f"To drop the apprentice title {apprentice or code}",
            Purpose.COUNTS: f"As experience for the {code} counts",
            Purpose.PROOF: f"To prove experience for the {code}",
            Purpose.HOLD: f"To keep the {code}",
        }[self.purpose]
        if self.purpose in (Purpose.COUNTS, Purpose.PROOF):
            return rule_words.on_experience(aim, self.its_rows)
        return rule_words.whole(aim, self.ways, self.advice)

    @property
    def in_short(self) -> str:
        """The first way in, and how many there are besides, where all would be too long."""
        if len(self.figure) <= 80 or len(self.ways) < 2:
            return self.figure
        return f"{self.ways[0].rule}; or {words.plural(len(self.ways) - 1, 'other way')}"

    @property
    def claim(self) -> frozenset | None:
        """Rules agree when they ask the same, in whatever words; asking nothing is a rule too."""
        if not self.ways:
            return None
        return frozenset(row.asks for row in self.ways if any(row.asks))

    @property
    def question(self):
        code = self.certification.code
        apprentice = self.certification.apprentice_code
        return {
            Purpose.SIT: f"What do you need to take the {code} exam?",
            Purpose.LOSE_A: f"How do you drop the apprentice title {apprentice}?"
            if apprentice
            else f"Does the {code} start with an apprentice title?",
            Purpose.COUNTS: f"What counts as experience for the {code}?",
            Purpose.PROOF: f"How do you prove experience for the {code}?",
            Purpose.HOLD: f"What does it take to keep the {code}?",
        }[self.purpose]
