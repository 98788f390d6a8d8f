from django.urls import path

from coderpath.opendata.answers import page

from . import views

app_name = "quality"

urlpatterns = [
    *page("quality/", views.quality, "quality"),
    *page("changes/", views.changes, "changes"),
    path("changes.atom", views.feed, name="feed"),
]
