from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class SourcesConfig(AppConfig):
    name = "coderpath.sources"
    label = "sources"
    verbose_name = "Sources"
    is_held = True  # see held.py

    def ready(self):
        from . import edition, signals  # noqa: F401  the receivers register themselves

        pre_migrate.connect(edition.stop, sender=self, dispatch_uid="edition")
        post_migrate.connect(edition.follow, sender=self, dispatch_uid="edition")
