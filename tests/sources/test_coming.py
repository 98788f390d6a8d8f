"""A figure that starts on a day to come is said beside the present one, and disputes nothing."""

from datetime import date

from django.template import Context, Template
from django.test import TestCase
from django.utils.html import strip_tags

from certifications.models import Certification, Fee
from coderpath.sources.findings import group
from coderpath.sources.models import Publisher
from coderpath.sources.notes import SourceNotes
from tests.factories import make_certification, make_fee, make_source
from tests.pages import text_of
from tests.shelves import profiles

BEFORE, JANUARY = date(2026, 11, 28), date(2027, 1, 1)


class ComingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cpc = make_certification(code="CPC")
        cls.source = make_source()
        make_fee(certification=cls.cpc, amount=425, as_of=date(2026, 2, 21), source=cls.source)

    def fee(self, **given):
        values = {"amount": 450, "as_of": JANUARY, "source": self.source}
        return make_fee(certification=self.cpc, **values | given)

    def finding(self, day=BEFORE):
        [finding] = group(Fee.objects.in_headline_order(day)).values()
        return finding

    def shown(self, day=BEFORE):
        context = Context({"what": self.finding(day), "notes": SourceNotes()})
        return " ".join(strip_tags(Template("{% figure what %}").render(context)).split())

    def test_it_is_said_beside_the_present_figure(self):
        self.fee()
        self.assertRegex(self.shown(), r"^\$4251 ?\$450 from Jan\. 1, 2027")

    def test_on_its_day_it_is_the_figure_and_no_longer_coming(self):
        self.fee()
        self.assertEqual(self.finding(JANUARY).headline.amount, 450)
        self.assertIsNone(self.finding(JANUARY).coming)
        self.assertNotIn("from", self.shown(JANUARY))

    def test_it_disputes_nothing(self):
        self.fee()
        found = self.finding()
        self.assertFalse(found.is_disputed)
        self.assertFalse(found.is_contradicted)

    def test_nothing_else_comes(self):
        self.assertIsNone(self.finding().coming)
        self.fee(standing="MISTAKEN")
        self.fee(amount=460, standing="SUPERSEDED")
        self.assertIsNone(self.finding().coming)

    def test_the_same_figure_again_is_not_told(self):
        self.fee(amount=425)
        self.assertIsNone(self.finding().coming)

    def test_the_first_of_two_is_told(self):
        self.fee(until=date(2027, 6, 30))
        self.fee(amount=475, as_of=date(2027, 7, 1))
        self.assertEqual(self.finding().coming.amount, 450)

    def test_what_would_not_be_shown_on_its_day_is_not_told(self):
        blog = make_source(publisher="Blog", kind=Publisher.Kind.ARTICLE)
        self.fee(source=blog)
        self.assertIsNone(self.finding().coming)

    def test_where_nothing_is_known_today_it_is_said_too(self):
        Fee.objects.all().delete()
        self.fee()
        self.assertRegex(self.shown(), r"^not collected ?\$450 from Jan\. 1, 2027")

    def test_rows_that_come_together_know_what_is_coming(self):
        """The pages of certifications fetch all kinds of facts as one."""
        self.fee(as_of=date(2999, 1, 1))
        certifications = list(Certification.objects.select_related("issuer"))
        [profile] = profiles(certifications)
        self.assertEqual(profile.exam_fee.coming.amount, 450)

    def test_the_pages_say_it_and_do_not_list_it_as_a_disagreement(self):
        self.fee(as_of=date(2999, 1, 1))
        for path in ("/certifications/cpc/", "/compare/?c=cpc&c=cpc"):
            with self.subTest(path):
                self.assertIn("$450 from Jan. 1, 2999", text_of(self.client.get(path)))
        page = text_of(self.client.get("/certifications/cpc/"))
        self.assertNotIn("Where sources disagree What", page)
        self.assertNotIn("not said", page.partition("Where sources disagree")[2])
        page = text_of(self.client.get("/disagreements/fee-cpc-exam-one-anyone/"))
        self.assertIn("From Jan. 1, 2999", page)


class CheckedTests(TestCase):
    def test_readers_see_when_a_figure_was_checked(self):
        cpc = make_certification(code="CPC")
        make_fee(certification=cpc, amount=425, checked_on=date(2026, 11, 28))
        page = text_of(self.client.get("/certifications/cpc/"))
        self.assertIn("Jan. 1, 2026. Checked Nov. 28, 2026. Official", page)

    def test_a_figure_of_the_same_page_that_was_not_checked_has_another_note(self):
        notes, source = SourceNotes(), make_source()
        cpc = make_certification(code="CPC")
        checked = make_fee(certification=cpc, source=source, checked_on=date(2026, 11, 28))
        other = make_fee(certification=cpc, source=source, kind=Fee.Kind.EXAM_TWO)
        self.assertEqual([notes.number(fact) for fact in (checked, other, checked)], [1, 2, 1])
