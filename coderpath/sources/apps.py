from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "coderpath.sources"
    label = "sources"
    verbose_name = "Sources"

    def ready(self):
        from . import signals  # noqa: F401  the receivers register themselves
