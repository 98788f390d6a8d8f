"""What a reader asks of the list of paths: their answers, and how it is ordered and summed."""

from collections.abc import Iterable
from functools import cached_property

from django import forms

from certifications.reader import choices as have
from certifications.reader.answers import Answers, AnswersForm, is_credential
from certifications.reader.person import Work

from ..ledger import Membership
from .ranking import Sort

# Credentials that paths start from or that readers with some work behind them often hold.
OFFERED = ("cpc-a", "cpc", "coc", "cca", "ccs", "crc", "cbcs", "rhit")
MONTHS_OF_WORK = (0, 6, 12, 24, 36)
SORTS = {
    Sort.COST: "Lowest known cost first",
    Sort.MONTHS: "Quickest first",
    Sort.PAYBACK: "Pays back soonest",
    Sort.FIT: "Fits you best",
}


class PathsForm(AnswersForm):
    """What makes no sense is reported beside its field, and the rest is answered."""

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
        choices=[("", SORTS[Sort.COST]), *list(SORTS.items())[1:]],
        error_messages={
            "invalid_choice": "Paths can be sorted by cost, months, payback or fit. They are sorted"
            " by cost."
        },
    )

    def __init__(self, data, codes: Iterable[str] | None = None):
        # “sort=cost” is the default in words.
        if data.get("sort", "").lower() == Sort.COST:
            data = data.copy()
            data["sort"] = ""
        super().__init__(data, codes)

    @cached_property
    def payer_asked(self) -> str:
        return self.asked("payer") or ""

    @cached_property
    def sort_asked(self) -> Sort:
        return Sort(self.asked("sort") or Sort.COST)

    @cached_property
    def more(self) -> list[tuple[str, str]]:
        """The parameters of this page beside the answers."""
        sort = "" if self.sort_asked == Sort.COST else self.sort_asked.value
        return [(k, v) for k, v in (("payer", self.payer_asked), ("sort", sort)) if v]

    def query(self, answers: Answers | None = None, **changes) -> str:
        """The query of this page with some answers changed, or another `sort`."""
        more = dict(self.more)
        if "sort" in changes:
            more["sort"] = changes.pop("sort")
        more = [pair for pair in more.items() if pair[1] not in ("", Sort.COST)]
        return (answers or self.answers).query(*more, **changes) or "."

    # What a reader has: one parameter behind several controls

    @property
    def schooling(self) -> list[have.HaveChoice]:
        return have.schooling(self.answers)

    @property
    def coding(self) -> list[have.HaveChoice]:
        return have.work(self.answers, Work.CODING, MONTHS_OF_WORK, "None yet")

    @property
    def billing(self) -> list[have.HaveChoice]:
        return have.work(self.answers, Work.BILLING, MONTHS_OF_WORK, "None yet")

    @property
    def credentials(self) -> list[have.HaveChoice]:
        """Those offered, and those that the reader named."""
        held = [word for word in self.answers.have if is_credential(word)]
        slugs = dict.fromkeys((*OFFERED, *held))
        return [have.HaveChoice(slug, slug.upper(), slug in held) for slug in slugs]

    @property
    def has_more(self) -> bool:
        """Whether something in the folded part of the form has to be mended."""
        return "have" in self.errors or "payer" in self.errors
