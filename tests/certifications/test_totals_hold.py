"""What holds of every reader’s list of paths, by a small catalogue."""

from decimal import Decimal

from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from certifications.catalogue import shelf
from certifications.catalogue.gaps import ESSENTIAL
from certifications.models import Certification
from certifications.paths.list.form import PathsForm
from certifications.paths.list.listing import PathListing
from certifications.paths.list.picks import Role
from certifications.reader.person import STARTS
from salaries import shelf as salaries_shelf

from .paths_by_hand import make_paths

# One path may be named for its fit alone, without a total.
NO_SUPERLATIVE = {Role.FIT, Role.LICENSE}
SCHOOLING = ("", "no-diploma", "diploma", "associate", "bachelor", "master")
TITLES = ("cca", "cpc", "ccs", "cpc-a")

answers = st.fixed_dictionaries(
    {
        "start": st.sampled_from(["", *STARTS]),
        "schooling": st.sampled_from(SCHOOLING),
        "titles": st.lists(st.sampled_from(TITLES), unique=True, max_size=2),
        "budget": st.sampled_from(["", "300", "700", "1500"]),
        "payer": st.sampled_from(["", "member", "non-member", "student"]),
    }
)
few = settings(max_examples=10, deadline=None)


class EveryListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_paths()
        cls.codes = set(Certification.objects.values_list("slug", flat=True))

    def listing(self, said: dict) -> PathListing:
        asked = QueryDict(mutable=True)
        asked.setlist("have", [*filter(None, [said["schooling"]]), *said["titles"]])
        for name in ("start", "budget", "hours", "payer"):
            if said.get(name):
                asked[name] = said[name]
        return PathListing(PathsForm(asked, self.codes), shelf.at(), salaries_shelf.at())

    def open_and_priced(self, said: dict) -> dict[str, Decimal]:
        """The likely totals, by path, of those within the limit whose first exam is open."""
        listing = self.listing(said)
        every = (*listing.rows, *listing.others)
        return {
            row.path.slug: row.cost.likely for row in every if row.cost.is_total and row.is_open_now
        }

    @given(answers)
    @few
    def test_what_lacks_an_essential_price_is_never_ranked_fits_or_is_first(self, said):
        listing = self.listing(said)
        for row in (*listing.rows, *listing.over):
            side = "member" if row.column is row.plan.ledger.member else "outsider"
            for line in row.plan.ledger.to_earn:
                known = getattr(line, side) is not None
                self.assertTrue(known or line.gap not in ESSENTIAL, (row.path.slug, line.key))
        lacking = {row.path.slug for row in listing.unpriced}
        self.assertFalse(lacking & {*listing.firsts, *listing.unbeaten_of_all})
        for row in listing.unpriced:
            self.assertFalse(row.cost.is_total)
        for card in listing.picked.cards:
            if card.role not in NO_SUPERLATIVE:
                self.assertTrue(card.row.cost.is_total)

    @given(answers)
    @few
    def test_more_money_hours_or_schooling_take_no_path_away_and_raise_no_total(self, said):
        said = said | {"start": "", "schooling": "diploma", "budget": "700", "hours": "10"}
        before = self.open_and_priced(said)
        for wider in ({"budget": "6000"}, {"budget": ""}, {"hours": "25"}, {"schooling": "master"}):
            after = self.open_and_priced(said | wider)
            self.assertEqual(before.keys() - after.keys(), set(), wider)
            for slug, total in before.items():
                self.assertLessEqual(after[slug], total, (slug, wider))

    @given(answers, st.sampled_from(TITLES))
    @few
    def test_one_more_title_raises_no_total(self, said, title):
        """It may take a path away: the one to what is held, and what lies beneath it."""
        less = [held for held in said["titles"] if held != title]
        before, after = (
            self.listing(said | {"titles": titles}) for titles in (less, [*less, title])
        )
        was = {plan.path.slug: self.total(before, plan) for plan in before.plans}
        for plan in after.plans:
            total = self.total(after, plan)
            self.assertLessEqual(total.likely, was[plan.path.slug].likely, plan.path.slug)
            self.assertLessEqual(set(total.lacks), set(was[plan.path.slug].lacks))

    def total(self, listing: PathListing, plan):
        return plan.ledger.column_for(listing.payer).earn
