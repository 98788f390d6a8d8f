"""The states as tiles of one size, about where they lie: for narrow screens. Pure: no Django."""

GRID = """
AK .. .. .. .. .. .. .. .. .. ME
.. .. .. .. .. .. .. .. .. VT NH
WA ID MT ND MN IL WI MI NY RI MA
OR NV WY SD IA IN OH PA NJ CT ..
CA UT CO NE MO KY WV VA MD DE ..
.. AZ NM KS AR TN NC SC DC .. ..
.. .. .. OK LA MS AL GA .. .. ..
GU HI .. TX .. .. .. .. FL PR VI
"""
_LINES = [line.split() for line in GRID.strip().lower().splitlines()]
COLUMNS, ROWS = len(_LINES[0]), len(_LINES)
# The column and the row of each place, by its postal code.
TILES = {
    usps: (column, row)
    for row, line in enumerate(_LINES)
    for column, usps in enumerate(line)
    if usps != ".."
}
