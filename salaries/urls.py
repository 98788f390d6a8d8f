from django.urls import path

from . import views

app_name = "salaries"

urlpatterns = [
    path("", views.state_list, name="list"),
    path("compare/", views.compare, name="compare"),
    path("compare.<data:format>", views.compare),
    path("<str:usps>/", views.state_detail, name="state"),
    path("<str:usps>.<data:format>", views.state_detail),
    path("<str:usps>/<str:slug>/", views.area_detail, name="area"),
    path("<str:usps>/<str:slug>.<data:format>", views.area_detail),
]
