"""What a fact is about, by the columns that its `subject` names."""

from dataclasses import dataclass
from functools import cache

from django.db.models import Q
from django.utils.text import camel_case_to_spaces

from .questions import part


@dataclass(frozen=True)
class SubjectColumns:
    """The kind of a fact as a key names it, and its subject: what it points to, and the rest."""

    kind: str
    things: tuple[str, ...]
    aspects: tuple[str, ...]


@cache
def columns(model, subject: tuple[str, ...]) -> SubjectColumns:
    is_thing = {name: model._meta.get_field(name).is_relation for name in subject}
    return SubjectColumns(
        part(camel_case_to_spaces(model.__name__)),
        tuple(name for name in subject if is_thing[name]),
        tuple(name for name in subject if not is_thing[name]),
    )


def same_things(fact) -> Q:
    """Facts about what this one is about."""
    things = columns(type(fact), fact.subject).things
    return Q(**{name: getattr(fact, f"{name}_id") for name in things})
