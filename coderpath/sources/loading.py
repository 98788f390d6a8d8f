"""Merge the shipped rows with what is stored: the files bring news, an editor's work stays.

Of every row it is kept what was shipped last (`Shipped`). A row still equal to that is the site's:
it is updated, or retired once the files leave it out. Any other is an editor's, and so is an
UPDATE by hand; it stays, and where the files now say something else, that is told.

A migration rewrites rows too. Where one ran since the last load, and in a database that no load
has kept anything of, the history of a row decides: nobody but a load and migrations, and it is the
site's. For that time an UPDATE by hand, which leaves no history, counts as the site's as well. Rows
that a migration made of others have no history: they are whose the row they belong to is.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import CASCADE, Model, UniqueConstraint
from simple_history.utils import bulk_create_with_history

from . import fixtures
from .fixtures import Batch, Stored, named
from .merging import LOST, RETIRED, SHIPPED, HistoryLine, MergeVerdict, before_by_history, of_parts
from .models import Shipped
from .public import PUBLIC_APPS, public_models

# What an editor hears of, in this order.
TOLD = (
    ("kept", MergeVerdict.KEEP),
    ("kept", MergeVerdict.KEEP_PART),
    ("kept", MergeVerdict.KEEP_UNSHIPPED),
    ("left out", MergeVerdict.STAY_DELETED),
)


class Load:
    """One load of all files. `changed` counts rows; `said` are lines for whoever runs it."""

    def __init__(self, paths: list):
        self.stored = Stored()
        reader = fixtures.Reader(self.stored)
        self.batches = reader.read(paths)
        self.shipped = reader.shipped
        self.memory = Memory()
        self.verdicts = {model: self._judge(model) for model in self._models()}
        self.changed = 0
        self.said: list[str] = []
        self.left_out: set[tuple[type[Model], tuple]] = set()

    def run(self) -> None:
        """Retire first: a row under a new name then finds its place free."""
        waiting = self._retire(self._judged(MergeVerdict.RETIRE))
        for batch in self.batches:
            with fixtures.refusing(batch.path):
                self._create(batch)
                self._update(batch)
        kept = self._retire(waiting)
        for said, why in TOLD:
            self.said += (f"{said}: {named(row)} ({why.value})" for row in self._judged(why))
        self.said += (f"kept: {named(row)} (no longer shipped, but in use)" for row in kept)
        self.memory.keep(self._remembered(kept))

    def _models(self) -> list[type[Model]]:
        """Those in the files, and those that an earlier version may have had in its files."""
        public = (model for model in public_models() if hasattr(model, "history"))
        return list(dict.fromkeys([*self.shipped, *public]))

    def _judge(self, model: type[Model]) -> dict[tuple, MergeVerdict]:
        """What becomes of each row of a model."""
        stored = {key: fixtures.digest(row) for key, row in self.stored[model].items()}
        shipped = {key: fixtures.digest(row) for key, row in self._of(model).items()}
        before = self.memory.before(model, self.stored[model], stored, shipped)
        parts = {}
        for key in {**shipped, **stored}:
            states = (before.get(key), stored.get(key), shipped.get(key))
            # Parts are named by their whole first: a step by its path. Others stand alone.
            parts.setdefault(key[:-1] or key, {})[key] = states
        return {key: said for each in parts.values() for key, said in of_parts(each).items()}

    def _of(self, model: type[Model]) -> dict[tuple, Model]:
        return self.shipped.get(model, {})

    def _judged(self, wanted: MergeVerdict) -> list[Model]:
        """The rows of which this is to become, as stored, or as shipped when they are not."""
        return [
            self.stored[model].get(key) or self._of(model)[key]
            for model, verdicts in self.verdicts.items()
            for key, said in verdicts.items()
            if said is wanted
        ]

    def _in(self, batch: Batch, wanted: MergeVerdict) -> Iterator[Model]:
        """Of a batch, the rows of which this is to become."""
        verdicts = self.verdicts[batch.model]
        return (row for row in batch.rows if verdicts[row.natural_key()] is wanted)

    def _create(self, batch: Batch) -> None:
        new = Batch(batch.path, batch.model, list(self._in(batch, MergeVerdict.CREATE)))
        for wave in fixtures.waves(new):
            rows = [row for row in wave if self._stands(row)]
            try:
                with transaction.atomic():
                    create(batch.model, rows)
            except IntegrityError as refused:
                for row in rows:
                    row.pk, row._state.adding = None, True
                create(batch.model, self._with_a_place(rows, refused))
        self.changed += sum(row.pk is not None for row in new.rows)

    def _update(self, batch: Batch) -> None:
        for row in filter(self._stands, self._in(batch, MergeVerdict.UPDATE)):
            row.pk, row._state.adding = self.stored[batch.model][row.natural_key()].pk, False
            row._change_reason = SHIPPED
            try:
                with transaction.atomic():
                    row.save()
            except IntegrityError as refused:
                self._with_a_place([row], refused)
            else:
                self.changed += 1

    def _with_a_place(self, rows: list[Model], refused: IntegrityError) -> list[Model]:
        """Those whose place is free; where all are, it is the files that are wrong."""
        taken = [row for row in rows if is_taken(row)]
        if not taken:
            raise refused
        for row in taken:
            self._leave_out(row, "another row has its place")
        return [row for row in rows if row not in taken]

    def _stands(self, row: Model) -> bool:
        """Whether all that it points to is stored: an editor may have deleted some of it."""
        pointing = (field.name for field in row._meta.concrete_fields if field.is_relation)
        lost = [to for name in pointing if (to := getattr(row, name)) and to.pk is None]
        for to in lost[:1]:
            self._leave_out(row, f"{named(to)} is not there")
        return not lost

    def _leave_out(self, row: Model, why: str) -> None:
        self.left_out.add((type(row), row.natural_key()))
        self.said.append(f"left out: {named(row)} ({why})")

    def _retire(self, rows: list[Model]) -> list[Model]:
        """Remove these, last first what others stand on; those on which anything else stands."""
        kept = [row for row in rows if not self._removed(row)]
        return self._retire(kept) if len(kept) < len(rows) else kept

    def _removed(self, row: Model) -> bool:
        if is_stood_on(row):
            return False
        self.said.append(f"removed: {named(row)} (no longer shipped)")
        row._change_reason = RETIRED
        row.delete()
        self.changed += 1
        return True

    def _remembered(self, kept: list[Model]) -> Iterator[tuple[type[Model], tuple, str]]:
        """What was shipped, for the next load; of a deleted row that it was, and no more."""
        for model, rows in self.shipped.items():
            for key, row in rows.items():
                stored = self.stored[model].get(key)
                if (model, key) not in self.left_out:
                    gone = not stored and self.verdicts[model][key] is not MergeVerdict.CREATE
                    yield model, key, LOST if gone else fixtures.digest(row)
                elif stored:
                    yield model, key, fixtures.digest(stored)
        for row in kept:
            yield type(row), row.natural_key(), fixtures.digest(row)


class Memory:
    """What was shipped last, row by row, and after which migrations."""

    def __init__(self):
        self.rows = {(row.model, row.key): row for row in Shipped.objects.all()}
        self.version = migrations_run()
        self.histories = Histories()
        self.is_current = {row.version for row in self.rows.values()} == {self.version}

    def before(self, model, rows: dict, stored: dict, shipped: dict) -> dict[tuple, str | None]:
        """By natural key, the digest last shipped."""
        before = self._kept(model._meta.label_lower)
        unsure = {key for key in rows if before.get(key) != stored[key]}
        for key in () if self.is_current else unsure:
            found = self.histories.of(rows[key])
            if key not in before or found and not found[-1].is_by_an_editor:
                before[key] = before_by_history(found, stored[key], key in shipped)
        if not self.is_current:
            gone = set(deleted_by_editors(model)) - rows.keys() - before.keys()
            before |= {key: shipped[key] for key in gone & shipped.keys()}
        return before

    def _kept(self, label: str) -> dict[tuple, str | None]:
        kept = (row for (model, _), row in self.rows.items() if model == label)
        return {tuple(json.loads(row.key)): row.digest for row in kept}

    def keep(self, shipped: Iterator[tuple[type[Model], tuple, str]]) -> None:
        """Remember this in place of what was remembered."""
        new = {(model._meta.label_lower, json.dumps(key)): digest for model, key, digest in shipped}
        gone = [row.pk for names, row in self.rows.items() if names not in new]
        Shipped.objects.filter(pk__in=gone).delete()
        Shipped.objects.bulk_create(
            [
                Shipped(model=model, key=key, digest=digest, version=self.version)
                for (model, key), digest in new.items()
                if self._differs(model, key, digest)
            ],
            batch_size=500,
            update_conflicts=True,
            unique_fields=["model", "key"],
            update_fields=["digest", "version"],
        )

    def _differs(self, model: str, key: str, digest: str) -> bool:
        row = self.rows.get((model, key))
        return row is None or (row.digest, row.version) != (digest, self.version)


def create(model: type[Model], rows: list[Model]) -> None:
    """Store rows that are new, and say in their history that they were shipped."""
    if hasattr(model, "history"):
        bulk_create_with_history(rows, model, batch_size=500, default_change_reason=SHIPPED)
    else:
        model._base_manager.bulk_create(rows, batch_size=500)


def is_taken(row: Model) -> bool:
    """Whether another row is stored where only one can be: an editor may have made it."""
    rules = (rule for rule in row._meta.constraints if isinstance(rule, UniqueConstraint))
    try:
        row.validate_unique()
        for rule in rules:
            rule.validate(type(row), row)
    except ValidationError:
        return True
    return False


def is_stood_on(row: Model) -> bool:
    """Whether any row points to this one; the histories do not count."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: row}).exists()
        for relation in row._meta.get_fields(include_hidden=True)
        if (relation.one_to_many or relation.one_to_one) and relation.auto_created
        if not hasattr(relation.related_model, "instance_type")
    )


class Histories(dict):
    """By model and primary key: what was done to each row, the newest last. A query a model."""

    def __missing__(self, model: type[Model]) -> dict[int, list[HistoryLine]]:
        found: dict[int, list[HistoryLine]] = {}
        if hasattr(model, "history"):
            said = ("history_user_id", "history_type", "history_change_reason")
            lines = model.history.order_by("history_date", "history_id")
            for pk, *change in lines.values_list(model._meta.pk.attname, *said):
                found.setdefault(pk, []).append(HistoryLine(*change))
        self[model] = found
        return found

    def of(self, row: Model) -> list[HistoryLine]:
        """Of one without a line, which a migration made, that of the row it is a part of."""
        own = self[type(row)].get(row.pk)
        whole = (self[model].get(pk) for model, pk in wholes(row))
        return own or next(filter(None, whole), [])


def deleted_by_editors(model: type[Model]) -> Iterator[tuple]:
    """The natural keys of rows that an editor deleted; not of parts of what is gone as well."""
    if hasattr(model, "history"):
        for line in model.history.filter(history_type="-", history_user__isnull=False):
            with suppress(ObjectDoesNotExist):
                yield line.instance.natural_key()


def wholes(row: Model) -> Iterator[tuple[type[Model], int]]:
    """The rows that a row goes with when they go."""
    for field in row._meta.concrete_fields:
        if field.is_relation and field.remote_field.on_delete is CASCADE:
            yield field.related_model, getattr(row, field.attname)


def migrations_run() -> str:
    """One value that changes whenever a migration runs that may rewrite shipped rows."""
    run = MigrationRecorder(connection).applied_migrations()
    names = sorted(name for name in run if name[0] in PUBLIC_APPS)
    return hashlib.sha256(repr(names).encode()).hexdigest()
