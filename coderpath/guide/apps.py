from collections.abc import Iterator

from django.apps import AppConfig


class GuideConfig(AppConfig):
    name = "coderpath.guide"
    label = "guide"
    verbose_name = "Guide"
    is_held = True  # see coderpath/sources/held.py

    def problems(self) -> Iterator[str]:
        """What check_facts reports: facts in a text of the guide that are gone, and words that
        lead to no page. Whether an address of one thing is there, its own package says.
        """
        from coderpath.sources import held

        from .pages import guide
        from .usual_words import of_pages

        for each in (*guide().pages, *guide().common):
            for key in each.gone:
                yield f"“{each.question}”: no fact in force is called {key}."
        for words in of_pages(held.now()):
            if not words.leads_to_own_page:
                yield f"“{words.label}”: there is no page {words.address}."
