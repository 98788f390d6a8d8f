"""What the site is made of: `python -m tests.made_of licences` of a list that cyclonedx-py wrote,
`python -m tests.made_of audit` of what pip-audit found. Both are read from standard input.

pip-audit ends well, with “no known vulnerabilities”, where it could look up nothing at all. Here
that is a failure.
"""

import json
import sys
from collections.abc import Iterator


def licences(told: dict) -> Iterator[str]:
    """A line for each library: name, version, licence.

    >>> mit = {"name": "x", "version": "1", "licenses": [{"license": {"id": "MIT"}}]}
    >>> list(licences({"components": [mit, {"name": "y", "version": "2"}]}))
    ['x 1: MIT', 'y 2: not said']
    """
    for each in told["components"]:
        said = dict.fromkeys(_licence(one) for one in each.get("licenses", ()))
        yield f"{each['name']} {each['version']}: {', '.join(said) or 'not said'}"


def _licence(told: dict) -> str:
    one = told.get("license", {})
    return told.get("expression") or one.get("id") or one.get("name", "")


def faults(told: dict) -> Iterator[str]:
    """What is known to be unsafe, and what could not be looked up; nothing where all is well.

    >>> list(faults({"dependencies": [{"name": "x", "version": "1", "vulns": []}]}))
    []
    >>> list(faults({"dependencies": [{"name": "x", "skip_reason": "not found"}]}))
    ['x: nothing is known of it, for it could not be looked up (not found)']
    >>> hole = {"id": "PYSEC-1", "fix_versions": ["2"]}
    >>> list(faults({"dependencies": [{"name": "x", "version": "1", "vulns": [hole]}]}))
    ['x 1: PYSEC-1, mended in 2']
    >>> list(faults({"dependencies": []}))
    ['nothing was looked up']
    """
    if not told["dependencies"]:
        yield "nothing was looked up"
    for each in told["dependencies"]:
        if why := each.get("skip_reason"):
            yield f"{each['name']}: nothing is known of it, for it could not be looked up ({why})"
        for hole in each.get("vulns", ()):
            mended = ", ".join(hole["fix_versions"]) or "no version yet"
            yield f"{each['name']} {each['version']}: {hole['id']}, mended in {mended}"


if __name__ == "__main__":
    what = json.load(sys.stdin)
    if sys.argv[1] == "licences":
        print("\n".join(licences(what)))
    elif found := list(faults(what)):
        sys.exit("\n".join(found))
    else:
        print(f"{len(what['dependencies'])} libraries looked up, nothing is known against them.")
