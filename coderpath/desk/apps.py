from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DeskConfig(AppConfig):
    name = "coderpath.desk"
    label = "desk"
    verbose_name = "Desk"

    def ready(self):
        from . import acts, groups  # noqa: F401  the receivers of acts register themselves

        post_migrate.connect(groups.grant, dispatch_uid="groups")
