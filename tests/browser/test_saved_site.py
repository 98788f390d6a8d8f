"""The saved copy opens from a folder, as a memory stick has it, with its style and fonts."""

from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import expect

MOST = 10 * 2**20


def test_it_opens_without_a_server_and_leads_from_page_to_page(site, page, tmp_path):
    folder = tmp_path / "copy"
    with override_settings(SITE_ADDRESS="https://coderpath.example"):
        call_command("export_site", str(folder), "--state", "oh", "--zip", verbosity=0)
    assert (tmp_path / "copy.zip").stat().st_size < MOST
    asked, failed = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("console", lambda message: failed.append(message.text))
    page.goto((folder / "index.html").as_uri())
    expect(page.get_by_text("Saved Nov. 29, 2026")).to_be_visible()
    assert page.evaluate("[...document.fonts].every((font) => font.status === 'loaded')")
    page.get_by_role("link", name="Certifications", exact=True).click()
    page.get_by_role("link", name="CPC", exact=False).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("CPC")
    page.get_by_role("link", name="Pay by state", exact=True).click()
    page.get_by_role("link", name="Ohio", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ohio")
    assert failed == []
    assert all(url.startswith(folder.as_uri()) for url in asked)
