"""The price levels and projections that ship, against the publishers' tables as read by eye."""

from decimal import Decimal
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.test import TestCase

from coderpath.sources.models import Source
from salaries import shelf
from salaries.importing import small_tables
from salaries.models import CODERS, Area, PriceParity, Projection
from tests.shipped import load_shipped

from .factories import make_metro

FILES = ("publishers", "sources_tables", "occupations", "areas")
FIXTURES = Path(settings.FIXTURE_DIRS[0])


def load(name, reader):
    return small_tables.load(reader, sorted((FIXTURES / name).glob("*.csv")))


class Shipped(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("loaddata", *FILES, verbosity=0)
        make_metro("Akron, OH", code="10420")
        load("prices", small_tables.prices)
        load("projections", small_tables.projections)

    def test_levels_are_the_bureaus(self):
        for area, year, level in [
            ("us", 2008, "100"),
            ("us", 2023, "100"),
            ("oh", 2023, "91.812"),
            ("oh", 2022, "91.513"),
            ("ky", 2023, "90.468"),
            ("wy", 2008, "95.310"),
            ("wy", 2023, "90.848"),
            ("al", 2008, "88.852"),
            ("oh", 2024, "92.774"),
            ("akron", 2024, "93.370"),
        ]:
            with self.subTest(area=area, year=year):
                row = PriceParity.objects.get(area__slug=area, year=year)
                self.assertEqual(row.level, Decimal(level))

    def test_every_state_has_a_level_of_every_year_and_no_territory_has(self):
        rows = PriceParity.objects.exclude(area__slug="akron")
        for year in range(2008, 2025):
            with self.subTest(year=year):
                states = rows.filter(year=year, area__kind=Area.Kind.STATE)
                self.assertEqual(states.count(), 51)
        self.assertFalse(rows.filter(area__kind=Area.Kind.TERRITORY).exists())

    def test_the_bureaus_own_come_before_the_copy(self):
        there = shelf.at()
        used = there.price_parities([there.by_slug["oh"], there.by_slug["akron"]], 2025)
        self.assertEqual(
            {(row.area.slug, row.year, row.source.publisher.kind) for row in used.values()},
            {("oh", 2023, "GOVERNMENT"), ("akron", 2024, "THIRD_PARTY")},
        )

    def test_coders_of_the_nation_2024_to_2034(self):
        row = Projection.objects.get(area__slug="us", occupation__code=CODERS, base_year=2024)
        self.assertEqual((row.base, row.projected, row.openings), (194_800, 208_600, 14_200))
        self.assertEqual((row.change_percent, row.target_year), (Decimal("7.1"), 2034))
        self.assertEqual(Projection.objects.filter(base_year=2024).count(), 7)

    def test_coders_of_the_states_2022_to_2032(self):
        rows = Projection.objects.filter(occupation__code=CODERS, base_year=2022)
        for area, figures in {
            "us": (194_300, 210_900, Decimal("8.5"), 15_000),
            "oh": (8_260, 8_770, Decimal("6.2"), 610),
            "pr": (1_310, 1_540, Decimal("17.6"), 120),
            "vi": (20, 20, Decimal("0.0"), 0),
        }.items():
            with self.subTest(area=area):
                row = rows.get(area__slug=area)
                said = (row.base, row.projected, row.change_percent, row.openings)
                self.assertEqual(said, figures)
        without = Area.objects.exclude(kind__in=Area.PARTS).exclude(pk__in=rows.values("area"))
        self.assertEqual(set(without.values_list("slug", flat=True)), {"gu", "id", "ny", "wa"})

    def test_loading_again_changes_nothing(self):
        self.assertEqual(load("prices", small_tables.prices), 0)
        self.assertEqual(load("projections", small_tables.projections), 0)

    def test_a_table_without_its_source_is_refused(self):
        Source.objects.filter(file_name__startswith="bls").update(file_name="other.csv")
        said = "bls_employment_projections_2024-34.csv: no source names this file"
        with self.assertRaisesMessage(ValueError, said):
            load("projections", small_tables.projections)

    def test_each_source_can_be_found_and_is_free(self):
        rows = (PriceParity, Projection)
        used = {row.source for model in rows for row in model.objects.select_related("source")}
        self.assertEqual(len(used), 4)
        self.assertEqual({source.licence for source in used}, {"Public domain"})


class Relayed(TestCase):
    """The cycle after the newest table that is shipped, as JobGader relays it from the Bureau."""

    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def test_growth_and_openings_are_those_that_were_relayed(self):
        rows = Projection.objects.filter(base_year=2025).order_by("occupation__code")
        self.assertEqual(
            list(rows.values_list("occupation__code", "change_percent", "openings", "base")),
            [
                ("00-0000", Decimal("3.5"), None, None),
                (CODERS, Decimal("7.8"), 14_000, None),
                ("29-9021", Decimal("15.9"), None, None),
                ("43-6013", Decimal("4.8"), None, None),
            ],
        )
        source = rows[0].source
        self.assertEqual(source.publisher.name, "JobGader")
        self.assertEqual(source.relays.name, "US Bureau of Labor Statistics")
        self.assertEqual(str(source.relayed_on), "2026-09-28")

    def test_readers_see_it_first_and_the_table_of_2024_after_it(self):
        page = self.client.get("/salaries/oh/").content.decode()
        for said in (
            *("+7.8%", "2025–35; about 14,000", "The cycle before it, 2024–34", "+7.1%"),
            "Relays US Bureau of Labor Statistics",
        ):
            self.assertIn(said, page)
