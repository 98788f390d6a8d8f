"""Under the form of a fact that is made of rows stands the sentence made of what is typed."""

from certifications.models import ExamOutline, Requirement
from tests.certifications.rows import make_fact, make_outline, make_way
from tests.factories import make_certification, make_source

from .forms import EMPTY, PLAIN_STATIC, FormTestCase, one_way, url


@PLAIN_STATIC
class SentenceTests(FormTestCase):
    def checked(self, model, **typed):
        """The sentence after “Check the sentence” on the form of a new fact."""
        page = {"certification": self.cpc.pk, "source": make_source(title="Rules").pk}
        response = self.client.post(url(model, "add"), EMPTY | page | typed | {"_check": "1"})
        self.assertFalse(model.objects.exists())
        return response.context["sentence"]

    def rule(self, *ways, **given):
        rows = {"rows-TOTAL_FORMS": str(len(ways)), "rows-INITIAL_FORMS": "0"}
        for place, way in enumerate(ways):
            typed = one_way(**{"position": str(place + 1)} | way)
            rows |= {
                name.replace("rows-0", f"rows-{place}"): value
                for name, value in typed.items()
                if name.startswith("rows-0")
            }
        return self.checked(Requirement, **{"purpose": "SIT"} | rows | given)

    def test_a_rule_is_told_from_the_fields_of_its_ways_not_from_their_words(self):
        rhit = make_certification(code="RHIT")
        says = self.rule(
            {"rule": "See page 4", "education": "BACHELOR", "experience_months": "24"},
            {"rule": "And page 5", "credential": rhit.pk},
        )
        self.assertEqual(
            says,
            "To take the CPC exam you need one of: a bachelor’s degree and 2 years of work;"
            " or the RHIT.",
        )

    def test_nothing_is_required_where_that_is_ticked(self):
        says = self.rule({"rule": "None", "asks_nothing": "on"})
        self.assertEqual(says, "To take the CPC exam nothing is required.")

    def test_a_source_that_only_advises_does_not_say_what_it_takes(self):
        advice = {"rule": "Two years", "experience_months": "24", "strength": "RECOMMENDED"}
        says = self.rule(advice)
        self.assertEqual(
            says,
            "To take the CPC exam: not collected, the source only advises."
            " It helps to have 2 years of work.",
        )

    def test_a_source_that_leaves_it_open_gives_no_rule(self):
        says = self.rule(note="The page names no rule.")
        self.assertEqual(says, "To take the CPC exam: not collected, the source gives no rule.")

    def test_what_counts_as_experience_is_told_row_by_row(self):
        says = self.rule({"rule": "Externships", "about": "WORK"}, purpose="COUNTS")
        self.assertEqual(says, "As experience for the CPC counts: work (externships).")

    def test_a_way_with_a_mistake_leaves_the_sentence_out(self):
        self.assertEqual(self.rule({"rule": "A degree"}), "")

    def test_the_form_of_a_stored_rule_has_its_sentence(self):
        way = make_way(certification=self.cpc, rule="Page 4", education="ASSOCIATE")
        page = self.client.get(url(way.requirement, "change", way.requirement_id))
        says = "To take the CPC exam you need an associate degree."
        self.assertEqual(page.context["sentence"], says)

    def test_an_outline_is_told_with_the_areas_typed_in(self):
        typed = {
            "areas": "3",
            "domains-TOTAL_FORMS": "2",
            "domains-INITIAL_FORMS": "0",
            "domains-0-position": "1",
            "domains-0-name": "Anatomy",
            "domains-0-items": "4",
            "domains-1-position": "0",
            "domains-1-name": "",
        }
        says = "What does the CPC exam ask? 1 of 3 areas seen: Anatomy, 4 questions."
        self.assertEqual(self.checked(ExamOutline, **typed), says)

    def test_an_outline_without_areas_is_told_too(self):
        typed = {"areas": "3", "domains-TOTAL_FORMS": "0", "domains-INITIAL_FORMS": "0"}
        says = "What does the CPC exam ask? 0 of 3 areas seen."
        self.assertEqual(self.checked(ExamOutline, **typed), says)

    def test_the_form_of_a_stored_outline_has_its_areas(self):
        outline = make_outline(self.cpc, 2, Anatomy="40%", Coding="60%")
        page = self.client.get(url(outline, "change", outline.pk))
        says = "What does the CPC exam ask? 2 areas: Anatomy, 40%; Coding, 60%."
        self.assertEqual(page.context["sentence"], says)

    def test_a_rule_without_rows_can_be_opened(self):
        rule = make_fact(Requirement, certification=self.cpc)
        page = self.client.get(url(rule, "change", rule.pk))
        says = "To take the CPC exam: not collected, the source gives no rule."
        self.assertEqual(page.context["sentence"], says)
