"""Settings, read from the environment. With nothing set: SQLite, one machine, no debug pages.

SECRET_KEY     needed to serve other machines; for this one alone a key is made and kept
DATABASE_URL   postgres://user:password@host/name; SQLite in the project folder when not set
ALLOWED_HOSTS  comma-separated, no blanks; this machine only when not set
DEBUG          on for tracebacks while developing
SITE_ADDRESS   the address that printed pages name: https://coderpath.example
LOADS_FOLDER   where files of wages given in the admin wait to be read; .loads here when not set
EXPORT_FOLDER  where export_data wrote what /data/ gives out; .export here when not set
CONTACT        an address to write to: on /contact/, and told to the server wages are loaded from
TWO_EDITORS    on when changes of weight wait for another editor to publish them
ACCESS_LOG     on to note each answer: kind of page, status, time; neither who asked nor what
SECOND_FACTOR  on when everyone at the desk needs a code beside the password
HTTPS          on when the site is reached over https: secure cookies, redirect and HSTS
"""

import re
from datetime import timedelta
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from coderpath.localkey import local_key
from coderpath.logs import with_who_was_refused, without_traceback_of_refusals

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()


def switch(name: str) -> bool:
    """Whether it is on; what is neither on nor off would be off, and nobody would know."""
    said = env.str(name, default="").strip().lower()
    if said in env.BOOLEAN_TRUE_STRINGS:
        return True
    if said in ("", "0", "off", "no", "n", "false"):
        return False
    raise ImproperlyConfigured(f"{name} is {said!r}. Write on or off.")


DEBUG, HTTPS = switch("DEBUG"), switch("HTTPS")
TWO_EDITORS, SECOND_FACTOR = switch("TWO_EDITORS"), switch("SECOND_FACTOR")
ACCESS_LOG = switch("ACCESS_LOG")
SECRET_KEY = env.str("SECRET_KEY", default="")
LOCAL_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = [host.strip() for host in env.list("ALLOWED_HOSTS", default=LOCAL_HOSTS)]
# “.coderpath.example” stands for that name and all below it; “.com” would for half the world.
OF_ONE_SITE = re.compile(r"(?!\.[^.]*\.?$)[^*]+")

if HTTPS or set(ALLOWED_HOSTS) - set(LOCAL_HOSTS):
    if DEBUG:
        raise ImproperlyConfigured(
            "DEBUG is on while HTTPS or ALLOWED_HOSTS says that other machines are served:"
            " its error pages show the code and the settings. Turn DEBUG off."
        )
    if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set, or is short or plain. Before serving other machines, give it"
            " 50 random characters: python -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    if not ALLOWED_HOSTS or not all(map(OF_ONE_SITE.fullmatch, ALLOWED_HOSTS)):
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS admits every name, or none. List the site's own: coderpath.example"
        )
elif not SECRET_KEY:
    SECRET_KEY = local_key(BASE_DIR / ".secret_key")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_filters",
    "django_htmx",
    "simple_history",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "coderpath.sources",
    "coderpath.desk",
    "coderpath.desk.signin",
    "coderpath.reports",
    "coderpath.guide",
    "salaries",
    "salaries.desk",
    "certifications",
]

# Readers have no session, sign-in or messages: those of ForEditors work under /admin/ only.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "coderpath.headers.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "coderpath.packing.GZipMiddleware",
    "coderpath.for_editors.reading_only",
    "coderpath.for_editors.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "coderpath.for_editors.AuthenticationMiddleware",
    "coderpath.for_editors.MessageMiddleware",
    "coderpath.desk.signin.gate.gate",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "coderpath.letter_case.in_small_letters",
    "coderpath.for_editors.history",
    "coderpath.for_editors.NamesOfRows",
    "coderpath.desk.recording.change_sets",
    "coderpath.renamed.RenamedMiddleware",
    "coderpath.unavailable.DatabaseDown",
    "coderpath.whole_codes.whole_codes",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "coderpath.urls"
WSGI_APPLICATION = "coderpath.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "coderpath.sources.context_processors.provenance",
                "coderpath.menu.main_menu",
                "certifications.reader.context_processors.reader",
            ],
            "builtins": [
                "coderpath.fragments",
                "coderpath.head",
                "coderpath.links",
                "coderpath.one_line",
                "coderpath.paper",
                "coderpath.sources.templatetags.figures",
                "coderpath.guide.templatetags.glossary",
                "coderpath.guide.templatetags.sentences",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}")}
if not DATABASES["default"].get("ENGINE"):
    raise ImproperlyConfigured(
        "DATABASE_URL is not understood. Write it as postgres://user:password@host/name,"
        " or leave it out for SQLite."
    )
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    # To open the file takes longer than to read a page from it.
    DATABASES["default"]["CONN_MAX_AGE"] = None
else:
    # Per process: workers x max_size must stay under the server's max_connections. A connection
    # that cannot be had is tried anew by who asks next: the pool waits twice as long each time.
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {
        "min_size": 1,
        "max_size": 4,
        "timeout": 3,
        "reconnect_timeout": 3,
    }
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "coderpath" / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "coderpath.sheet.SheetFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# What may be downloaded by import_oews and in the admin, and what we say of ourselves: the Bureau
# turns away who says nothing. No other host is asked for anything.
DOWNLOAD_HOSTS = ["www.bls.gov", "download.bls.gov"]
DOWNLOAD_SCHEMES = ["https"]
DOWNLOAD_MOST_BYTES = 1_000_000_000
EXPORT_FOLDER = Path(env.str("EXPORT_FOLDER", default=str(BASE_DIR / ".export")))
LOADS_FOLDER = Path(env.str("LOADS_FOLDER", default=str(BASE_DIR / ".loads")))
# What a printed page names; without it the host that was asked.
SITE_ADDRESS = env.str("SITE_ADDRESS", default="").rstrip("/")
if SITE_ADDRESS and not SITE_ADDRESS.startswith(("https://", "http://")):
    raise ImproperlyConfigured(
        f"SITE_ADDRESS is {SITE_ADDRESS!r}. Write the whole address, such as https://coderpath.example."
    )

# Readers see it too; without it they are told that there is no address to write to.
CONTACT = env.str("CONTACT", default="").strip()
DOWNLOAD_USER_AGENT = f"CoderPath/0.1 ({CONTACT or 'nobody@localhost'})"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {
        # Django’s own list has few of twelve letters.
        "NAME": "django.contrib.auth.password_validation.CommonPasswordValidator",
        "OPTIONS": {
            "password_list_path": BASE_DIR / "coderpath/desk/signin/leaked_passwords.txt.gz"
        },
    },
    {"NAME": "coderpath.desk.signin.own_words.OwnWordsValidator"},
]

# How many wrong passwords are too many: coderpath/desk/signin/limits.py, which django-axes asks.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_HANDLER = "coderpath.desk.signin.limits.Limits"
AXES_LOCKOUT_CALLABLE = "coderpath.desk.signin.limits.too_many"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ADMIN = False
OTP_TOTP_ISSUER = "CoderPath"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
PASSWORD_RESET_TIMEOUT = int(timedelta(hours=24).total_seconds())
# A working day since the sign-in; a break ends it sooner (coderpath/desk/signin/sessions.py).
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())

# The content security policy and its like are in headers.py.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "coderpath.for_editors.MessageStorage"

if HTTPS:
    SECURE_SSL_REDIRECT = True
    # Asked by the machine that watches the process, over plain http.
    SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 63_072_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    # The prefix makes a browser refuse the cookie unless it is secure and of this host alone.
    SESSION_COOKIE_NAME = "__Host-session"
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrf"
    CSRF_COOKIE_SECURE = True

# As many as the longest address gunicorn takes can hold: unknown ones are passed over, not refused.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 8190

# To standard error, where whoever runs the process looks. Nothing is mailed.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"format": "{message}", "style": "{"},
    },
    "filters": {
        "one_line": {
            "()": "django.utils.log.CallbackFilter",
            "callback": without_traceback_of_refusals,
        },
        "who": {"()": "django.utils.log.CallbackFilter", "callback": with_who_was_refused},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["one_line", "who"],
        },
        "access": {"class": "logging.StreamHandler", "formatter": "json"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "coderpath.access": {"handlers": ["access"], "level": "INFO", "propagate": False},
    },
}
