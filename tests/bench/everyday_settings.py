"""Settings of the everyday list: those of `startproject`, over the models of the site."""

from pathlib import Path

from coderpath.settings import DATABASES, DEFAULT_AUTO_FIELD, INSTALLED_APPS  # noqa: F401

from .hello import ALLOWED_HOSTS, MIDDLEWARE, SECRET_KEY  # noqa: F401

ROOT_URLCONF = "tests.bench.everyday"
USE_TZ = True
STATIC_URL = "static/"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
