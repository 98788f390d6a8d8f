"""Do the tests bite? Each small mistake in a pure module must make a test near it fail.

Run by `make mutants`: all modules, or one (OF=certifications/catalogue/amounts.py), or a share
of the mistakes (SHARE=0.1). The tests run once as they are, and it is noted which functions each of
them calls. Then, for every mistake, the process forks; the child puts it into the functions that
are there already, and runs the tests that call them until one fails. So Django is set up once, with
one database in memory. A mistake is also found if the child needs far more time than it should.
"""

import argparse
import ast
import gc
import os
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from types import CodeType, FunctionType

import hypothesis
import pytest

from tests.mutations import Mutation, mutations

ROOT = Path(__file__).parent.parent
MODULES = (
    "certifications/upkeep/costs.py",
    "certifications/upkeep/credits.py",
    "certifications/upkeep/of_profiles.py",
    "certifications/upkeep/periods.py",
    "certifications/upkeep/rules.py",
    "certifications/upkeep/upkeep.py",
    "certifications/paths/list/ranking.py",
    "certifications/paths/payback.py",
    "certifications/eligibility/conditions.py",
    "certifications/eligibility/means.py",
    "certifications/eligibility/supplies.py",
    "certifications/eligibility/verdicts.py",
    "certifications/catalogue/amounts.py",
    "certifications/paths/ledger.py",
    "certifications/paths/timeline.py",
    "certifications/paths/lines.py",
)
# The quickest first.
TESTS = tuple(
    f"tests/certifications/test_{name}.py"
    for name in (
        "amounts",
        "near_misses",
        "means",
        "verdicts",
        "upkeep",
        "costs",
        "timeline",
        "supplies",
        "plan",
        "ledger",
        "ranking",
        "eligibility",
    )
)
GOAL = 85  # percent
SECONDS = 20  # of the processor, beyond what the tests take without a mistake
SEED = 1


def top_level(code: CodeType) -> dict[tuple[str, int], CodeType]:
    """The functions of a module or a class, and of the classes in it, by name and line."""
    found = {}
    for each in code.co_consts:
        if isinstance(each, CodeType):
            is_class = "__qualname__" in each.co_names and "__module__" in each.co_names
            found |= (
                top_level(each) if is_class else {(each.co_qualname, each.co_firstlineno): each}
            )
    return found


class Module:
    """A module to make mistakes in."""

    def __init__(self, path: str):
        self.path = path
        self.file = str(ROOT / path)
        self.tree = ast.parse(Path(self.file).read_text(encoding="utf-8"))
        self.mutations = mutations(self.tree)
        self.functions = self._compiled()

    def _compiled(self) -> dict[tuple[str, int], CodeType]:
        return top_level(compile(self.tree, self.file, "exec"))

    def changed(self, mutation: Mutation) -> dict[tuple[str, int], CodeType]:
        """The functions that a mistake changes."""
        was = mutation.make()
        after = self._compiled()
        mutation.take_back(was)
        return {key: code for key, code in after.items() if code != self.functions[key]}

    def name_of(self, mutation: Mutation) -> str:
        """Of the number that a mistake changes; empty where it changes a function."""
        named = (each for each in self.tree.body if isinstance(each, ast.Assign))
        return next((one.targets[0].id for one in named if one.value is mutation.node), "")


class Calls:
    """Which functions of these modules a test calls."""

    def __init__(self, modules: list[Module]):
        self.files = {module.file for module in modules}
        self.seen = set()

    def __call__(self, frame, event, _):
        code = frame.f_code
        if event == "call" and code.co_filename in self.files:
            self.seen.add((code.co_filename, code.co_qualname.partition(".<locals>")[0]))


class Mutants:
    """In place of one run of the tests: one as they are, and one for each mistake."""

    def __init__(self, modules: list[Module], share: float):
        self.modules = modules
        self.share = share
        self.calling = defaultdict(list)
        self.seconds, self.of_class, self.order = {}, Counter(), {}
        self.failed = self.is_enough = False
        self.found, self.missed = Counter(), Counter()

    def pytest_runtest_logreport(self, report):
        self.failed |= report.failed

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session):
        for item in session.items:
            self.note(item)
        print()
        self.there = functions_of({module.file for module in self.modules})
        if not (self.failed or session.testsfailed):
            for module in self.modules:
                self.judge(module)
            self.sum_up()
        return True

    def run(self, item):
        # Only what all share is left standing between two tests, the database above all.
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=item.session)

    def note(self, item):
        calls, begun = Calls(self.modules), time.process_time()
        sys.setprofile(calls)
        try:
            self.run(item)
        finally:
            sys.setprofile(None)
        self.seconds[item] = time.process_time() - begun
        self.of_class[item.parent] += self.seconds[item]
        self.order[item] = len(self.order)
        for called in calls.seen:
            self.calling[called].append(item)

    def judge(self, module: Module):
        asked = random.Random(SEED).sample(
            module.mutations, round(len(module.mutations) * self.share)
        )
        for mutation in sorted(asked, key=lambda each: each.line):
            if self.is_found(module, mutation):
                self.found[module.path] += 1
            else:
                self.missed[module.path] += 1
                print(f"{module.path}:{mutation.line}  {mutation.says}", flush=True)
        print(self.score(module.path), flush=True)

    def is_found(self, module: Module, mutation: Mutation) -> bool:
        changed, name = module.changed(mutation), module.name_of(mutation)
        called = {(module.file, qualname.partition(".<locals>")[0]) for qualname, _ in changed}
        near = {item for each in called for item in self.calling[each]}
        if name:
            near = {item for key, items in self.calling.items() for item in items}
        tests = sorted(near, key=self.place)
        child = os.fork()
        if not child:
            self.run_with(module, mutation, tests)
        return os.waitpid(child, 0)[1] != 0

    def place(self, item) -> tuple:
        """The quickest class first, and each in its own order."""
        return self.of_class[item.parent], id(item.parent), self.order[item]

    def run_with(self, module: Module, mutation: Mutation, tests: list):
        """In the child: ends it whatever happens, with 0 where no test fails."""
        for said in (sys.stdout, sys.stderr):
            os.dup2(os.open(os.devnull, os.O_WRONLY), said.fileno())
        limit = int(SECONDS + 3 * sum(self.seconds[item] for item in tests))
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        is_missed = False
        try:
            put_in(module, mutation, self.there)
            while tests and not self.failed:
                self.run(tests.pop(0))
            is_missed = not self.failed
        finally:
            os._exit(not is_missed)

    def score(self, path: str) -> str:
        found, missed = self.found[path], self.missed[path]
        return f"{found:5} of {found + missed:4} found  {percent(found, missed):3} %  {path}"

    def sum_up(self):
        found, missed = self.found.total(), self.missed.total()
        print(f"{found:5} of {found + missed:4} found  {percent(found, missed):3} %  in all")
        self.is_enough = percent(found, missed) >= GOAL


def percent(found: int, missed: int) -> int:
    return 100 * found // max(found + missed, 1)


def put_in(module: Module, mutation: Mutation, there: list[FunctionType]):
    """The mistake into every function that is there, or into every module that took the number."""
    if name := module.name_of(mutation):
        was = mutation.node.value
        for each in [*sys.modules.values()]:
            if getattr(each, "__file__", None) and each.__dict__.get(name) == was:
                setattr(each, name, mutation.value)
        return
    changed = module.changed(mutation)
    for each in there:
        key = (each.__code__.co_qualname, each.__code__.co_firstlineno)
        if each.__code__.co_filename == module.file and key in changed:
            each.__code__ = changed[key]


def functions_of(files: set[str]) -> list[FunctionType]:
    """Every function that was made of these files."""
    found = (each for each in gc.get_objects() if isinstance(each, FunctionType))
    return [each for each in found if each.__code__.co_filename in files]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("modules", nargs="*", default=MODULES)
    asked.add_argument("--share", type=float, default=1)
    asked = asked.parse_args()
    hypothesis.settings.register_profile(
        "mutants",
        deadline=None,
        database=None,
        suppress_health_check=[*hypothesis.HealthCheck],
        derandomize=True,
        max_examples=40,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
    )
    plugin = Mutants([Module(path) for path in asked.modules], asked.share)
    plainly = [
        "-q",
        "-s",
        "-p",
        "no:cacheprovider",
        "--disable-warnings",
        "--hypothesis-profile=mutants",
    ]
    code = pytest.main([*plainly, *TESTS, *asked.modules], plugins=[plugin])
    return code or not plugin.is_enough


if __name__ == "__main__":
    sys.exit(main())
