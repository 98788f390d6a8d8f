"""Settings as the environment gives them: each case is a process of its own."""

import os
import secrets
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from coderpath.localkey import local_key

KEY = secrets.token_urlsafe(50)
PRODUCTION = {"SECRET_KEY": KEY, "ALLOWED_HOSTS": "coderpath.example", "HTTPS": "1"}
NAMES = ("SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS", "DEBUG", "HTTPS", "SITE_ADDRESS")
NAMES += ("DJANGO_ALLOW_ASYNC_UNSAFE",)  # set for the browser tests


def manage(*arguments, **environment):
    clean = {name: value for name, value in os.environ.items() if name not in NAMES}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=clean | {"DATABASE_URL": "sqlite://:memory:"} | environment,
        capture_output=True,
        text=True,
    )


def test_production_settings_leave_django_nothing_to_warn_of():
    check = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert check.returncode == 0, check.stderr
    assert "no issues (0 silenced)" in check.stdout


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is not set, or is short"),
        ({"SECRET_KEY": "ab" * 30}, "or is short or plain"),
        ({"DEBUG": "1"}, "Turn DEBUG off"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS admits every name"),
        ({"ALLOWED_HOSTS": "coderpath.example,."}, "ALLOWED_HOSTS admits every name"),
        ({"ALLOWED_HOSTS": ".com"}, "ALLOWED_HOSTS admits every name"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS admits every name, or none"),
        ({"HTTPS": "maybe"}, "HTTPS is 'maybe'. Write on or off."),
        ({"SITE_ADDRESS": "coderpath.example"}, "Write the whole address"),
        ({"HTTPS": "0", "SECRET_KEY": ""}, "SECRET_KEY is not set"),
    ],
)
def test_other_machines_are_not_served_with_what_is_for_one(environment, says):
    check = manage("check", **PRODUCTION | environment)
    assert check.returncode != 0
    assert says in check.stderr


@pytest.mark.parametrize("command", ["load_catalogue", "check_facts"])
@pytest.mark.parametrize("url", ["sqlite://:memory:", "postgres://nobody:pass@127.0.0.1:1/none"])
def test_a_command_without_a_database_says_so_in_one_line(command, url):
    """The pool of connections logs its own attempts, before that line and after it."""
    done = manage(command, DATABASE_URL=url)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    [said] = [line for line in done.stderr.splitlines() if line.startswith("CommandError: ")]
    assert "The database is not ready" in said or "no such table" in said


def test_an_address_of_a_database_that_is_none_is_said():
    done = manage("check", DATABASE_URL="nonsense")
    assert done.returncode != 0
    assert "DATABASE_URL is not understood" in done.stderr


def test_with_nothing_set_the_site_serves_this_machine():
    shown = manage("shell", "-v", "0", "-c", SHOW)
    assert shown.stdout.split() == ["False", "127.0.0.1,localhost,[::1]", "False"], shown.stderr


SHOW = """
from django.conf import settings as s
print(s.DEBUG, ",".join(s.ALLOWED_HOSTS), s.SESSION_COOKIE_SECURE)
"""


def test_over_https_a_cookie_is_of_this_host_alone_and_no_script_reads_it():
    shown = manage("shell", "-v", "0", "-c", COOKIES, **PRODUCTION)
    session, csrf, message = shown.stdout.splitlines()
    assert session == "__Host-session True True Lax / None", shown.stderr
    assert csrf == "__Host-csrf True True Lax / None"
    assert message.startswith("Set-Cookie: __Host-messages=")
    assert message.endswith("; HttpOnly; Path=/; SameSite=Lax; Secure")


COOKIES = """
from django.conf import settings as s
for kind in ("SESSION", "CSRF"):
    parts = ("NAME", "SECURE", "HTTPONLY", "SAMESITE", "PATH", "DOMAIN")
    print(*(getattr(s, f"{kind}_COOKIE_{part}") for part in parts))

from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.module_loading import import_string
answer, kinds = HttpResponse(), import_string(s.MESSAGE_STORAGE).storage_classes
storage = kinds[0](RequestFactory().get("/"))
storage.add(20, "Stored.")
storage.update(answer)
print(answer.cookies)
"""


def test_blanks_after_commas_do_not_matter():
    hosts = {"ALLOWED_HOSTS": "coderpath.example, www.coderpath.example"}
    shown = manage("shell", "-v", "0", "-c", SHOW, **PRODUCTION | hosts)
    assert shown.stdout.split() == ["False", "coderpath.example,www.coderpath.example", "True"]


def test_a_key_is_made_once_for_all_processes(tmp_path):
    path = tmp_path / ".secret_key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(local_key, [path] * 32))
    assert len(keys) == 1
    assert len(keys.pop()) == 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_key_that_cannot_be_kept_is_asked_for(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is not set, and no key can be kept"):
        local_key(tmp_path / "missing" / ".secret_key")


def test_views_are_loaded_before_a_worker_starts():
    code = "import sys, coderpath.wsgi; print('certifications.views' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": "sqlite://:memory:"},
        capture_output=True,
        text=True,
    )
    assert run.stdout.split() == ["True"], run.stderr
