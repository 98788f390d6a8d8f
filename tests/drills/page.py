"""The commands of docs/run.md."""

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs/run.md"


def commands(heading: str) -> str:
    """Those under a heading, which are indented by four blanks there."""
    [section] = re.findall(
        rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", PAGE.read_text("utf-8"), re.M | re.S
    )
    return "\n".join(line[4:] for line in section.splitlines() if re.match(r"    \S", line))
