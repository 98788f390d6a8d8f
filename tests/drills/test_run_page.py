"""The commands of docs/run.md, run in an empty Debian 12 as they stand there."""

import json
import re
import shlex
import shutil
import ssl
import subprocess
import threading
import urllib.request
from pathlib import Path

import pytest

from . import debian
from .page import commands
from .readers import NAME, Readers, enter

HERE = Path(__file__).parent
INSTALL = commands("From an empty Debian 12 to https")
IMAGE = (HERE.parents[1] / "deploy/Dockerfile").read_text("utf-8")
OPTION = ("y", "no-install-recommends")
PACKAGES = [
    name
    for text in (INSTALL, IMAGE)
    for name in re.findall(r"[a-z][\w-]*", re.search(r"apt-get install ([^&\n]*)", text)[1])
    if name not in OPTION
]

pytestmark = pytest.mark.drill


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A Debian in which nothing was done yet."""
    folder = tmp_path_factory.mktemp("run")
    root = debian.empty(folder / "debian", PACKAGES, debian.wheels(folder / "wheels"))
    debian.as_repository(root / "source")
    return root


def another(root: Path) -> Path:
    copy = root.with_name(f"debian-{len(list(root.parent.iterdir()))}")
    subprocess.run(["cp", "-a", root, copy], check=True)
    return copy


@pytest.fixture(scope="module")
def site(empty):
    """The machine after the commands of the first part."""
    with debian.Machine(another(empty)) as machine:
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
    for command in re.findall("ExecStart=(.*)", unit):
        site.run(command.replace("%%", "%"))
    [made] = (site.root / "var/backups/coderpath").glob("???")
    assert made.stat().st_mode & 0o777 == 0o600
    with asked(site, "/data/") as page:
        assert "They have what the pages show now." in page.read().decode()


# What Debian calls otherwise than the image that deploy/Dockerfile begins with.
AS_IN_THE_IMAGE = """
apt-get install -y --no-install-recommends python3-pip >/dev/null
ln -s python3 /usr/bin/python
rm -f /usr/lib/python3.*/EXTERNALLY-MANAGED
"""


def test_each_command_of_the_image(empty):
    """One by one, without the tool that makes images; then its server, with nowhere to write."""
    with debian.Machine(another(empty)) as machine:
        machine.run(AS_IN_THE_IMAGE)
        folder = "/"
        for word, rest in re.findall(r"(?m)^(RUN|COPY|WORKDIR) (.*)", IMAGE):
            if word == "WORKDIR":
                folder = rest
                machine.run(f"mkdir {folder}")
            elif word == "COPY":
                [what, _] = rest.split()
                machine.run(f"cp -r /source/{what} {folder}")
            else:
                machine.run(f"cd {folder}; {rest}")
        assert not list((machine.root / folder.lstrip("/")).glob(".secret_key"))
        command = shlex.join(json.loads(re.search(r"(?m)^CMD (.*)", IMAGE)[1]))
        user = re.search(r"(?m)^USER (.*)", IMAGE)[1]
        machine.run(
            "mount --bind / /mnt; mount -o remount,bind,ro /mnt; mount -t tmpfs tmpfs /mnt/tmp;"
            f"cd {folder}; chroot --userspec={user} /mnt sh -c 'cd {folder}; exec {command}'"
            " >/tmp/said 2>&1 & python -c '''" + HEALTHY + "'''",
            SECRET_KEY="k" * 60, ALLOWED_HOSTS="127.0.0.1", DATABASE_URL="sqlite:////tmp/none",
        )  # fmt: skip


HEALTHY = """
import time, urllib.request
for _ in range(600):
    try:
        print(urllib.request.urlopen("http://127.0.0.1:8000/healthz").read())
        break
    except OSError:
        time.sleep(0.1)
else:
    raise SystemExit(open("/tmp/said").read())
"""
