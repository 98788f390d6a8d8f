from django.urls import path

from . import views
from .tools import views as tools

app_name = "certifications"

urlpatterns = [
    path("certifications/", views.certification_list, name="list"),
    path("certifications/<slug:slug>/", views.certification_detail, name="detail"),
    path("compare/", views.compare, name="compare"),
    path("search/", views.search, name="search"),
    path("tools/", tools.tools, name="tools"),
    path("tools/keep/", tools.keep, name="keep"),
    path("tools/keep.ics", tools.keep_ics, name="keep_ics"),
    path("salaries/by-certification/", views.pay_by_certification, name="pay"),
    path("salaries/by-certification.<data:format>", views.pay_by_certification),
]
