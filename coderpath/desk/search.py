"""Find a question by a few words of it: “coc dues”."""

from collections.abc import Callable

from coderpath.sources import disagreements, held
from coderpath.sources.disagreements import Disagreement
from coderpath.sources.held import Held

MOST_FOUND = 30
# For a word that an editor types, words by which a question may have it instead.
Names = Callable[[Held], dict[str, set[str]]]
_names: list[Names] = []


def also_called(names: Names) -> Names:
    """For a function that tells words that may stand for others."""
    _names.append(names)
    return names


def questions(text: str, rows: Held) -> list[Disagreement]:
    """Those that have every word; if there are none, with one word in place of another."""
    with held.going_by(rows):
        there = disagreements.questions()
    found = [each for each in there if each.is_named(text)]
    if not found:
        typed = text.lower().split()
        instead = {word: others for names in _names for word, others in names(rows).items()}
        texts = [
            " ".join([*typed[:place], other, *typed[place + 1 :]])
            for place, word in enumerate(typed)
            for other in instead.get(word, ())
        ]
        found = [each for each in there if any(each.is_named(text) for text in texts)]
    return found[:MOST_FOUND]
