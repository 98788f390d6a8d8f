from django.urls import path

from coderpath.opendata.answers import page

from . import views

app_name = "salaries"

urlpatterns = [
    path("", views.state_list, name="list"),
    *page("compare/", views.compare, "compare"),
    path("<str:usps>.png", views.state_picture, name="picture"),
    *page("<str:usps>/", views.state_detail, "state"),
    *page("<str:usps>/<str:slug>/", views.area_detail, "area"),
]
