"""What deploy/ ships and docs/run.md says of it fit together; drills run it."""

import re
import shlex
import subprocess

from django.conf import settings
from django.test import SimpleTestCase

from tests.drills.page import commands

DEPLOY = settings.BASE_DIR / "deploy"
PAGE = (settings.BASE_DIR / "docs/run.md").read_text(encoding="utf-8")


def read(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


class DeployTests(SimpleTestCase):
    def test_every_command_of_the_page_is_one_of_the_shell(self):
        headings = re.findall(r"^## (.*)", PAGE, re.MULTILINE)
        scripts = list(filter(None, map(commands, headings)))
        self.assertGreater(len(scripts), 2)
        for script in [*scripts, read("coderpath"), read("release")]:
            checked = subprocess.run(["sh", "-n"], input=script, capture_output=True, text=True)
            self.assertEqual((checked.returncode, checked.stderr), (0, ""))

    def test_every_shipped_file_that_the_page_copies_is_there(self):
        copied = re.findall(r"[\w@-]+\.(?:service|timer|conf|example)\b", commands(FIRST))
        for name in set(copied) - {"coderpath.example", "coderpath.conf", "git.example"}:
            with self.subTest(name):
                self.assertTrue((DEPLOY / name).exists())

    def test_every_file_of_the_units_is_where_the_page_puts_it(self):
        unit = read("coderpath@.service")
        self.assertIn("EnvironmentFile=/etc/coderpath/env", unit)
        self.assertIn("/etc/coderpath/env\n", commands(FIRST))
        for port in re.findall(r"server 127\.0\.0\.1:(\d+)", read("nginx.conf")):
            with self.subTest(port=port):
                self.assertIn(f"coderpath@{port}", commands(FIRST))
                self.assertIn(port, read("release"))

    def test_both_servers_write_files_of_wages_to_one_folder(self):
        unit, compose = read("coderpath@.service"), read("compose.yaml")
        self.assertIn("StateDirectory=coderpath\n", unit)
        self.assertIn("Environment=LOADS_FOLDER=/var/lib/coderpath/", unit)
        self.assertEqual(compose.count("LOADS_FOLDER: /loads"), 2)
        self.assertIn('volumes: ["loads:/loads", ', compose)

    def test_all_data_is_written_where_both_servers_read_it(self):
        folder = re.search(r"^EXPORT_FOLDER=(.+)", read("env.example"), re.MULTILINE)[1]
        state, _, _ = folder.rpartition("/")
        self.assertEqual(state, "/var/lib/coderpath")
        self.assertRegex(commands(FIRST), rf"(?m)^install -d -o coderpath .* {state}$")
        # The command goes by the setting, so its unit does not name the folder again.
        self.assertRegex(read("coderpath-backup.service"), r"(?m)/coderpath export_data$")
        self.assertIn(f'"export:{folder}"]', read("compose.yaml"))
        self.assertIn("\n  export:\n", read("compose.yaml"))

    def test_in_containers_too_all_data_is_written_each_day(self):
        service = re.search(r"^  nightly:\n((?:    .*\n)+)", read("compose.yaml"), re.MULTILINE)[1]
        self.assertIn("<<: *site\n", service)  # with the volume, as the servers
        run = re.search(r'command: sh -c "(.*)"\n', service)[1]
        # With a stand-in for each program: one day, and the next although the first one failed.
        stand_in = (
            "python() { echo $*; false; }; sleep() { echo $1; test $((n += 1)) -lt 2 || exit; }"
        )
        done = subprocess.run(
            ["sh", "-c", f"{stand_in}; {run}"], capture_output=True, text=True, timeout=10
        )
        self.assertEqual(done.stdout.split("\n")[:-1], ["manage.py export_data", "86400"] * 2)
        self.assertIn("init: true\n", service)  # a shell that is process 1 ends by no signal
        self.assertIn("`nightly`", PAGE)

    def test_the_user_of_the_image_may_write_to_each_volume(self):
        volumes = re.search(r"^  volumes: \[(.*)\]", read("compose.yaml"), re.MULTILINE)[1]
        folders = re.findall(r'"\w+:([^"]+)"', volumes)
        self.assertIn(f"RUN install -d -o coderpath {' '.join(folders)}\n", read("Dockerfile"))

    def test_the_settings_are_known_and_read_alike_by_a_shell_and_a_service_manager(self):
        known = set(
            re.findall(r"^\| `([A-Z_]+)` \|", (settings.BASE_DIR / "README.md").read_text(), re.M)
        )
        lines = [line for line in read("env.example").splitlines() if line and line[0] != "#"]
        for line in lines:
            with self.subTest(line):
                self.assertIn(line.partition("=")[0], known)
                self.assertEqual(shlex.split(line), [line])
        # What the unit says itself comes from one place only.
        self.assertNotIn("\nPORT=", read("env.example"))


FIRST = "From an empty Debian 12 to https"
