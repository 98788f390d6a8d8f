"""Questions of the guide with their answers, in the words of schema.org."""

from collections.abc import Iterable
from typing import Any

from .pages import CommonAnswer, GuidePage


def answered(page: GuidePage) -> dict[str, Any]:
    """A page of the guide: its question, answered in a sentence or two."""
    asked = page.question
    return {
        "@type": "WebPage",
        "name": asked.title,
        "datePublished": asked.written_on.isoformat(),
        "dateModified": asked.reviewed_on.isoformat(),
        "mainEntity": _question(asked.title, page.answer_as_text),
    }


def all_answered(questions: Iterable[CommonAnswer]) -> dict[str, Any]:
    """A page of many questions."""
    return {
        "@type": "FAQPage",
        "mainEntity": [
            _question(each.question.question, each.answer_as_text) for each in questions
        ],
    }


def _question(asked: str, answer: str) -> dict[str, Any]:
    return {
        "@type": "Question",
        "name": asked,
        "acceptedAnswer": {"@type": "Answer", "text": answer},
    }
