"""Chromium as the system has it; a page fixture comes from pytest-playwright."""

import os
import shutil

import pytest
from django.test import Client

from tests.shipped import load_shipped

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True, scope="session")
def database_beside_a_loop():
    """Playwright runs a loop of its own in this thread; the tests ask the database directly."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args():
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        pytest.exit("These tests need Chromium: apt-get install chromium, or set CHROMIUM.", 1)
    return {"executable_path": chromium, "args": FLAGS}


@pytest.fixture
def site(live_server):
    """The site with everything that is shipped; its address."""
    load_shipped()
    return live_server.url


@pytest.fixture
def at_the_desk(site, browser):
    """Makes pages of accounts that are signed in, each in a browser of its own."""
    contexts = []

    def come(account, **given):
        client = Client()
        client.force_login(account)
        contexts.append(browser.new_context(base_url=site, **given))
        session = client.cookies["sessionid"].value
        contexts[-1].add_cookies([{"name": "sessionid", "value": session, "url": site}])
        return contexts[-1].new_page()

    yield come
    for context in contexts:
        context.close()
