"""An article held against our figures: what is pasted is read, answered and forgotten."""

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.csrf import csrf_exempt

from coderpath import sent
from coderpath.sources import held
from coderpath.today import localdate

from . import ours, phrases
from .claims import claims
from .verdicts import ClaimOutcome, HeldClaim, verdict

MOST = 200_000  # bytes of text
MOST_CLAIMS = 400


class ArticleForm(forms.Form):
    use_required_attribute = False

    text = forms.CharField(
        label="The text of the article",
        widget=forms.Textarea({"rows": 12}),
        help_text="Up to 200,000 letters. Copy it from the page: we open no address.",
        error_messages={"required": "Paste some text first."},
    )

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if len(text.encode()) > MOST:
            raise forms.ValidationError("That is too long: paste up to 200,000 letters.")
        return text


@dataclass(frozen=True)
class CheckedArticle:
    """What became of each amount of a text, and of the names that need a word."""

    verdicts: list[HeldClaim]
    doubtful: list[tuple[str, str]]

    @classmethod
    def of(cls, text: str) -> "CheckedArticle":
        known = ours.of(held.now(), localdate())
        found = islice(claims(text), MOST_CLAIMS)
        doubtful = dict(pair for each in known for pair in each.doubtful(text))
        return cls([verdict(claim, known) for claim in found], list(doubtful.items()))

    @property
    def groups(self) -> list[tuple[str, list[HeldClaim]]]:
        """By outcome, what differs first; none is empty."""
        by = [
            (outcome, [v for v in self.verdicts if v.outcome is outcome])
            for outcome in ClaimOutcome
        ]
        return [(phrases.OUTCOMES[outcome.name], found) for outcome, found in by if found]

    @property
    def in_short(self) -> str:
        counted = Counter(v.outcome.name for v in self.verdicts)
        return phrases.checked(counted["AGREES"], counted["DIFFERS"], counted["UNKNOWN"])


@csrf_exempt  # there is no cookie: see coderpath/sent.py
def check(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return TemplateResponse(request, "reports/check.html", {"form": ArticleForm()})
    if refused := sent.refusal(request):
        return refused
    form = ArticleForm(sent.typed(request))
    is_read = form.is_valid()
    article = CheckedArticle.of(form.cleaned_data["text"]) if is_read else None
    context = {"form": form, "article": article}
    status = 200 if is_read else 422
    response = TemplateResponse(request, "reports/check.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response
