"""How tests ship a few rows, change them, and ship them anew."""

import json
from io import StringIO

from django.core.management import call_command
from django.test import override_settings

FIRST = {
    "publishers": [
        ("sources.publisher", "aapc", {"name": "AAPC", "kind": "ISSUER"}),
        ("sources.publisher", "blog", {"name": "Blog", "kind": "ARTICLE"}),
    ],
    "sources": [
        ("sources.source", "prices", {"publisher": ["aapc"], "title": "Prices"}),
        ("sources.source", "blog", {"publisher": ["blog"], "title": "Fees"}),
    ],
    "issuers": [("certifications.issuer", "aapc", {"code": "AAPC", "name": "AAPC"})],
    "certifications": [
        ("certifications.certification", slug, {"code": code, "name": code, "issuer": ["aapc"]})
        for slug, code in (("cpc", "CPC"), ("coc", "COC"))
    ],
    "fees": [
        (
            "certifications.fee",
            key,
            {
                "certification": ["cpc"],
                "kind": "EXAM_ONE",
                "amount": amount,
                "as_of": day,
                "source": ["prices"],
            },
        )
        for key, amount, day in (
            ("cpc-425", "425.00", "2026-01-01"),
            ("cpc-399", "399.00", "2025-01-01"),
        )
    ],
    "paths": [
        (
            "certifications.path",
            "self-study",
            {"name": "Self-study", "start": "NEWCOMER", "summary": "Alone."},
        ),
        *(
            (
                "certifications.pathstep",
                None,
                {"path": ["self-study"], "position": at, "kind": kind, "certification": ["cpc"]},
            )
            for at, kind in enumerate(("START", "TRAINING", "MEMBERSHIP", "EXAM"), 1)
        ),
    ],
}


class Files:
    """Files to ship, in a folder; `ship` loads them and says what the load says."""

    def __init__(self, folder):
        self.folder = folder
        self.rows = {name: [_row(*row) for row in rows] for name, rows in FIRST.items()}

    def row(self, name: str, key: str) -> dict:
        """The fields of a row, to change."""
        found = (row["fields"] for row in self.rows[name])
        return next(fields for fields in found if key in fields.values())

    def drop(self, name: str, **given) -> None:
        """Leave out the rows of a file that have these values."""
        self.rows[name] = [
            row for row in self.rows[name] if not given.items() <= row["fields"].items()
        ]

    def write(self) -> None:
        for name, rows in self.rows.items():
            text = ",\n".join(json.dumps(row, indent=2, ensure_ascii=False) for row in rows)
            (self.folder / f"{name}.json").write_text(f"[\n{text}\n]\n", encoding="utf-8")

    def ship(self) -> list[str]:
        self.write()
        return run("load_catalogue", self.folder)


def run(command: str, folder, *args) -> list[str]:
    """What a command says, line by line, where these files are shipped."""
    out = StringIO()
    with override_settings(FIXTURE_DIRS=[folder]):
        call_command(command, *args, stdout=out)
    return out.getvalue().splitlines()


def _row(model: str, key: str | None, fields: dict) -> dict:
    name = "key" if model == "certifications.fee" else "slug"
    given = {name: key} if key else {}
    if model == "sources.source":
        given["url"] = f"https://example.org/{key}"
    return {"model": model, "fields": given | fields}
