"""An administrator invites an editor, who chooses a password and sets up a second factor: each page
of the way is open to everyone, and no console complains."""

from base64 import b32decode
from binascii import unhexlify

import pytest
from django.contrib.auth.models import Group, User
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import expect

from tests.browser.open_to_everyone import is_open_to_everyone

PASSWORD = "figures-and-sources"
SCREENS = [("dark", 1280), ("light", 1280), ("light", 320)]


@pytest.fixture
def visitor(live_server, browser):
    """Makes pages, each in a browser of its own."""
    contexts, said = [], []

    def come():
        contexts.append(browser.new_context(base_url=live_server.url))
        page = contexts[-1].new_page()
        page.on("console", lambda message: said.append(message.text))
        return page

    yield come
    for context in contexts:
        context.close()
    # The page of a refusal is a failure to the console.
    assert [line for line in said if "429" not in line] == []


def is_open(page):
    expect(page.locator("h1")).to_have_count(1)
    is_open_to_everyone(page, SCREENS)
    page.set_viewport_size({"width": 1280, "height": 900})


def sign_in(page, name, password=PASSWORD):
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    press(page, "Log in")


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def send_code(page, code, button):
    page.get_by_label("Code:").fill(code)
    press(page, button)


def choose(page, password):
    page.get_by_label("New password:").fill(password)
    page.get_by_label("New password confirmation").fill(password)
    press(page, "Store the password")


@pytest.fixture
def ada(visitor):
    """An administrator with a second factor, before the page to log in."""
    account = User.objects.create_user("ada", password=PASSWORD, is_staff=True)
    account.groups.add(Group.objects.get(name="Administrators"))
    TOTPDevice.objects.create(user=account, name="Authenticator app")
    return visitor()


def test_who_signs_in(ada):
    ada.goto("/admin/login/")
    is_open(ada)
    sign_in(ada, "ada", "wrong")
    expect(ada.locator(".errornote")).to_contain_text("No editor has this name and password.")
    is_open(ada)
    sign_in(ada, "ada")
    is_open(ada)
    send_code(ada, "000000", "Go on")
    expect(ada.locator(".errorlist")).to_contain_text("This code is not right.")
    is_open(ada)


def test_who_guesses(visitor):
    page = visitor()
    for _ in range(11):
        sign_in(page, "ada", "wrong")
    expect(page.locator("main")).to_contain_text("Try again in 60 minutes")
    is_open(page)


def test_from_an_invitation_to_the_desk(ada, visitor, live_server, settings):
    settings.SECOND_FACTOR = True
    sign_in(ada, "ada")
    key = unhexlify(TOTPDevice.objects.get().key)
    send_code(ada, f"{TOTP(key).token():06}", "Go on")
    ada.goto("/admin/auth/user/add/")
    ada.get_by_label("Username").fill("kim")
    ada.get_by_label("Group").select_option(label="Editors")
    press(ada, "Save")
    link = ada.get_by_label("The link").input_value()
    is_open(ada)
    ada.get_by_role("link", name="The account of kim").click()
    ada.get_by_role("link", name="Help sign in").click()
    is_open(ada)

    kim = visitor()
    kim.goto(link)
    is_open(kim)
    choose(kim, "short")
    is_open(kim)
    choose(kim, PASSWORD)
    expect(kim.locator(".messagelist")).to_contain_text("Your password is stored.")
    sign_in(kim, "kim")
    expect(kim.locator("h1")).to_have_text("Set up your second factor")
    is_open(kim)
    secret = b32decode(kim.locator("main code").inner_text().replace(" ", ""))
    send_code(kim, f"{TOTP(secret).token():06}", "Set up")
    expect(kim.locator("main code")).to_have_count(10)
    is_open(kim)
    kim.get_by_role("link", name="go to the desk").click()
    expect(kim).to_have_url(f"{live_server.url}/admin/")
    kim.get_by_role("link", name="Second factor").click()
    is_open(kim)
    sign_in(visitor(), "kim")
    kim.get_by_role("link", name="Where you are signed in").click()
    expect(kim.locator("main li")).to_have_count(2)
    is_open(kim)
    kim.get_by_label("Password").fill(PASSWORD)
    press(kim, "End all others")
    expect(kim.locator(".messagelist")).to_contain_text("1 session ended.")
    is_open(kim)
    kim.goto(link)
    expect(kim.locator("main")).to_contain_text("This link was used before")
    is_open(kim)
