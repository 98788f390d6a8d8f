from django.urls import path

from . import article, views

app_name = "reports"

urlpatterns = [
    path("report/", views.report, name="report"),
    path("report/sent/", views.thanks, name="sent"),
    path("check-an-article/", article.check, name="check"),
    path("reports/", views.answered, name="answered"),
]
