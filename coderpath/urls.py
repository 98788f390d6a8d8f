from django.contrib import admin
from django.urls import include, path

from certifications.views import home

urlpatterns = [
    path("", home, name="home"),
    path("", include("certifications.urls")),
    path("salaries/", include("salaries.urls")),
    path("", include("coderpath.sources.urls")),
    path("admin/", admin.site.urls),
]
