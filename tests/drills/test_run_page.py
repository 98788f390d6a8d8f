"""The commands of docs/run.md, run in an empty Debian 12 as they stand there."""

import re
import shutil
import ssl
import threading
import urllib.request
from pathlib import Path

import pytest

from . import debian
from .page import commands
from .readers import NAME, Readers, enter

HERE = Path(__file__).parent
INSTALL = commands("From an empty Debian 12 to https")
PACKAGES = re.findall(r"[a-z][\w-]+", re.search(r"apt-get install (.*)", INSTALL)[1])

pytestmark = pytest.mark.drill


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The machine after the commands of the first part."""
    folder = tmp_path_factory.mktemp("run")
    packages = [each for each in PACKAGES if each not in ("no-install-recommends", "y")]
    with debian.machine(folder, packages, debian.wheels(folder / "wheels")) as machine:
        debian.as_repository(machine.root / "source")
        shutil.copy(HERE / "systemctl", machine.root / "usr/local/bin/systemctl")
        machine.run(here(INSTALL))
        yield machine


def here(script: str) -> str:
    """With the two lines changed that the page says to change."""
    return f"NAME={NAME}\nSOURCE=file:///source\n" + re.sub(r"(?m)^(NAME|SOURCE)=.*\n", "", script)


def asked(machine, path: str, **headers: str):
    """The answer over https from within the machine."""
    found = []

    def ask():
        enter(machine.network)
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        request = urllib.request.Request(
            f"https://127.0.0.1{path}", headers={"Host": NAME} | headers
        )
        found.append(urllib.request.urlopen(request, context=context, timeout=60))

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    return found[0]


def test_it_is_on_https_with_postgresql(site):
    with asked(site, "/certifications/cpc/", **{"Accept-Encoding": "br"}) as page:
        assert page.status == 200
        assert page.headers["Content-Encoding"] == "br"
        assert "max-age=63072000" in page.headers["Strict-Transport-Security"]
    said = site.run(
        "coderpath shell -v 0 -c 'from django.db import connection as c; print(c.vendor)'"
    )
    assert said.strip() == "postgresql"
    assert "No problems" in site.run("coderpath check_facts")


def test_an_upgrade_fails_nobody(site):
    with Readers(443, network=site.network) as readers:
        readers.wait_for(200)
        site.run(here(commands("Upgrade, and back")))
        readers.wait_for(200)
    print(f"upgrade: {readers}")
    assert readers.statuses == {200: len(readers.answers)}
    assert site.run("readlink -f /opt/coderpath/now").strip() == "/opt/coderpath/2"


def test_a_backup_comes_back(site):
    backup, restore = commands("Backup and restore").splitlines()
    before = asked(site, "/certifications/cpc/").read()
    site.run(backup)
    site.run(f"coderpath shell -v 0 -c '{EDIT}'")
    with Readers(443, network=site.network) as readers:
        readers.wait_for(50)
        site.run(restore)
        readers.wait_for(50)
    assert readers.statuses == {200: len(readers.answers)}
    assert asked(site, "/certifications/cpc/").read() == before


EDIT = """
from certifications.models import Certification
Certification.objects.filter(code="CPC").update(name="Edited")
"""


def test_the_nightly_backup(site):
    unit = (site.root / "etc/systemd/system/coderpath-backup.service").read_text()
    site.run(re.search("ExecStart=(.*)", unit)[1].replace("%%", "%"))
    [made] = (site.root / "var/backups/coderpath").glob("???")
    assert made.stat().st_mode & 0o777 == 0o600
