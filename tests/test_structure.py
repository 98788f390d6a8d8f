"""Conventions that hold themselves: which package knows which, and what a template says first."""

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.test import SimpleTestCase, TestCase
from django.utils import timezone

ROOT = settings.BASE_DIR

PAGES = tuple(
    f"salaries.{name}"
    for name in (
        "careers",
        "compare",
        "data",
        "forms",
        "place",
        "states",
        "tables",
        "views",
        "wage_columns",
    )
)
# certifications -> salaries -> coderpath.sources; the project as a whole may know them all.
# Within salaries the readers of files know no database, importing knows no page, and the pages
# do not know each other. Within certifications the tools stand on paths and upkeep, never under.
FORBIDDEN = {
    "coderpath": ("certifications", "salaries"),
    "certifications/compare": ("certifications.views", "certifications.tools"),
    "certifications/eligibility": (
        "certifications.views",
        "certifications.tools",
        "certifications.paths",
    ),
    "certifications/upkeep": ("certifications.paths", "certifications.tools"),
    "certifications/paths": (
        "certifications.views",
        "certifications.tools",
        "certifications.compare",
    ),
    "certifications/tools": ("certifications.views",),
    "salaries": ("certifications",),
    "salaries/published": ("django", "salaries.models", "salaries.importing", *PAGES),
    "salaries/importing": ("salaries.management", *PAGES),
    "salaries/models": ("salaries.importing", *PAGES),
    "salaries/states": ("salaries.place", "salaries.compare", "salaries.views"),
    "salaries/place": ("salaries.states", "salaries.compare", "salaries.views"),
    "salaries/compare": ("salaries.states", "salaries.place", "salaries.views"),
    "salaries/careers": (
        "salaries.states",
        "salaries.place",
        "salaries.compare",
        "salaries.views",
    ),
}
KNOWS_ALL = {"urls.py", "sitemaps.py", "settings.py"}
# Modules of readers' pages that ask the database themselves, and why: all others take what they
# show from the shelf, where what is not published is left out once and for all.
ASK_THE_DATABASE = {
    "certifications/since/changes.py": "what changed since an edition is told by the histories",
    "coderpath/sources/disagreements.py": "former addresses lead on, and are no page's content",
    "salaries/shelf.py": "wages of earlier releases are asked for by index: too many to hold",
}
# Modules of readers' pages that ask for the day: all others get it from the shelf (`there.day`).
ASK_FOR_THE_DAY = {
    "certifications/catalogue/shelf.py": "here a day is decided, once for a request",
    "coderpath/guide/pages.py": "the guide tells how things stand today",
    "coderpath/views.py": "security.txt says until when it holds",
    "coderpath/quality/views.py": "how good the data is, it is today",
    "coderpath/paper.py": "a printed page and how to cite it say of which day it is",
    "coderpath/opendata/answers.py": "so does a file for lists of references",
    "coderpath/saved_site.py": "so does a saved copy of the site",
    "coderpath/reports/article.py": "an article is held against the figures of today",
    "coderpath/reports/views.py": "a report has the day on which it came",
    "certifications/reader/day_and_place.py": "a day asked for must not lie ahead",
    "certifications/tools/days.py": "days that a reader types lie around today",
    "coderpath/sources/disagreements.py": "questions have pages of today alone",
    "coderpath/sources/edition.py": "which edition it is depends on the day",
    "coderpath/sources/facts.py": "what is in force now, unless a day is given",
}
# What asks the clock itself: all others ask coderpath/today.py.
ASK_THE_CLOCK = {
    "coderpath/finished.py": "a finished page is found before there is a request to look ahead for",
    "coderpath/reports/views.py": "how many reports came in this hour",
    "coderpath/sources/edition.py": "the moment at which an edition began",
    "coderpath/today.py": "the one place",
}
CLOCK = re.compile(r"\b(?:date\.today|datetime\.now|timezone\.(?:now|localdate))\b")
# Tests live on the one day of tests/conftest.py, or on a day of their own.
READS_THE_CLOCK = re.compile(
    r"\b(?:date\.today|datetime\.now|utcnow|timezone\.(?:now|localdate)|time\.time)\(\)"
    r"|(?<![.\w])localdate\(\)"
)
OF_EDITORS = ("admin", "desk", "models", "migrations", "management", "importing")
ALSO_OF_EDITORS = ("ahead", "fact_actions", "fact_forms", "models", "problems")
KNOW_DJANGO = ("django", "django_filters", "django_htmx", "environ", "simple_history")
STACKED = re.compile(r'<table class="(?:[^"]* )?(?:one|rows|pay|cmp)[ "].*')
LONGEST_LINE = 200  # of a template, in characters
PURE = re.compile(r"\bPure[.:]")  # in the docstring of a module


def imported(path: Path, walk: Callable = ast.walk) -> set[str]:
    """What a module imports, by whole dotted names: modules, and the names taken from them."""
    package = path.relative_to(ROOT).parent.parts
    found = set()
    for node in walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join(filter(None, (*above, node.module)))
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return found


def runs(tree: ast.AST) -> Iterator[ast.AST]:
    """What is run of a module, inside its functions too; not what is imported for types alone."""
    yield tree
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            yield from runs(node)


def arrows() -> dict[str, set[str]]:
    """For each module of the site the others that it imports, by their whole names."""
    modules = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for package in ("certifications", "salaries", "coderpath")
        for path in (ROOT / package).rglob("*.py")
    }
    found = {}
    for module, path in modules.items():
        names = imported(path, runs)
        of = {name if name in modules else name.rpartition(".")[0] for name in names}
        found[module] = of.intersection(modules) - {module}
    return found


def way_to_django(path: Path, seen: set[Path] | None = None) -> list[str]:
    """The first chain of imports found from a module to Django; empty if there is none."""
    seen = {path} if seen is None else seen
    names = sorted(imported(path, runs))
    if known := [name for name in names if name.partition(".")[0] in KNOW_DJANGO]:
        return known[:1]
    for name in names:
        for module in modules(name):
            if module not in seen:
                seen.add(module)
                if way := way_to_django(module, seen):
                    return [name, *way]
    return []


def modules(name: str) -> list[Path]:
    """Our modules that run when this name is imported: its own, and the packages it lies in."""
    parts = name.split(".")
    heads = [ROOT.joinpath(*parts[: count + 1]) for count in range(len(parts))]
    paths = [path for head in heads for path in (head.with_suffix(".py"), head / "__init__.py")]
    return [path for path in paths if path.is_file()]


def breaches(path: Path, forbidden: tuple[str, ...]) -> list[str]:
    """What a module imports of these packages."""
    within = tuple(f"{package}." for package in forbidden)
    return sorted(name for name in imported(path) if f"{name}.".startswith(within))


def of_readers() -> list[Path]:
    """The modules that readers' pages are made of."""
    paths = (
        path
        for package in ("certifications", "salaries", "coderpath")
        for path in (ROOT / package).rglob("*.py")
    )
    return [
        path
        for path in paths
        if not set(path.relative_to(ROOT).parts) & set(OF_EDITORS)
        and not path.stem.endswith("admin")
        and path.stem not in ALSO_OF_EDITORS
    ]


class ImportTests(SimpleTestCase):
    def test_imports_point_one_way(self):
        for package, forbidden in FORBIDDEN.items():
            paths = list((ROOT / package).rglob("*.py"))
            self.assertTrue(paths, package)
            for path in paths:
                if path.parent.name == "coderpath" and path.name in KNOWS_ALL:
                    continue
                with self.subTest(path=path.relative_to(ROOT)):
                    self.assertEqual(breaches(path, forbidden), [])

    def test_no_modules_import_each_other_in_a_circle(self):
        """Imports inside functions count: they would only hide it."""
        try:
            TopologicalSorter(arrows()).prepare()
        except CycleError as circle:
            self.fail(" imports ".join(reversed(circle.args[1])))

    def test_an_import_inside_a_function_counts(self):
        self.assertIn("certifications.catalogue.shelf", arrows()["certifications.apps"])

    def test_what_says_that_it_is_pure_reaches_django_by_no_import(self):
        pure = [
            path
            for package in ("certifications", "salaries", "coderpath")
            for path in (ROOT / package).rglob("*.py")
            if PURE.search(ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "")
        ]
        self.assertGreater(len(pure), 50)
        for path in pure:
            with self.subTest(path=path.relative_to(ROOT)):
                self.assertEqual(way_to_django(path), [])

    def test_the_way_to_django_is_found_through_other_modules(self):
        self.assertEqual(way_to_django(ROOT / "coderpath/asked.py"), ["django.forms"])
        way = way_to_django(ROOT / "certifications/paths/timeline.py")
        self.assertGreater(len(way), 1)
        self.assertTrue(way[-1].startswith("django"), way)

    def test_pages_take_what_they_show_from_the_shelf(self):
        pages = [*(ROOT / "certifications").rglob("*.py"), *(ROOT / "salaries").rglob("*.py")]
        pages += [
            ROOT / "coderpath/sources" / f"{n}.py" for n in ("disagreements", "uses", "views")
        ]
        asking = set()
        for path in pages:
            name = path.relative_to(ROOT)
            of_editors = set(name.parts) & set(OF_EDITORS) or name.stem in ALSO_OF_EDITORS
            if of_editors or name.stem.endswith("admin"):
                continue
            if re.search(r"\w+\.objects\b", path.read_text(encoding="utf-8")):
                asking.add(str(name))
        self.assertEqual(asking, set(ASK_THE_DATABASE))

    def test_the_day_is_decided_once(self):
        asking, of_the_clock = set(), set()
        for path in of_readers():
            names, text = imported(path), path.read_text(encoding="utf-8")
            if "coderpath.today.localdate" in names:
                asking.add(str(path.relative_to(ROOT)))
            from_the_clock = {f"django.utils.timezone.{name}" for name in ("now", "localdate")}
            if names & from_the_clock or CLOCK.search(text):
                of_the_clock.add(str(path.relative_to(ROOT)))
        self.assertEqual(asking, set(ASK_FOR_THE_DAY))
        self.assertEqual(of_the_clock, set(ASK_THE_CLOCK))

    def test_one_module_says_how_near_names_are(self):
        asking = [
            str(path.relative_to(ROOT))
            for package in ("certifications", "salaries", "coderpath")
            for path in (ROOT / package).rglob("*.py")
            if breaches(path, ("difflib",))
        ]
        self.assertEqual(asking, ["coderpath/near_names.py"])

    def test_imports_are_told_by_their_whole_names(self):
        found = imported(ROOT / "salaries" / "place" / "pay.py")
        self.assertLessEqual(
            {"salaries.phrases", "salaries.pay.Pay", "salaries.place.form.PlaceForm"}, found
        )


class RunTests(SimpleTestCase):
    """Nothing that comes in is run, as a program or as objects; other programs get no shell."""

    def test_nothing_is_run_that_came_as_data(self):
        for path in modules_of_site():
            text = path.read_text(encoding="utf-8")
            called = {ast.unparse(node.func) for node in calls(text)}
            named = {keyword.arg for node in calls(text) for keyword in node.keywords}
            taken = {name.partition(".")[0] for name in imported(path)}
            with self.subTest(path=path.relative_to(ROOT)):
                self.assertEqual(called & {"eval", "exec", "os.system", "os.popen"}, set())
                self.assertEqual(taken & {"pickle", "marshal", "shelve", "yaml", "dill"}, set())
                self.assertNotIn("shell", named)

    def test_two_modules_start_programs(self):
        starting = {
            str(path.relative_to(ROOT))
            for path in modules_of_site()
            if any(name.startswith("subprocess") for name in imported(path))
        }
        self.assertEqual(starting, {"coderpath/sources/backup.py", "salaries/desk/running.py"})


def modules_of_site() -> list[Path]:
    names = ("certifications", "salaries", "coderpath")
    return [path for name in names for path in (ROOT / name).rglob("*.py")]


def calls(text: str) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]


class ClockTests(SimpleTestCase):
    def test_no_test_asks_which_day_it_is(self):
        others = set((ROOT / "tests").rglob("*.py")) - {Path(__file__)}
        for path in others:
            with self.subTest(path=path.relative_to(ROOT)):
                self.assertEqual(READS_THE_CLOCK.findall(path.read_text(encoding="utf-8")), [])

    def test_it_is_the_same_day_whenever_they_run(self):
        self.assertEqual(timezone.localdate(), date(2026, 11, 29))


class NameTests(SimpleTestCase):
    def test_no_two_classes_have_the_same_name(self):
        """A class inside another is told by that one: Fee.Kind. Django asks each command for one
        that is called Command."""
        found = defaultdict(list)
        for package in ("certifications", "salaries", "coderpath"):
            for path in (ROOT / package).rglob("*.py"):
                if not {"migrations", "commands"} & set(path.parts):
                    for node in ast.parse(path.read_text(encoding="utf-8")).body:
                        if isinstance(node, ast.ClassDef):
                            found[node.name].append(str(path.relative_to(ROOT)))
        self.assertEqual({name: at for name, at in found.items() if len(at) > 1}, {})


class TemplateTests(SimpleTestCase):
    def test_a_fragment_opens_by_saying_what_it_is_and_what_it_needs(self):
        for path in (ROOT / "templates").rglob("_*.html"):
            with self.subTest(path=path.relative_to(ROOT)):
                self.assertTrue(path.read_text(encoding="utf-8").startswith("{% comment %}"))

    def test_no_line_is_too_long_to_read(self):
        found = [
            f"{path.relative_to(ROOT)}:{number}, {len(line)} characters"
            for path in sorted((ROOT / "templates").rglob("*.html"))
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
            if len(line) > LONGEST_LINE
        ]
        self.assertEqual(found, [])

    def test_a_table_that_a_phone_stacks_stays_a_table_to_those_who_hear_it(self):
        """Cells drawn as blocks lose their column in some browsers unless roles are written."""
        for path in sorted((ROOT / "templates").rglob("*.html")):
            text = path.read_text(encoding="utf-8")
            for table in STACKED.findall(text):
                with self.subTest(path=path.relative_to(ROOT), table=table):
                    self.assertIn('role="table"', table)
                    self.assertNotRegex(text, r"<(?:tr|th|td)(?![^>]* role=)[ >]")

    def test_each_is_used(self):
        """Django itself finds those of fields, errors and the history of a row."""
        named = "".join(
            path.read_text(encoding="utf-8")
            for folder in ("templates", "certifications", "salaries", "coderpath")
            for path in (ROOT / folder).rglob("*")
            if path.suffix in (".html", ".py")
        )
        for folder in ("certifications", "paths", "salaries", "sources", "tools", "components"):
            for path in (ROOT / "templates" / folder).rglob("*.html"):
                name = str(path.relative_to(ROOT / "templates"))
                self.assertIn(f'"{name}"', named, name)


class MigrationTests(TestCase):
    def test_none_is_missing(self):
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)
