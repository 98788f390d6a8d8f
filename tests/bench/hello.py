"""The measure for `make bench`: a bare view under the middleware that startproject writes."""

from django.http import HttpResponse
from django.urls import path

SECRET_KEY = "for measuring only, on this machine only, in a process that ends"
ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
ROOT_URLCONF = __name__
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}

urlpatterns = [path("", lambda request: HttpResponse("hello"))]
