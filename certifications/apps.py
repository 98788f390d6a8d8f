from collections.abc import Iterator

from django.apps import AppConfig
from django.http import QueryDict
from django.utils.http import urlencode

from coderpath.sources import words


class CertificationsConfig(AppConfig):
    name = "certifications"

    def problems(self) -> Iterator[str]:
        """What check_facts reports of the ready-made questions: those that find nothing."""
        from . import comparison_presets, presets
        from .listing import Listing
        from .models import Certification

        for preset in presets.PRESETS:
            if not Listing(QueryDict(urlencode(preset.query, doseq=True))).hits:
                yield f"“{preset.title}”: no certification matches."
        there = set(Certification.objects.values_list("slug", flat=True))
        for preset in comparison_presets.PRESETS:
            if gone := sorted(set(preset.query["c"]) - there):
                yield f"“{preset.title}”: nothing is called {words.listing(gone, 'or')}."
