from django.urls import path

from . import views
from .answers import page

app_name = "api"

urlpatterns = [
    path("api/v1/", views.about, name="about"),
    path("api/v1/openapi.json", views.openapi, name="openapi"),
    path("data/", views.files, name="files"),
    path("data/<slug:edition>/<str:name>", views.file, name="file"),
    *page("api/v1/columns/", views.columns, "columns"),
]
