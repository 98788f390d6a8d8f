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
        wages = salaries_shelf.at().of_coders(form.answers.state)
        return PathListing(form, shelf.at(), wages)

    def own(self, query="") -> list[str]:
        """The paths of the table."""
        return [row.path.slug for row in self.listing(query).rows]

    def folded(self, query="") -> list[set[str]]:
        """The paths of each fold below it."""
        return [{row.path.slug for row in fold.rows} for fold in self.listing(query).folds]

    def reasons(self, query="") -> dict[str, str]:
        """Why each other path is left out."""
        groups = self.listing(query).groups
        return {plan.path.slug: group.reasons for group in groups for plan in group.plans}

    def row(self, slug, query=""):
        listing = self.listing(query)
        rows = (*listing.rows, *listing.others)
        return next(row for row in rows if row.path.slug == slug)
