"""Controls of forms are drawn once for all that they show, and anew for anything else."""

from collections import Counter

from django import forms
from django.http import QueryDict
from django.test import SimpleTestCase

from coderpath.asked import AskedForm
from coderpath.filters import CountedSelect, Typed


class Drawn(forms.Select):
    """A list of choices that counts how often it was drawn."""

    drawn = 0

    def get_context(self, *args):
        Drawn.drawn += 1
        return super().get_context(*args)


class SampleForm(AskedForm):
    size = forms.ChoiceField(
        label="Size", choices=[("s", "Small"), ("l", "Large")], widget=Drawn, required=False
    )
    kinds = forms.MultipleChoiceField(
        label="Kinds", choices=[("a", "A"), ("b", "B")], widget=CountedSelect, required=False
    )


class DrawnText(Typed):
    """What someone types, which counts how often it was drawn."""

    drawn = 0

    def get_context(self, *args):
        DrawnText.drawn += 1
        return super().get_context(*args)


class TypedForm(AskedForm):
    cost = forms.DecimalField(label="Cost", widget=DrawnText, required=False)


def asked(query: str = "") -> SampleForm:
    return SampleForm(QueryDict(query))


class ControlTests(SimpleTestCase):
    def test_what_looks_the_same_is_drawn_once(self):
        first = asked("size=s")["size"].as_field_group()
        before = Drawn.drawn
        self.assertEqual(asked("size=s")["size"].as_field_group(), first)
        self.assertEqual(Drawn.drawn, before)
        self.assertIn('<option value="s" selected>Small</option>', first)

    def test_anything_that_it_shows_draws_it_anew(self):
        chosen, label, choices, hint, attrs = (asked("size=s") for _ in range(5))
        label.own("size").label = "How large?"
        choices.own("size").choices = [("s", "Tiny")]
        hint.own("size").help_text = "By its name."
        attrs.own("size").widget.attrs["data-by"] = "name"
        forms_of = [asked(), chosen, asked("size=l"), asked("size=x"), label, choices, hint, attrs]
        drawn = [form["size"].as_field_group() for form in forms_of]
        self.assertEqual(len(set(drawn)), len(drawn))
        alone = [str(form["size"]) for form in (asked(), chosen, choices, attrs)]
        self.assertEqual(len(set(alone)), len(alone))

    def test_counts_beside_choices(self):
        for count in (3, 4):
            form = asked("kinds=a")
            form["kinds"].counts = Counter({"a": count, "b": 0})
            self.assertIn(
                f'<option value="a" selected>A ({count})</option>', form["kinds"].as_field_group()
            )

    def test_what_else_an_address_chose_travels_along(self):
        """A list shows one choice; an older link, or one of another page, may name several."""
        html = asked("kinds=a&kinds=b")["kinds"].as_field_group()
        self.assertEqual(html.count(" selected"), 1)
        self.assertIn('<input type="hidden" name="kinds" value="b">', html)
        self.assertIn('<option value="" selected>Any</option>', asked()["kinds"].as_field_group())

    def test_another_word_for_no_choice_draws_it_anew(self):
        anywhere = asked()
        anywhere.own("kinds").widget.none = "Anywhere"
        self.assertIn(">Any</option>", asked()["kinds"].as_field_group())
        self.assertIn(">Anywhere</option>", anywhere["kinds"].as_field_group())

    def test_what_one_form_changes_or_counts_is_its_own(self):
        changed = asked()
        changed.own("size").label = "How large?"
        changed["kinds"].counts = Counter({"a": 3})
        self.assertEqual(asked().fields["size"].label, "Size")
        self.assertNotIn("(3)", asked()["kinds"].as_field_group())
        self.assertIs(asked().fields["kinds"], changed.fields["kinds"])

    def test_what_looks_like_a_gap_is_text(self):
        form = asked()
        form.own("size").label = "Size \ue0000\ue001"
        self.assertIn("Size \ue0000\ue001", form["size"].as_field_group())

    def test_a_control_with_other_attributes_is_its_own(self):
        self.assertIn('class="wide"', asked()["size"].as_widget(attrs={"class": "wide"}))

    def test_what_someone_typed_is_written_into_what_was_drawn(self):
        def group(query: str) -> str:
            return TypedForm(QueryDict(query))["cost"].as_field_group()

        self.assertIn(' value="500"', group("cost=500"))
        before = DrawnText.drawn
        self.assertEqual(group("cost=500").replace("500", "712.5"), group("cost=712.5"))
        self.assertEqual(DrawnText.drawn, before)
        self.assertNotIn(" value=", group(""))

    def test_what_is_wrong_is_shown_as_it_was_typed(self):
        group = TypedForm(QueryDict("cost=<b>"))["cost"].as_field_group()
        self.assertIn(' value="&lt;b&gt;"', group)
        self.assertIn("You wrote “&lt;b&gt;”", group)
