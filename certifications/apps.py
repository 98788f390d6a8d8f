from collections.abc import Iterator

from django.apps import AppConfig
from django.http import QueryDict
from django.utils.http import urlencode

from coderpath.sources import words


class CertificationsConfig(AppConfig):
    name = "certifications"
    is_held = True  # see coderpath/sources/held.py

    def ready(self):
        from . import (  # noqa: F401  they tell the guide, the desk, the log and who checks an article
            article_figures,
            coverage,
            followed,
            for_the_desk,
            guide_figures,
            price_lists,
        )
        from .reader import as_data  # noqa: F401  and data, what it says of its reader

    def problems(self) -> Iterator[str]:
        """What check_facts reports: ready-made questions that find nothing, and usual words for a
        page that is not there.
        """
        from salaries import shelf as salaries_shelf

        from .catalogue import shelf
        from .compare import presets as comparisons
        from .list import presets
        from .list.listing import CertificationListing
        from .paths.list.form import PathsForm
        from .paths.list.listing import PathListing as Paths
        from .paths.list.presets import PRESETS as TO_PATHS
        from .search.unheard import unheard

        there = shelf.at()
        for preset in presets.PRESETS:
            if not CertificationListing(QueryDict(urlencode(preset.query, doseq=True)), there).hits:
                yield f"“{preset.title}”: no certification matches."
        for preset in comparisons.PRESETS:
            if gone := sorted(set(preset.query["c"]) - set(there.slugs)):
                yield f"“{preset.title}”: nothing is called {words.listing(gone, 'or')}."
        for preset in TO_PATHS:
            form = PathsForm(QueryDict(urlencode(preset.query, doseq=True)), there.slugs)
            found = Paths(form, there, salaries_shelf.of(there.rows))
            if form.problems or not (found.rows or found.over or found.unpriced):
                yield f"“{preset.title}”: no path fits."
        for address in unheard(there):
            yield f"Usual words for {address}: nothing has its page there."
