from django.urls import path

from . import views

app_name = "salaries"

urlpatterns = [
    path("", views.state_list, name="list"),
    path("<str:usps>/", views.state_detail, name="state"),
    path("<str:usps>/<str:slug>/", views.area_detail, name="area"),
]
