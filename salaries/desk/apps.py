from django.apps import AppConfig


class WageDeskConfig(AppConfig):
    name = "salaries.desk"
    label = "wage_desk"
    verbose_name = "Wage releases"

    def ready(self):
        from . import totals  # noqa: F401  it tells what a release moves
