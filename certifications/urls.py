from django.urls import path

from coderpath.opendata.answers import page

from . import views
from .compare import views as compare
from .counselors import views as counselors
from .funding import views as funding
from .organizations import views as organizations
from .paths import views as paths
from .programs import views as programs
from .roadmap import views as roadmap
from .tools import views as tools

app_name = "certifications"

urlpatterns = [
    *page("certifications/", views.certification_list, "list"),
    *page("certifications/<slug:slug>/", views.certification_detail, "detail"),
    path("certifications/<slug:slug>.png", views.certification_picture, name="picture"),
    *page("compare/", compare.compare, "compare"),
    path("compare.png", compare.compare_picture, name="compare_picture"),
    *page("paths/", paths.path_list, "paths"),
    *page("paths/<slug:slug>/", paths.path_detail, "path"),
    path("paths/<slug:slug>.png", paths.path_picture, name="path_picture"),
    path("paths/<slug:slug>/handout/", paths.path_handout, name="path_handout"),
    *page("paths/<slug:slug>/ask/", paths.path_ask, "path_ask"),
    *page("paths/<slug:slug>/states/", paths.path_states, "path_states"),
    *page("programs/", programs.program_list, "programs"),
    *page("programs/compare/", programs.program_comparison, "programs_compared"),
    *page("programs/<slug:slug>/", programs.program_detail, "program"),
    *page("funding/", funding.funding_list, "fundings"),
    *page("funding/<slug:slug>/", funding.funding_detail, "funding"),
    *page("organizations/", organizations.organization_list, "organizations"),
    *page("organizations/<slug:slug>/", organizations.organization_detail, "organization"),
    *page("roadmap/", roadmap.roadmap, "roadmap"),
    path("counselors/", counselors.counselors, name="counselors"),
    path("search/", views.search, name="search"),
    path("tools/", tools.tools, name="tools"),
    *page("tools/eligibility/", tools.eligibility, "eligibility"),
    *page("tools/lose-the-a/", tools.lose_the_a, "lose_the_a"),
    *page("tools/exam-day/", tools.exam_day, "exam_day"),
    *page("tools/keep/", tools.keep, "keep"),
    path("tools/keep.ics", tools.keep_ics, name="keep_ics"),
    *page("salaries/by-certification/", views.pay_by_certification, "pay"),
]
