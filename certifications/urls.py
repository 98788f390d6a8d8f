from django.urls import path

from . import views
from .paths import views as paths
from .tools import views as tools

app_name = "certifications"

urlpatterns = [
    path("certifications/", views.certification_list, name="list"),
    path("certifications/<slug:slug>/", views.certification_detail, name="detail"),
    path("paths/<slug:slug>/", paths.path_detail, name="path"),
    path("paths/<slug:slug>.<data:format>", paths.path_detail),
    path("compare/", views.compare, name="compare"),
    path("tools/eligibility/", tools.eligibility, name="eligibility"),
    path("salaries/by-certification/", views.pay_by_certification, name="pay"),
    path("salaries/by-certification.<data:format>", views.pay_by_certification),
]
