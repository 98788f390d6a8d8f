"""Rules in the admin: a rule with its ways is one form, and says what readers will read."""

from certifications.models import PathStep, Requirement, Way
from certifications.models.ways import EMPTY
from tests.certifications.rows import make_way
from tests.factories import make_certification, make_source

from .forms import EMPTY as NO_FACT
from .forms import PLAIN_STATIC, FormTestCase, one_way, url

TYPED = "Bachelor’s degree and two years of coding work"


@PLAIN_STATIC
class RuleFormTests(FormTestCase):
    def post(self, rows: dict, rule: Requirement | None = None):
        data = NO_FACT | {"certification": self.cpc.pk, "purpose": "SIT"} | rows
        if not rule:
            data["source"] = make_source(title="Eligibility").pk
        page = url(rule, "change", rule.pk) if rule else url(Requirement, "add")
        return self.client.post(page, data, follow=True)

    def refused(self, response) -> list[str]:
        found = response.context["errors"]
        lists = ([each] if isinstance(each, str) else each for each in found)
        return [str(message) for messages in lists for message in messages]

    def test_a_gate_typed_in_words_alone_is_refused_in_one_sentence(self):
        response = self.post(one_way(rule=TYPED))
        self.assertEqual(self.refused(response), [EMPTY])
        [formset] = response.context["inline_admin_formsets"]
        self.assertEqual(formset.formset.forms[0].errors, {"asks_nothing": [EMPTY]})
        self.assertFalse(Requirement.objects.exists())

    def test_what_readers_and_tools_go_by_is_said(self):
        asked = {"education": "BACHELOR", "experience_months": "24", "work": "CODING"}
        response = self.post(one_way(rule=TYPED, **asked))
        says = "You need a bachelor’s degree and 2 years of coding."
        self.assertContains(response, says)
        rule = Requirement.objects.get()
        self.assertContains(self.client.get(url(rule, "change", rule.pk)), says)

    def test_nothing_is_required_only_where_it_is_ticked(self):
        self.post(one_way(rule="Nothing to show", asks_nothing="on"))
        self.assertTrue(Requirement.objects.get().asks_nothing)

    def test_a_rule_has_a_way(self):
        response = self.post({"rows-TOTAL_FORMS": "0", "rows-INITIAL_FORMS": "0"})
        says = "Give at least one way, or say in the note what the source leaves open."
        self.assertEqual(self.refused(response), [says])

    def test_a_way_more_leaves_the_others_as_they_are(self):
        first = make_way(certification=self.cpc, rule="A degree", education="ASSOCIATE")
        rows = one_way(rule="Two years", experience_months="24", position="2")
        rows = {name.replace("rows-0", "rows-1"): value for name, value in rows.items()}
        rows |= {
            "rows-TOTAL_FORMS": "2",
            "rows-INITIAL_FORMS": "1",
            "rows-0-id": first.pk,
            "rows-0-requirement": first.requirement_id,
            "rows-0-rule": "Overwritten",
        }
        self.post(rows, first.requirement)
        said = [way.rule for way in Requirement.objects.get().ways]
        self.assertEqual(said, ["A degree", "Two years"])

    def test_rules_that_ask_in_a_circle_are_refused(self):
        coc = make_certification(code="COC")
        make_way(certification=coc, rule="The CPC", credential=self.cpc)
        response = self.post(one_way(rule="The COC", credential=coc.pk))
        [says] = self.refused(response)
        self.assertIn("Nobody could take the CPC", says)
        response = self.post(one_way(rule="The CPC", credential=self.cpc.pk))
        self.assertEqual(self.refused(response), ["The CPC cannot ask for itself."])
        self.assertEqual(Way.objects.count(), 1)

    def test_a_rule_is_found_by_its_words(self):
        make_way(certification=self.cpc, rule="A diploma of some kind", education="HIGH_SCHOOL")
        found = self.client.get(url(Requirement, "changelist") + "?q=diploma of some")
        self.assertEqual(found.context["cl"].result_count, 1)

    def test_a_rule_of_another_certification_is_refused_on_a_step(self):
        other = make_certification(code="RHIA")
        way = make_way(certification=other, rule="A degree", education="BACHELOR")
        step = PathStep(kind="EXAM", certification=self.cpc, way=way)
        with self.assertRaisesMessage(Exception, "This rule is of the RHIA, not of the CPC."):
            step.clean()
