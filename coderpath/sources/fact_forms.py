"""The forms by which editors add a figure with its source, and change how a figure stands."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.contrib import admin
from django.contrib.admin import widgets
from django.contrib.auth import get_permission_codename
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.text import slugify
from django.utils.timezone import localdate

from . import second_look
from .autocomplete import Autocomplete
from .models import Publisher, Source
from .publishers import PublisherDomain
from .seen import seen
from .standing import Standing, years_before

EARLIEST_YEAR = 1900
MOST_YEARS_AHEAD = 3
NEW_SOURCE = "new_source_"
CHECK = "_check"  # the button that only asks for the sentence
SURE = "_sure"  # the box by which an editor says that an unusual amount is right
NOT_AN_ADDRESS = "Give a whole address that starts with https:// or http://."


def _source_field(name: str, widget, **options) -> forms.Field:
    """A field of a source, as the model describes it; whether it is needed depends on the form."""
    field = Source._meta.get_field(name)
    return field.formfield(required=False, widget=widget, **options)


def not_coming(day: date | None) -> date | None:
    """Nobody has read or checked a page on a day that is still to come: raises ValidationError."""
    if day and day > localdate():
        raise ValidationError("That day has not come yet.")
    return day


def refuse_coming(form: forms.ModelForm, *names: str) -> None:
    """The same of fields of a form."""
    for name in names:
        try:
            not_coming(form.cleaned_data.get(name))
        except ValidationError as error:
            form.add_error(name, error)


def likely_start(day: date | None) -> date | None:
    """A day from which a figure may hold: raises ValidationError for one that is a slip."""
    if day and day.year < EARLIEST_YEAR:
        raise ValidationError(f"That is before {EARLIEST_YEAR}. Check the year.")
    if day and years_before(day, MOST_YEARS_AHEAD) > localdate():
        raise ValidationError("That is more than three years ahead. Check the year.")
    return day


def free_slug(source: Source) -> str:
    """A name for a new source, from what it is and the day it was read."""
    words = slugify(f"{source.publisher} {source.title}")[:85].strip("-")
    return Source.objects.free_slug(f"{words} {source.read_on or ''}")


def wrong_address(source: Source, user, known: Iterable[PublisherDomain] | None = None) -> str:
    """In a sentence: this account may not enter that address for its publisher. Or empty.

    `known` are all domains there are, where they are at hand.
    """
    return source.misplaced(known) or ("" if user.is_superuser else source.off_its_site(known))


class SourceForm(forms.ModelForm):
    """A source on its own page, whose address is one of its publisher's."""

    user = None  # who fills it in

    def clean(self):
        super().clean()
        given = self.cleaned_data
        if {"url", "publisher"} & set(self.changed_data) and given.get("publisher"):
            source = Source(publisher=given["publisher"], url=given.get("url", ""))
            if said := wrong_address(source, self.user):
                self.add_error("url", said)
        refuse_coming(self, "read_on", "relayed_on")
        return given


def _publisher_field(name: str) -> forms.Field:
    """Publishers to choose from by typing, for a field of a source."""
    field = Source._meta.get_field(name)
    chooser = Autocomplete(field, admin.site)
    return field.formfield(required=False, widget=chooser)


class FactForm(forms.ModelForm):
    """What the forms of a new fact and of one already there share."""

    asked_again = None  # the amount that was asked about, once there is reason to ask

    def full_clean(self):
        """When all else is right, an unusual amount is asked about, once."""
        super().full_clean()
        if self.is_bound and not self._errors and CHECK not in self.data:
            self._look_again()

    def _look_again(self):
        fact = self.instance
        if fact.measured not in self.changed_data or fact.measured not in self.fields:
            return
        [each] = seen(fact)
        asked = second_look.question(fact, each.finding.headline)
        if asked and self.data.get(SURE) != str(fact.measure):
            self.asked_again = fact.measure
            self.add_error(fact.measured, asked)

    def is_valid(self):
        """“Check the sentence” shows the form again, and stores nothing."""
        return super().is_valid() and CHECK not in self.data

    def clean(self):
        """Whoever says that a figure is mistaken says why: readers see the note."""
        super().clean()
        said = self.cleaned_data
        is_new = "standing" in self.changed_data and said.get("standing") == Standing.MISTAKEN
        if is_new and not said.get("note") and "note" not in self.errors:
            self.add_error("note", "Say what is wrong with it, in a sentence for readers.")
        refuse_coming(self, "checked_on", "new_source_read_on", "new_source_relayed_on")
        return said

    def clean_as_of(self):
        return likely_start(self.cleaned_data["as_of"])


class ChangedFactForm(FactForm):
    """A fact already there: what is read-only still counts for the rules it must keep."""

    def _post_clean(self):
        """Rules that name a field which is not in the form would be passed over: check them all."""
        super()._post_clean()
        if not self.errors:
            try:
                self.instance.validate_constraints()
            except ValidationError as error:
                self._update_errors(error)


class NewFactForm(FactForm):
    """A new fact, with a source that is there already or one that is described along with it.

    What is described or ended along with it asks for the right to do so, as on its own page.
    """

    user = None  # who fills it in

    NEW_SOURCE_FIELDS = (
        "publisher",
        "title",
        "url",
        "file_name",
        "relays",
        "relayed_url",
        "relayed_on",
        "published",
        "read_on",
    )
    DESCRIBING = (
        *(name for name in NEW_SOURCE_FIELDS if name != "read_on"),
        "publisher_name",
    )

    new_source_publisher = _publisher_field("publisher")
    new_source_publisher_name = forms.CharField(
        required=False,
        max_length=120,
        widget=widgets.AdminTextInputWidget,
        label="new publisher",
        help_text="When it is not in the list: its name, as a reader knows it.",
    )
    new_source_title = _source_field(
        "title", widgets.AdminTextInputWidget, help_text="The title of the page or document."
    )
    new_source_url = _source_field(
        "url",
        widgets.AdminURLFieldWidget,
        assume_scheme="https",
        error_messages={"invalid": NOT_AN_ADDRESS},
    )
    new_source_file_name = _source_field("file_name", widgets.AdminTextInputWidget)
    new_source_relays = _publisher_field("relays")
    new_source_relayed_url = _source_field(
        "relayed_url",
        widgets.AdminURLFieldWidget,
        assume_scheme="https",
        error_messages={"invalid": NOT_AN_ADDRESS},
    )
    new_source_relayed_on = _source_field("relayed_on", widgets.AdminDateWidget)
    new_source_published = _source_field("published", widgets.AdminTextInputWidget)
    new_source_read_on = _source_field("read_on", widgets.AdminDateWidget, initial=localdate)
    replaces_older = forms.BooleanField(
        required=False,
        initial=True,
        label="Replaces older ones",
        help_text="What the same publisher said before on this question ends the day before this "
        "figure holds. It stays on record, and what others report stays as it is.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.new_source = None
        source = self.fields["source"]
        source.required = False
        source.widget.can_add_related = False
        source.help_text = "Type a publisher or a title. A page read again is a new source: below."
        if "checked_on" in self.fields:
            self.fields["checked_on"].initial = localdate
        if not self._may_change():
            ends = self.fields["replaces_older"]
            ends.disabled, ends.initial = True, False
            ends.help_text = "Your account may not end a figure."

    def clean(self):
        super().clean()
        chosen, described = self.cleaned_data.get("source"), self._describes_a_source()
        if chosen and described:
            self.add_error("source", "Choose a source or describe a new one, not both.")
        elif described and not self.user.has_perm("sources.add_source"):
            self.add_error("source", "Your account may not add a source. Choose one of the list.")
        elif described:
            self._clean_new_source()
        elif not chosen and "source" not in self.errors:
            self.add_error("source", "Choose the source, or describe a new one below.")
        return self.cleaned_data

    def clean_standing(self):
        standing = self.cleaned_data["standing"]
        if standing == Standing.IN_USE and not self._may_change():
            raise ValidationError("Your account may not choose among figures.")
        return standing

    def _may_change(self) -> bool:
        """Whether this account may end other figures of the kind, or choose among them."""
        opts = self._meta.model._meta
        name = get_permission_codename("change", opts)
        return self.user.has_perm(f"{opts.app_label}.{name}")

    def _post_clean(self):
        """Without a first day, nobody knows when what it replaces ended."""
        super()._post_clean()
        if self.errors or self.instance.as_of or not self.cleaned_data["replaces_older"]:
            return
        source = self.new_source or self.instance.source
        said = type(self.instance).objects.about(self.instance).in_force()
        old = said.spoken_by(source).exclude(source=source.pk)
        anew = (each for each in old.with_subjects() if each.questions <= self.instance.questions)
        if first := next(anew, None):
            self.add_error(
                "as_of",
                f"Say from which day it holds: {first.figure}, of the same publisher, ends the day "
                "before. Or say that it does not replace it.",
            )

    def _describes_a_source(self) -> bool:
        names = (self.add_prefix(NEW_SOURCE + name) for name in self.DESCRIBING)
        return any(self.data.get(name, "").strip() for name in names)

    def _clean_new_source(self):
        """Take what is described as a new source, unless the same reading is there already."""
        names = {name: NEW_SOURCE + name for name in self.NEW_SOURCE_FIELDS}
        if any(name in self.errors for name in names.values()):
            return
        said = {name: self.cleaned_data[field] for name, field in names.items()}
        said["publisher"] = self._publisher()
        if self.errors:
            return
        source = Source(**said)
        unnamed = [] if source.publisher_id else ["publisher"]
        try:
            source.full_clean(exclude=["slug", *unnamed])
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                self.add_error(NEW_SOURCE + ("url" if name == NON_FIELD_ERRORS else name), messages)
            return
        if wrong := wrong_address(source, self.user):
            self.add_error("new_source_url", wrong)
            return
        same = not unnamed and Source.objects.filter(**said).first()
        if same:
            self.cleaned_data["source"] = same
        else:
            self.new_source = source

    def _publisher(self) -> Publisher | None:
        """The publisher chosen, or the one that is named: a new one where nobody has the name."""
        chosen = self.cleaned_data["new_source_publisher"]
        name = self.cleaned_data["new_source_publisher_name"]
        if bool(chosen) == bool(name):
            said = "Choose the publisher or name a new one, not both."
            self.add_error(
                "new_source_publisher", said if chosen else "Choose who published it, or name them."
            )
            return None
        if chosen:
            return chosen
        named = Publisher.objects.named(name, Publisher.Kind.THIRD_PARTY)
        if named.pk is None:
            self._clean_new_publisher(named)
        return named

    def _clean_new_publisher(self, publisher: Publisher):
        if not self.user.has_perm("sources.add_publisher"):
            said = "Your account may not add a publisher. Choose one of the list."
            self.add_error("new_source_publisher_name", said)
            return
        try:
            publisher.full_clean()
        except ValidationError as error:
            self.add_error("new_source_publisher_name", error.messages)

    def save_source(self):
        """Store the source that was described, if one was, and name it in the fact."""
        if self.new_source:
            self.new_source.slug = free_slug(self.new_source)
            self.new_source.save_with_publisher()
            self.instance.source = self.new_source
