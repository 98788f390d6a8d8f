"""{% figure %}: a value and its source cannot part."""

from copy import copy
from datetime import date

from django.template import Context, Template
from django.test import TestCase
from django.utils.html import strip_tags

from certifications.catalogue.amounts import Sum
from certifications.models import Certification, PassRate
from certifications.reader.answers import Answers
from coderpath.fragments import Fragments, kept_by
from coderpath.sources.findings import Finding
from coderpath.sources.models import Publisher
from coderpath.sources.notes import SourceNotes
from tests.certifications.rows import make_fact
from tests.factories import make_certification, make_fee, make_issuer, make_source
from tests.shelves import profiles

NEW = date(2026, 1, 1)


class FigureTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.certification = make_certification(code="CPC", issuer=make_issuer(code="AAPC"))

    def finding(self):
        certifications = Certification.objects.select_related("issuer")
        [profile] = profiles(list(certifications))
        return profile.exam_fee

    def render(self, text, **context):
        context.setdefault("notes", SourceNotes())
        return Template(text).render(Context(context))

    def shown(self, what, **context):
        return self.render("{% figure what %}", what=what, **context)

    def fee(self, **given):
        return make_fee(certification=self.certification, **given)

    def test_a_figure_has_the_number_of_its_source(self):
        self.fee(amount=425)
        html = self.shown(self.finding())
        self.assertIn("$425", html)
        self.assertInHTML('<a class="fn" href="#s1" aria-label="source 1">1</a>', html)

    def test_the_number_leads_to_the_list_at_the_foot(self):
        self.fee(amount=425, source=make_source(publisher="Guide", title="Prices"), as_of=NEW)
        html = self.render("{% figure what %}{% source_notes %}", what=self.finding())
        self.assertIn('href="#s1"', html)
        self.assertIn('id="s1"', html)
        self.assertIn("Guide, Prices, Jan. 1, 2026. Official", " ".join(strip_tags(html).split()))

    def test_a_disputed_figure_leads_to_its_question(self):
        self.fee(amount=425, standing="IN_USE")
        self.fee(amount=399)
        address = "/disagreements/fee-cpc-exam-one-anyone/"
        self.assertIn(f'href="{address}"', self.shown(self.finding()))
        self.assertEqual(self.client.get(address).status_code, 200)

    def test_a_page_says_in_grey_what_changes_no_decision(self):
        self.fee(amount=425, standing="IN_USE")
        self.fee(amount=399)
        html = self.shown(self.finding(), quiet=True)
        self.assertIn('class="st dif" href="/disagreements/fee-cpc-exam-one-anyone/"', html)
        self.assertNotIn("Disputed", html)

    def test_an_old_figure_says_so(self):
        self.fee(amount=350, as_of=date(2015, 1, 1), as_of_text="2015–18")
        self.assertIn("Old: 2015–18", strip_tags(self.shown(self.finding())))

    def test_agreeing_sources_are_no_dispute(self):
        self.fee(amount=425)
        self.fee(amount=425)
        self.assertNotIn("Disputed", self.shown(self.finding()))

    def test_nothing_known_is_said(self):
        for what in (None, Finding()):
            with self.subTest(what=what):
                html = self.shown(what)
                self.assertEqual(strip_tags(html).strip(), "not collected")
                self.assertIn("unk", html)

    def test_an_unknown_has_its_last_known_figure_as_a_hint(self):
        self.fee(amount=350, standing="SUPERSEDED", as_of_text="2015–18", as_of=date(2015, 1, 1))
        html = self.shown(self.finding())
        self.assertIn("not collected", html)
        self.assertIn("$350 (2015–18)", strip_tags(html))
        self.assertIn('href="#s1"', html)

    def test_a_source_that_says_there_is_none_is_named(self):
        make_fact(PassRate, certification=self.certification, unknown="NOT_PUBLISHED", as_of=NEW)
        [fact] = PassRate.objects.in_headline_order()
        for what in (fact, Finding([fact])):
            html = self.shown(what)
            self.assertIn("not published", html)
        self.assertIn('href="#s1"', html)

    def test_what_a_source_wrote_is_text(self):
        source = make_source(publisher="<script>alert(1)</script>", kind=Publisher.Kind.ARTICLE)
        self.fee(amount=425, source=source, as_of_text="<b>2026</b>")
        html = self.render("{% figure what %}{% source_notes %}", what=self.finding())
        self.assertNotIn("<script>", html)
        self.assertNotIn("<b>2026", html)

    def test_one_row_as_it_was_and_as_it_is_has_two_notes(self):
        self.fee(amount=425, as_of_text="2026")
        fact = self.finding().headline
        before = copy(fact)
        before.as_of_text = "2024"
        fragments = Fragments()
        for order in ((fact, before), (before, fact)):
            first, second = order
            html = self.render(
                "{% figure first %}{% figure second %}{% source_notes %}",
                first=first,
                second=second,
                fragments=fragments,
            )
            notes = [note.split("</li>")[0] for note in html.split("<li ")[1:]]
            self.assertIn(first.dated, notes[0])
            self.assertIn(second.dated, notes[1])

    def test_a_source_that_must_not_be_linked_is_named_only(self):
        source = make_source(url="https://spam.example/", is_safe_to_link=False, publisher="Gone")
        self.fee(amount=425, source=source)
        html = self.render("{% figure what %}{% source_notes %}", what=self.finding())
        self.assertIn("Gone", html)
        self.assertNotIn("spam.example", html)

    def linked(self, what, **context):
        text = '{% figure_link what "/certifications/cpc/" "ledger" %}'
        return self.render(text, what=what, **context)

    def test_a_figure_of_a_table_is_itself_the_way_to_its_source(self):
        self.fee(amount=425, source=make_source(publisher="Guide"), as_of=NEW)
        self.assertHTMLEqual(
            self.linked(self.finding()),
            '<a class="fl" href="/certifications/cpc/#ledger" title="Guide, Jan. 1, 2026">$425</a>',
        )

    def test_a_price_that_no_longer_holds_says_when_it_did(self):
        self.fee(amount=350, standing="SUPERSEDED", as_of_text="2015–18", as_of=date(2015, 1, 1))
        html = self.linked(self.finding())
        self.assertIn('class="fl was"', html)
        self.assertEqual(strip_tags(html), "last $350, 2015–18")

    def test_an_unknown_leads_nowhere_and_says_why(self):
        make_fact(PassRate, certification=self.certification, unknown="NOT_PUBLISHED", as_of=NEW)
        [said] = PassRate.objects.in_headline_order()
        for what, why in [
            (None, "not known"),
            (Finding(), "not known"),
            (said, "not published"),
            (Finding([said]), "not published"),
            (Sum.exactly([None]), "not known"),
        ]:
            with self.subTest(what=what):
                self.assertHTMLEqual(self.linked(what), f'<i class="unk">{why}</i>')

    def test_a_sum_leads_to_its_lines_though_one_is_missing(self):
        html = self.linked(Sum.exactly([425, 222, None]))
        self.assertIn('href="/certifications/cpc/#ledger"', html)
        self.assertIn(">$647</a>", html)

    def test_its_link_takes_the_answers_along(self):
        self.fee(amount=425)
        reader = Answers(state="oh", hours=8)
        html = self.linked(self.finding(), reader=reader)
        self.assertIn('href="/certifications/cpc/?state=oh&amp;hours=8#ledger"', html)

    def test_its_link_may_be_one_that_a_part_leaves_open(self):
        """Of a list whose links carry more than the answers, in a part that is kept."""
        self.fee(amount=425)
        template = Template("{% onward '/paths/x/' as x %}{% figure_link what x 'ledger' %}")
        page = Context({"fragments": Fragments(), "onward": "?payer=member"})

        def row(inner):
            inner["what"] = self.finding()
            return template.render(inner)

        self.assertIn('href="/paths/x/?payer=member#ledger"', kept_by(page, "a row", row))
