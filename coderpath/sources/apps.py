from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SourcesConfig(AppConfig):
    name = "coderpath.sources"
    label = "sources"
    verbose_name = "Sources"

    def ready(self):
        from . import editors, signals  # noqa: F401  the receivers register themselves

        post_migrate.connect(editors.grant, dispatch_uid="editors")
