from django.urls import path

from coderpath.opendata.answers import page

from . import views

app_name = "sources"

urlpatterns = [
    *page("sources/", views.source_list, "list"),
    *page("sources/<slug:slug>/", views.source_detail, "detail"),
    *page("disagreements/", views.disagreements, "disagreements"),
    *page("disagreements/<slug:slug>/", views.disagreement, "disagreement"),
    path("about/figures/", views.about_figures, name="about"),
]
