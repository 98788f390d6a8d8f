"""How much may be made anew in a while, whoever asks for it. Pure: no Django."""

from collections import deque
from collections.abc import Callable
from threading import Lock
from time import monotonic


class Allowance:
    """So many in so many seconds; more have to wait.

    >>> now = iter((0, 1, 2, 61)).__next__
    >>> pictures = Allowance(2, seconds=60, clock=now)
    >>> [pictures.is_left() for _ in range(4)]
    [True, True, False, True]
    """

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = monotonic):
        self._most, self._seconds, self._clock = most, seconds, clock
        self._taken: deque[float] = deque()
        self._lock = Lock()

    def is_left(self) -> bool:
        """Whether one more may be made; then it counts as made."""
        with self._lock:
            now = self._clock()
            while self._taken and self._taken[0] <= now - self._seconds:
                self._taken.popleft()
            if len(self._taken) >= self._most:
                return False
            self._taken.append(now)
            return True
