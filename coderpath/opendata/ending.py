"""An address of data that will go away, and since when that is told: RFC 9745 and RFC 8594."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime

NOTICE = timedelta(days=183)  # six months, which the page on the data promises


@dataclass(frozen=True)
class Ending:
    """`told_on` is the day since when it is announced, `instead` the address that stays.

    Raises ValueError where the notice is shorter than promised.
    """

    told_on: date
    ends_on: date
    instead: str

    def __post_init__(self):
        if self.ends_on - self.told_on < NOTICE:
            raise ValueError(f"An address ends {NOTICE.days} days after that is told, or later.")

    @property
    def headers(self) -> dict[str, str]:
        """What its answers carry.

        >>> ending = Ending(date(2026, 1, 1), date(2026, 9, 1), "/salaries.csv")
        >>> ending.headers["Sunset"]
        'Tue, 01 Sep 2026 00:00:00 GMT'
        """
        told, ends = (datetime.combine(d, time(), UTC) for d in (self.told_on, self.ends_on))
        return {
            "Deprecation": f"@{int(told.timestamp())}",
            "Sunset": format_datetime(ends, usegmt=True),
        }

    def links(self, site: str) -> tuple[str, ...]:
        """Where that is explained, and what to ask instead, as a Link header has them.

        `site` is the server, without a slash at its end.
        """
        return (
            f'<{site}/api/v1/#endings>; rel="deprecation"; type="text/html"',
            f'<{site}{self.instead}>; rel="successor-version"',
        )
