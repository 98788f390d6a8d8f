"""Write what is stored back into the shipped files, so that edits go home.

The files are followed as they are: every row stays in its place, with its keys in their order, and
what nobody changed is the same to the byte. A changed row has its new values, a deleted one is
left out, and what an editor added stands after the others in the file of its kind. Of kinds that
keep no history, such as areas, the published tables bring rows as well: no new ones are written.
"""

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from django.apps import apps
from django.db.models import Field, Model

from . import fixtures
from .fixtures import Stored
from .public import public_models

_GAP = re.compile(r"[\s,]*")


@dataclass(frozen=True)
class Text:
    """A file as it is written: its rows, and what stands before, between and after them."""

    rows: list[str]
    before: str = "[\n"
    between: str = ",\n"
    after: str = "\n]\n"

    @classmethod
    def of(cls, text: str) -> "Text":
        rows, gaps = [], [text[: text.index("{")]]
        at = len(gaps[0])
        while text[at] == "{":
            _, end = json.JSONDecoder().raw_decode(text, at)
            rows.append(text[at:end])
            at = _GAP.match(text, end).end()
            gaps.append(text[end:at])
        return cls(rows, gaps[0], gaps[1] if rows[1:] else cls.between, gaps[-1] + text[at:])

    def dump(self, row: dict) -> str:
        """A row in the manner of this file: in one line, or with as many blanks a level."""
        lines = self.rows[0].splitlines() if self.rows else ["{", "  "]
        if len(lines) == 1:
            return json.dumps(row, ensure_ascii=False)
        margin = self.before.rpartition("\n")[2]
        step = len(lines[1]) - len(lines[1].lstrip()) - len(margin)
        return json.dumps(row, indent=step, ensure_ascii=False).replace("\n", f"\n{margin}")

    def with_rows(self, rows: list[str]) -> str:
        return self.before + self.between.join(rows) + self.after


class Export:
    """The text of every file, by name; `differing` counts rows that are not as they shipped."""

    def __init__(self, paths: list[Path]):
        self.stored = Stored()
        reader = fixtures.Reader(self.stored)
        self.batches = reader.read(paths)
        self.shipped = reader.shipped
        self.differing = 0
        self.added = self._added()
        self.files = {path.name: self._file(path) for path in paths}
        self.files |= {f"{name}.json": self._new_file(name) for name in list(self.added)}

    def _added(self) -> dict[str, list[Model]]:
        """By file, the rows that editors made: the first that holds such rows, or a new one."""
        homes = {batch.model: batch.path.stem for batch in reversed(self.batches)}
        added: dict[str, list[Model]] = {}
        for model in public_models():
            if hasattr(model, "history"):
                plural = str(model._meta.verbose_name_plural).replace(" ", "_")
                known = self.shipped.get(model, {})
                rows = [row for key, row in self.stored[model].items() if key not in known]
                added.setdefault(homes.get(model, plural), []).extend(rows)
        return {name: rows for name, rows in added.items() if rows}

    def _file(self, path: Path) -> str:
        text = Text.of(path.read_text(encoding="utf-8"))
        shipped = {batch.model: iter(batch.rows) for batch in self.batches if batch.path == path}
        rows = []
        for written in text.rows:
            given = json.loads(written)
            rows.append(self._row(text, written, given, next(shipped[_model(given)])))
        return text.with_rows([row for row in rows if row] + self._new_rows(path.stem, text))

    def _row(self, text: Text, written: str, given: dict, shipped: Model) -> str:
        """A row as it is written, unless it was changed since; nothing when it was deleted."""
        row = self.stored[type(shipped)].get(shipped.natural_key())
        changes = changed(shipped, row) if row else {}
        self.differing += row is None or bool(changes)
        if not changes:
            return written if row else ""
        return text.dump(given | {"fields": given["fields"] | changes})

    def _new_file(self, name: str) -> str:
        text = Text([])
        return text.with_rows(self._new_rows(name, text))

    def _new_rows(self, name: str, text: Text) -> list[str]:
        rows = self.added.pop(name, [])
        self.differing += len(rows)
        return [text.dump(new(row)) for row in rows]


def _model(given: dict) -> type[Model]:
    return apps.get_model(given["model"])


def changed(shipped: Model, row: Model) -> dict:
    """The values of a stored row that are not those shipped, by field."""
    before = {field.name: fixtures.plain(shipped, field) for field in fixtures.fields(shipped)}
    return {
        field.name: written(row, field)
        for field in fixtures.fields(row)
        if fixtures.plain(row, field) != before[field.name]
    }


def new(row: Model) -> dict:
    """A row that no file holds, with what it says."""
    said = fixtures.content(row)
    fields = [field for field in fixtures.fields(row) if field.name in said]
    return {
        "model": row._meta.label_lower,
        "fields": {field.name: written(row, field) for field in fields},
    }


def written(row: Model, field: Field):
    """A value as the files write it: an amount with all its decimals."""
    value = getattr(row, field.name)
    return str(value) if isinstance(value, Decimal) else fixtures.plain(row, field)
