from django.urls import path

from . import views

app_name = "sources"

urlpatterns = [
    path("sources/", views.source_list, name="list"),
    path("sources/<slug:slug>/", views.source_detail, name="detail"),
    path("disagreements/", views.disagreements, name="disagreements"),
    path("disagreements/<slug:slug>/", views.disagreement, name="disagreement"),
    path("about/figures/", views.about_figures, name="about"),
]
