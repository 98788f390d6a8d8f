"""Each type of page: kept, as the answer to whoever has it, and made anew."""

import time

import brotli

from tests.page_types import PAGES, nth

from .servers import anew, get, hello, site, turns

# The page with every answer given, beside the plain one: no more than four times its CPU.
WITH_ANSWERS = ("paths, all answers", "paths")


def measure(core: str | None, seconds: float, threads: int = 4) -> None:
    from coderpath.wsgi import application
    from tests.calls import counting, counts

    print(f"\n{'CPU, x hello':28}{'kept':>6}{'304':>6}{'anew':>7}{'+ br':>6}{'ms anew':>9}", end="")
    print(f"{'KB':>6}{'calls kept':>12}{'SQL anew':>10}{'calls anew':>12}")
    spent = {}
    with hello(core) as bare, site(core) as whole, anew(core) as made:
        for name, path in PAGES.items():
            first = nth(path, 0)
            body, etag = get(whole, first)
            asked = [(whole, first), (whole, first, etag), (made, path), (bare, "/")]
            *found, reference = turns(asked, seconds, threads)
            if [each.statuses for each in found] != [{200}, {304}, {200}]:
                print(f"{name:28} answered {[each.statuses for each in found]} under load")
                continue
            kept, same, new = (each.cpu_each / reference.cpu_each for each in found)
            spent[name] = found[2].cpu_each
            packing = packed(brotli.decompress(body)) / reference.cpu_each
            with counting():
                counted = counts(application.site, path)
            print(
                f"{name:28}{kept:6.2f}{same:6.2f}{new:7.1f}{packing:6.1f}"
                f"{spent[name] * 1000:9.1f}{len(body) / 1024:6.1f}"
                f"{counted.kept.calls:12}{counted.anew.sql:10}{counted.anew.calls:12,}",
                flush=True,
            )
        if spent.keys() >= set(WITH_ANSWERS):
            full, plain = (spent[name] for name in WITH_ANSWERS)
            print(f"{' / '.join(WITH_ANSWERS)}: {full / plain:.2f}")
        print(f"{'hello':28}{reference.cpu_each * 1000:.2f} ms")


def packed(body: bytes) -> float:
    """Seconds of CPU that it takes to pack a page, once for all who get it."""
    from coderpath.packing import COMPRESS

    begun = time.process_time()
    for _ in range(20):
        COMPRESS["br"](body)
    return (time.process_time() - begun) / 20
