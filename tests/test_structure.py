"""Conventions that hold themselves: which package knows which, and what a template says first."""

import ast
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.test import SimpleTestCase, TestCase

ROOT = settings.BASE_DIR

# certifications -> salaries -> coderpath.sources; the project as a whole may know them all.
FORBIDDEN = {
    "coderpath": ("certifications", "salaries"),
    "salaries": ("certifications",),
}
KNOWS_ALL = {"urls.py", "sitemaps.py", "settings.py"}


def imported(path: Path) -> set[str]:
    """The modules that a module imports by their whole names."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module)
    return found


class ImportTests(SimpleTestCase):
    def test_imports_point_one_way(self):
        for package, forbidden in FORBIDDEN.items():
            for path in (ROOT / package).rglob("*.py"):
                if path.parent.name == "coderpath" and path.name in KNOWS_ALL:
                    continue
                with self.subTest(path=path.relative_to(ROOT)):
                    packages = {name.partition(".")[0] for name in imported(path)}
                    self.assertFalse(packages & set(forbidden))


class TemplateTests(SimpleTestCase):
    def test_a_fragment_opens_by_saying_what_it_is_and_what_it_needs(self):
        for path in (ROOT / "templates").rglob("_*.html"):
            with self.subTest(path=path.relative_to(ROOT)):
                self.assertTrue(path.read_text(encoding="utf-8").startswith("{% comment %}"))

    def test_each_is_used(self):
        """Django itself finds those of fields, errors and the history of a row."""
        named = "".join(
            path.read_text(encoding="utf-8")
            for folder in ("templates", "certifications", "salaries", "coderpath")
            for path in (ROOT / folder).rglob("*")
            if path.suffix in (".html", ".py")
        )
        for folder in ("certifications", "salaries", "sources", "components"):
            for path in (ROOT / "templates" / folder).rglob("*.html"):
                name = str(path.relative_to(ROOT / "templates"))
                self.assertIn(f'"{name}"', named, name)


class MigrationTests(TestCase):
    def test_none_is_missing(self):
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)
