from django.urls import path

from . import views

app_name = "certifications"

urlpatterns = [
    path("certifications/", views.certification_list, name="list"),
    path("certifications/<slug:slug>/", views.certification_detail, name="detail"),
    path("compare/", views.compare, name="compare"),
]
