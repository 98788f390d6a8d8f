"""The steps of a path in its form: each has the fields of its kind alone, and a button moves it.

No script is needed: a button sends the form as it stands, and it comes back in another order, with
a step more or a step less. Nothing is stored until the form is saved.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.formsets import DELETION_FIELD_NAME, TOTAL_FORM_COUNT
from django.http import QueryDict

from coderpath.sources.fact_admin import ShownAgain

from ..models import Certification, PathStep, Training, Way, path_rules
from ..models.path_kinds import FIELDS
from ..models.paths import LAST_POSITION

Kind = PathStep.Kind
ARRANGE, NEW_KIND, AFTER = "_arrange", "_kind", "_after"
UP, DOWN, OUT, BACK, ADD = "up", "down", "out", "back", "add"
OF_ALL = ("id", "path", "position", "kind", "assumption", DELETION_FIELD_NAME)
# What a field asks for in a step of a kind; where nothing stands, its label says it all.
HELP = {
    (Kind.TRAINING, "training"): "The program or course. Empty for studying alone.",
    (Kind.TRAINING, "certification"): "What is studied for alone.",
    (Kind.TRAINING, "priced_as"): "Whose price counts, when the program itself has none.",
    (Kind.TRAINING, "may_be_included"): "Its rule says that an earlier price once included it.",
    (Kind.TRAINING, "way"): "The rule that says so.",
    (Kind.FIRST_JOB, "way"): "What work is asked or advised.",
    (Kind.FIRST_JOB, "months"): "Only when no rule says how many.",
    (Kind.LOSE_A, "way"): "How the apprentice title goes.",
}
NO_KIND = "Choose what kind of step it is."
TOO_MANY = f"A path has {LAST_POSITION} steps at most."


class Arrangement:
    """What a button asks of the steps, done to the form as it was sent.

    `data` is the form as it comes back. `added` is the step that is new in it, not looked at yet;
    `says` is why there is none.
    """

    def __init__(self, data: QueryDict, prefix: str):
        self.data, self._prefix = data, prefix
        self.added: dict[str, str | int] = {}
        self.says = ""
        self._total = min(_number(data.get(self._management)), LAST_POSITION)
        gone = {at for at in range(self._total) if data.get(self._name(at, DELETION_FIELD_NAME))}
        self._order = sorted(set(range(self._total)) - gone, key=self._position)
        what, _, at = data.get(ARRANGE, "").partition("-")
        self._do(what, _number(at, otherwise=-1))
        for place, each in enumerate(self._order, 1):
            data[self._name(each, "position")] = str(place)

    def _do(self, what: str, at: int) -> None:
        place = self._order.index(at) if at in self._order else -1
        if what == ADD:
            self._add(self.data.get(NEW_KIND, ""), self.data.get(AFTER, ""))
        elif what == BACK and place < 0 <= at < self._total:
            self.data.pop(self._name(at, DELETION_FIELD_NAME), None)
            self._order.insert(max(self._position(at) - 1, 0), at)
        elif what == OUT and place >= 0:
            self.data[self._name(at, DELETION_FIELD_NAME)] = "on"
            self._order.remove(at)
        elif what == UP and place > 0:
            self._swap(place - 1)
        elif what == DOWN and 0 <= place < len(self._order) - 1:
            self._swap(place)

    def _swap(self, place: int) -> None:
        """The step at a place and the one after it."""
        self._order[place : place + 2] = reversed(self._order[place : place + 2])

    def _add(self, kind: str, after: str) -> None:
        if kind not in Kind.values:
            self.says = NO_KIND
        elif self._total >= LAST_POSITION:
            self.says = TOO_MANY
        else:
            before = _number(after, otherwise=-1)
            place = self._order.index(before) + 1 if before in self._order else len(self._order)
            self._order.insert(place, self._total)
            self.added = {"kind": kind, "position": place + 1}
            self.data[self._name(self._total, "kind")] = kind
            self._total += 1
            self.data[self._management] = str(self._total)

    @property
    def _management(self) -> str:
        return f"{self._prefix}-{TOTAL_FORM_COUNT}"

    def _name(self, at: int, field: str) -> str:
        return f"{self._prefix}-{at}-{field}"

    def _position(self, at: int) -> int:
        return _place(self.data.get(self._name(at, "position")))


def _place(position: object) -> int:
    """Where a step stands by its position as it was sent; without one, last."""
    return _number(str(position), otherwise=LAST_POSITION)


def _number(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else otherwise


class Offered:
    """What the fields of all steps offer to choose from. Three queries, asked once."""

    @cached_property
    def certification(self) -> list[tuple]:
        return [(each.pk, str(each)) for each in Certification.objects.order_by("code")]

    @cached_property
    def training(self) -> list[tuple]:
        return [(each.pk, str(each)) for each in Training.objects.order_by("name")]

    @property
    def priced_as(self) -> list[tuple]:
        return self.training

    @cached_property
    def _ways(self) -> list[Way]:
        ways = Way.objects.select_related("requirement__certification")
        return list(ways.order_by("requirement__certification__code", "requirement", "position"))

    def ways_for(self, kind: Kind) -> list[tuple]:
        """The ways that a step of this kind can stand on, under the question that they answer."""
        by_question: dict[str, list[tuple]] = {}
        for way in self._ways:
            if not path_rules.unfit(PathStep(kind=kind), way):
                by_question.setdefault(way.requirement.question, []).append((way.pk, way.rule))
        return list(by_question.items())

    def of(self, name: str, kind: Kind) -> list[tuple]:
        found = self.ways_for(kind) if name == "way" else getattr(self, name)
        return [("", "---------"), *found]


class StepForm(forms.ModelForm):
    """One step, with the fields of its kind alone; a stored step keeps its kind."""

    def __init__(self, *args, offered: Offered, **kwargs):
        super().__init__(*args, **kwargs)
        self._offered = offered
        for name in ("position", "kind"):
            self.fields[name].widget = forms.HiddenInput()
        self.fields["kind"].disabled = bool(self.instance.pk)
        said = self["kind"].value()
        self.kind = Kind(said) if said in Kind.values else None

    def keep_its_fields(self) -> None:
        """Leave out the fields of other kinds."""
        own = FIELDS[self.kind] if self.kind else ()
        for name in [name for name in self.fields if name not in (*OF_ALL, *own)]:
            del self.fields[name]
        for name in own:
            field = self.fields[name]
            field.help_text = HELP.get((self.kind, name), "")
            if isinstance(field, forms.ModelChoiceField):
                field.widget = forms.Select()
                field.choices = self._offered.of(name, self.kind)
        self.order_fields((*OF_ALL[:-2], *own, *OF_ALL[-2:]))

    def _post_clean(self):
        """What a constraint says stands beside the field that its code names."""
        super()._post_clean()
        if NON_FIELD_ERRORS in self.errors:
            for error in self.errors.pop(NON_FIELD_ERRORS).as_data():
                self.add_error(error.code if error.code in self.fields else None, error)


@dataclass(frozen=True)
class StepRow:
    """A step as the form shows it; `number` is its place among those that stay, from 1."""

    form: StepForm
    number: int
    is_last: bool = False

    @property
    def at(self) -> str:
        """Its number in the form, by which buttons name it."""
        return self.form.prefix.rpartition("-")[2]

    @property
    def kind(self) -> str:
        return self.form.kind.label if self.form.kind else "A step of no kind"

    @property
    def ways_in(self) -> list:
        """What one fills in."""
        return [f for f in self.form.visible_fields() if f.name != DELETION_FIELD_NAME]

    @property
    def hidden(self) -> list:
        return self.form.hidden_fields()

    @property
    def wrong(self) -> list[str]:
        """What is wrong with all of it, or with what one does not see."""
        hidden = (error for field in self.hidden for error in field.errors)
        return [*self.form.non_field_errors(), *hidden]

    @property
    def said(self) -> Iterator[tuple[str, str]]:
        """What a stored step says, for who may only read it."""
        step = self.form.instance
        for name in (*FIELDS[step.kind], "assumption"):
            if value := getattr(step, name):
                yield PathStep._meta.get_field(name).verbose_name, "yes" if value is True else value


class OnlyArranged(ShownAgain):
    """Mixed into the form of a path of which a button moved a step: it is checked, not stored.

    What is not filled in yet is no fault then.
    """

    def full_clean(self):
        super().full_clean()
        wrong = self._errors.as_data()
        for name in [name for name, all_of in wrong.items() if all_of[0].code == "required"]:
            del self._errors[name]


class PathStepFormSet(forms.BaseInlineFormSet):
    """Every step of a path, and what a button asked to be done with them."""

    def __init__(self, data=None, files=None, **kwargs):
        self._offered = Offered()
        self.arrangement = None
        if data is not None and ARRANGE in data:
            self.arrangement = Arrangement(data, kwargs.get("prefix") or self.get_default_prefix())
        super().__init__(data, files, **kwargs)

    def get_form_kwargs(self, index):
        own = super().get_form_kwargs(index) | {"offered": self._offered}
        added = self.arrangement.added if self.arrangement else {}
        # It says no more than its kind, so it is not held to be filled in yet.
        is_added = added and index == self.total_form_count() - 1
        return own | {"initial": added} if is_added else own

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if self.can_delete:
            form.fields[DELETION_FIELD_NAME].widget = forms.HiddenInput()
        form.keep_its_fields()

    # What comes back

    def clean(self):
        """The path as a whole; while a step is added, that is told beside the steps alone."""
        super().clean()
        if any(self.errors) or (self.arrangement and self.arrangement.added):
            return
        kept = {form.instance.position: form for form in self.forms if self._is_kept(form)}
        for position in kept.keys() & self._taken():
            kept[position].add_error("position", "Another step has this position.")
        form_of = {id(form.instance): form for form in kept.values()}
        wrong = []
        for fault in self.instance.faults(self.steps):
            form = form_of.get(id(fault.step))
            if form:
                form.add_error(fault.field if fault.field in form.fields else None, fault.says)
            elif not fault.field:
                wrong.append(fault.says)
        if wrong:
            raise forms.ValidationError(wrong)

    def save(self, commit=True):
        """Steps that move or go make room first."""
        going = [*self.deleted_forms, *(f for f in self.forms if "position" in f.changed_data)]
        pks = [form.instance.pk for form in going if form.instance.pk]
        PathStep.objects.filter(pk__in=pks).step_aside()
        return super().save(commit)

    @property
    def steps(self) -> list[PathStep]:
        """Those that stay, in order, as the form says them."""
        kept = (form.instance for form in self.forms if self._is_kept(form))
        return sorted(kept, key=lambda step: step.position)

    def _taken(self) -> set[int]:
        """Positions of steps that came in since the form was opened."""
        known = [form.instance.pk for form in self.initial_forms]
        since = PathStep.objects.filter(path_id=self.instance.pk).exclude(pk__in=known)
        return set(since.values_list("position", flat=True))

    def _is_kept(self, form) -> bool:
        is_empty = form.empty_permitted and not form.has_changed()
        return not is_empty and not self._should_delete_form(form)

    # What the page shows

    @cached_property
    def rows(self) -> list[StepRow]:
        """The steps that stay, in order."""
        stay = [form for form in self._in_order if not self._is_out(form)]
        return [StepRow(form, at, at == len(stay)) for at, form in enumerate(stay, 1)]

    @property
    def gone(self) -> list[StepRow]:
        """Those that are taken out once the form is saved."""
        return [StepRow(form, 0) for form in self._in_order if self._is_out(form)]

    @property
    def _in_order(self) -> list[StepForm]:
        return sorted(self.forms, key=lambda form: _place(form["position"].value()))

    def _is_out(self, form: StepForm) -> bool:
        return self.can_delete and bool(form[DELETION_FIELD_NAME].value())

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return Kind.choices

    @property
    def next_at(self) -> int:
        """The number in the form of the step that is added next."""
        return self.total_form_count()
