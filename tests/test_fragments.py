"""Parts of pages that are kept: each page fills in its own numbers and links."""

from copy import deepcopy
from types import SimpleNamespace

from django.conf import settings
from django.template import Context, Template
from django.test import SimpleTestCase, override_settings

from coderpath import fragments
from coderpath.fragments import Fragment, Fragments
from coderpath.links import go
from coderpath.sources.notes import SourceNotes

PARTS = {
    "fee.html": "{{ fee.amount }}{% source_number fee %}",
    "link.html": '<a href="{% go "/paths/" query="?hours=8" %}">{{ name }}</a>{{ secret }}',
    "row.html": '{{ name }}: {% kept "fee.html" fee=fee %} {% kept "link.html" name=name %}',
    "form.html": '{% carried "q" %}{% here "?page=2" %}',
}
ENGINE = deepcopy(settings.TEMPLATES)
ENGINE[0] |= {"APP_DIRS": False}
ENGINE[0]["OPTIONS"]["loaders"] = [("django.template.loaders.locmem.Loader", PARTS)]


class Fee:
    """A figure that counts how often it was written."""

    def __init__(self, slug: str, amount: str):
        self.source, self.dated, self._amount = SimpleNamespace(slug=slug), "2026", amount
        self.written = 0

    @property
    def amount(self) -> str:
        self.written += 1
        return self._amount


def reader(**answers) -> SimpleNamespace:
    return SimpleNamespace(pairs=list(answers.items()))


@override_settings(TEMPLATES=ENGINE)
class KeptTests(SimpleTestCase):
    def setUp(self):
        self.fragments = Fragments()

    def page(self, text: str, **shown) -> str:
        context = {"fragments": self.fragments, "notes": SourceNotes()} | shown
        return Template(text).render(Context(context))

    def test_a_part_is_written_once_and_numbered_by_each_page(self):
        cheap, dear = Fee("a", "$1"), Fee("b", "<$9>")
        both = '{% kept "fee.html" fee=one %} {% kept "fee.html" fee=two %}'
        first = self.page(both, one=cheap, two=dear)
        second = self.page(both, one=dear, two=cheap)
        self.assertInHTML(number(1), first)
        self.assertLess(first.index("$1"), first.index('"#s1"'))
        self.assertLess(second.index("&lt;$9&gt;"), second.index('"#s1"'))
        self.assertLess(second.index("$1"), second.index('"#s2"'))
        self.assertEqual((cheap.written, dear.written), (1, 1))

    def test_a_link_takes_the_answers_of_each_reader_along(self):
        part = '{% kept "link.html" name=named %}'
        self.assertEqual(self.page(part, named="A&B"), '<a href="/paths/?hours=8">A&amp;B</a>')
        self.assertEqual(
            self.page(part, named="A&B", reader=reader(state="oh", hours="9")),
            '<a href="/paths/?hours=8&amp;state=oh">A&amp;B</a>',
        )

    def test_a_part_shows_nothing_that_is_not_named(self):
        self.assertNotIn("mine", self.page('{% kept "link.html" name="A" %}', secret="mine"))

    def test_a_part_within_a_part(self):
        fee = Fee("a", "$1")
        row = '{% kept "fee.html" fee=other %}{% kept "row.html" name=name fee=fee %}'
        for state in ("oh", "tx"):
            html = self.page(
                row, name="CPC", fee=fee, other=Fee("z", ""), reader=reader(state=state)
            )
            self.assertInHTML(number(2), html)
            self.assertIn(f"/paths/?hours=8&amp;state={state}", html)
        self.assertEqual(fee.written, 1)

    def test_what_looks_like_a_gap_in_a_name_is_text(self):
        for number in (0, 77):
            name = f"Z\ue000{number}\ue001"
            html = self.page('{% kept "row.html" name=name fee=fee %}', name=name, fee=Fee("a", ""))
            self.assertIn(f"{name}: ", html)
            self.assertIn(f">{name}</a>", html)

    def test_what_the_page_asks_for_itself_is_left_out(self):
        given = {"own": ("state",), "reader": reader(state="oh", start="nurse")}
        hidden = '<input type="hidden" name="start" value="nurse">'
        self.assertEqual(
            self.page('{% kept "form.html" %}', **given),
            f'<input type="hidden" name="state" value="oh">{hidden}?page=2&amp;start=nurse',
        )

    def test_what_python_writes_is_kept_by_its_key(self):
        def write(inner):
            return f"{fee.amount} {go(inner, '/paths/')}"

        fee, asked = Fee("a", "$1"), [("a", {}), ("a", {"state": "oh"}), ("b", {})]
        pages = (Context({"fragments": self.fragments, "reader": reader(**r)}) for _, r in asked)
        written = [fragments.kept_by(p, k, write) for (k, _), p in zip(asked, pages, strict=True)]
        self.assertEqual(written, ["$1 /paths/", "$1 /paths/?state=oh", "$1 /paths/"])
        self.assertEqual(fee.written, 2)

    def test_a_fixed_part_stands_for_the_pages_of_all_shelves(self):
        fee, part = Fee("a", "$1"), '{% fixed "fee.html" fee=fee %}{% fixed "link.html" name="A" %}'
        for state in ("oh", "tx"):
            self.fragments = Fragments()
            html = self.page(part, fee=fee, reader=reader(state=state))
            self.assertInHTML(number(1), html)
            self.assertIn(f"/paths/?hours=8&amp;state={state}", html)
        self.assertEqual(fee.written, 1)

    def test_without_a_shelf_a_part_is_rendered_anew(self):
        fee = Fee("a", "$1")
        for _ in range(2):
            self.page('{% kept "fee.html" fee=fee %}', fee=fee, fragments=None)
        self.assertEqual(fee.written, 2)

    @override_settings(DEBUG=True)
    def test_while_templates_are_edited_nothing_is_kept(self):
        fee = Fee("a", "$1")
        for _ in range(2):
            self.page('{% kept "fee.html" fee=fee %}', fee=fee)
        self.assertEqual(fee.written, 2)


class RoomTests(SimpleTestCase):
    def test_what_was_asked_for_last_stays_and_the_rest_goes(self):
        held, made = Fragments(), []

        def get(key):
            def make():
                made.append(key)
                return Fragment("x" * (fragments.MOST_KEPT // 4), [])

            held.get(key, make)

        for key in range(100):
            get(key)
            get("often")
        self.assertEqual(made.count("often"), 1)
        get(99)
        self.assertEqual(made.count(99), 1)
        get(0)
        self.assertEqual(made.count(0), 2)


def number(n: int) -> str:
    return f'<span class="fns"><a class="fn" href="#s{n}" aria-label="source {n}">{n}</a></span>'
