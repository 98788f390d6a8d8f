"""Two editors on one row: the second is told who changed what, and neither loses anything.

A change form carries its version: the newest entry in the history of the row, and of the rows that
are edited along with it. When it comes back and there is a newer entry, it is not stored. It is
shown again with who changed what. Fields that only the other changed have the other's values; what
the editor typed stays. To save it again then means it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.admin.options import InlineModelAdmin
from django.db.models import Max, Model
from django.http import QueryDict

from . import words

VERSION = "_version"
TOO_LONG = 60
MOST_ROWS = 100  # in line in one form; the longest path has one less


@dataclass(frozen=True)
class EditedKind:
    """Rows of one model that a form edits: those whose `column` is the key of the form's row."""

    model: type[Model]
    column: str
    prefix: str = ""  # of the fields of a row in line; empty for the row of the form itself

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    def entries(self, pk):
        """The history of these rows, the oldest first."""
        history = self.model.history.model.objects
        return history.filter(**{self.column: pk}).order_by("history_id")

    def version(self, pk) -> int:
        return self.entries(pk).aggregate(newest=Max("history_id"))["newest"] or 0


@dataclass(frozen=True)
class News:
    """What another editor did to one row since the form was opened."""

    kind: EditedKind
    before: Model | None  # the entry of its history on which the form was opened; none: it is new
    entry: Model  # the newest one

    @property
    def who(self) -> str:
        return str(self.entry.history_user or "A command")

    @property
    def verb(self) -> str:
        if self.entry.history_type == "-":
            return "deleted"
        return "changed" if self.before else "added"

    @property
    def changed(self) -> list[str]:
        """The fields that are no longer as they were."""
        if self.verb != "changed":
            return []
        fields = (f for f in self.kind.model._meta.concrete_fields if f.editable)
        return [f.name for f in fields if self._was(f) != f.value_from_object(self.entry)]

    def _was(self, field):
        return field.value_from_object(self.before)

    def value(self, name: str) -> str:
        """A value as the other left it, in the words of the form."""
        field = self.kind.model._meta.get_field(name)
        said = dict(field.flatchoices).get(getattr(self.entry, field.attname))
        said = said or getattr(self.entry, name)
        if said in (None, "") or said is False:
            return "empty" if said is not False else "off"
        return f"“{str(said)[:TOO_LONG]}”" if said is not True else "on"

    def __str__(self) -> str:
        opts = self.kind.model._meta
        thing = f"the {opts.verbose_name} “{self.entry.instance}”" if self.kind.prefix else "this"
        told = [
            f"“{opts.get_field(name).verbose_name}” is now {self.value(name)}"
            for name in self.changed
        ]
        return f"{self.who} {self.verb} {thing}{': ' if told else ''}{words.listing(told)}."


def kinds_of(model: type[Model], inlines: Iterable[InlineModelAdmin], request) -> list[EditedKind]:
    """What a form edits: its own row, and the rows in line that may be changed."""
    found = [EditedKind(model, model._meta.pk.attname)]
    for inline in inlines:
        if inline.has_change_permission(request) and hasattr(inline.model, "history"):
            formset = inline.get_formset(request)
            found.append(EditedKind(inline.model, formset.fk.attname, formset.get_default_prefix()))
    return found


def version(kinds: Iterable[EditedKind], pk) -> str:
    """What a form carries to tell later whether it is out of date: “fees.fee=12”, by kind."""
    return " ".join(f"{kind.label}={kind.version(pk)}" for kind in kinds)


def news(kinds: Iterable[EditedKind], pk, carried: str) -> Iterator[News]:
    """What happened to the rows of a form since the version that it carries."""
    known = dict(part.split("=", 1) for part in carried.split() if "=" in part)
    for kind in kinds:
        seen = known.get(kind.label, "")
        if seen.isdecimal() and len(seen) < 19:
            yield from _news_of(kind, pk, int(seen))


def _news_of(kind: EditedKind, pk, seen: int) -> Iterator[News]:
    newest = {entry.id: entry for entry in kind.entries(pk).filter(history_id__gt=seen)}
    known = kind.entries(pk).filter(history_id__lte=seen, id__in=newest)
    before = {entry.id: entry for entry in known}
    for key, entry in newest.items():
        told = News(kind, before.get(key), entry)
        if told.changed or told.verb != "changed":
            yield told


def rebased(post: QueryDict, told: Iterable[News]) -> QueryDict:
    """The form as typed, on top of what others did: what only they changed has their values."""
    post = post.copy()
    for each in told:
        prefix = _prefix(post, each)
        if prefix is None:
            continue
        if each.verb == "deleted":
            _drop(post, each.kind.prefix, prefix)
        for name in each.changed:
            if not _is_typed(post, prefix, each, name):
                _put(post, prefix, each, name)
    return post


def typed_by_both(post: QueryDict, told: Iterable[News]) -> dict[str, str]:
    """Of the form's own row: the fields that both changed, and what the other made of them."""
    return {
        name: f"{each.who} changed this meanwhile: it is now {each.value(name)}."
        for each in told
        if not each.kind.prefix
        for name in each.changed
        if name in post and _is_typed(post, "", each, name)
    }


def _prefix(post: QueryDict, each: News) -> str | None:
    """How the names of a row's fields begin in the form; None for a row that is not in it."""
    if not each.kind.prefix:
        return ""
    for number in range(_count(post, each.kind.prefix, "INITIAL")):
        start = f"{each.kind.prefix}-{number}-"
        if post.get(f"{start}{each.kind.model._meta.pk.name}") == str(each.entry.id):
            return start
    return None


def _form_field(each: News, name: str):
    return each.kind.model._meta.get_field(name).formfield()


def _is_typed(post: QueryDict, prefix: str, each: News, name: str) -> bool:
    """Whether the editor changed a field, against the row as the form was opened on it."""
    field = _form_field(each, name)
    was = each.kind.model._meta.get_field(name).value_from_object(each.before)
    return field is not None and field.has_changed(was, post.get(prefix + name))


def _put(post: QueryDict, prefix: str, each: News, name: str) -> None:
    field = _form_field(each, name)
    value = each.kind.model._meta.get_field(name).value_from_object(each.entry)
    if value is False or field is None:
        post.pop(prefix + name, None)
    else:
        written = field.widget.format_value(field.prepare_value(value))
        written = written[0] if isinstance(written, list) and written else written
        post[prefix + name] = "on" if value is True else written or ""


def _drop(post: QueryDict, formset: str, start: str) -> None:
    """Take the row out of the form that another deleted: those after it move up."""
    gone = int(start.removeprefix(f"{formset}-").rstrip("-"))
    total = _count(post, formset, "TOTAL")
    for name in [name for name in post if name.startswith(start)]:
        del post[name]
    for number in range(gone + 1, total):
        moved = f"{formset}-{number}-"
        for name in [name for name in post if name.startswith(moved)]:
            post.setlist(f"{formset}-{number - 1}-{name.removeprefix(moved)}", post.pop(name))
    for which in ("TOTAL", "INITIAL"):
        post[f"{formset}-{which}_FORMS"] = str(_count(post, formset, which) - 1)


def _count(post: QueryDict, formset: str, which: str) -> int:
    said = post.get(f"{formset}-{which}_FORMS", "")
    return min(int(said), MOST_ROWS) if said.isdecimal() and len(said) < 9 else 0


def sentence(told: Iterable[News]) -> str:
    """What the second editor is told above the form."""
    return (
        f"{' '.join(map(str, told))} This was after you opened the page, so nothing is saved yet. "
        "Below is what you typed, with the other changes in it. Look it over and save again."
    )


class OutdatedForm:
    """Mixed into a form that came back after another editor's change: it is not valid."""

    def _post_clean(self):
        super()._post_clean()
        self.add_error(None, sentence(self.request.news))
        for name, said in self.request.typed_by_both.items():
            if name in self.fields:
                self.add_error(name, said)
