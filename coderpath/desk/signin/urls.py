from django.contrib import admin
from django.urls import path

from . import views

urlpatterns = [
    path("code/", admin.site.admin_view(views.code), name="second_factor_code"),
    path("second-factor/", admin.site.admin_view(views.settings_of_account), name="second_factor"),
    path("password_change/", admin.site.admin_view(views.own_password)),
    path("sessions/", admin.site.admin_view(views.own_sessions), name="sessions"),
    path("link/<int:uidb64>/<token>/", views.NewPassword.as_view(), name="new_password"),
]
