from collections.abc import Iterator

from django.apps import AppConfig


class GuideConfig(AppConfig):
    name = "coderpath.guide"
    label = "guide"
    verbose_name = "Guide"
    is_held = True  # see coderpath/sources/held.py

    def problems(self) -> Iterator[str]:
        """What check_facts reports: facts in a text of the guide that are gone."""
        from .pages import guide

        for each in (*guide().pages, *guide().common):
            for key in each.gone:
                yield f"“{each.question}”: no fact in force is called {key}."
