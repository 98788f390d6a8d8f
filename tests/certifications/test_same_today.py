"""“Would you choose the same today?”: an address with an edition, on the list of paths and on one.

The sums are those of paths_by_hand: the CCA alone is about $410, the CPC-A $647. With an exam at
$599 the CCA is $713, and the CPC-A comes first.
"""

import re

from django.test import TestCase

from certifications.catalogue import shelf
from certifications.models import Certification, Fee, Path, PathStep
from coderpath.sources import edition, held
from coderpath.sources.held_then import Earlier
from tests.pages import text_of
from tests.shelves import take_stock

from .paths_by_hand import make_paths

LIST = "/paths/?state=oh&start=diploma"


class SameTodayPages(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_paths()
        edition.renew()
        cls.then = edition.current().code

    def told(self, address: str = LIST, since: str = "") -> str:
        """The words of the section; empty without one."""
        response = self.client.get(f"{address}&edition={since or self.then}")
        self.assertEqual(response.status_code, 200)
        _, found, said = text_of(response).partition("Would you choose the same today?")
        return said.partition("Pay is no part of that order.")[0] if found else ""

    def raise_fee(self, amount: int):
        for fee in Fee.objects.filter(certification__slug="cca", kind="EXAM_ONE"):
            fee.amount, fee._change_reason = amount, "AHIMA raised it"
            fee.save()
        edition.renew()


class SameTodayTests(SameTodayPages):
    def test_the_same_edition_has_not_changed(self):
        self.assertIn("Nothing has changed: the figures are those of your answer", self.told())

    def test_without_an_edition_nothing_is_said(self):
        said = text_of(self.client.get(LIST))
        self.assertNotIn("Would you choose the same today?", said)

    def test_an_edition_that_nobody_knows_is_one_sentence(self):
        for address in (LIST, "/paths/self-study-cca/?state=oh"):
            said = self.told(address, since="0123abcd")
            self.assertIn("No edition 0123abcd is known here, so we can’t say what you saw", said)

    def test_what_is_no_edition_is_a_problem_in_the_words_of_a_comparison(self):
        for address in (LIST, "/paths/self-study-cca/?state=oh", "/compare/?c=cca&c=cpc"):
            said = text_of(self.client.get(f"{address}&edition=x%00y"))
            self.assertIn("The edition of a link is eight digits and letters", said)
            self.assertNotIn("Would you choose the same today?", said)

    def test_another_total_is_told_with_both(self):
        self.raise_fee(329)  # and $114 for failing, as before: $443
        said = self.told()
        self.assertIn("The same paths are named in the same order. A total has changed.", said)
        self.assertIn(
            "Self-study, then CCA. It is named first, then as today. It had a total of about $410"
            " plus books; now it has a total of about $440 plus books.",
            said,
        )
        self.assertRegex(said, r"What does the CCA exam cost without membership\? \$299\d? → \$329")
        self.assertIn("AHIMA raised it.", said)

    def test_another_path_comes_first(self):
        self.raise_fee(599)
        said = self.told()
        self.assertIn("Perhaps not. Then self-study, then CCA came first.", said)
        self.assertIn("Today it is self-study, then CPC-A.", said)
        self.assertIn("Then it was named first, with a total of about $410 plus books. Today", said)
        self.assertIn("$299", said)

    def test_the_page_of_a_path_tells_of_it_as_well(self):
        said = self.told("/paths/course-crc/?state=oh&start=diploma")
        self.assertIn("Nothing has changed", said)
        self.raise_fee(329)
        said = self.told("/paths/course-crc/?state=oh&start=diploma")
        self.assertIn("A course, then CRC. It was not named, with a total of $1,247", said)
        self.assertIn("It is so today.", said)

    def test_a_path_that_is_gone_is_told(self):
        Path.objects.get(slug="self-study-cca").delete()
        edition.renew()
        said = self.told()
        self.assertIn("Perhaps not. Then self-study, then CCA came first.", said)
        self.assertIn("Today it is not on file.", said)

    def test_a_path_that_came_since_was_not_there(self):
        path = Path.objects.get(slug="self-study-cca")
        path.pk, path.slug, path.name = None, "another-cca", "Another way to the CCA"
        path._state.adding = True
        path.save()
        for step in PathStep.objects.filter(path__slug="self-study-cca"):
            step.pk, step.path, step._state.adding = None, path, True
            step.save()
        edition.renew()
        self.assertIn(
            "Then it was not on file.", self.told("/paths/another-cca/?state=oh&start=diploma")
        )

    def test_what_has_nothing_to_do_with_them_changes_no_answer(self):
        cic = Certification.objects.get(slug="cic")
        cic.name = "Certified Inpatient Coder, of 2026"
        cic.save()
        edition.renew()
        said = self.told()
        self.assertIn(
            "Yes. The same paths are named in the same order, with the same totals.", said
        )
        self.assertIn("No figure of these paths has changed.", said)

    def test_a_day_in_the_past_is_not_set_beside_an_edition(self):
        said = self.told(f"{LIST}&as_of=2026-01-31")
        self.assertIn("This page is of a day in the past", said)

    def test_the_address_to_save_and_that_on_paper_have_the_edition(self):
        saved = f"edition={self.then}"
        self.assertContains(self.client.get(LIST), f"start=diploma&amp;{saved}")
        one = self.client.get("/paths/self-study-cca/?state=oh")
        self.assertContains(one, f'href="/paths/self-study-cca/?state=oh&amp;{saved}"')
        self.assertIn(
            f"Printed from http://testserver/paths/self-study-cca/?state=oh&{saved},", text_of(one)
        )
        sheet = text_of(self.client.get("/paths/self-study-cca/handout/?state=oh"))
        self.assertIn(f"http://testserver/paths/self-study-cca/?state=oh&{saved}", sheet)
        several = text_of(self.client.get("/counselors/?students=OH,500,diploma"))
        self.assertIn(f"budget=500&{saved}", several)


class AsData(SameTodayPages):
    """The same by the file of the page."""

    def file(self, address: str = "/paths.json?state=oh&start=diploma", since: str = "") -> dict:
        return self.client.get(f"{address}&edition={since or self.then}").json()

    def named(self, told: dict, column: str) -> dict[str, int]:
        return {row["path"]: row[column] for row in told["rows"] if row[column]}

    def test_what_was_named_then_stands_beside_what_is_today(self):
        self.raise_fee(599)
        told = self.file()
        self.assertIn("Perhaps not. Then self-study, then CCA came first.", told["notes"][0])
        then, today = self.named(told, "named_then"), self.named(told, "named")
        self.assertEqual((then["self-study-cca"], today["self-study-cpc-a"]), (1, 1))
        self.assertNotEqual(then, today)
        [cca] = [row for row in told["rows"] if row["path"] == "self-study-cca"]
        self.assertEqual((cca["cost_likely_then"], cca["cost_likely"]), (299 + 114, 599 + 114))

    def test_places_are_those_of_the_page(self):
        shown = self.client.get(LIST).context["listing"].picked.cards
        told = self.client.get("/paths.json?state=oh&start=diploma").json()
        numbers = {card.row.path.slug: number for number, card in enumerate(shown, 1)}
        self.assertEqual(self.named(told, "named"), numbers)
        self.assertEqual(self.named(told, "named_then"), {})

    def test_of_the_same_edition_nothing_has_changed(self):
        told = self.file()
        self.assertIn("Nothing has changed", told["notes"][0])
        self.assertEqual(self.named(told, "named_then"), self.named(told, "named"))
        self.assertEqual(told["query"]["edition"], [self.then])
        self.assertIn(f"edition={self.then}", told["page"])

    def test_of_one_path_the_notes_say_what_became_of_it(self):
        self.raise_fee(599)
        told = self.file("/paths/course-crc.json?state=oh&start=diploma")
        self.assertIn("Perhaps not.", told["notes"][0])
        self.assertIn("A course, then CRC. It was not named", told["notes"][1])

    def test_of_a_comparison_the_notes_count_what_changed(self):
        address = "/compare.json?c=cca&c=cpc"
        self.assertIn("Nothing has changed", self.file(address)["notes"][-1])
        self.raise_fee(599)
        said = self.file(address)["notes"][-1]
        self.assertIn("Two answers changed;", said)  # of a member and of others
        page = self.client.get(f"/compare/?c=cca&c=cpc&edition={self.then}")
        self.assertIn(said, text_of(page))

    def test_what_is_no_edition_and_one_that_nobody_knows_are_told(self):
        for address in (
            "/paths.json?state=oh",
            "/paths/self-study-cca.json?state=oh",
            "/compare.json?c=cca&c=cpc",
        ):
            with self.subTest(address):
                told = self.file(address, since="x")
                self.assertIn("The edition of a link is eight digits", told["problems"][0])
                told = self.file(address, since="0123abcd")
                self.assertEqual(told["problems"], [])
                said = [each for each in told["notes"] if "No edition 0123abcd" in each]
                self.assertEqual(len(said), 1)

    def test_of_a_day_in_the_past_it_is_not_told(self):
        told = self.file("/paths.json?state=oh&as_of=2026-01-31")
        self.assertIn("This page is of a day in the past", told["notes"][0])
        self.assertEqual(self.named(told, "named_then"), {})

    def test_the_page_leads_to_the_file_of_the_same_edition(self):
        for address in (LIST, "/paths/self-study-cca/?state=oh", "/compare/?c=cca&c=cpc"):
            html = self.client.get(f"{address}&edition={self.then}").content.decode()
            with self.subTest(address):
                to = re.search(r'href="([^"]*\.csv\?[^"]*)"', html)[1]
                self.assertIn(f"edition={self.then}", to)


class EarlierTests(SameTodayPages):
    def setUp(self):
        take_stock()
        self.moment = held.data_edition(self.then).earlier_began

    def then_rows(self, model):
        return held.now().once(Earlier).at(self.moment).rows(model)

    def test_rows_are_as_they_were(self):
        was = {fee.pk: fee.amount for fee in Fee.objects.all()}
        first, second, *_ = Fee.objects.all()
        first.amount = 1
        first.save()
        second.delete()
        copy = Fee.objects.latest("pk")
        copy.pk, copy.amount, copy.payer, copy._state.adding = None, 2, "STUDENT", True
        copy.key = "a-new-one"
        copy.save()
        edition.renew()
        self.assertEqual({fee.pk: fee.amount for fee in self.then_rows(Fee)}, was)

    def test_they_point_to_one_another_and_not_to_those_of_today(self):
        own = {id(each) for each in self.then_rows(Certification)}
        todays = {id(each) for each in held.now().rows(Certification)}
        for fee in self.then_rows(Fee):
            if fee.certification_id:
                self.assertIn(id(fee.certification), own)
        self.assertFalse(own & todays)
        self.assertIn(id(shelf.at().certification("cca")), todays)
