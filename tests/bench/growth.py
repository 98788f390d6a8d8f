"""What pages cost with a hundred times the wages, or ten times the certifications and their facts.

The rows are samples in copies of the shipped database; see tests/grown.py. Of each page, the ratio
to the same page on what is shipped.
"""

from contextlib import ExitStack
from pathlib import Path

from tests.page_types import PAGES, nth

from .servers import anew, database, site, turns

GROWN = {
    ("wages", 100): (
        "states",
        "one state",
        "one metro",
        "areas compared",
        "list, filtered",
    ),
    ("catalogue", 10): (
        "list",
        "list, filtered",
        "list, another cost",
        "which exams you can sit",
        "disagreements",
        "search",
        "one certification",
        "compare six",
    ),
}


def measure(core: str | None, folder: Path, seconds: float) -> None:
    shipped = database(folder)
    for (what, times), names in GROWN.items():
        more = database(folder, what, times)
        print(f"{'':28}{'kept':>8}{'anew':>8}{'KB':>8}{'KB then':>9}")
        with ExitStack() as running:
            servers = [
                running.enter_context(make(core, url))
                for make in (site, anew)
                for url in (shipped, more)
            ]
            for name in names:
                path = PAGES[name]
                pages = (nth(path, 0), nth(path, 0), path, path)
                kept, kept_then, made, made_then = turns(
                    list(zip(servers, pages, strict=True)), seconds
                )
                print(
                    f"{name:28}{kept_then.cpu_each / kept.cpu_each:8.2f}"
                    f"{made_then.cpu_each / made.cpu_each:8.2f}"
                    f"{made.length / 1024:8.1f}{made_then.length / 1024:9.1f}",
                    flush=True,
                )
