from django.urls import path

from . import views
from .compare import views as compare
from .funding import views as funding
from .organizations import views as organizations
from .paths import views as paths
from .programs import views as programs
from .roadmap import views as roadmap
from .tools import views as tools

app_name = "certifications"

urlpatterns = [
    path("certifications/", views.certification_list, name="list"),
    path("certifications.<data:format>", views.certification_list),
    path("certifications/<slug:slug>/", views.certification_detail, name="detail"),
    path("compare/", compare.compare, name="compare"),
    path("paths/", paths.path_list, name="paths"),
    path("paths.<data:format>", paths.path_list),
    path("paths/<slug:slug>/", paths.path_detail, name="path"),
    path("paths/<slug:slug>/handout/", paths.path_handout, name="path_handout"),
    path("paths/<slug:slug>/ask/", paths.path_ask, name="path_ask"),
    path("paths/<slug:slug>/states/", paths.path_states, name="path_states"),
    path("paths/<slug:slug>/states.<data:format>", paths.path_states),
    path("paths/<slug:slug>.<data:format>", paths.path_detail),
    path("programs/", programs.program_list, name="programs"),
    path("programs.<data:format>", programs.program_list),
    path("programs/compare/", programs.program_comparison, name="programs_compared"),
    path("programs/compare.<data:format>", programs.program_comparison),
    path("programs/<slug:slug>/", programs.program_detail, name="program"),
    path("programs/<slug:slug>.<data:format>", programs.program_detail),
    path("funding/", funding.funding_list, name="fundings"),
    path("funding.<data:format>", funding.funding_list),
    path("funding/<slug:slug>/", funding.funding_detail, name="funding"),
    path("organizations/", organizations.organization_list, name="organizations"),
    path("organizations.<data:format>", organizations.organization_list),
    path("organizations/<slug:slug>/", organizations.organization_detail, name="organization"),
    path("roadmap/", roadmap.roadmap, name="roadmap"),
    path("roadmap.<data:format>", roadmap.roadmap),
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
