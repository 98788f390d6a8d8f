from django.urls import path

from . import views
from .compare import views as compare
from .paths import views as paths
from .tools import views as tools

app_name = "certifications"

urlpatterns = [
    path("certifications/", views.certification_list, name="list"),
    path("certifications/<slug:slug>/", views.certification_detail, name="detail"),
    path("compare/", compare.compare, name="compare"),
    path("paths/", paths.path_list, name="paths"),
    path("paths.<data:format>", paths.path_list),
    path("paths/<slug:slug>/", paths.path_detail, name="path"),
    path("paths/<slug:slug>.<data:format>", paths.path_detail),
    path("search/", views.search, name="search"),
    path("tools/", tools.tools, name="tools"),
    path("tools/eligibility/", tools.eligibility, name="eligibility"),
    path("tools/eligibility.<data:format>", tools.eligibility),
    path("tools/lose-the-a/", tools.lose_the_a, name="lose_the_a"),
    path("tools/exam-day/", tools.exam_day, name="exam_day"),
    path("tools/keep/", tools.keep, name="keep"),
    path("tools/keep.ics", tools.keep_ics, name="keep_ics"),
    path("salaries/by-certification/", views.pay_by_certification, name="pay"),
    path("salaries/by-certification.<data:format>", views.pay_by_certification),
]
