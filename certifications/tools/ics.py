"""Days as a calendar file, by RFC 5545. Pure: no Django."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

MEDIA_TYPE = "text/calendar; charset=utf-8"
LONGEST_LINE = 75  # bytes, without the end of the line
ESCAPED = re.compile(r"[\\;,]")


@dataclass(frozen=True)
class Event:
    """One whole day. `uid` names it for good: loaded again, it replaces itself."""

    uid: str
    day: date
    summary: str
    description: str = ""


def escape(text: str) -> str:
    r"""
    >>> escape("Dues, late; a\\b\nsecond line")
    'Dues\\, late\\; a\\\\b\\nsecond line'
    """
    return ESCAPED.sub(lambda found: "\\" + found[0], text).replace("\n", "\\n")


def fold(line: str) -> str:
    """Cut into pieces of at most 75 bytes, each after the first led by a blank.

    No letter is cut in two.
    """
    pieces, piece, length = [], "", 0
    for letter in line:
        size = len(letter.encode())
        if length + size > LONGEST_LINE:
            pieces.append(piece)
            piece, length = " ", 1
        piece, length = piece + letter, length + size
    return "\r\n".join([*pieces, piece])


def calendar(name: str, events: Iterable[Event], stamp: date) -> str:
    """The file: its name, and each event as a day on which one is not busy."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//CoderPath//Keep//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escape(name)}",
    ]
    for event in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{event.uid}",
            f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{escape(event.summary)}",
            *([f"DESCRIPTION:{escape(event.description)}"] if event.description else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{fold(line)}\r\n" for line in [*lines, "END:VCALENDAR"])
