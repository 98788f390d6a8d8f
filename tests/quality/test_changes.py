"""The public log: what editors changed for readers, and nothing that readers never saw."""

import csv
import io
from datetime import date

from django.test import TestCase, TransactionTestCase

from certifications.models import Certification, Fee, Way
from coderpath.desk import applying
from coderpath.desk.acts import act
from coderpath.desk.models import ChangeSet
from coderpath.quality.changed import LogEntry
from coderpath.quality.log import Log
from coderpath.sources import edition, held, words
from coderpath.wsgi import application
from salaries.models import Release
from tests.admin.forms import NEW_SOURCE, PLAIN_STATIC, make_editor, url
from tests.calls import asked
from tests.certifications.rows import make_way
from tests.certifications.working_out import make_path
from tests.desk.test_change_sets import DeskTestCase, in_group
from tests.factories import make_certification, make_fee, make_issuer, make_source
from tests.pages import text_of
from tests.salaries.factories import make_release

FORMS = ("/changes/", "/changes.csv", "/changes.json", "/changes.atom")


def log() -> list[LogEntry]:
    return held.now().once(Log).entries


def changes() -> list[tuple[str, str, str]]:
    """Question, before and after of each entry."""
    return [(entry.question, entry.was, entry.now) for entry in log()]


@PLAIN_STATIC
class ByFormTests(DeskTestCase):
    """As an editor changes things in the admin, and a reader sees it."""

    question = "What does the CPC exam cost for members?"

    def test_a_new_price_is_told_once_with_both_figures_its_date_reason_and_source(self):
        self.newer(_reason="AAPC raised its price", amount="425")
        [entry] = log()
        self.assertEqual((entry.question, entry.was, entry.now), (self.question, "$399", "$425"))
        self.assertEqual(
            (entry.holds_from, entry.reason), ("Nov. 20, 2026", "AAPC raised its price")
        )
        self.assertEqual(entry.source.title, "Certification exam pricing")
        self.client.logout()
        page = text_of(self.client.get("/changes/"))
        for said in ("$399", "$425", "dated Nov. 20, 2026", "AAPC raised its price"):
            self.assertIn(said, page)

    def test_what_its_source_gives_no_date_for_is_told_with_the_day_it_was_read(self):
        self.add(**NEW_SOURCE | {"amount": "425", "as_of": "", "basis": "UNDATED"})
        [entry] = log()
        self.assertEqual(entry.holds_from, "")
        page = text_of(self.client.get("/changes/"))
        self.assertIn(f"read {words.day(entry.source.read_on)}", page)
        self.assertNotIn("dated", page)

    def test_no_editor_is_named_in_any_form_of_it(self):
        self.client.force_login(make_editor("wilhelmina"))
        self.newer(_reason="A new list")
        boss = make_editor("yolanda")
        boss.is_superuser = True
        boss.save()
        self.decide(ChangeSet.objects.get(), "undo", "Another exam", account=boss)
        self.client.logout()
        for address in FORMS:
            said = self.client.get(address).content.decode()
            self.assertIn("Another exam", said)
            for name in ("wilhelmina", "yolanda"):
                self.assertNotIn(name, said, address)

    def test_nothing_that_waits_or_was_refused_is_in_any_form_of_it(self):
        chief = in_group("Chief editors", "max")
        self.client.force_login(in_group("Contributors", "con"))
        self.newer(_reason="A secret draft", amount="777", _draft="Keep as a draft")
        self.newer(_reason="A secret reason", amount="777", _sure="777")
        kept = ChangeSet.objects.get()
        for state in (ChangeSet.State.WAITING, ChangeSet.State.REFUSED):
            self.assertEqual(kept.state, state)
            self.client.logout()
            for address in (*FORMS, "/changes/?c=cpc", "/quality/", "/search/?q=changes"):
                said = self.client.get(address, follow=True).content.decode()
                self.assertNotIn("secret", said, address)
                self.assertNotIn("$777", said, address)
            if kept.state == ChangeSet.State.WAITING:
                self.decide(kept, "refuse", "No", account=chief)

    def test_what_waited_is_told_as_of_the_day_on_which_it_was_published(self):
        self.client.force_login(in_group("Contributors", "con"))
        self.newer()
        kept = ChangeSet.objects.get()
        self.decide(kept, "publish", account=in_group("Chief editors", "max"))
        self.assertEqual([entry.at for entry in log()], [kept.decided_at])

    def test_what_was_undone_is_told_twice_though_its_rows_are_gone(self):
        self.newer(_reason="New list", amount="425")
        kept = ChangeSet.objects.get()
        self.decide(kept, "undo", "It was another exam")
        self.assertEqual(Fee.objects.count(), 1)
        undoing, undone = log()
        self.assertEqual((undone.was, undone.now, undone.reason), ("$399", "$425", "New list"))
        self.assertEqual(
            (undone.undone_at, undone.undone_why), (kept.undone_by.made_at, "It was another exam")
        )
        self.assertEqual((undoing.was, undoing.now), ("$425", "$399"))
        self.assertEqual(undoing.takes_back, kept.made_at)
        self.assertEqual([entry.is_mistake for entry in (undoing, undone)], [False, True])
        mistakes = text_of(self.client.get("/changes/?only=mistakes"))
        self.assertIn("Taken back on Nov. 29, 2026 It was another exam", mistakes)
        self.assertNotIn("Takes back a change", mistakes)

    def test_a_figure_that_an_editor_marks_as_mistaken_is_an_erratum(self):
        self.change(self.old, standing="MISTAKEN", note="That was the price of two tries")
        [entry] = log()
        self.assertEqual((entry.was, entry.now), ("$399", "it was mistaken"))
        self.assertTrue(entry.is_mistake)
        self.assertContains(
            self.client.get("/changes/?only=mistakes"), "That was the price of two tries"
        )

    def test_what_was_only_looked_at_or_noted_is_no_change(self):
        self.change(self.old, checked_on="2026-11-20", note="Asked AAPC", locator="Table 2")
        self.assertEqual(ChangeSet.objects.count(), 1)
        self.assertEqual(log(), [])

    def test_a_choice_among_figures_is_told(self):
        self.change(self.old, standing="IN_USE")
        self.assertEqual([entry.now for entry in log()], ["$399: now in use: chosen by an editor"])

    def test_a_price_to_come_is_told_with_the_end_of_the_old_one(self):
        self.newer(amount="425", as_of="2027-01-01")
        self.assertEqual(changes(), [(self.question, "$399 (until Dec. 31, 2026)", "$425")])
        self.assertEqual(log()[0].holds_from, "Jan. 1, 2027")

    def test_a_row_that_is_deleted_is_told(self):
        self.editor.is_superuser = True
        self.editor.save()
        self.client.post(url(self.old, "delete", self.old.pk), {"post": "yes"})
        self.assertEqual(changes(), [(self.question, "$399", "taken out")])

    def test_a_reason_that_holds_markup_is_text(self):
        self.newer(_reason="<b>Bold</b>")
        self.assertContains(self.client.get("/changes/"), "&lt;b&gt;Bold&lt;/b&gt;")

    def test_before_the_first_change_it_says_so(self):
        self.assertContains(self.client.get("/changes/"), "The log begins with the first change.")
        self.assertEqual(
            self.client.get("/changes.json").json()["notes"],
            ["No editor has changed a figure here yet. The log begins with the first change."],
        )

    def test_as_many_queries_for_many_sets_as_for_one(self):
        self.newer()
        held.now().once(Log)
        counted = []
        for amounts in ((426,), (427, 428, 429, 430)):
            for amount in amounts:
                self.add(amount=str(amount), **NEW_SOURCE_OF_ANOTHER_DAY)
            rows = held.now()
            with self.assertNumQueries(2):
                counted.append(len(Log(rows).entries))
        self.assertGreater(counted[1], counted[0])


NEW_SOURCE_OF_ANOTHER_DAY = {
    "new_source_publisher_name": "AAPC",
    "new_source_title": "Another list",
    "new_source_url": "https://www.example.org/other",
    "as_of": "2026-11-20",
}


class ByActTests(TestCase):
    """Rows of every kind that tells readers something."""

    def setUp(self):
        self.aapc = make_issuer(code="AAPC")
        self.cpc = make_certification(code="CPC", issuer=self.aapc)

    def also(self, way: Way, **given) -> Way:
        """Another way of the same rule."""
        return Way.objects.create(requirement=way.requirement, position=2, **given)

    def test_a_way_of_a_rule_changes_the_rule(self):
        way = make_way(certification=self.cpc, rule="A diploma", education="HIGH_SCHOOL")
        self.also(way, rule="Or a degree", education="BACHELOR")
        with act() as going_on:
            way.rule = "A diploma or GED"
            way.save()
            going_on.keep(None, "Its words")
        question = "What do you need to take the CPC exam?"
        self.assertEqual(
            changes(), [(question, "A diploma; or Or a degree", "A diploma or GED; or Or a degree")]
        )

    def test_each_set_tells_the_ways_that_the_rule_had_then(self):
        way = make_way(certification=self.cpc, rule="A diploma", education="HIGH_SCHOOL")
        other = self.also(way, rule="A degree", education="BACHELOR")
        for changed, rule in ((way, "A GED"), (other, "A master’s")):
            with act() as going_on:
                changed.rule = rule
                changed.save()
                going_on.keep(None, "")
        self.assertEqual(
            [(was, now) for _, was, now in changes()],
            [
                ("A GED; or A degree", "A GED; or A master’s"),
                ("A diploma; or A degree", "A GED; or A degree"),
            ],
        )

    def test_how_a_certification_stands_and_the_steps_of_a_path_are_told(self):
        path = make_path({"kind": "EXAM", "certification": self.cpc}, slug="to-cpc", name="To CPC")
        with act() as going_on:
            self.cpc.status, self.cpc.status_note = "RETIRED", "Its exam is given no more."
            self.cpc.save()
            step = path.steps.get()
            step.assumption = "You study alone"
            step.save()
            going_on.keep(None, "")
        self.assertEqual(
            [(question, now) for question, _, now in changes()],
            [
                ("How does the CPC stand?", Certification(status="RETIRED").get_status_display()),
                ("Steps of “To CPC”:", f"{step.position}, exam: CPC, we assume: You study alone"),
            ],
        )

    def test_a_survey_is_told_when_readers_see_it_and_not_while_it_is_staged(self):
        release = make_release(2025)
        Release.objects.update(status=Release.Status.STAGED)
        release.refresh_from_db()
        with act() as going_on:
            release.top_code_annual = 1
            release.save()
            going_on.keep(None, "Staged")
        self.assertEqual(changes(), [])
        with act() as going_on:
            release.status = Release.Status.PUBLISHED
            release.save()
            going_on.keep(None, "It is out")
        self.assertEqual(changes(), [("Which survey of pay is there for 2025?", "", "May 2025")])

    def test_what_points_to_a_thing_renamed_since_is_told_by_its_name_then(self):
        fee = make_fee(certification=self.cpc, amount=399)
        with act() as going_on:
            fee.amount = 425
            fee.save()
            going_on.keep(None, "Read again")
        Certification.objects.filter(pk=self.cpc.pk).update(slug="cpc-new")
        self.assertEqual(changes(), [("fee “What does the CPC exam cost? $425”", "", "changed")])

    def test_a_fact_of_a_source_that_is_staged_is_not_told_at_all(self):
        fee = make_fee(certification=self.cpc, amount=399)
        release = make_release(2025)
        with act() as going_on:
            fee.source = release.source
            fee.save()
            fee.amount = 425
            fee.save()
            going_on.keep(None, "From the survey")
        self.assertEqual([now for *_, now in changes()], ["$425"])
        release.move_to(Release.Status.STAGED)
        self.assertEqual(changes(), [])

    def test_what_another_row_says_again_is_no_change(self):
        fee = make_fee(certification=self.cpc, amount=399)
        with act() as going_on:
            fee.delete()
            make_fee(certification=self.cpc, amount=399, source=make_source(), as_of=fee.as_of)
            going_on.keep(None, "Another source says it too")
        self.assertEqual(changes(), [])

    def test_the_last_comes_first_and_fifty_to_a_page(self):
        fee = make_fee(certification=self.cpc, amount=1)
        for amount in range(2, 54):
            with act() as going_on:
                fee.amount = amount
                fee.save()
                going_on.keep(None, "")
        self.assertEqual(changes()[0][1:], ("$52", "$53"))
        first = self.client.get("/changes/")
        self.assertEqual(len(first.context["page"].object_list), 50)
        self.assertContains(
            self.client.get("/changes/?page=2"), '<td role="cell" data-l="Before">$1</td>'
        )
        self.assertContains(self.client.get("/changes/?page=9"), "There is no page “9”.")

    def test_as_data_each_change_is_a_row(self):
        fee = make_fee(certification=self.cpc, amount=399, as_of=date(2026, 1, 1))
        with act() as going_on:
            fee.amount = 425
            fee.save()
            kept = going_on.keep(None, "=1+1")
        applying.undo(kept, None, "Typed wrong")
        rows = list(
            csv.DictReader(io.StringIO(self.client.get("/changes.csv").content.decode("utf-8-sig")))
        )
        self.assertEqual(
            [(row["before"], row["after"], row["is_mistake"]) for row in rows],
            [("$425", "$399", "false"), ("$399", "$425", "true")],
        )
        self.assertEqual(
            (rows[1]["why"], rows[1]["taken_back_because"], rows[1]["taken_back_on"]),
            ("'=1+1", "Typed wrong", "2026-11-29"),
        )

    def test_what_makes_no_sense_is_said_and_the_rest_is_answered(self):
        page = self.client.get("/changes/?c=cpc&c=nope&where=xx&p=none&organization=aapc&only=all")
        self.assertEqual(
            [problem.message for problem in page.context["asked"].problems],
            [
                "There is no certification “nope”.",
                "There is no path “none”.",
                "There is no state “xx”.",
                "The log can show “mistakes” alone. You wrote “all”.",
            ],
        )
        self.assertEqual(page.context["asked"].title, "What changed: CPC and AAPC")


class WithinASecondTests(TransactionTestCase):
    """With real commits, as readers ask: finished pages are kept until a figure changes."""

    def page(self) -> str:
        answer = []
        environ = asked("/changes/", accept_encoding="identity")
        body = application(environ, lambda status, headers: answer.append(status))
        return b"".join(body).decode()

    def test_a_change_and_its_undoing_are_there_as_soon_as_their_figures(self):
        fee = make_fee(certification=make_certification(code="CPC"), amount=399)
        edition.look_again()
        self.assertNotIn("$425", self.page())
        with act() as going_on:
            fee.amount = 425
            fee.save()
            kept = going_on.keep(None, "Raised")
        edition.look_again()
        self.assertIn("$425", self.page())
        self.assertNotIn("Taken back", self.page())
        applying.undo(kept, None, "Typed wrong")
        edition.look_again()
        self.assertIn("Taken back on", self.page())
