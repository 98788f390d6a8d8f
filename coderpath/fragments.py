"""Parts of pages that are kept as they were rendered, with gaps for what each page fills anew.

A part shows nothing but what is named where it goes in, so that what it shows is its key:

    {% kept "certifications/_row_cells.html" cells=row.cells %}

What depends on the page (the number of a source note, a link that takes the reader’s answers along)
is a gap: a function of the page’s context that writes it. The view says on which shelf of a day the
parts stand, as `fragments` in its context; without it, and with DEBUG on, a part is rendered anew.
A part that shows words and addresses, and no fact, stands for all pages: `fixed`, not `kept`.
"""

import re
import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

from django import template
from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

Write = Callable[[Context], str]
# Around the number of a gap stands what nobody outside this process can know and write.
MARK = secrets.token_hex(8)
GAP = re.compile(f"\ue000{MARK}([0-9]+)\ue001")
# Characters of all parts of one day; the list of certifications is about 60,000.
MOST_KEPT = 2_000_000


def placed(context: Context, write: Write) -> str:
    """What `write(context)` gives, or in a part that will be kept the gap where it goes."""
    gaps = context.get("gaps")
    if gaps is None:
        return write(context)
    gaps.append(write)
    return mark_safe(f"\ue000{MARK}{len(gaps) - 1}\ue001")


def is_gap(text) -> bool:
    """Whether it is what `placed` left in the place of something still to be written.

    >>> is_gap(placed(Context({"gaps": []}), str)), is_gap("/certifications/")
    (True, False)
    """
    return isinstance(text, str) and text.startswith(f"\ue000{MARK}")


class Fragment:
    """A rendered part: a text, and after it gaps, each a function that writes what a page fills in
    and the text that follows."""

    def __init__(self, text: str, gaps: list[Write]):
        first, *rest = GAP.split(text)
        written = [gaps[int(number)] for number in rest[::2]]
        self.text = SafeString(first)
        self.gaps = list(zip(written, rest[1::2], strict=True))
        self.length = len(text)

    def filled(self, context: Context) -> SafeString:
        if not self.gaps:
            return self.text
        filled: list[str] = [self.text]
        if context.get("gaps") is not None:
            for write, after in self.gaps:
                filled += placed(context, write), after
            return SafeString("".join(filled))
        page = {name: context.get(name) for name in ("notes", "reader", "own", "onward")}
        for write, after in self.gaps:
            text = write(page)
            filled += text if text.__class__ is SafeString else conditional_escape(text), after
        return SafeString("".join(filled))


class Fragments:
    """The parts kept of one edition and day; those not asked for longest are dropped first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Fragment] = OrderedDict()
        self._length = 0
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Fragment]) -> Fragment:
        with self._lock:
            if found := self._kept.get(key):
                self._kept.move_to_end(key)
                return found
        made = make()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made
                self._length += made.length
            while self._length > MOST_KEPT:
                self._length -= self._kept.popitem(last=False)[1].length
        return made


_fixed = Fragments()


@register.simple_tag(takes_context=True)
def kept(context: Context, name: str, /, **shown: Hashable) -> SafeString:
    """The template of this name, rendered for no more than what is named beside it."""
    return kept_by(context, (name, *shown.items()), _writer(name, shown))


@register.simple_tag(takes_context=True)
def fixed(context: Context, name: str, /, **shown: Hashable) -> SafeString:
    """The same, where what is named looks the same on all days and in all editions."""
    return kept_in(_fixed, context, (name, *shown.items()), _writer(name, shown))


def _writer(name: str, shown: dict[str, Hashable]) -> Write:
    def write(inner: Context) -> str:
        inner.update(shown)
        return get_template(name).template.render(inner)

    return write


def kept_by(context: Context, key: Hashable, write: Write) -> SafeString:
    """The same of what Python writes; `key` is all that it shows, and by what function."""
    return kept_in(context.get("fragments"), context, key, write)


def kept_in(
    fragments: Fragments | None, context: Context, key: Hashable, write: Write
) -> SafeString:
    """The same in the place where `fragments` are kept."""
    if settings.DEBUG:
        fragments = None

    def make() -> Fragment:
        gaps: list[Write] = []
        return Fragment(write(Context({"fragments": fragments, "gaps": gaps})), gaps)

    fragment = make() if fragments is None else fragments.get(key, make)
    return fragment.filled(context)
