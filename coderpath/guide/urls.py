from django.urls import path

from . import views

app_name = "guide"

urlpatterns = [
    path("guide/", views.guide, name="index"),
    path("guide/<slug:slug>/", views.question, name="question"),
    path("faq/", views.faq, name="faq"),
    path("resources/", views.resources, name="resources"),
    path("glossary/", views.glossary, name="glossary"),
]
