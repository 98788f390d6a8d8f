"""Check boxes in an address: on, off, or a sentence that says what cannot be read."""

from urllib.parse import urlencode

from django.forms import BooleanField
from django.http import QueryDict
from django.test import SimpleTestCase, TestCase

from coderpath.asked import AskedForm
from coderpath.filters import TICKED, UNTICKED, CheckboxFilter, FilterSet, TickField
from tests.small_site import make_small_site

SAID = "is yes (1) or no (0). You wrote “zz”."
# Every box, with a page that has it.
BOXES = {
    "beginner": "/certifications/",
    "remote": "/certifications/",
    "priced": "/programs/",
    "externship": "/programs/",
    "adjusted": "/salaries/",
    "large": "/counselors/",
    "course": "/tools/lose-the-a/?c=cpc-a",
    "practicode": "/tools/lose-the-a/?c=cpc-a",
}


def kinds(base: type) -> list[type]:
    return [kind for each in base.__subclasses__() for kind in (each, *kinds(each))]


class BoxForm(AskedForm):
    box = TickField(required=False, label="A box")


class BoxTests(SimpleTestCase):
    def test_what_ticks_it_and_what_does_not(self):
        for words, ticked in ((TICKED, True), (UNTICKED, None), (("zz", "2", "yes please"), None)):
            for word in words:
                for written in (word, word.upper(), f" {word} "):
                    with self.subTest(written):
                        form = BoxForm(QueryDict(urlencode({"box": written})))
                        self.assertIs(form.asked("box"), ticked)
                        self.assertEqual(bool(form.problems), word not in TICKED + UNTICKED)

    def test_it_is_drawn_as_it_counts_and_sends_what_it_always_sends(self):
        for written, html in (
            ("1", '<input type="checkbox" name="box" id="id_box" checked>'),
            ("0", '<input type="checkbox" name="box" id="id_box">'),
            (
                "zz",
                '<input type="checkbox" name="box" id="id_box" aria-invalid="true"'
                ' aria-describedby="id_box_error">',
            ),
        ):
            with self.subTest(written):
                self.assertHTMLEqual(str(BoxForm(QueryDict(f"box={written}"))["box"]), html)


class PageTests(TestCase):
    def test_every_box_of_the_site_says_what_it_cannot_read(self):
        make_small_site()
        for name, page in BOXES.items():
            address = f"{page}{'&' if '?' in page else '?'}{name}="
            html = self.client.get(f"{address}zz").content.decode()
            with self.subTest(name):
                self.assertIn(SAID, html)
                self.assertNotIn(f"{name}=zz", html)
                self.assertNotIn("is yes (1)", self.client.get(f"{address}on").content.decode())

    def test_there_is_no_other_box(self):
        forms = (field for kind in kinds(AskedForm) for field in kind.base_fields.items())
        filters = (each for kind in kinds(FilterSet) for each in kind.base_filters.items())
        named = {name for name, field in forms if isinstance(field, BooleanField)}
        named |= {name for name, each in filters if isinstance(each, CheckboxFilter)}
        self.assertEqual(named - {"box"}, BOXES.keys())
