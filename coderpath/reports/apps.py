from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "coderpath.reports"
    label = "reports"
    verbose_name = "Reports from readers"
