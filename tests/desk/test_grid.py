"""Figures of one kind as a table: out, changed in a spreadsheet, and in again; and who may."""

from datetime import date

from django.urls import reverse

from certifications.models import Fee, Issuer, StudyTime
from coderpath.desk.grid.kinds import kinds
from coderpath.desk.models import ChangeSet, Check
from coderpath.sources.facts import SourcedFact, fact_models
from coderpath.sources.models import Source
from tests.admin.forms import PLAIN_STATIC, make_editor, url
from tests.factories import make_certification, make_fee, make_issuer, make_source

from .tables import FEE, GridTestCase, make_chief, one_of_each_beside
from .test_change_sets import in_group

# The session, who is signed in, by which second factor and what they may, two savepoints, and
# whether rows moved since.
QUERIES = 8


@PLAIN_STATIC
class RoundTripTests(GridTestCase):
    def test_what_is_downloaded_and_sent_back_changes_nothing_whatever_the_kind(self):
        self.client.force_login(make_chief())
        kept = {type(row) for row in one_of_each_beside(self) if isinstance(row, SourcedFact)}
        self.assertEqual(kept, set(fact_models()))
        for kind in kinds():
            with self.subTest(kind=kind):
                rows = self.rows(kind, "?all=yes")
                judged = self.look(rows, kind)
                self.assertEqual([row.outcome.value for row in judged], ["same"] * len(rows))
                self.assertGreater(len(rows), 0)

    def test_two_changed_cells_are_two_changed_rows(self):
        retake = make_fee(certification=self.cpc, kind="RETAKE", amount=199, source=self.old.source)
        make_fee(certification=self.cpc, kind="EXAM_TWO", amount=499, source=self.old.source)
        rows = self.rows()
        own = {row["key"]: row for row in rows}
        own[self.old.key]["amount"] = "$1,425.00"
        own[retake.key]["amount"] = "210"
        judged = self.look(rows, sure="on")
        self.assertEqual({row.old for row in judged.stored}, {self.old, retake})
        self.assertEqual(len(judged.stored), 2)
        self.assertEqual(dict(judged.counts)["same"], 1)
        self.publish(rows, sure="on", _reason="A new list")
        new = Fee.objects.get(amount=1425)
        self.assertEqual(
            (new.as_of, new.checked_on, new.source.read_on, new.source.url),
            (date(2026, 11, 20), date(2026, 11, 20), date(2026, 11, 20), self.old.source.url),
        )
        self.assertEqual(self.ended(), ("SUPERSEDED", "2026-11-19"))
        self.assertEqual(Source.objects.count(), 2)
        self.assertEqual(Fee.objects.count(), 5)
        self.assertEqual(
            set(Check.objects.values_list("fact", "outcome")),
            {(self.old.key, "CHANGED"), (retake.key, "CHANGED")},
        )

    def test_all_of_it_is_one_set_that_can_be_undone(self):
        rows = self.rows()
        rows[0]["amount"] = "425"
        self.publish(rows + [rows[0] | self.new(key="", as_of="")], _reason="A new list")
        kept = ChangeSet.objects.get()
        self.assertEqual((kept.reason, kept.author), ("A new list", self.editor))
        self.assertEqual(Fee.objects.count(), 3)
        self.decide(kept, "undo", "Another page")
        self.assertEqual((Fee.objects.count(), Source.objects.count()), (1, 1))
        self.assertEqual(self.ended(), ("REPORTED", "None"))
        self.assertEqual(Check.objects.count(), 0)

    def test_what_readers_will_see_is_shown_first_and_published_from_there(self):
        Fee.objects.update(payer="ANYONE")
        rows = self.rows()
        rows[0]["amount"] = "425"
        seal = self.look(rows).seal
        page = self.send(rows, seal=seal, _preview="1", _reason="A new list")
        moved = {(m.page.page, m.page.label): m.after.figure for m in page.context["moved"]}
        self.assertEqual(moved[("CPC", "Exam and first-year dues")], "$425")
        self.assertEqual((Fee.objects.count(), ChangeSet.objects.count()), (1, 0))
        answer = self.client.post(f"/admin/grid/{FEE}/", dict(page.context["fields"]))
        self.assertRedirects(answer, f"/admin/grid/{FEE}/")
        self.assertEqual(Fee.objects.get(amount=425).payer, "ANYONE")

    def test_a_cell_that_looks_like_a_formula_comes_back_as_it_was(self):
        Fee.objects.update(note="=1+1 is what “they” say")
        rows = self.rows()
        self.assertEqual(rows[0]["note"], "'=1+1 is what “they” say")
        self.assertEqual(dict(self.look(rows).counts)["same"], 1)

    def test_only_what_holds_unless_every_row_is_wanted(self):
        make_fee(certification=self.cpc, amount=299, standing="MISTAKEN", note="A slip")
        self.assertEqual([row["amount"] for row in self.rows()], ["399.00"])
        self.assertEqual(len(self.rows(query="?all=yes")), 2)


@PLAIN_STATIC
class MayTests(GridTestCase):
    def test_a_contributor_proposes_it(self):
        self.client.force_login(in_group("Contributors", "con"))
        said = [self.new()]
        self.send(said, seal=self.send(said).context["judged"].seal)
        self.assertEqual(Fee.objects.count(), 1)
        kept = ChangeSet.objects.get()
        self.assertEqual(kept.state, ChangeSet.State.WAITING)
        self.decide(kept, "publish", account=in_group("Chief editors", "max"))
        self.assertEqual(Fee.objects.count(), 2)

    def test_who_may_only_look_gets_the_table_and_stores_nothing(self):
        self.client.force_login(in_group("Viewers", "vi"))
        self.assertEqual(len(self.rows()), 1)
        page = self.client.get(f"/admin/grid/{FEE}/")
        self.assertNotContains(page, "<textarea")
        said = "Your account may not add a figure."
        self.assertEqual(self.refusals([self.new()]), [f"Row 2: {said}"])
        rows = self.rows()
        rows[0]["note"] = "Mine"
        self.assertEqual(self.refusals(rows), ["Row 2: Your account may not change a figure."])

    def test_who_may_not_see_the_kind_sees_no_table_of_it(self):
        self.client.force_login(in_group("Administrators", "adm"))
        account = make_editor("nobody")
        account.groups.clear()
        self.client.force_login(account)
        for address in ("/admin/grid/", f"/admin/grid/{FEE}/", f"/admin/grid/{FEE}.csv"):
            self.assertEqual(self.client.get(address).status_code, 403, address)
        self.client.logout()
        self.assertEqual(self.client.get(f"/admin/grid/{FEE}.csv").status_code, 302)

    def test_there_is_no_table_of_what_is_no_fact(self):
        for address in ("/admin/grid/sources-source/", f"/admin/grid/{FEE}/?of=nobody"):
            self.assertEqual(self.client.get(address).status_code, 404)


@PLAIN_STATIC
class PageTests(GridTestCase):
    def test_the_desk_and_each_list_lead_there(self):
        self.assertContains(self.client.get("/admin/"), reverse("grid"))
        page = self.client.get(url(StudyTime, "changelist"))
        self.assertContains(page, "/admin/grid/certifications-studytime/")
        page = self.client.get("/admin/grid/")
        for kind in kinds().values():
            self.assertContains(page, f'href="{kind.address}"')

    def test_the_prices_of_an_organization_are_ready_to_be_filled_in(self):
        Issuer.objects.update(has_members=True, publisher=self.old.source.publisher)
        ahima = make_issuer(code="AHIMA")
        make_certification(code="CCS", issuer=ahima)
        blog = make_source(publisher="A blog", kind="THIRD_PARTY")
        make_fee(certification=self.cpc, kind="EXAM_TWO", amount=1, source=blog)
        self.assertContains(self.client.get("/admin/grid/"), f"/admin/grid/{FEE}/?of=aapc")
        rows = self.rows(query="?of=aapc")
        self.assertEqual(
            [(row["certification"], row["kind"], row["payer"], row["amount"]) for row in rows],
            [
                ("CPC", "Exam, one try", "Member", "399.00"),
                ("CPC", "Exam, one try", "Non-member", ""),
                ("CPC", "Exam, two tries", "Member", ""),
                ("CPC", "Exam, two tries", "Non-member", ""),
            ],
        )
        self.assertEqual([row["key"] for row in rows], [self.old.key, "", "", ""])
        form = self.client.get(f"/admin/grid/{FEE}/?of=aapc").context["form"]
        self.assertEqual(form.initial["source"], self.old.source.slug)
        table = form.initial["table"].replace("399.00", "425")
        self.assertIn("Say where it was read", self.refusals(table)[0])
        judged = self.look(table, source=form.initial["source"])
        self.assertEqual([row.outcome.value for row in judged], ["changed"] + ["nothing typed"] * 3)

    def test_as_many_queries_for_many_rows_as_for_one(self):
        rows = [self.new(locator=str(number)) for number in range(120)]
        self.send(rows[:1])
        with self.assertNumQueries(QUERIES):
            self.send(rows[:1])
        with self.assertNumQueries(QUERIES):
            self.assertEqual(len(self.send(rows).context["judged"].stored), 120)

    def test_two_tables_in_a_row_need_no_going_back(self):
        page = self.send([self.new()])
        self.assertContains(page, "Send another table")
        self.assertContains(page, '<textarea name="table" hidden>')
