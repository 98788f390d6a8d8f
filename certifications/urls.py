from django.urls import path

from . import views

app_name = "certifications"

urlpatterns = [
    path("certifications/", views.certification_list, name="list"),
    path("certifications/<slug:slug>/", views.certification_detail, name="detail"),
    path("compare/", views.compare, name="compare"),
    path("search/", views.search, name="search"),
    path("salaries/by-certification/", views.pay_by_certification, name="pay"),
    path("salaries/by-certification.<data:format>", views.pay_by_certification),
]
