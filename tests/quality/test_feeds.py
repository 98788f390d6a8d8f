"""The feeds of the log: valid, with ids that stay, each of what bears on one page."""

import re
from datetime import date
from html import unescape
from xml.etree import ElementTree

from django.test import TestCase, TransactionTestCase, override_settings

from certifications.models import (
    Funding,
    FundingRule,
    PathStep,
    RenewalRule,
    Training,
    TrainingCost,
)
from coderpath.desk import applying
from coderpath.desk.acts import act
from coderpath.desk.models import ChangeSet
from coderpath.sources import edition
from coderpath.wsgi import application
from salaries.models import Release
from tests.calls import asked
from tests.certifications.rows import make_fact
from tests.certifications.working_out import make_path
from tests.factories import make_certification, make_fee, make_issuer
from tests.salaries.factories import make_akron, make_area, make_release

ATOM = "{http://www.w3.org/2005/Atom}"
NEEDED = {"id", "title", "updated"}  # RFC 4287, 4.1.1 and 4.1.2
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
DISCOVERED = re.compile(r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]+)"')


def named(element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}")


class FeedTestCase(TestCase):
    """A small site, and one change of each thing in it."""

    @classmethod
    def setUpTestData(cls):
        make_akron()
        cls.aapc, cls.ahima = make_issuer(code="AAPC"), make_issuer(code="AHIMA")
        cls.cpc = make_certification(code="CPC", issuer=cls.aapc)
        cls.cca = make_certification(code="CCA", issuer=cls.ahima)
        cls.course = Training.objects.create(
            slug="course", name="Course", leads_to=cls.cpc, state=make_area("oh")
        )
        cls.path = make_path(
            {"kind": "TRAINING", "training": cls.course},
            {"kind": "EXAM", "certification": cls.cpc},
            slug="to-cpc",
        )
        cls.grant = Funding.objects.create(slug="grant", name="A grant", kind="STATE")
        cls.release = make_release(2024)
        fees = {
            "fee of the CPC": make_fee(certification=cls.cpc),
            "fee of the CCA": make_fee(certification=cls.cca),
            "dues of AAPC": make_fee(issuer=cls.aapc, kind="DUES", payer="MEMBER", every_months=12),
        }
        cls.changed = {name: cls.change(fee, amount=1) for name, fee in fees.items()}
        cost = make_fact(TrainingCost, training=cls.course, low=2000)
        cls.changed["cost of the course"] = cls.change(cost, low=1)
        rule = make_fact(FundingRule, funding=cls.grant, kind="RULE", says="Pays half")
        cls.changed["rule of the grant"] = cls.change(rule, says="Pays all")
        cls.changed["survey"] = cls.change(cls.release, status=Release.Status.WITHDRAWN)
        cls.changed["step"] = cls.change(
            PathStep.objects.get(certification=cls.cpc), assumption="Alone"
        )

    @classmethod
    def change(cls, row, **fields) -> int:
        """The number of the set in which a row gets these values."""
        with act() as going_on:
            for name, value in fields.items():
                setattr(row, name, value)
            row.save()
            return going_on.keep(None, "Read again").pk

    def feed(self, query=""):
        answer = self.client.get(f"/changes.atom{query}")
        self.assertEqual(answer["Content-Type"], "application/atom+xml; charset=utf-8")
        return ElementTree.fromstring(answer.content)

    def told(self, query="") -> set[str]:
        """Which of the changes a feed tells."""
        acts = {
            int(named(entry, "id").partition("#c")[2].partition("-")[0])
            for entry in self.feed(query).iter(f"{ATOM}entry")
        }
        return {name for name, number in self.changed.items() if number in acts}


class WhatAFeedHoldsTests(FeedTestCase):
    def test_without_a_thing_all_of_it(self):
        self.assertEqual(self.told(), set(self.changed))

    def test_of_a_certification_its_own_and_what_counts_for_each_of_its_organization(self):
        self.assertEqual(self.told("?c=cpc"), {"fee of the CPC", "dues of AAPC", "step"})
        self.assertEqual(self.told("?c=cca"), {"fee of the CCA"})

    def test_of_an_organization_all_that_it_certifies(self):
        self.assertEqual(
            self.told("?organization=aapc"), {"fee of the CPC", "dues of AAPC", "step"}
        )

    def test_of_a_path_its_steps_and_what_they_cost(self):
        self.assertEqual(
            self.told("?p=to-cpc"), {"fee of the CPC", "dues of AAPC", "cost of the course", "step"}
        )

    def test_of_a_state_its_programs_and_every_survey_of_pay(self):
        self.assertEqual(self.told("?where=oh"), {"cost of the course", "survey"})
        Funding.objects.update(state=make_area("oh"))
        self.assertEqual(
            self.told("?where=oh"), {"cost of the course", "survey", "rule of the grant"}
        )

    def test_of_a_comparison_what_bears_on_any_of_it(self):
        self.assertEqual(
            self.told("?c=cpc&c=cca"),
            {"fee of the CPC", "fee of the CCA", "dues of AAPC", "step"},
        )

    def test_other_facts_of_an_organization_do_not_change_its_titles(self):
        rule = make_fact(RenewalRule, issuer=self.aapc, kind="TOTAL", ceus=36, cycle_months=24)
        self.changed["renewal"] = self.change(rule, ceus=40)
        self.assertIn("renewal", self.told("?c=cpc"))
        self.assertNotIn("renewal", self.told("?c=cca"))

    def test_the_page_narrowed_alike_tells_the_same(self):
        page = self.client.get("/changes/?c=cca")
        self.assertEqual(
            {entry.act for entry in page.context["page"]}, {self.changed["fee of the CCA"]}
        )
        self.assertEqual(page.context["asked"].title, "What changed: CCA")


class AtomTests(FeedTestCase):
    def test_it_has_what_the_standard_asks(self):
        for query in ("", "?c=cca", "?only=mistakes"):
            feed = self.feed(query)
            self.assertEqual(feed.tag, f"{ATOM}feed")
            self.assertTrue(feed.find(f"{ATOM}author/{ATOM}name") is not None)
            for element in (feed, *feed.iter(f"{ATOM}entry")):
                names = [child.tag.removeprefix(ATOM) for child in element]
                self.assertLessEqual(NEEDED, set(names))
                for name in NEEDED:
                    self.assertEqual(names.count(name), 1)
                self.assertRegex(named(element, "updated"), MOMENT)
            ids = [named(entry, "id") for entry in feed.iter(f"{ATOM}entry")]
            self.assertEqual(len(ids), len(set(ids)))

    def test_it_links_to_itself_and_to_its_page(self):
        links = {
            link.get("rel"): link.get("href")
            for link in self.feed("?c=cpc&utm=x").findall(f"{ATOM}link")
        }
        self.assertEqual(links["self"], "http://testserver/changes.atom?c=cpc")
        self.assertEqual(links["alternate"], "http://testserver/changes/?c=cpc")

    def test_the_last_comes_first_and_the_feed_is_as_new_as_it(self):
        entries = list(self.feed().iter(f"{ATOM}entry"))
        moments = [named(entry, "updated") for entry in entries]
        self.assertEqual(moments, sorted(moments, reverse=True))
        self.assertEqual(named(self.feed(), "updated"), moments[0])

    def test_an_entry_keeps_its_id_when_it_is_undone_and_is_newer(self):
        [entry] = self.feed("?c=cca").iter(f"{ATOM}entry")
        own, then = named(entry, "id"), named(entry, "updated")
        applying.undo(ChangeSet.objects.get(pk=self.changed["fee of the CCA"]), None, "Typed wrong")
        after = {named(e, "id"): e for e in self.feed("?c=cca").iter(f"{ATOM}entry")}
        self.assertEqual(len(after), 2)
        self.assertGreater(named(after[own], "updated"), then)
        self.assertIn("Taken back on Nov. 29, 2026: Typed wrong", named(after[own], "summary"))

    def test_an_entry_says_before_after_date_reason_and_source(self):
        [entry] = self.feed("?c=cca").iter(f"{ATOM}entry")
        self.assertEqual(named(entry, "title"), "What does the CCA exam cost? $399 → $1")
        for said in ("$399 → $1", "Dated Jan. 1, 2026.", "Why: Read again", "Source: AAPC"):
            self.assertIn(said, named(entry, "summary"))

    def test_no_letter_that_xml_has_no_place_for_breaks_it(self):
        fee = make_fee(certification=self.cca, kind="RETAKE")
        with act() as going_on:
            fee.amount = 5
            fee.save()
            going_on.keep(None, "A\x01 & <b>")
        entry = next(self.feed("?c=cca").iter(f"{ATOM}entry"))
        self.assertIn("A &amp; &lt;b&gt;", named(entry, "summary"))

    @override_settings(SITE_ADDRESS="https://coderpath.example")
    def test_ids_go_by_the_address_of_the_site_where_it_is_set(self):
        entry = next(self.feed().iter(f"{ATOM}entry"))
        self.assertTrue(named(entry, "id").startswith("https://coderpath.example/changes/#c"))

    def test_an_empty_one_is_the_same_each_time(self):
        first = self.client.get("/changes.atom?only=mistakes").content
        self.assertEqual(first, self.client.get("/changes.atom?only=mistakes").content)


class FoundTests(FeedTestCase):
    def test_each_page_leads_to_its_feed_in_its_head_and_in_its_text(self):
        for page, query in {
            "/quality/": "",
            "/changes/": "",
            "/changes/?c=cpc": "?c=cpc",
            "/certifications/cpc/": "?c=cpc",
            "/organizations/aapc/": "?organization=aapc",
            "/paths/to-cpc/": "?p=to-cpc",
            "/salaries/oh/": "?where=oh",
            "/compare/?c=cpc&c=cca&p=to-cpc": "?c=cpc&c=cca&p=to-cpc",
        }.items():
            with self.subTest(page=page):
                html = self.client.get(page).content.decode()
                [found] = [unescape(address) for address in DISCOVERED.findall(html)]
                self.assertEqual(found, f"/changes.atom{query}")
                self.assertEqual(self.client.get(found).status_code, 200)
                if page != "/quality/":
                    self.assertIn(f'<a href="{found}"'.replace("&", "&amp;"), html)


class HeldByReadersTests(TransactionTestCase):
    def ask(self, **headers):
        answer = []
        environ = asked("/changes.atom", **headers)
        body = application(environ, lambda status, headers: answer.extend((status, headers)))
        b"".join(body)
        return answer[0], dict(answer[1])

    def test_who_has_it_gets_no_bytes_until_something_changes(self):
        fee = make_fee(certification=make_certification(code="CPC"), as_of=date(2026, 1, 1))
        edition.look_again()
        etag = self.ask()[1]["ETag"]
        self.assertEqual(self.ask(if_none_match=etag)[0], "304 Not Modified")
        FeedTestCase.change(fee, amount=2)
        edition.look_again()
        self.assertEqual(self.ask(if_none_match=etag)[0], "200 OK")
