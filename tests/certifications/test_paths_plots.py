"""Where the list of paths draws its bars, its marks and their words."""

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from certifications.paths.list.plots import PathMark, labelled, step_line

percent = st.integers(0, 100).map(float)
# As wide and high as on a narrow screen, and as a letter is set in the charts.
WIDE, HIGH, LETTER = 300, 330, 7


def left_edge(mark):
    width = LETTER * len(mark.label.text)
    shift = {"start": 0, "middle": width / 2, "end": width}[mark.label.anchor]
    return mark.x * WIDE / 100 + mark.label.dx - shift


class PlotTests(SimpleTestCase):
    def test_the_step_line_goes_through_each_and_on_to_the_right(self):
        marks = [PathMark(n, x, y, y, y, False) for n, x, y in (("B", 50, 80), ("A", 10, 30))]
        found = [(part.x1, part.y1, part.x2, part.y2) for part in step_line(marks)]
        self.assertEqual(
            found, [(10, 0, 10, 30), (10, 30, 50, 30), (50, 30, 50, 80), (50, 80, 100, 80)]
        )

    def test_no_step_line_through_nothing(self):
        self.assertEqual(step_line([]), [])

    @given(st.lists(st.tuples(percent, percent), min_size=1, max_size=18))
    def test_words_never_cover_one_another(self, places):
        marks = [PathMark(chr(65 + n), x, y, y, y, False) for n, (x, y) in enumerate(places)]
        found = labelled(marks, [], {mark.slug: ("CPC-A", "") for mark in marks})
        self.assertEqual({mark.slug for mark in found}, {mark.slug for mark in marks})
        said = [mark for mark in found if mark.label]
        for one in said:
            for other in said:
                if one is other:
                    continue
                apart = abs(
                    one.y * HIGH / 100 + one.label.dy - other.y * HIGH / 100 - other.label.dy
                )
                first, second = sorted((one, other), key=left_edge)
                end = left_edge(first) + LETTER * len(first.label.text)
                self.assertTrue(apart >= 13.9 or end <= left_edge(second) + 0.1)
