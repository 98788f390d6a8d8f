"""What tests of wage releases at the desk share: accounts, files, and a file given and read."""

from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from salaries.desk import running
from salaries.desk.models import WageLoad
from salaries.models import Release
from tests.salaries import survey_files as files
from tests.salaries.imports import KENTUCKY
from tests.salaries.survey_files import NATION, row

PAGE = "/admin/wages/"
ONE = "/admin/wages/2026/"
TENFOLD = {name: value * 10 for name, value in files.FIGURES.items() if name.startswith("A_")}
JOBS = {"TOT_EMP": 194_720}


def like(**given) -> list[dict]:
    """A release like that of May 2025, but for what is given of Ohio."""
    return [row(**given), row(KENTUCKY), row(NATION, **JOBS)]


def odd() -> list[dict]:
    return like(**TENFOLD)


def account(name: str, group: str) -> User:
    made = User.objects.create_user(name, is_staff=True)
    made.groups.add(Group.objects.get(name=group))
    return made


@dataclass
class Giver:
    """Someone at the desk who gives files; those are read at once, in this process."""

    client: Client
    capture: object  # of what is done once a request is stored

    def give(self, file: Path | SimpleUploadedFile | None = None, **sent) -> HttpResponse:
        """The page after a file was given, and read where it was taken."""
        if isinstance(file, Path):
            file = SimpleUploadedFile(file.name, file.read_bytes())
        if file:
            sent["file"] = file
        answer, held = self.started(sent)
        if not held:
            return answer
        running.run(WageLoad.objects.get(state="RUNNING"))
        held.close()
        return self.client.get(PAGE)

    def started(self, sent: dict) -> tuple[HttpResponse, running.Lock | None]:
        """What was answered, and the lock of the process that is to be started, if any."""
        with self.capture() as started:
            answer = self.client.post(PAGE, sent)
        return answer, started[0].args[1] if started else None

    def rows(self, folder: Path, rows: list[dict], name="all_M2026.csv") -> HttpResponse:
        return self.give(files.csv_file(folder / name, rows))

    def decide(self, do: str, why="The Bureau published it.", page=ONE, **sent) -> HttpResponse:
        """What the page of a release says after something was decided on it."""
        seal = self.client.get(page).context["beside"].seal
        given = {"do": do, "_reason": why, "seal": seal} | sent
        with self.capture(execute=True):
            return self.client.post(page, given, follow=True)


def status(year=2026) -> str:
    return Release.objects.get(year=year).status
