"""What a person must know to run and change the site is written down."""

import re

from django.conf import settings
from django.core.management import get_commands
from django.test import SimpleTestCase
from django.urls import URLPattern, get_resolver

ROOT = settings.BASE_DIR
OURS = ("certifications", "salaries", "coderpath")
ASKED = re.compile(r"""(?:env|switch)(?:\.\w+)?\(\s*"([A-Z_]+)"|environ\.get\(\s*"([A-Z_]+)\"""")


def read(*paths: str) -> str:
    return "\n".join((ROOT / path).read_text(encoding="utf-8") for path in paths)


def addresses(patterns, before="/"):
    """Every address of the site as it is written in docs: “/paths/<slug>/”."""
    for each in patterns:
        address = before + re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", str(each.pattern))
        if not isinstance(each, URLPattern) and "admin" not in address:
            yield from addresses(each.url_patterns, address)
        else:
            yield address.replace("<format>", "<data>")


class DocsTests(SimpleTestCase):
    def test_every_setting(self):
        asked = ASKED.findall(read("coderpath/settings.py", "coderpath/server.py"))
        names = {name for pair in asked for name in pair if name}
        self.assertLessEqual({"SECRET_KEY", "DATABASE_URL", "PORT", "WEB_CONCURRENCY"}, names)
        told = set(re.findall(r"^\| `([A-Z_]+)` \|", read("README.md"), re.MULTILINE))
        self.assertEqual(told, names)

    def test_every_command(self):
        commands = {name for name, app in get_commands().items() if app.startswith(OURS)}
        self.assertIn("load_catalogue", commands)
        told = set(re.findall(r"\w+", read("README.md")))
        self.assertEqual(commands - told, set())

    def test_make_alone_lists_what_it_can_do(self):
        targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
        told = set(re.findall(r'echo "make ([a-z-]+)', read("Makefile")))
        steps = {"help", "ready", "lint"}
        self.assertEqual(targets - steps, told)

    def test_every_address_and_no_other(self):
        told = set(re.findall(r"`(/[^`]*)`", read("docs/addresses.md")))
        there = set(addresses(get_resolver().url_patterns))
        self.assertEqual(told, there)

    def test_every_file_that_is_named_is_there(self):
        pages = sorted((ROOT / "docs").rglob("*.md"))
        self.assertGreater(len(pages), 5)
        for page in pages:
            named = re.findall(r"`((?:\w+/)+[\w.]*)`", page.read_text(encoding="utf-8"))
            for path in named:
                with self.subTest(page=page.name, path=path):
                    self.assertTrue((ROOT / path).exists())

    def test_every_package_has_its_row(self):
        told = set(re.findall(r"^\| `([\w/]+)` \|", read("docs/architecture.md"), re.MULTILINE))
        of_django = {"management", "commands", "migrations", "templatetags"}
        there = {
            str(folder.relative_to(ROOT))
            for package in OURS
            for folder in (path.parent for path in (ROOT / package).rglob("*.py"))
            if folder.name not in of_django
        }
        self.assertGreater(len(there), 20)
        self.assertEqual(told, there)
