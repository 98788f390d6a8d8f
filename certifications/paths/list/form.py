"""What a reader asks of the list of paths: their answers, and how it is ordered and summed."""

from collections.abc import Iterable
from functools import cached_property

from django import forms

from certifications.reader import choices as have
from certifications.reader.answers import NURSE, Answers, AnswersForm, is_credential
from certifications.reader.person import Work

from ..ledger import Membership
from .ranking import Sort

# Titles that paths start from or that readers with some work behind them often hold.
OFFERED = ("cpc-a", "cpc", "coc", "cca", "ccs", "crc", "cbcs", "rhit")
SHOW = "show"
MONTHS_OF_WORK = (0, 6, 12, 24, 36, 60)
SORTS = {
    Sort.FIT: "Level, then what you need, then the total",
    Sort.COST: "Lowest total first",
    Sort.MONTHS: "Shortest first",
}
# What addresses once asked for: the pay is the same for every path, so what costs least pays back
# first.
RENAMED = {"fit": "", "payback": Sort.COST.value}


class PathsForm(AnswersForm):
    """What makes no sense is reported beside its field, and the rest is answered."""

    in_data = {
        "payer": "Whose prices are counted: whichever are cheaper if you leave it out.",
        "sort": "The order: the usual one, by what fits the answers, if you leave it out.",
    }
    payer = forms.ChoiceField(
        required=False,
        label="Who pays the fees",
        choices=[
            ("", "Whichever is cheaper"),
            (Membership.OUTSIDER, "I stay a non-member"),
            (Membership.MEMBER, "I am or become a member"),
            (Membership.STUDENT, "I am a student member"),
        ],
        error_messages={
            "invalid_choice": "Who pays must be member, non-member or student. The cheaper is"
            " counted."
        },
    )
    sort = forms.ChoiceField(
        required=False,
        label="Sort by",
        choices=[("", SORTS[Sort.FIT]), *list(SORTS.items())[1:]],
        error_messages={
            "invalid_choice": "Paths can be sorted by cost, months or fit. They come in the usual"
            " order."
        },
    )

    classes = forms.ChoiceField(
        required=False,
        label="Classes for people new to the field",
        choices=[("", "Left out for nurses and title holders"), (SHOW, "Show them")],
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "Classes can only be shown. They are left out."},
    )

    def __init__(self, data, codes: Iterable[str] | None = None):
        sort = data.get("sort", "").lower()
        if sort in RENAMED:
            data = data.copy()
            data["sort"] = RENAMED[sort]
        super().__init__(data, codes)

    @cached_property
    def payer_asked(self) -> str:
        return self.asked("payer") or ""

    @cached_property
    def shows_classes(self) -> bool:
        """Whether those who need no class want to see classes all the same."""
        return self.asked("classes") == SHOW

    @cached_property
    def sort_asked(self) -> Sort:
        return Sort(self.asked("sort") or Sort.FIT)

    @cached_property
    def more(self) -> list[tuple[str, str]]:
        """The parameters of this page beside the answers."""
        sort = "" if self.sort_asked == Sort.FIT else self.sort_asked.value
        classes = SHOW if self.shows_classes else ""
        pairs = (("payer", self.payer_asked), ("sort", sort), ("classes", classes))
        return [(name, value) for name, value in pairs if value]

    def query(self, answers: Answers | None = None, **changes) -> str:
        """The query of this page with some answers changed, another `sort`, or `classes`."""
        more = dict(self.more)
        more |= {name: changes.pop(name) for name in ("sort", "classes") if name in changes}
        more = [pair for pair in more.items() if pair[1] not in ("", Sort.FIT)]
        return (answers or self.answers).query(*more, **changes) or "."

    # What a reader has: one parameter behind several controls

    @property
    def is_nurse(self) -> bool:
        return NURSE in self.answers.have

    @property
    def schooling(self) -> tuple[have.HaveChoice, ...]:
        return have.schooling(self.answers)

    @property
    def coding(self) -> tuple[have.HaveChoice, ...]:
        return have.work(self.answers, Work.CODING, MONTHS_OF_WORK, "None yet")

    @property
    def billing(self) -> tuple[have.HaveChoice, ...]:
        return have.work(self.answers, Work.BILLING, MONTHS_OF_WORK, "None yet")

    @property
    def credentials(self) -> tuple[have.HaveChoice, ...]:
        """Those offered, and those that the reader named."""
        held = [word for word in self.answers.have if is_credential(word)]
        slugs = dict.fromkeys((*OFFERED, *held))
        return tuple(have.HaveChoice(slug, slug.upper(), slug in held) for slug in slugs)

    @property
    def has_more(self) -> bool:
        """Whether something in the folded part of the form has to be mended."""
        return "have" in self.errors or "payer" in self.errors
