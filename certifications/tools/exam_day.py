"""The day of an exam: what its address asks for, and what the rules make of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django import forms

from certifications.catalogue.profile import Profile
from certifications.catalogue.shelf import Shelf
from certifications.exam.books import ExamBooks
from certifications.exam.dates import days_before, steps_over
from certifications.models import Certification, Fee
from coderpath.asked import AskedForm
from coderpath.renamed import follow
from coderpath.sources import words
from coderpath.sources.findings import Finding

from .days import DayField, first_day

WEEKENDS_OUT = "Weekends left out; holidays are not: our count."
ASSUMED = "You gave no day of approval: today is assumed"


class ExamDayForm(AskedForm):
    """Which exam, on which day, and since when one may take it."""

    c = forms.ChoiceField(
        required=False,
        label="Which exam?",
        error_messages={"invalid_choice": "No certification has that code."},
    )
    day = DayField(
        what="The day of the exam",
        first=first_day,
        label="On which day?",
        help_text="Today if empty.",
    )
    approved = DayField(
        what="The day you were approved",
        first=first_day,
        label="Approved to take it on",
        help_text="Today if empty. Some organizations set a time in which you must take the exam.",
    )

    def __init__(self, data, certifications: list[Certification]):
        super().__init__(data)
        given = [(each.slug, each.code) for each in certifications if each.is_examined]
        certification = self.own("c")
        certification.choices = [("", "Choose"), *given]
        for each in certifications:
            if not each.is_examined and each.slug == data.get("c", "").lower():
                ended = f"The {each.code} exam is no longer given. {each.status_note}"
                certification.error_messages["invalid_choice"] = ended


@dataclass(frozen=True)
class DayMark:
    """A day that counts, and the fact that makes it one."""

    day: date
    label: str
    fact: object = None
    note: str = ""


class ExamDay:
    """What holds on the day; for a day in the past, what was said by then."""

    def __init__(self, profile: Profile, day: date, approved: date | None, today: date):
        self.profile = profile
        self.certification = profile.certification
        self.day, self.today = day, today
        self.approved = approved or today
        self.is_approval_assumed = approved is None

    # Books

    @cached_property
    def books(self) -> ExamBooks:
        return ExamBooks.of(self.profile.code_books, self.day)

    @property
    def lead(self) -> str:
        """What to bring, in one sentence."""
        code, day = self.certification.code, words.day(self.day)
        if not self.books.are_editions_known:
            return f"No rule that we read says which editions the {code} exam asks for on {day}."
        if self.books.own:
            return f"{code} exam on {day}: {self.books.own[0].rule}"
        return f"No source that we read says which books the {code} exam allows on {day}."

    @property
    def ebooks(self) -> Finding:
        return self.profile.fee(Fee.Kind.BOOKS)

    # Days

    @property
    def marks(self) -> list[DayMark]:
        """The days that count, the earliest first."""
        found = [
            *self._moving(),
            *self._refund(),
            DayMark(self.day, "The exam"),
            *self._window(),
            *self._retake(),
        ]
        return sorted(found, key=lambda mark: mark.day)

    @property
    def moving(self) -> Finding:
        return self.profile.fee(Fee.Kind.RESCHEDULE)

    @property
    def refund(self) -> Finding:
        return self.profile.fee(Fee.Kind.REFUND)

    @property
    def more_time(self) -> Finding:
        return self.profile.fee(Fee.Kind.EXTENSION)

    @property
    def window(self) -> Finding:
        return self.profile.exam["window_days"]

    @property
    def retake(self) -> Finding:
        return self.profile.exam["retake_days"]

    @property
    def identification(self) -> Finding:
        return self.profile.exam["identification"]

    def _moving(self) -> Iterable[DayMark]:
        fee = self.moving.headline
        if fee and fee.days_before_high:
            free = days_before(self.day, fee.days_before_high + 1, fee.is_business_days)
            yield DayMark(free, f"Last day to move it without the {fee.figure} fee", fee)

    def _refund(self) -> Iterable[DayMark]:
        fee = self.refund.headline
        if fee and fee.days_before_low:
            note = WEEKENDS_OUT if fee.is_business_days else ""
            last = days_before(self.day, fee.days_before_low, fee.is_business_days)
            yield DayMark(last, f"Last day to ask for a refund, less {fee.figure}", fee, note)

    @property
    def window_ends(self) -> date | None:
        window = self.window.headline
        return window and self.approved + timedelta(days=window.value)

    def _window(self) -> Iterable[DayMark]:
        if self.window_ends:
            label = f"Last day to take it, if approved on {words.day(self.approved)}"
            note = f"{ASSUMED}." if self.is_approval_assumed else ""
            yield DayMark(self.window_ends, label, self.window.headline, note)

    def _retake(self) -> Iterable[DayMark]:
        """One day for each claim: sources may differ."""
        if not self.retake.headline:
            return
        for wait in dict.fromkeys([self.retake.headline, *self.retake.rivals]):
            label = "First day to take it again, if you fail"
            note = "" if wait is self.retake.headline else "By another source."
            yield DayMark(self.day + timedelta(days=wait.value), label, wait, note)

    @property
    def too_late(self) -> str:
        """What it takes to take the exam after the window has ended, or that nothing will do."""
        fee, ends = self.more_time.headline, self.window_ends
        if not ends or self.day <= ends:
            return ""
        days = words.plural((self.day - ends).days, "day")
        assumed = f" ({words.inside(ASSUMED)})" if self.is_approval_assumed else ""
        late = f"That is {days} after your time to take it ends{assumed}"
        if not (fee and fee.extra_days):
            return f"{late}."
        steps, most = steps_over(self.day, ends, fee.extra_days), fee.extra_days_most
        if most and steps * fee.extra_days > most:
            last = words.day(ends + timedelta(days=most))
            return (
                f"{late}, which is not possible: with every extension your approval ends on"
                f" {last}. To take it on {words.day(self.day)}, apply again."
            )
        asked = f"{words.plural(steps, 'extension')} of {fee.extra_days} days"
        return f"{late}: {asked} would be needed, {words.money(steps * fee.amount)}."

    # Fees

    @property
    def fees(self) -> list[tuple[str, Finding]]:
        """What it costs to try again, to move or to leave."""
        fee = self.profile.fee(Fee.Kind.RETAKE)
        again = [
            ("To take it again, not a member", fee),
            ("To take it again, member", self.profile.fee(Fee.Kind.RETAKE, Fee.Payer.MEMBER)),
        ]
        again = [(label, fee) for label, fee in again if fee.headline] or [
            ("To take it again", fee)
        ]
        two = self.profile.exam_fee_two
        bought = [("Two tries bought together", two)] if two.headline else []
        return [
            *again,
            *bought,
            ("To move it", self.moving),
            ("Kept of a refund", self.refund),
            ("More time to take it", self.more_time),
        ]


def exam_day(form: ExamDayForm, there: Shelf) -> ExamDay | None:
    """Nothing until an exam is chosen."""
    today = there.day
    day = form.asked("day") or today
    there = there.on(day) if day < today else there
    chosen = there.certification(form.asked("c") or "")
    if not chosen:
        follow(Certification, form.data.get("c", ""))
        return None
    return ExamDay(there.profile(chosen), day, form.asked("approved"), today)
