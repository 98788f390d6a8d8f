"""How gunicorn runs the site: ready before it is asked, and ended by Ctrl-C at any moment."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from django.core.handlers.wsgi import WSGIHandler
from django.test import SimpleTestCase, override_settings

from coderpath import server
from coderpath.finished import Finished
from tests.bench.servers import free_port
from tests.reader import Reader
from tests.test_finished import LooksOnce, counted

SHIPPED = Path(__file__).resolve().parent.parent / "coderpath/server.py"
# A worker that is slow to begin: it says when it is there, and waits.
SLOW = f"""
import time
exec(open({str(SHIPPED)!r}).read())
loglevel = "info"
workers = 1
shipped = globals().get("post_fork", lambda server, worker: None)

def post_fork(server, worker):
    {{before}}
    shipped(server, worker)
    {{after}}
"""
WAIT = "print('a worker is there', flush=True); time.sleep(3)"


class ReadyTests(LooksOnce):
    def test_the_first_reader_waits_for_no_query(self):
        site = Finished(WSGIHandler())
        server.first_pages(site)
        with counted() as statements:
            self.assertEqual(Reader(site).get("/"), 200)
        self.assertEqual(statements, [])

    @override_settings(ALLOWED_HOSTS=[".coderpath.example"])
    def test_a_name_and_all_below_it_are_made_ready_under_that_name(self):
        site = Finished(WSGIHandler())
        server.first_pages(site)
        self.assertEqual({each.host for each in site.pages.once.pages}, {"coderpath.example"})


class StoppingTests(SimpleTestCase):
    def test_a_worker_that_has_not_begun_is_not_waited_for(self):
        for when in ("before", "after"):
            with self.subTest(f"told {when} it listens to signals"):
                said = self.stopped({"before": "pass", "after": "pass"} | {when: WAIT})
                self.assertNotIn("SIGKILL", said)
                self.assertIn("Shutting down: Master", said)

    def stopped(self, slow: dict[str, str]) -> str:
        config = Path(tempfile.mkdtemp(), "config.py")
        self.addCleanup(shutil.rmtree, config.parent)
        config.write_text(SLOW.format(**slow))
        command = [sys.executable, "-m", "gunicorn", "-c", str(config)]
        environment = os.environ | {"PORT": str(free_port()), "DATABASE_URL": "sqlite://:memory:"}
        process = subprocess.Popen(
            [*command, "django.core.wsgi:get_wsgi_application()"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment | {"DJANGO_SETTINGS_MODULE": "tests.bench.hello"},
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        with process:
            lines = iter(process.stdout.readline, "")
            said = "".join(line for line in until(lines, "a worker is there"))
            os.killpg(process.pid, signal.SIGINT)
            return said + process.stdout.read()


def until(lines, wanted: str):
    for line in lines:
        yield line
        if wanted in line:
            return
