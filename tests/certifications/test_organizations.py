"""The organizations: what a page tells of one, and the list of them."""

import csv
import io
import json
import re
from datetime import date

from django.db import IntegrityError, transaction
from django.test import TestCase

from certifications.models import (
    Fee,
    HolderCount,
    Issuer,
    IssuerClaim,
    IssuerName,
    Scope,
    Training,
    TrainingCost,
)
from coderpath.sources.disagreements import collect
from coderpath.sources.models import Publisher
from tests.certifications.paths_by_hand import make_paths
from tests.certifications.rows import make_cpc, make_fact
from tests.certifications.working_out import make_path
from tests.factories import make_certification, make_issuer, make_publisher, make_source
from tests.pages import text_of

TODAY = date(2026, 11, 28)
ARTICLE = Publisher.Kind.ARTICLE
THIRD = Publisher.Kind.THIRD_PARTY


class ClaimTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.aapc = make_issuer(code="AAPC", name="AAPC")

    def claim(self, **given):
        return make_fact(IssuerClaim, issuer=self.aapc, **given)

    def test_it_is_founded_once_and_offers_many_things(self):
        self.claim(kind="OFFERS", says="It has local chapters.")
        self.claim(kind="OFFERS", says="It has a job board.")
        self.claim(kind="FOUNDED", says="1988")
        self.claim(kind="FOUNDED", says="1988")
        self.assertEqual(collect(TODAY), [])
        self.claim(kind="FOUNDED", says="1989")
        [question] = collect(TODAY)
        self.assertEqual(question.question, "When was AAPC founded?")

    def test_a_claim_says_something(self):
        with self.assertRaises(IntegrityError), transaction.atomic():
            self.claim(kind="OFFERS", says="")

    def test_every_kind_asks_a_question(self):
        for kind in IssuerClaim.Kind:
            self.assertIn("AAPC", IssuerClaim(issuer=self.aapc, kind=kind).question)


class OrganizationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cpc = make_cpc()
        cls.aapc = aapc = cls.cpc.issuer
        aapc.role, aapc.has_members = "A membership company", True
        aapc.publisher = make_publisher("AAPC")
        aapc.website = "https://www.aapc.com/"
        aapc.save()
        guide = make_source(publisher="A guide", kind=THIRD)
        article = make_source(publisher="An article", kind=ARTICLE)
        make_certification(code="COC", name="Certified Outpatient Coder", issuer=aapc)
        for name, is_former, source, standing in [
            ("AAPC", False, guide, "REPORTED"),
            ("American Academy of Professional Coders", True, guide, "REPORTED"),
            ("American Association of Professional Coders", False, article, "MISTAKEN"),
        ]:
            given = {"is_former": is_former, "source": source, "standing": standing}
            make_fact(IssuerName, issuer=aapc, name=name, **given)
        for people, day, source, is_at_least in [
            (195_000, date(2019, 1, 1), make_source(), False),
            (250_000, date(2026, 1, 1), guide, True),
        ]:
            given = {"source": source, "is_at_least": is_at_least}
            make_fact(HolderCount, issuer=aapc, people=people, as_of=day, **given)
        make_fact(Fee, issuer=aapc, kind="LATE", amount=50)
        says = "You must be a member to take its exams."
        make_fact(IssuerClaim, issuer=aapc, kind="JOINING", says=says)
        says = "You can join as a student."
        make_fact(IssuerClaim, issuer=aapc, kind="NEWCOMERS", says=says)
        copied = {"amount": 125, "every_months": 12, "payer": "MEMBER", "kind": "DUES"}
        until = {"standing": "SUPERSEDED", "until": date(2022, 12, 31)}
        make_fact(Fee, issuer=aapc, source=article, as_of=date(2022, 1, 1), **until, **copied)

    def page(self, slug="aapc", **query):
        return self.client.get(f"/organizations/{slug}/", query)

    def text(self, *args, **query) -> str:
        return text_of(self.page(*args, **query))

    def test_it_says_first_what_it_is_and_whether_one_must_join(self):
        self.assertIn(
            "AAPC is a membership company. It gives 2 of the certifications on this site, among"
            " them the CPC. You must be a member to take its exams.",
            self.text(),
        )

    def test_names_of_now_of_before_and_by_mistake_stand_apart(self):
        text = self.text()
        self.assertIn("Name It is now only the letters.", text)
        self.assertIn("Before: American Academy of Professional Coders", text)
        self.assertIn("By mistake: “American Association of Professional Coders”", text)

    def test_it_says_how_new_its_own_words_are_by_today(self):
        make_fact(Fee, issuer=self.aapc, kind="LATE", amount=60, as_of=date(2027, 1, 1))
        self.assertIn("The newest that we read of AAPC itself is of Feb. 1, 2026", self.text())

    def test_on_a_day_of_the_past_it_says_what_was_read_by_then(self):
        """Whichever of two days is asked for first, between which no figure starts or ends."""
        source = make_source(publisher="AAPC", read_on=date(2026, 2, 10))
        make_fact(IssuerClaim, issuer=self.aapc, kind="OFFERS", says="It has exams.", source=source)
        for as_of, newest in (("2026-02-09", "Feb. 1, 2026"), ("2026-02-11", "Feb. 10, 2026")):
            said = f"The newest that we read of AAPC itself is of {newest}"
            self.assertIn(said, self.text(as_of=as_of))

    def test_it_says_where_its_own_words_have_no_date_and_where_none_was_read(self):
        nha = make_issuer(code="NHA", publisher=make_publisher("NHA"))
        self.assertIn("We read no page of its own.", self.text("nha"))
        source = make_source(publisher="NHA", read_on=None)
        make_fact(IssuerClaim, issuer=nha, kind="OFFERS", says="It has exams.", source=source)
        self.assertIn("No page of NHA that we read has a date.", self.text("nha"))

    def test_dues_stand_with_what_they_were_and_an_article_that_copies_is_left_out(self):
        text = self.text()
        self.assertRegex(text, r"\$222 a year\d+\s*Students: \$157 a year")
        self.assertRegex(text, r"Before: \$190, Jan. 1, 2019\d+; \$125, Jan. 1, 2012\d+ Members")

    def test_members_are_claims_with_a_day_and_its_own_count_comes_first(self):
        text = self.text()
        self.assertRegex(text, r"Members 195,000\d+, Jan. 1, 2019, by its own count\.")
        self.assertIn("Others say or said: more than 250,000, Jan. 1, 2026, A guide", text)

    def test_every_figure_leads_to_its_source(self):
        html = self.page().content.decode()
        self.assertIn('id="sources"', html)
        self.assertRegex(self.text(), r"Late renewal: \$50\d+")

    def test_what_it_certifies_leads_to_each_with_its_fee(self):
        html = self.page().content.decode()
        for link in ("/certifications/cpc/", "/certifications/coc/", "/certifications/cpc/#ledger"):
            self.assertIn(f'href="{link}"', html)
        self.assertRegex(self.text(), r"CPC Professional Coder .*?\$425")

    def test_what_is_not_known_is_named(self):
        text = self.text().partition("What we don’t know")[2]
        self.assertIn("What the exam costs for 1 of its 2 titles", text)
        self.assertIn("When it was founded", text)
        self.assertIn("What share passes the exam for the CPC", text)
        self.assertNotIn("What members pay", text)

    def test_before_paying_dues_and_credits_are_named(self):
        text = self.text().partition("Before you pay")[2]
        self.assertIn("Dues come on top of every exam fee.", text)
        self.assertIn("To keep one title takes 36 CEUs every 2 years.", text)

    def test_others_who_tell_its_prices_are_a_reason_to_ask(self):
        self.assertNotIn("Others tell us its prices.", self.text())
        make_fee = {"kind": "DUES", "payer": "MEMBER", "amount": 222, "every_months": 12}
        Fee.objects.filter(kind="DUES").delete()
        source = make_source(publisher="A guide", kind=THIRD)
        make_fact(Fee, issuer=self.aapc, source=source, as_of=TODAY, **make_fee)
        self.assertIn("Others tell us its prices. Ask AAPC first.", self.text())

    def test_courses_without_a_price_are_a_reason_to_ask(self):
        said = "We have no price for its courses."
        self.assertIn(said, self.text())
        own = {"provider": "AAPC", "name": "A course", "leads_to": self.cpc}
        course = Training.objects.create(slug="aapc-course", **own)
        make_path(
            {"kind": "TRAINING", "training": course}, {"kind": "EXAM", "certification": self.cpc}
        )
        self.assertIn(said, self.text())
        make_fact(TrainingCost, training=course, low=2_000)
        self.assertNotIn(said, self.text())

    def test_a_title_whose_exam_is_given_no_more_is_not_counted(self):
        closed = make_certification(code="CLOSED", issuer=self.aapc)
        closed.status, closed.status_note = "RETIRED", "Its exam ended."
        closed.save()
        text = self.text()
        self.assertIn("It gives 2 of the certifications", text)
        self.assertRegex(text, r"CLOSED .*?no longer examined")

    def test_one_of_which_nothing_new_was_read_is_only_counted_as_active(self):
        self.assertIn("Status It is active.", self.text())
        make_issuer(code="NHA")
        self.assertIn("Status We count it as active, though", self.text("nha"))

    def test_its_site_is_linked_only_while_it_is_active(self):
        link = 'href="https://www.aapc.com/"'
        self.assertContains(self.page(), link)
        self.assertContains(self.page(), '"sameAs":"https://www.aapc.com/"')
        for status in ("UNCONFIRMED", "DEFUNCT"):
            self.aapc.status = status
            self.aapc.save()
            with self.subTest(status):
                self.assertNotContains(self.page(), link)
                self.assertIn("We do not link to it", self.text())
                self.assertNotContains(self.page(), "sameAs")

    def test_one_that_is_gone_says_to_pay_nothing(self):
        self.aapc.status = "DEFUNCT"
        self.aapc.save()
        text = self.text()
        self.assertIn("It seems to be gone.", text)
        self.assertIn("Pay nothing in its name.", text)
        self.assertNotIn("Dues come on top", text)

    def test_what_newcomers_can_join_has_its_own_heading(self):
        said = "Open to you before you are a coder You can join as a student."
        self.assertIn(said, self.text())

    def test_a_day_in_the_past_knows_nothing_of_later(self):
        text = self.text(as_of="2025-06-30")
        self.assertIn("As things stood on June 30, 2025", text)
        self.assertNotIn("$222", text)

    def test_an_accreditor_lists_what_it_is_said_to_approve(self):
        make_issuer(code="NCCA", name="National Commission", kind="ACCREDITOR")
        make_fact(Scope, certification=self.cpc, kind="ACCREDITED_BY", term="NCCA")
        other = make_certification(code="CIC")
        make_fact(Scope, certification=other, kind="ACCREDITED_BY", term="NO_ACCREDITOR")
        text = self.text("ncca")
        self.assertNotIn("CIC", text)
        self.assertIn("CPC Its exam was approved, says AAPC", text)
        self.assertNotIn("What members pay", text)

    def test_letters_in_another_case_lead_on_and_near_names_are_offered(self):
        response = self.page("AAPC", state="oh")
        self.assertRedirects(response, "/organizations/aapc/?state=oh", 301)
        missing = self.page("american-academy-of-professional-coder")
        self.assertEqual(missing.status_code, 404)
        self.assertContains(missing, 'href="/organizations/aapc/"', status_code=404)
        self.assertIn("or a name like it", self.text("zzzz"))

    def test_certification_and_search_lead_to_it(self):
        link = 'href="/organizations/aapc/"'
        self.assertContains(self.client.get("/certifications/cpc/"), link)
        self.assertContains(self.client.get("/search/", {"q": "AAPC"}), link)
        self.assertContains(self.client.get("/certifications/"), 'href="/organizations/"')


class PathsWithItTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_paths()

    def paths(self, slug, **answers) -> list[str]:
        """The paths of the box, in order: first those open to the reader, then the fold."""
        html = self.client.get(f"/organizations/{slug}/", answers).content.decode()
        box = html.partition('id="paths-h"')[2].partition("</section>")[0]
        return re.findall(r'href="/paths/([a-z-]+)/', box)

    def test_only_paths_with_its_exams_are_named(self):
        self.assertEqual(set(self.paths("ahima")), {"self-study-cca", "cca-then-ccs"})
        of_aapc = {
            "self-study-cpc-a",
            "course-crc",
            "nurse-crc",
            "biller-cpb",
            "cpc-crc",
            "cpc-cic",
        }
        self.assertEqual(set(self.paths("aapc")), of_aapc)

    def test_those_open_to_the_reader_come_first(self):
        self.assertGreater(self.paths("aapc").index("nurse-crc"), 1)
        self.assertIn("nurse-crc", self.paths("aapc", start="nurse")[:3])

    def test_they_take_the_answers_along(self):
        html = self.client.get("/organizations/ahima/?state=oh").content.decode()
        self.assertIn('href="/paths/self-study-cca/?state=oh"', html)


class ListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_cpc()
        make_issuer(code="CAHIIM", kind="ACCREDITOR")
        make_issuer(code="AHCC", kind="ASSOCIATION", has_members=True)
        make_issuer(code="PAHCS", status="DEFUNCT")

    def test_groups_tell_what_each_is_to_a_reader(self):
        text = text_of(self.client.get("/organizations/"))
        order = [
            "They give titles", "AAPC", "They approve programs or exams", "CAHIIM",
            "You can join them", "AHCC", "Not confirmed, or gone", "PAHCS",
        ]  # fmt: skip
        places = [text.index(name, text.index("no advice")) for name in order]
        self.assertEqual(places, sorted(places))

    def test_what_is_open_to_newcomers_is_told_of_those_that_are_active(self):
        for code in ("AHCC", "PAHCS"):
            says = f"{code} has a section for students."
            issuer = Issuer.objects.get(code=code)
            make_fact(IssuerClaim, issuer=issuer, kind="NEWCOMERS", says=says)
        text = text_of(self.client.get("/organizations/"))
        self.assertIn("AHCC has a section for students.", text)
        self.assertNotIn("PAHCS has a section", text)

    def test_the_same_as_data(self):
        table = self.client.get("/organizations.csv").content.decode("utf-8-sig")
        rows = {row["organization"]: row for row in csv.DictReader(io.StringIO(table))}
        self.assertEqual(rows["AAPC"]["dues"], "222.00")
        self.assertEqual(rows["AAPC"]["certifications"], "1")
        self.assertIn("AAPC", rows["AAPC"]["dues_source"])
        self.assertEqual(rows["PAHCS"]["dues"], "")
        found = json.loads(self.client.get("/organizations.json").content)
        self.assertEqual(len(found["rows"]), 4)
