"""What was answered to readers, where its figure stands."""

from django import template

from coderpath.sources import held

from ..models import FigureReport, answers

register = template.Library()


@register.simple_tag
def answers_to(question) -> list[FigureReport]:
    """The answered reports on a question, the last first."""
    return held.now().once(answers).get(question.finding.answers.key, [])
