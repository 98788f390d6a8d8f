from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from certifications.admin import sheet
from certifications.views import home
from coderpath import about, views
from coderpath.desk import access
from coderpath.desk import views as desk
from coderpath.desk.grid import views as grid
from coderpath.opendata.answers import page
from coderpath.sitemaps import SITEMAPS
from coderpath.sources import ahead
from salaries.desk import views as wages
from salaries.views import careers, state_list

urlpatterns = [
    path("", home, name="home"),
    path("", include("certifications.urls")),
    path("salaries.<data:format>", state_list),
    path("salaries/", include("salaries.urls")),
    *page("careers/", careers, "careers"),
    path("", include("coderpath.sources.urls")),
    path("", include("coderpath.quality.urls")),
    path("", include("coderpath.guide.urls")),
    path("", include("coderpath.reports.urls")),
    path("", include("coderpath.opendata.urls")),
    path("about/", about.about, name="about"),
    path("privacy/", about.privacy, name="privacy"),
    path("terms/", about.terms, name="terms"),
    path("contact/", about.contact, name="contact"),
    path("admin/ahead/", ahead.view, name="ahead"),
    path("admin/", include("coderpath.desk.signin.urls")),
    path("admin/", access.page(desk.front), name="desk"),
    path("admin/tables/", admin.site.admin_view(admin.site.index), name="tables"),
    path("admin/read/<int:pk>/", access.page(desk.read), name="desk_read"),
    path("admin/q/<slug:slug>/", access.page(desk.question), name="desk_question"),
    path("admin/drafts/<int:pk>/", access.page(desk.draft), name="desk_draft"),
    path("admin/sheets/", access.page(sheet.of_all), name="desk_sheets"),
    path("admin/sheets/<slug:slug>/", access.page(sheet.of_one), name="desk_sheet"),
    path(
        "admin/contradictions/",
        access.page(desk.contradictions),
        name="desk_contradictions",
    ),
    path(
        "admin/contradictions.csv",
        access.page(desk.contradictions_csv),
        name="desk_contradictions_csv",
    ),
    path("admin/problems/", access.page(desk.problems_now), name="desk_problems"),
    path("admin/wages/", admin.site.admin_view(wages.releases), name="wage_releases"),
    path("admin/wages/<int:year>/", admin.site.admin_view(wages.release), name="wage_release"),
    path("admin/grid/", admin.site.admin_view(grid.start), name="grid"),
    path("admin/grid/<slug:kind>/", admin.site.admin_view(grid.page), name="grid_kind"),
    path("admin/grid/<slug:kind>.csv", admin.site.admin_view(grid.download), name="grid_csv"),
    path("admin/", admin.site.urls),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security, name="security"),
    path(
        "sitemap.xml",
        sitemap,
        {"sitemaps": SITEMAPS, "content_type": "application/xml; charset=utf-8"},
        name="sitemap",
    ),
    path("favicon.ico", views.favicon, name="favicon"),
]

handler400 = "coderpath.unavailable.bad_request"
handler404 = "coderpath.unavailable.page_not_found"
handler500 = "coderpath.unavailable.server_error"
