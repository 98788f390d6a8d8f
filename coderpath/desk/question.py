"""One question of readers, for an editor: what is shown and why, every answer, and what to do."""

from datetime import date, timedelta

from django import forms

from coderpath.sources import succession
from coderpath.sources.disagreements import Disagreement
from coderpath.sources.facts import SourcedFact
from coderpath.sources.standing import Standing

from .reading import own_rows, prefix

# What is wrong with a figure as a rule: offered where an editor says so, to be kept or changed.
MISTAKES = (
    "The page gives it for another exam.",
    "The page gives it for members alone.",
    "The page gives another figure: we copied it wrong.",
    "The page has a slip of the pen here.",
    "It was a price for a short time only.",
    "The page does not say so.",
)


class DecisionForm(forms.Form):
    """What becomes of one answer: chosen, mistaken for a reason, or ended by a day; or it stays,
    and readers are told why it differs."""

    CHOOSE, MISTAKEN, END, DIFFERS = "choose", "mistaken", "end", "differs"
    NEED_WHY = {
        MISTAKEN: "Say what is wrong with it, in a sentence for readers.",
        DIFFERS: "Say why it differs, in a sentence for readers.",
    }

    fact = forms.CharField()
    what = forms.ChoiceField(choices=[(each, each) for each in (CHOOSE, MISTAKEN, END, DIFFERS)])
    why = forms.CharField(required=False, max_length=300)
    day = forms.DateField(
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": "That is not a day. Write it like 2027-01-31."},
    )

    def __init__(self, data, question: Disagreement):
        super().__init__(data)
        self.facts = {prefix(fact): fact for fact in question.finding.facts}

    def clean_fact(self) -> SourcedFact:
        """The row itself: what pages share is never changed."""
        if self.cleaned_data["fact"] not in self.facts:
            raise forms.ValidationError("That answer is no longer on this question.")
        named = self.cleaned_data["fact"]
        return own_rows([self.facts[named]])[named]

    def clean(self):
        said = self.cleaned_data
        if said.get("what") in self.NEED_WHY and not said.get("why"):
            self.add_error("why", self.NEED_WHY[said["what"]])
        if said.get("what") == self.END and not said.get("day") and "day" not in self.errors:
            self.add_error("day", "Say on which day it held last.")
        fact, day = said.get("fact"), said.get("day")
        if fact and day and fact.as_of and day < fact.as_of:
            self.add_error("day", "It cannot end before it begins.")
        return said

    def store(self, today: date) -> str:
        """Write it; what was done, in a sentence."""
        said = self.cleaned_data
        fact = said["fact"]
        match said["what"]:
            case self.CHOOSE:
                fact.standing = Standing.IN_USE
                fact.save()
                succession.set_aside_for(fact, today)
                return f"{fact.figure} is in use."
            case self.MISTAKEN:
                fact.standing, fact.note = Standing.MISTAKEN, said["why"]
                fact.save()
                succession.bring_back(fact)
                return f"{fact.figure} is marked as mistaken."
            case self.DIFFERS:
                fact.note = said["why"]
                fact.save()
                return f"Readers are told why {fact.figure} differs."
            case _:
                fact.end_before(said["day"] + timedelta(days=1), said["why"] or "Ended")
                return f"{fact.figure} has ended."
