"""A million readers by way of nginx as a CDN, and what of them the site has to do. Needs wrk."""

import json
import random
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.bench.memory import addresses, share
from tests.bench.servers import site as one_site

from .conftest import many
from .deployed import deployed

pytestmark = pytest.mark.drill
HERE = Path(__file__).parent
SITEMAP = re.compile(r"<loc>https://[^/]+([^<]*)</loc>")
WITH_ANSWERS = "/paths/?state={}&budget={}&hours={}"
STATES = ("oh", "tx", "ca", "fl", "ny", "ky", "ga", "pa", "wa", "il")
LIST, TURN = 100_000, 10  # addresses; seconds


def test_a_million_readers(on_sqlite, tmp_path):
    """Pages by how often they are asked for, as a rule: the second half as often as the first."""
    statuses = tmp_path / "statuses"
    logged = f"log_subrequest on; access_log {statuses} cache buffer=64k flush=1s;"
    with deployed(tmp_path, on_sqlite, access_log=logged) as site:
        pages = SITEMAP.findall(site.get("/sitemap.xml").text)
        (tmp_path / "addresses").write_text("\n".join(asked(pages)))
        turns, wanted = [], many(20_000, 1_000_000)
        before = [server.cpu() for server in (*site.servers, site.front)]
        while sum(turn["asked"] for turn in turns) < wanted:
            turns.append(wrk(site.port, tmp_path / "addresses"))
        used = [s.cpu() - b for s, b in zip((*site.servers, site.front), before, strict=True)]
    total, seconds = (sum(turn[name] for turn in turns) for name in ("asked", "seconds"))
    found = Counter(statuses.read_text().split())
    asked_there = sum(found[name] for name in ("MISS", "EXPIRED", "REVALIDATED", "BYPASS"))
    print(
        f"\n{total:,} readers in {seconds:.0f} s, {len(set(pages)):,} pages of the sitemap:"
        f" the site was asked {asked_there:,} times, {asked_there / total:.2%}; {dict(found)}."
        f"\nCPU: servers {used[0] + used[1]:.0f} s, nginx {used[2]:.0f} s;"
        f" half within {turns[-1]['half']:.1f} ms, 99 % within {turns[-1]['most']:.1f} ms"
    )
    assert sum(turn["failed"] for turn in turns) == 0


def asked(pages: list[str]) -> list[str]:
    """One in ten with answers of their own, the others by Zipf’s law."""
    random.seed(0)
    usual = random.choices(pages, [1 / n for n in range(1, len(pages) + 1)], k=LIST * 9 // 10)
    own = [
        WITH_ANSWERS.format(random.choice(STATES), random.randrange(5, 60) * 100, 5 * n)
        for n in random.choices(range(1, 9), k=LIST // 10)
    ]
    mixed = usual + own
    random.shuffle(mixed)
    return mixed


def wrk(port: int, file: Path) -> dict:
    """What readers were answered in one turn: so many at once, on connections that they keep."""
    done = subprocess.run(
        ["wrk", "-t1", "-c64", f"-d{TURN}s", "--timeout", "60s", "-s", HERE / "readers.lua"]
        + [f"https://127.0.0.1:{port}", "--", str(file)],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def test_memory_stays_flat(on_sqlite):
    """However many addresses someone makes up: none of them is asked for twice."""
    with one_site(None, on_sqlite, 2) as server:
        for _ in range(8):  # connections anew: both workers are asked
            share(server, addresses(many(250, 5_000)))
        before = sum(server.memory("Pss"))
        share(server, addresses(many(2_000, 200_000)))
        after = sum(server.memory("Pss"))
    print(f"\n{many(2_000, 200_000):,} addresses: {before:.0f} MiB, then {after:.0f}")
    assert after < 1.1 * before
