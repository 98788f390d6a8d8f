"""How fast the site is, beside what else there is: `make bench`, for a person to read.

Machines are noisy, so nothing here passes or fails, and every figure is a ratio to a bare Django
view that was measured in the same turns. Servers share one core; the load comes from another.

`kept` is a page whose finished bytes are there. `anew` is one that is made, while the process holds
the catalogue and what was made of it for the edition and the day; see tests/page_types.py for those
that nobody asked before. What can be counted exactly is pinned in tests/test_calls.py.
"""
