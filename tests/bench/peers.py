"""The list of certifications beside what else could show it, and behind nginx."""

import shutil
from pathlib import Path

from tests import proxy

from .servers import Server, anew, free_port, gunicorn, hello, site, turns

ROOT = Path(__file__).resolve().parent.parent.parent
DATASETTE = ROOT / ".venv-bench/bin/datasette"
LIST = "/certifications/?setting=INPATIENT&max_cost={dollars}&sort=cost"
KEPT = "/certifications/"
EVERYDAY = "/?status=OPEN&status=UNCONFIRMED&max_cost={dollars}&sort=code"
TABLE = "/1/certifications_certification?status__not=RETIRED&_sort=code&name__not={dollars}"
AT_ITS_BEST = ("suggest_facets", "allow_facet", "default_allow_sql", "allow_download")


def measure(core: str | None, folder: Path, seconds: float) -> None:
    """`folder` has the shipped catalogue in 1.sqlite3."""
    database = f"sqlite:///{folder / '1.sqlite3'}"
    print(f"\n{'':52}{'CPU, x hello':>13}{'ms':>8}{'KB':>7}")
    with hello(core) as bare, site(core, database) as whole, anew(core, database) as made:
        shown("the list, filtered, made anew", bare, made, LIST, seconds)
        shown("the list, kept", bare, whole, KEPT, seconds)
        with everyday(core, database) as other:
            shown("an everyday django-filter list", bare, other, EVERYDAY, seconds)
        if DATASETTE.exists():
            with datasette(core, folder) as other:
                shown("Datasette, the table filtered", bare, other, TABLE, seconds)
            with datasette(core, folder, best=True) as other:
                shown("Datasette, at its best settings", bare, other, TABLE, seconds)
        else:
            print("Datasette is not installed: `make bench` installs it in .venv-bench.")
        if shutil.which("nginx"):
            with nginx(core, folder, whole) as front:
                shown("the list, kept, nginx in front", bare, front, KEPT, seconds)
        else:
            print("nginx is not installed: deploy/nginx.conf was not measured.")


def shown(name: str, bare: Server, server: Server, path: str, seconds: float) -> None:
    found, reference = turns([(server, path), (bare, "/")], seconds)
    wrong = "" if found.statuses == {200} else f"  answered {found.statuses}"
    print(
        f"{name:52}{found.cpu_each / reference.cpu_each:13.2f}{found.cpu_each * 1000:8.2f}"
        f"{found.length / 1024:7.1f}{wrong}",
        flush=True,
    )


def everyday(core: str | None, database: str) -> Server:
    application = "django.core.wsgi:get_wsgi_application()"
    return gunicorn(application, "tests.bench.everyday_settings", core, database)


def datasette(core: str | None, folder: Path, best: bool = False) -> Server:
    """As anyone starts it; or with nothing that it can leave out, on a file that nobody writes."""
    port, path = free_port(), str(folder / "1.sqlite3")
    command = [str(DATASETTE), "serve", "--port", str(port)]
    if not best:
        return Server([*command, path], port, core)
    off = [word for name in AT_ITS_BEST for word in ("--setting", name, "off")]
    return Server([*command, *off, "--immutable", path], port, core)


def nginx(core: str | None, folder: Path, site: Server) -> Server:
    """The shipped example before the site, without https."""
    port = free_port()
    command = proxy.command(folder, port, (site.port, site.port), https=False)
    return Server(command, port, core, behind=site)
