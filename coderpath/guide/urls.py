from coderpath.opendata.answers import page

from . import views

app_name = "guide"

urlpatterns = [
    *page("guide/", views.guide, "index"),
    *page("guide/<slug:slug>/", views.question, "question"),
    *page("faq/", views.faq, "faq"),
    *page("resources/", views.resources, "resources"),
    *page("glossary/", views.glossary, "glossary"),
]
