"""The pages of the tables: which there are, one to paste or upload into, and the file of it."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from coderpath.for_editors import is_shown_again
from coderpath.opendata.as_csv import BYTE_ORDER_MARK
from coderpath.sources import held
from coderpath.sources.fact_forms import not_coming
from coderpath.tables.malformed import Malformed
from coderpath.today import localdate

from . import sheets, typed_table
from .judging import Judge, JudgedTable
from .kinds import KEY, PAGE, GridKind, as_text, kinds
from .pages import DESCRIBING, PagesRead
from .sheets import FactSheet
from .storing import store

SEAL, LOOK = "seal", "_look"
PASTED = "What you pasted"
LOOK_AGAIN = "Something changed since you looked at the rows. Look again, then publish."


class GridForm(forms.Form):
    """A table, and the page on which its figures were read."""

    table = forms.CharField(required=False, widget=forms.Textarea({"rows": 10, "wrap": "off"}))
    file = forms.FileField(required=False, label="Or a file: CSV or .xlsx")
    source = forms.CharField(
        required=False,
        max_length=120,
        widget=forms.TextInput({"list": "sources"}),
        help_text="By the short name that its address has here.",
    )
    publisher = forms.CharField(required=False, max_length=120)
    title = forms.CharField(required=False, max_length=250)
    url = forms.CharField(required=False, max_length=500, label="Address")
    read_on = forms.DateField(
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput({"type": "date"}),
        error_messages={
            "required": "Say on which day you read it.",
            "invalid": "That is not a day. Write it like 2027-01-31.",
        },
    )
    sure = forms.BooleanField(required=False, label="Unusual amounts are right")
    whole = forms.BooleanField(required=False, label="Publish nothing while a row is refused")
    same = forms.BooleanField(
        required=False, label="I looked at every row: note those that are the same as checked"
    )

    def clean_read_on(self):
        return not_coming(self.cleaned_data["read_on"])

    def clean(self):
        """What was uploaded becomes text, which a page can carry on."""
        given = super().clean()
        file, text = given.get("file"), given.get("table", "")
        if bool(file) == bool(text.strip()) and not self.errors:
            raise ValidationError("Paste a table or choose a file, one of the two.")
        if file and not self.errors:
            try:
                given["table"] = typed_table.text_of(
                    file.name, file.read(typed_table.MOST_BYTES + 1)
                )
            except Malformed as wrong:
                raise ValidationError(str(wrong)) from None
        return given


def _kind(request: HttpRequest, slug: str) -> GridKind:
    """The kind at an address, for who may see it on its own pages."""
    kind = kinds().get(slug)
    if kind is None:
        raise Http404
    if not kind.own.has_view_permission(request):
        raise PermissionDenied
    return kind


def _sheet(request: HttpRequest, kind: GridKind, rows: held.Held) -> FactSheet | None:
    wanted = request.GET.get("of", "")
    found = {sheet.slug: sheet for sheet in sheets.of(rows, kind)} if wanted else {}
    if wanted and wanted not in found:
        raise Http404
    return found.get(wanted)


def start(request: HttpRequest) -> HttpResponse:
    """Every kind of figure that this account may see, and the lists to start from."""
    rows = held.now()
    seen = [kind for kind in kinds().values() if kind.own.has_view_permission(request)]
    if not seen:
        raise PermissionDenied
    context = admin.site.each_context(request) | {
        "title": "Figures from a spreadsheet",
        "kinds": [(kind, list(sheets.of(rows, kind))) for kind in seen],
    }
    return TemplateResponse(request, "admin/desk/grids.html", context)


def download(request: HttpRequest, kind: str) -> HttpResponse:
    """The table as it stands, to be changed and brought back."""
    own, rows, today = _kind(request, kind), held.now(), localdate()
    sheet = _sheet(request, own, rows)
    if sheet:
        found = sheet.rows(own, rows, today)
    else:
        found = own.rows(rows, today, every="all" in request.GET)
    name = f"{own.slug}-{sheet.slug}" if sheet else own.slug
    text = BYTE_ORDER_MARK + as_text(own.names, found, between=",")
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def page(request: HttpRequest, kind: str) -> HttpResponse:
    """Where a table is pasted or uploaded, looked at row by row, and published."""
    own, rows = _kind(request, kind), held.now()
    sheet = _sheet(request, own, rows)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = GridForm(*sent, initial=_initial(own, sheet, rows))
    judged = None
    if form.is_valid():
        try:
            judged = _judged(request, own, rows, form)
        except (Malformed, ValidationError) as wrong:
            form.add_error(None, getattr(wrong, "messages", [str(wrong)]))
        else:
            if _is_sealed(request) and (done := _published(request, own, form, judged)):
                return done
    context = admin.site.each_context(request) | {
        "title": f"{own.name.capitalize()} from a spreadsheet",
        "kind": own,
        "sheet": sheet,
        "sheets": list(sheets.of(rows, own)),
        "form": form,
        "sources": own.sources(rows),
        "judged": judged,
        "table": getattr(form, "cleaned_data", {}).get("table", ""),
        "may_store": own.own.has_add_permission(request) or own.own.has_change_permission(request),
    }
    return TemplateResponse(request, "admin/desk/grid.html", context)


def _is_sealed(request: HttpRequest) -> bool:
    """Whether the rows were looked at, and are now to be published."""
    return SEAL in request.POST and LOOK not in request.POST and not is_shown_again(request)


def _initial(kind: GridKind, sheet: FactSheet | None, rows: held.Held) -> dict:
    today = localdate()
    if sheet is None:
        return {"read_on": today}
    source = sheet.source(rows, today)
    found = sheet.rows(kind, rows, today)
    shown = [KEY, *kind.about, *(name for name in kind.value if name in _filled(found, kind))]
    return {
        "read_on": today,
        "source": source.slug if source else "",
        "table": as_text(shown, found),
    }


def _filled(found: list[dict[str, str]], kind: GridKind) -> set[str]:
    """The columns of values that a list needs: what must be told, and what any row tells."""
    used = {name for row in found for name, cell in row.items() if cell and cell != "no"}
    return used | set(kind.needed)


def _judged(request, kind: GridKind, rows: held.Held, form: GridForm) -> JudgedTable:
    """Raises Malformed for what is no table of this kind."""
    given = form.cleaned_data
    name = given["file"].name if given.get("file") else PASTED
    known = [*kind.names, *PAGE]
    found = typed_table.lines(name, given["table"], known, kind.needed, unless=KEY)
    default = {each: given[each] for each in ("source", *DESCRIBING)}
    pages = PagesRead(rows, request.user, given["read_on"], default, is_sure=given["sure"])
    judge = Judge(kind, rows, pages, localdate(), request.user)
    return JudgedTable([judge.judge(line) for line in found])


def _published(request, kind: GridKind, form: GridForm, judged: JudgedTable) -> HttpResponse | None:
    """Store it, unless there is a reason to look at it again: then that is said."""
    given = form.cleaned_data
    wrong = ""
    if request.POST[SEAL] != judged.seal:
        wrong = LOOK_AGAIN
    elif given["whole"] and judged.refused:
        wrong = "A row is refused: correct it, or publish the others without it."
    elif not judged.stored and not (given["same"] and judged.same):
        wrong = "No row is new or changed: there is nothing to publish."
    if not wrong:
        try:
            with transaction.atomic():
                done = store(request, kind, judged, notes_same=given["same"], day=given["read_on"])
            messages.success(request, done)
            return redirect(kind.address)
        except ValidationError as error:
            wrong = " ".join(error.messages)
    form.add_error(None, wrong)
    return None
