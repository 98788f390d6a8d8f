"""The roadmap: what stands where, what leads where, and what is open to a reader."""

from datetime import date

from django.test import TestCase

from certifications.catalogue import shelf
from certifications.models import Progression, Scope
from certifications.models.scopes import SETTINGS
from certifications.roadmap.columns import COLUMNS
from certifications.roadmap.drawing import Roadmap
from tests.certifications.rows import make_fact
from tests.factories import make_certification, make_fee, make_issuer
from tests.pages import text_of


def placed(certification, level="", *settings):
    """What sources say of where a certification counts and how far up it stands."""
    for term in settings:
        make_fact(Scope, certification=certification, kind="SETTING", term=term)
    if level:
        make_fact(Scope, certification=certification, kind="LEVEL", term=level)
    return certification


class RoadmapTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.aapc = make_issuer(code="AAPC", name="AAPC")
        cls.ahima = make_issuer(code="AHIMA", name="AHIMA")
        cls.cca = placed(make_certification(code="CCA", issuer=cls.ahima), "ENTRY", "OFFICE")
        cls.ccs = placed(make_certification(code="CCS", issuer=cls.ahima), "ADVANCED", "INPATIENT")
        cls.cic = make_certification(code="CIC", issuer=cls.aapc)
        cls.gone = make_certification(
            code="CICA", issuer=cls.aapc, status="RETIRED", status_note="It is gone."
        )

    def drawing(self):
        there = shelf.at()
        return there.once(Roadmap).of(tuple(there.profiles(there.examined)))

    def page(self, query=""):
        answer = self.client.get(f"/roadmap/{query}")
        self.assertEqual(answer.status_code, 200)
        return answer

    def leads(self, start, end, **given):
        return make_fact(
            Progression, certification=start, leads_to=end, why="It opens the exam.", **given
        )

    def test_every_place_of_work_has_one_column(self):
        self.assertCountEqual([term for column in COLUMNS for term in column.terms], SETTINGS)

    def test_every_title_of_a_known_level_has_one_box_and_the_others_are_listed(self):
        self.assertCountEqual([box.code for box in self.drawing().boxes], ["CCA", "CCS"])
        text = text_of(self.page())
        self.assertIn("The list below has 1 more, whose level we don’t know.", text)
        self.assertIn("CIC", text.partition("All of them, as a list")[2].partition("arrows")[0])

    def test_a_title_of_no_known_level_has_a_box_where_something_leads_to_it(self):
        self.leads(self.cca, self.cic)
        self.assertCountEqual([box.code for box in self.drawing().boxes], ["CCA", "CCS", "CIC"])
        self.assertNotIn("The list below has 1", text_of(self.page()))

    def test_what_is_not_drawn_can_still_be_said_to_be_open(self):
        self.assertEqual(self.drawing().titles, {"cca": "CCA", "ccs": "CCS", "cic": "CIC"})

    def test_where_no_level_is_known_all_have_a_box(self):
        self.assertEqual(
            [box.code for box in self.page("?issuer=aapc").context["page"].drawing.boxes], ["CIC"]
        )

    def test_many_of_no_known_level_are_folded_in_the_list(self):
        for number in range(4):
            make_certification(code=f"X{number}", issuer=self.aapc)
        self.assertContains(self.page(), "<summary>5 whose level we don’t know</summary>")

    def test_the_higher_level_stands_higher_and_the_unknown_at_the_bottom(self):
        self.leads(self.cca, self.cic)
        places = {box.code: box.place.y for box in self.drawing().boxes}
        self.assertEqual(sorted(places, key=places.get), ["CCS", "CCA", "CIC"])

    def test_a_title_for_two_places_is_drawn_once_and_listed_twice(self):
        placed(self.cca, "", "INPATIENT")
        drawing = self.drawing()
        places = {box.code: box.place.x for box in drawing.boxes}
        self.assertEqual(places["CCA"], places["CCS"])
        listed = [
            section.name
            for section in drawing.sections
            for _, entries in section.levels
            for entry in entries
            if entry.certification == self.cca
        ]
        self.assertEqual(listed, ["Doctors’ offices and clinics", "Hospital inpatient"])

    def test_a_source_that_says_so_draws_an_arrow(self):
        self.leads(self.cca, self.ccs)
        [line] = self.drawing().lines
        self.assertEqual((line.link.start, line.link.end), ("cca", "ccs"))
        self.assertIn("CCA → CCS It opens the exam.", text_of(self.page()))
        self.assertIn("leads to CCS", text_of(self.page()))

    def test_what_is_mistaken_or_over_draws_none(self):
        self.leads(self.cca, self.ccs, standing="MISTAKEN")
        self.leads(self.cca, self.cic, as_of=date(2020, 1, 1), until=date(2021, 1, 1))
        self.assertEqual(self.drawing().lines, [])

    def test_an_apprentice_title_stands_below_the_full_one(self):
        make_certification(code="CPC", issuer=self.aapc, apprentice_code="CPC-A")
        boxes = {box.code: box.place for box in self.drawing().boxes}
        self.assertEqual(boxes["CPC-A"].x, boxes["CPC"].x)
        self.assertGreater(boxes["CPC-A"].y, boxes["CPC"].y)

    def test_a_box_says_the_fee_or_that_it_is_not_known(self):
        make_fee(certification=self.cca, amount=299, as_of=date(2026, 1, 1))
        said = {box.code: box.says for box in self.drawing().boxes}
        self.assertEqual((said["CCA"], said["CCS"]), ("$299", "fee not known"))

    def test_an_organization_alone(self):
        self.leads(self.cca, self.cic)
        page = self.page("?issuer=AHIMA")
        text = text_of(page)
        self.assertIn("You see 2 certifications of AHIMA", text)
        self.assertNotIn("CIC", text.split("What next")[0].split("What the arrows")[0])
        self.assertEqual(page.context["page"].drawing.lines, [])

    def test_two_organizations_are_both(self):
        text = text_of(self.page("?issuer=aapc&issuer=ahima"))
        self.assertIn("2 certifications of AAPC and AHIMA", text)

    def test_an_organization_that_is_not_there_is_said_in_a_sentence(self):
        text = text_of(self.page("?issuer=zzz"))
        self.assertIn("The organization must be one of the list. You wrote “zzz”.", text)
        self.assertIn("You see 2 certifications", text)

    def test_nothing_on_file_is_an_empty_map(self):
        type(self.cca).objects.all().delete()
        self.assertIn("You see 0 certifications", text_of(self.page()))
