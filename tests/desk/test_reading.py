"""A page that is read again is one act: the checks, the new figures and the ends of the old."""

from datetime import date
from unittest import mock

from django.forms import CheckboxInput
from django.test import TestCase
from django.urls import reverse

from certifications.models import CertificationName, Fee, Path, PathStep, Requirement
from coderpath.desk.models import ChangeSet, Check
from coderpath.sources.models import Source
from tests.admin.forms import PLAIN_STATIC, TODAY, make_editor, one_of_each
from tests.certifications.rows import make_way
from tests.factories import make_fee, make_source

from .test_change_sets import DeskTestCase, in_group


@PLAIN_STATIC
class ReadingTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        clock = mock.patch("coderpath.desk.views.localdate", return_value=TODAY)
        clock.start()
        self.addCleanup(clock.stop)
        self.source = self.old.source
        self.retake = make_fee(
            certification=self.cpc, kind="RETAKE", amount=199, source=self.source
        )

    def address(self) -> str:
        return reverse("desk_read", args=[self.source.pk])

    def read(self, *said, **more):
        """What a browser sends: `said` are figures, each with what became of it."""
        sent = {"day": "2026-11-20"} | more
        for fact, outcome, given in said:
            start = f"fee-{fact.pk}-"
            own = {"amount": fact.amount, "holds_from": ""} | given
            sent |= {f"{start}{name}": value for name, value in own.items()}
            sent[f"{start}outcome"] = outcome
        return self.client.post(self.address(), sent, follow=True)

    def test_it_lists_what_was_read_there_and_holds(self):
        Fee.objects.filter(pk=self.retake.pk).update(standing="MISTAKEN")
        page = self.client.get(self.address())
        self.assertEqual([row.fact for row in page.context["reading"].rows], [self.old])

    def test_the_same_is_noted_with_its_day(self):
        self.read((self.old, "SAME", {}))
        self.old.refresh_from_db()
        self.assertEqual(self.old.checked_on, date(2026, 11, 20))
        check = Check.objects.get()
        self.assertEqual(
            (check.fact, check.outcome, check.by, check.source),
            (self.old.key, "SAME", self.editor, self.source),
        )
        self.assertEqual(Source.objects.count(), 1)

    def test_another_figure_is_a_new_row_of_a_new_reading_and_ends_the_old(self):
        self.read((self.old, "CHANGED", {"amount": "$425"}), (self.retake, "SAME", {}))
        new = Fee.objects.get(amount=425)
        self.assertEqual(
            (new.source.url, new.source.read_on, new.as_of, new.checked_on),
            (self.source.url, date(2026, 11, 20), date(2026, 11, 20), date(2026, 11, 20)),
        )
        self.assertEqual(self.ended(), ("SUPERSEDED", "2026-11-19"))
        self.assertEqual(ChangeSet.objects.count(), 1)

    def test_from_which_day_it_holds_can_be_said(self):
        self.read((self.old, "CHANGED", {"amount": "425", "holds_from": "2026-06-01"}))
        self.assertEqual(Fee.objects.get(amount=425).as_of, date(2026, 6, 1))
        self.assertEqual(self.ended(), ("SUPERSEDED", "2026-05-31"))

    def test_what_is_gone_stays_and_is_on_the_list_of_the_desk(self):
        self.read((self.old, "GONE", {}))
        self.assertEqual(self.ended(), ("REPORTED", "None"))
        page = self.client.get("/admin/?tab=gone")
        self.assertContains(page, reverse("desk_read", args=[self.source.pk]))
        self.read((self.old, "SAME", {}))
        self.assertContains(self.client.get("/admin/?tab=gone"), "No figure was found gone")

    def test_all_of_it_is_undone_at_once(self):
        self.read((self.old, "CHANGED", {"amount": "425"}), (self.retake, "GONE", {}))
        self.decide(ChangeSet.objects.get(), "undo", "Another page")
        self.assertEqual((Fee.objects.count(), Check.objects.count()), (2, 0))
        self.assertEqual(Source.objects.count(), 1)

    def test_a_contributor_proposes_it_and_the_checks_come_with_it(self):
        self.client.force_login(in_group("Contributors", "con"))
        self.read((self.old, "CHANGED", {"amount": "425"}), (self.retake, "GONE", {}))
        self.assertEqual((Fee.objects.count(), Check.objects.count()), (2, 0))
        kept, chief = ChangeSet.objects.get(), in_group("Chief editors", "max")
        self.decide(kept, "publish", account=chief)
        self.assertEqual(
            sorted(Check.objects.values_list("outcome", "by__username")),
            [("CHANGED", "con"), ("GONE", "con")],
        )
        self.assertEqual(Fee.objects.get(amount=425).source.read_on, date(2026, 11, 20))

    def test_the_words_that_it_rests_on_are_kept_with_it(self):
        self.read((self.old, "SAME", {"words": "CPC, one try: $399"}))
        self.old.refresh_from_db()
        self.assertEqual(self.old.locator, "CPC, one try: $399")
        self.read((self.old, "CHANGED", {"amount": "425", "words": "CPC: $425"}))
        self.assertEqual(Fee.objects.get(amount=425).locator, "CPC: $425")

    def test_a_pasted_page_shows_each_figure_in_its_place_and_what_stands_in_place_of_others(self):
        page = "<script>$199</script><table><tr><td>CPC<td>$399<tr><td>CPC again<td>$249</table>"
        rows = self.client.post(self.address(), {"pasted": page}).context["reading"].rows
        found = {str(row.fact.kind): row.found for row in rows}
        self.assertEqual(found["EXAM_ONE"].words, "CPC $399 CPC again $249")
        self.assertEqual((found["RETAKE"].words, found["RETAKE"].instead), ("", ("$399", "$249")))
        self.assertEqual((ChangeSet.objects.count(), Check.objects.count()), (0, 0))

    def test_what_a_pasted_page_has_is_set_to_the_same_in_its_words(self):
        page = self.client.post(self.address(), {"pasted": "CPC exam $399, CPC again $249"})
        rows = {row.fact.pk: row.outcome for row in page.context["reading"].rows}
        shown = rows[self.old.pk]
        self.assertEqual(shown["outcome"].value(), "SAME")
        self.assertEqual(shown["words"].value(), "CPC exam $399, CPC again $249")
        self.assertEqual(rows[self.retake.pk]["outcome"].value(), "")
        self.assertContains(page, "The page has 1 of 2 figures.")
        self.assertContains(page, '<details class="asked" open>', count=2)  # the paste, the other

    def test_who_types_another_value_need_not_say_that_it_changed(self):
        self.read((self.old, "", {"amount": "425", "words": "CPC: $425"}))
        self.assertEqual(self.ended(), ("SUPERSEDED", "2026-11-19"))
        self.assertEqual(Fee.objects.get(amount=425).locator, "CPC: $425")
        self.assertEqual(Check.objects.get().outcome, "CHANGED")

    def test_the_same_and_another_value_is_asked_about(self):
        page = self.read((self.old, "SAME", {"amount": "425", "words": ""}))
        self.assertContains(page, "You typed another value")
        self.assertEqual((Fee.objects.count(), Check.objects.count()), (2, 0))

    def test_all_that_nothing_is_said_of_is_the_same_where_an_editor_looked_at_all(self):
        said = (self.old, "", {"words": ""}), (self.retake, "GONE", {"words": ""})
        self.read(*said, rest="on")
        outcomes = dict(Check.objects.values_list("fact", "outcome"))
        self.assertEqual(outcomes, {self.old.key: "SAME", self.retake.key: "GONE"})

    def test_a_page_of_any_kind_may_be_pasted(self):
        for page in (
            "\0",
            "=1+1",
            "💊" * 5_000,
            "<!--",
            "&#xFFFFFF;",
            "<b " * 20_000,
            "<" * 20_000,
        ):
            with self.subTest(page[:8]):
                answer = self.client.post(self.address(), {"pasted": page})
                self.assertContains(answer, "Not on the page.")

    def test_a_page_that_is_too_long_is_refused_in_a_sentence(self):
        answer = self.client.post(self.address(), {"pasted": "<p>a" * 300_000})
        self.assertContains(answer, "Paste the part of the page with the figures")

    def test_wrong_input_is_said_beside_its_place_and_nothing_is_stored(self):
        for said, sentence in (
            ((self.old, "CHANGED", {}), "Type what the page says now"),
            ((self.old, "CHANGED", {"amount": "-1"}), "A fee cannot be less than $0."),
            ((self.old, "CHANGED", {"amount": "four"}), "Enter a number"),
            ((self.old, "CHANGED", {"amount": "1", "holds_from": "soon"}), "That is not a day."),
            ((self.old, "ELSE", {}), "Select a valid choice"),
            ((self.old, "", {}), "Say of at least one figure what you saw."),
        ):
            with self.subTest(said=said[1:]):
                self.assertContains(self.read(said), sentence)
        self.assertContains(self.read((self.old, "SAME", {}), day="2027-01-01"), "not come yet")
        self.assertContains(self.read((self.old, "SAME", {}), day=""), "on which day you read it")
        self.assertEqual((Fee.objects.count(), ChangeSet.objects.count()), (2, 0))
        self.assertFalse(Check.objects.exists())

    def test_what_is_made_of_rows_has_its_own_form(self):
        way = make_way(
            certification=self.cpc, rule="A degree", education="BACHELOR", source=self.source
        )
        rule = way.requirement
        said = {f"requirement-{rule.pk}-outcome": "CHANGED", "day": "2026-11-20"}
        self.assertContains(self.client.post(self.address(), said), "Change it on its own form")
        self.assertEqual(Requirement.objects.count(), 1)

    def test_a_viewer_reads_nothing_in(self):
        self.client.force_login(in_group("Viewers", "vi"))
        self.assertEqual(self.client.get(self.address()).status_code, 403)


@PLAIN_STATIC
class AsItCameTests(TestCase):
    def test_a_form_that_is_sent_as_it_came_says_nothing_of_any_kind_of_figure(self):
        source = one_of_each()[0]
        self.client.force_login(make_editor())
        address = reverse("desk_read", args=[source.pk])
        rows = self.client.get(address).context["reading"].rows
        self.assertGreater(len({type(row.fact) for row in rows}), 15)
        sent = {"day": "2026-11-20"}
        for form in (form for row in rows for form in (row.outcome, row.value) if form):
            sent |= {field.html_name: as_sent(field) for field in form if is_sent(field)}
        self.assertContains(self.client.post(address, sent), "Say of at least one figure")
        self.assertFalse(Check.objects.exists())


def is_sent(field) -> bool:
    """A box that is not ticked is not, nor need an empty field be."""
    is_box = isinstance(field.field.widget, CheckboxInput)
    return field.value() if is_box else field.value() not in (None, "")


def as_sent(field) -> str:
    """What a browser sends of a field that nobody touched."""
    written = (
        "on"
        if isinstance(field.field.widget, CheckboxInput)
        else field.field.widget.format_value(field.value())
    )
    return written[0] if isinstance(written, list) else written


@PLAIN_STATIC
class QueueTests(DeskTestCase):
    def front(self):
        return self.client.get("/admin/")

    def test_what_moves_more_and_was_not_looked_at_for_longer_comes_first(self):
        fresh = make_source(title="Today's list", read_on=date(2026, 11, 20))
        make_fee(certification=self.cpc, kind="RETAKE", amount=199, source=fresh)
        old = make_source(title="An old list", read_on=None)
        make_fee(certification=self.cpc, kind="EXAM_TWO", as_of=date(2019, 1, 1), source=old)
        asked = [due.question.question for due in self.front().context["due"]]
        self.assertEqual(asked[0], "What does the CPC exam with two tries cost?")
        self.assertEqual(asked[-1], "What does it cost to take the CPC exam again?")

    def test_a_name_moves_no_total_and_a_fee_does(self):
        path = Path.objects.create(slug="alone", name="Alone", start="NEWCOMER", summary="Alone.")
        PathStep.objects.create(path=path, position=1, kind="EXAM", certification=self.cpc)
        CertificationName.objects.create(
            source=self.old.source, certification=self.cpc, name="Certified Coder"
        )
        moves = {due.fact._meta.model_name: due.moves for due in self.front().context["due"]}
        self.assertEqual(moves, {"fee": "1 path", "certificationname": "its own page"})

    def test_the_same_is_one_press_from_there(self):
        page = self.front()
        self.assertContains(page, f'name="fee-{self.old.pk}-outcome" value="SAME"')
        sent = {"day": "2026-11-20", "back": "desk", f"fee-{self.old.pk}-outcome": "SAME"}
        answer = self.client.post(reverse("desk_read", args=[self.old.source_id]), sent)
        self.assertRedirects(answer, "/admin/")
        self.assertEqual(Check.objects.get().outcome, "SAME")

    def test_as_many_queries_for_many_facts_as_for_one(self):
        self.front()
        with self.assertNumQueries(12):
            self.front()
        for amount in range(100, 140):
            source = make_source(title=f"Price list {amount}")
            make_fee(certification=self.cpc, kind="RETAKE", amount=amount, source=source)
        self.front()
        with self.assertNumQueries(12):
            self.front()

    def test_what_is_wrong_with_the_data_as_a_whole_is_told_as_it_is_now(self):
        said = "superseded, dated “before 2015”, but no last day is set."
        self.assertNotContains(self.client.get(reverse("desk_problems")), said)
        Fee.objects.filter(pk=self.old.pk).update(
            standing="SUPERSEDED", as_of_text="before 2015", until=None
        )
        self.assertContains(self.client.get(reverse("desk_problems")), said)

    def test_what_comes_into_force_or_ends_is_a_tab(self):
        source = self.old.source
        make_fee(certification=self.cpc, amount=450, as_of=date(2026, 12, 1), source=source)
        make_fee(certification=self.cpc, kind="RETAKE", until=date(2026, 12, 30), source=source)
        make_fee(certification=self.cpc, kind="LATE", as_of=date(2027, 6, 1), source=source)
        make_fee(
            certification=self.cpc,
            kind="BOOKS",
            as_of=date(2026, 12, 1),
            standing="MISTAKEN",
            source=source,
        )
        page = self.client.get("/admin/?tab=coming")
        said = [(str(turn.day), turn.fact.kind, turn.starts) for turn in page.context["turns"]]
        self.assertEqual(said, [("2026-12-01", "EXAM_ONE", True), ("2026-12-31", "RETAKE", False)])
        self.assertContains(page, "Coming into force or ending <b>2</b>")
        self.assertContains(page, "Comes into force", count=1)

    def test_all_tables_are_one_press_away(self):
        self.assertContains(self.front(), reverse("tables"))
        self.assertContains(self.client.get(reverse("tables")), "Pass rates")
