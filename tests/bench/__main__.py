"""All of it in one run.

python -m tests.bench [SECONDS A PAGE]
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coderpath.settings")

from . import card, edits, growth, pages, peers
from .servers import core_of_the_servers, database


def main(seconds: float = 4) -> None:
    core = core_of_the_servers()
    card.show()
    pages.measure(core, seconds)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        database(folder)
        peers.measure(core, folder, seconds)
        growth.measure(core, folder, seconds)
        edits.measure(core, folder)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
