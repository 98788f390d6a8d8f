"""Where boxes and arrows of the roadmap lie: nothing on anything else."""

from itertools import combinations, pairwise

from django.test import SimpleTestCase

from certifications.roadmap.layout import (
    BOX_HEIGHT,
    BOX_WIDTH,
    ArrowLine,
    Layout,
    Leading,
    Stack,
    tracks,
)

# Every key leads to every other, over three lanes and bands, with a stack of two and a tall cell.
TALL = [Stack(2, 2, (f"t{number}",)) for number in range(9)]
STACKS = [
    Stack(0, 2, ("cpc", "cpc-a")),
    Stack(0, 0, ("lead",)),
    Stack(1, 1, ("ccs",)),
    Stack(1, 2, ("cca",)),
    Stack(2, 0, ("rhia",)),
    *TALL,
]
FULL = Leading("cpc-a", "cpc", is_straight=True)
NAMED = ["cpc", "lead", "ccs", "cca", "rhia", "t0", "t2", "t3", "t8"]
ALL_TO_ALL = [Leading(start, end) for start in NAMED for end in NAMED if start != end]


def parts(line: ArrowLine) -> list[tuple]:
    """The straight parts of a line, each by its two ends from the top left."""
    return [(min(*pair), max(*pair)) for pair in pairwise(line.points) if pair[0] != pair[1]]


def is_inside(part: tuple, box) -> bool:
    """Whether a straight part runs through a box; along its edge is outside."""
    (left, top), (right, bottom) = part
    return (
        left < box.x + BOX_WIDTH and right > box.x and top < box.y + BOX_HEIGHT and bottom > box.y
    )


def run_along(one: tuple, other: tuple) -> bool:
    """Whether two straight parts share more than a point."""
    for axis in (0, 1):
        across = 1 - axis
        if one[0][axis] == one[1][axis] == other[0][axis] == other[1][axis]:
            low = max(one[0][across], other[0][across])
            high = min(one[1][across], other[1][across])
            return low < high
    return False


class LayoutTests(SimpleTestCase):
    def setUp(self):
        self.layout = Layout(STACKS, [*ALL_TO_ALL, FULL])

    def test_every_box_is_there_once_within_the_map(self):
        keys = [key for stack in STACKS for key in stack.keys]
        self.assertCountEqual(self.layout.boxes, keys)
        for box in self.layout.boxes.values():
            self.assertTrue(0 <= box.x <= self.layout.width - BOX_WIDTH, box)
            self.assertTrue(0 <= box.y <= self.layout.height - BOX_HEIGHT, box)

    def test_no_two_boxes_overlap(self):
        for one, other in combinations(self.layout.boxes.values(), 2):
            across, down = abs(one.x - other.x), abs(one.y - other.y)
            self.assertTrue(across >= BOX_WIDTH + 8 or down >= BOX_HEIGHT + 8, (one, other))

    def test_no_arrow_runs_through_a_box(self):
        self.assertEqual(len(self.layout.lines), len(ALL_TO_ALL) + 1)
        for line in self.layout.lines:
            for part in parts(line):
                for box in self.layout.boxes.values():
                    self.assertFalse(is_inside(part, box), (line.link, box))

    def test_an_arrow_goes_from_the_edge_of_its_box_to_that_of_its_goal(self):
        for line in self.layout.lines:
            for key, (x, y) in ((line.link.start, line.points[0]), (line.link.end, line.tip)):
                box = self.layout.boxes[key]
                self.assertTrue(box.x < x < box.x + BOX_WIDTH, line)
                self.assertIn(y, (box.y, box.bottom), line)

    def test_an_arrow_comes_past_the_side_of_its_goal_that_is_nearer(self):
        for line in self.layout.lines:
            if len(line.points) == 6:
                start, end = (self.layout.boxes[key].x for key in (line.link.start, line.link.end))
                comes_down_at = line.points[2][0]
                self.assertEqual(comes_down_at > end, start > end, line)

    def test_an_arrow_turns_at_right_angles(self):
        for line in self.layout.lines:
            for (x, y), (there_x, there_y) in pairwise(line.points):
                self.assertTrue(x == there_x or y == there_y, line)

    def test_arrows_to_two_goals_cross_and_never_run_along_one_another(self):
        for one, other in combinations(self.layout.lines, 2):
            if one.tip != other.tip:
                for part in parts(one):
                    for beside in parts(other):
                        self.assertFalse(run_along(part, beside), (one, other))

    def test_two_lines_that_leave_a_box_do_so_apart(self):
        starts = [line.points[0] for line in self.layout.lines]
        self.assertEqual(len(starts), len(set(starts)))

    def test_lanes_and_bands_hold_their_boxes_and_no_others(self):
        for stack in STACKS:
            for key in stack.keys:
                box = self.layout.boxes[key]
                for number, lane in enumerate(self.layout.lanes):
                    inside = lane.start <= box.x and box.x + BOX_WIDTH <= lane.end
                    self.assertEqual(inside, number == stack.lane, key)
                for number, band in enumerate(self.layout.bands):
                    inside = band.start <= box.y and box.bottom <= band.end
                    self.assertEqual(inside, number == stack.band, key)

    def test_an_apprentice_title_stands_right_below_the_full_one(self):
        full, apprentice = self.layout.boxes["cpc"], self.layout.boxes["cpc-a"]
        self.assertEqual(full.x, apprentice.x)
        [line] = [line for line in self.layout.lines if line.link.is_straight]
        self.assertEqual(len(line.points), 2)
        self.assertEqual([line.points[0][1], line.tip[1]], [apprentice.y, full.bottom])
        # Its words have room below all lines that run there.
        level = [y for line in self.layout.lines for _, y in line.points[1:-1]]
        between = [y for y in level if full.bottom < y < apprentice.y]
        self.assertGreaterEqual(apprentice.y - max(between, default=full.bottom), 16)

    def test_a_tall_cell_takes_two_columns(self):
        places = {self.layout.boxes[key].x for stack in TALL for key in stack.keys}
        self.assertEqual(len(places), 2)

    def test_a_link_to_what_is_not_drawn_is_left_out(self):
        layout = Layout(STACKS[:1], [*ALL_TO_ALL, FULL])
        self.assertEqual([line.link for line in layout.lines], [FULL])

    def test_nothing_at_all_is_an_empty_map(self):
        layout = Layout([], [])
        self.assertEqual((layout.boxes, layout.lines, layout.lanes), ({}, [], []))

    def test_a_path_is_written_as_svg_has_it(self):
        line = ArrowLine(Leading("a", "b"), ((20, 90), (20, 70), (40, 70), (40, 60)))
        self.assertEqual(line.path, "M20,90V70H40V60")

    def test_spans_that_meet_have_two_tracks(self):
        found = tracks({"a": [0, 3], "b": [3, 5], "c": [4, 6], "d": [7, 9]})
        self.assertNotEqual(found["a"], found["b"])
        self.assertNotEqual(found["b"], found["c"])
        self.assertEqual(max(found.values()), 1)
