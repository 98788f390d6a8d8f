from django.urls import path

from . import views

app_name = "quality"

urlpatterns = [
    path("quality/", views.quality, name="quality"),
    path("quality.<data:format>", views.quality),
    path("changes/", views.changes, name="changes"),
    path("changes.<data:format>", views.changes),
    path("changes.atom", views.feed, name="feed"),
]
