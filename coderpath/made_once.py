"""What was made once and is asked for again: up to so many, and one of each for all threads."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

Made = TypeVar("Made")


class MadeOnce:
    """Things by what they were made for; those not asked for longest are dropped first.

    Who asks for one while another thread makes it gets that of whoever is done first: pages put
    what they got from here side by side, and look it up by what it is.
    """

    def __init__(self, most: int):
        self._most = most
        self._made: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make()` gave for the key, or gives now."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
        made = make()
        with self._lock:
            made = self._made.setdefault(key, made)
            while len(self._made) > self._most:
                self._made.popitem(last=False)
        return made
