"""The calendar file, read again by the rules of RFC 5545."""

import re
from datetime import date
from unittest import TestCase

from certifications.tools.ics import Event, calendar

MEANS = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}


def read(text: str) -> dict:
    """What a calendar program makes of a file: its properties, and those of each event.

    Raises AssertionError where it breaks the format.
    """
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    raw = text.removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= 75 for line in raw)
    lines = "\r\n".join(raw).replace("\r\n ", "").split("\r\n")
    found, events, here = {}, [], None
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    for line in lines[1:-1]:
        name, value = re.fullmatch(r"([A-Z-]+(?:;[A-Z]+=[A-Z]+)?):(.*)", line, re.DOTALL).groups()
        value = re.sub(r"\\.", lambda escaped: MEANS[escaped[0]], value)
        if line == "BEGIN:VEVENT":
            here = {}
        elif line == "END:VEVENT":
            assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE"} <= set(here)
            events.append(here)
            here = None
        else:
            assert name not in (found if here is None else here), name
            (found if here is None else here)[name] = value
    assert {"VERSION", "PRODID"} <= set(found)
    return found | {"events": events}


STAMP = date(2026, 1, 2)


class CalendarTests(TestCase):
    def events(self, *events):
        return read(calendar("Plan", events, STAMP))["events"]

    def test_a_whole_day(self):
        [event] = self.events(Event("aapc-1@here", date(2028, 2, 29), "Dues"))
        self.assertEqual(event["UID"], "aapc-1@here")
        self.assertEqual(event["DTSTART;VALUE=DATE"], "20280229")
        self.assertEqual(event["DTEND;VALUE=DATE"], "20280301")
        self.assertEqual(event["DTSTAMP"], "20260102T000000Z")
        self.assertNotIn("DESCRIPTION", event)

    def test_what_has_a_meaning_of_its_own_comes_back_as_it_was(self):
        said = "Late; by one page, not two.\nC:\\new \\, then “50” – done"
        [event] = self.events(Event("a@here", date(2027, 1, 1), said, said))
        self.assertEqual((event["SUMMARY"], event["DESCRIPTION"]), (said, said))

    def test_long_lines_are_cut_between_letters(self):
        for said in ("x" * 500, "é" * 200, "日本語" * 100, "ab’c" * 90, "y" * 67, "y" * 68):
            with self.subTest(said=said[:5]):
                [event] = self.events(Event("a@here", date(2027, 1, 1), said))
                self.assertEqual(event["SUMMARY"], said)

    def test_the_name_of_the_calendar(self):
        self.assertEqual(read(calendar("Keep, all", [], STAMP))["X-WR-CALNAME"], "Keep, all")
