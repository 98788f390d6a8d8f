"""How tests ask the list of paths of the small catalogue."""

from django.http import QueryDict
from django.test import TestCase

from certifications.catalogue import shelf
from certifications.models import Certification
from certifications.paths.list.form import PathsForm
from certifications.paths.list.listing import PathListing
from salaries import shelf as salaries_shelf
from tests.pages import text_of

from .paths_by_hand import make_paths

ADDRESS = "/paths/"


class AskingPaths(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_paths()
        cls.codes = set(Certification.objects.values_list("slug", flat=True))

    def get(self, query=""):
        return self.client.get(f"{ADDRESS}?{query}")

    def text(self, query="") -> str:
        return text_of(self.get(query))

    def listing(self, query="") -> PathListing:
        """What the page is handed, without the page."""
        form = PathsForm(QueryDict(query), self.codes)
        return PathListing(form, shelf.at(), salaries_shelf.at())

    def own(self, query="") -> list[str]:
        """The paths of the table within what the reader can spend, then those without a price."""
        listing = self.listing(query)
        return [row.path.slug for row in (*listing.rows, *listing.unpriced)]

    def over(self, query="") -> list[str]:
        """The paths of the table that cost more than that."""
        return [row.path.slug for row in self.listing(query).over]

    def folded(self, query="") -> list[set[str]]:
        """The paths of each fold below it."""
        return [{row.path.slug for row in fold.rows} for fold in self.listing(query).folds]

    def reasons(self, query="") -> dict[str, str]:
        """Why each other path is left out."""
        groups = self.listing(query).left_out.groups
        return {plan.path.slug: group.reasons for group in groups for plan in group.plans}

    def row(self, slug, query=""):
        listing = self.listing(query)
        rows = (*listing.rows, *listing.over, *listing.unpriced, *listing.others)
        return next(row for row in rows if row.path.slug == slug)
