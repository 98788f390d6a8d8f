"""What needs a second pair of eyes before readers see it, and why, in a sentence.

Who may not publish proposes; that is so on every site. Where TWO_EDITORS is on, an editor’s change
of weight waits as well, and another must publish it. A model whose rows may weigh much says so by
`weighs(said)`, where `said` is all that a row says.
"""

from collections.abc import Iterable
from decimal import Decimal

from django.apps import apps
from django.conf import settings

from coderpath.sources.facts import SourcedFact
from coderpath.sources.second_look import FAR
from coderpath.sources.standing import Standing

from .models import RowChange

PROPOSED = "You propose, and an editor publishes."
ANOTHER = "Another editor must publish it:"


def why_it_waits(user, changes: list[RowChange]) -> str:
    """Why these changes of a user may not be published at once; empty when they may."""
    if not changes:
        return ""
    if not user.has_perm("desk.publish_changes"):
        return PROPOSED
    reasons = weights(changes) if settings.TWO_EDITORS else ()
    return f"{ANOTHER} {'; '.join(reasons)}." if reasons else ""


def weights(changes: Iterable[RowChange]) -> tuple[str, ...]:
    """Why each of these changes is of weight, every reason once."""
    changes = list(changes)
    reasons = [weight(change) for change in changes]
    if any(_is_far(change, changes) for change in changes):
        reasons.append("it moves a figure by more than 40%")
    return tuple(dict.fromkeys(filter(None, reasons)))


def weight(change: RowChange) -> str:
    """Why one change is of weight by itself; empty when it is not."""
    model = apps.get_model(change.model)
    said = change.after or change.before or {}
    if change.model == "sources.publisher" and change.before and "kind" in change.fields:
        return "it decides whose words are official"
    if "standing" in change.fields and said["standing"] == Standing.IN_USE:
        return "it chooses what readers see of several figures"
    return model.weighs(said) if hasattr(model, "weighs") else ""


def _is_far(change: RowChange, others: list[RowChange]) -> bool:
    """Whether its amount is far from what the row said, or one that ends in the same set."""
    model = apps.get_model(change.model)
    if not (issubclass(model, SourcedFact) and model.measured and change.after):
        return False
    ended = (each for each in others if each.model == change.model and "until" in each.fields)
    before = [each.before[model.measured] for each in (change, *ended) if each.before]
    new = change.after[model.measured]
    amounts = [Decimal(was) for was in before if was is not None]
    return new is not None and any(abs(Decimal(new) - was) > FAR * was for was in amounts)
