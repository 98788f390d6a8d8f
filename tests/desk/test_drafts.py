"""A form that is not finished is kept as it was typed, and of it nothing is stored or shown."""

from django.test import Client
from django.urls import reverse

from certifications.models import Fee
from coderpath.desk.drafts import MOST
from coderpath.desk.models import ChangeSet, Check, Draft
from coderpath.sources.models import Source
from coderpath.sources.public import public_tables
from tests.admin.forms import EMPTY, NEW_SOURCE, PLAIN_STATIC, url
from tests.page_types import PAGES
from tests.quality.test_changes import FORMS

from .test_change_sets import DeskTestCase, in_group

SECRET = "a price that nobody may see yet"
AMOUNT = "7531.00"
TITLE = "A page that nobody read before"
SAID = (SECRET, TITLE, "7531", "7,531")
MORE = (
    "/certifications/cpc/",
    "/search/?q=read+before",
    "/search/?q=cpc+exam+fee+753",
    "/sources/?q=nobody+read",
    "/certifications.csv",
    "/certifications.json",
    "/disagreements/fee-cpc-exam-one-member/",
    "/reports/",
    "/sitemap.xml",
    "/quality.csv",
)


class DraftTestCase(DeskTestCase):
    def keep(self, address=None, **given):
        sent = EMPTY | NEW_SOURCE | {"certification": self.cpc.pk, "kind": "EXAM_ONE"}
        sent |= {"payer": "MEMBER", "amount": AMOUNT, "note": SECRET, "_title": "Add fee"}
        sent |= {
            "new_source_title": TITLE,
            "_reason": "New list",
            "_draft": "Keep as a draft",
        } | given
        return self.client.post(address or url(Fee, "add"), sent, follow=True)


@PLAIN_STATIC
class DraftTests(DraftTestCase):
    def open_again(self, draft: Draft):
        """What the page of a draft sends."""
        page = self.client.get(draft.get_absolute_url())
        fields = dict(page.context["draft"].fields)
        return self.client.post(draft.page, fields | {"_again": "1", "_draft_of": draft.pk})

    def stored(self):
        return Fee.objects.count(), Source.objects.count(), ChangeSet.objects.count()

    def test_a_form_of_another_site_keeps_nothing(self):
        stranger = Client(enforce_csrf_checks=True)
        stranger.force_login(self.client.get(url(Fee, "add")).wsgi_request.user)
        sent = {"amount": AMOUNT, "_draft": "Keep as a draft"}
        self.assertEqual(stranger.post(url(Fee, "add"), sent).status_code, 403)
        self.assertFalse(Draft.objects.exists())

    def test_no_form_with_a_password_is_kept_or_shown_again(self):
        sent = {"old_password": SECRET, "new_password1": SECRET, "new_password2": SECRET}
        for asked in ("_draft", "_preview", "_again"):
            answer = self.client.post(reverse("admin:password_change"), sent | {asked: "1"})
            with self.subTest(asked):
                self.assertNotContains(answer, SECRET)
        self.assertFalse(Draft.objects.exists())

    def test_an_address_that_steps_elsewhere_is_no_page(self):
        for page in ("//elsewhere/", "/../report/", "/x/../../report/", "/./", "/x/..", "/\\x/"):
            with self.subTest(page):
                answer = self.client.post(f"/admin{page}", {"amount": AMOUNT, "_draft": "1"})
                self.assertEqual(answer.status_code, 404)
        self.assertFalse(Draft.objects.exists())

    def test_what_was_typed_is_kept_and_no_row_is_made(self):
        before = self.stored()
        for amount in ("425", "four"):
            with self.subTest(amount):
                self.assertContains(self.keep(amount=amount), "Kept as a draft.")
                draft = Draft.objects.latest("pk")
                self.assertEqual((draft.author, draft.page), (self.editor, url(Fee, "add")))
                self.assertEqual(dict(draft.fields)["amount"], amount)
                self.assertEqual(self.stored(), before)

    def test_its_form_opens_as_it_was_typed_and_stores_nothing(self):
        self.keep(amount="425", as_of="2026-11-20", replaces_older="on")
        before = self.stored()
        page = self.open_again(Draft.objects.get())
        self.assertContains(page, "Your draft of")
        form = page.context["adminform"].form
        self.assertEqual((form["amount"].value(), form["note"].value()), ("425", SECRET))
        self.assertContains(page, 'name="_reason" value="New list"')
        self.assertNotContains(page, "successfully")
        self.assertEqual(self.stored(), before)
        self.assertEqual(self.ended(), ("REPORTED", "None"))

    def test_one_that_is_not_whole_says_what_is_missing(self):
        self.keep(amount="")
        page = self.open_again(Draft.objects.get())
        self.assertIn("amount", self.errors(page))

    def test_finished_it_is_a_set_like_any_other_and_the_draft_is_gone(self):
        self.keep()
        draft = Draft.objects.get()
        self.newer(amount="425", _draft_of=draft.pk, _reason="New list")
        self.assertEqual(ChangeSet.objects.get().reason, "New list")
        self.assertEqual(Draft.objects.count(), 0)

    def test_a_contributors_waits_then(self):
        self.client.force_login(in_group("Contributors", "con"))
        self.keep()
        self.newer(_draft_of=Draft.objects.get().pk)
        self.assertEqual(ChangeSet.objects.get().state, ChangeSet.State.WAITING)
        self.assertEqual(Draft.objects.count(), 0)

    def test_while_it_is_refused_it_stays(self):
        self.keep()
        self.newer(amount="-1", _draft_of=Draft.objects.get().pk)
        self.assertEqual(Draft.objects.count(), 1)

    def test_kept_again_it_is_the_same_draft(self):
        self.keep()
        self.keep(amount="8000", _draft_of=Draft.objects.get().pk)
        self.assertEqual(dict(Draft.objects.get().fields)["amount"], "8000")

    def test_who_keeps_what_another_began_has_a_draft_of_their_own(self):
        self.keep(amount="425")
        theirs = Draft.objects.get()
        chief = in_group("Chief editors", "chief")
        self.client.force_login(chief)
        self.keep(amount="430", _draft_of=theirs.pk)
        kept = {draft.author: dict(draft.fields)["amount"] for draft in Draft.objects.all()}
        self.assertEqual(kept, {self.editor: "425", chief: "430"})

    def test_a_row_that_is_changed_opens_again_too(self):
        self.keep(url(self.old, "change", self.old.pk), standing="DISPUTED", _title="Change fee")
        page = self.open_again(Draft.objects.get())
        self.assertEqual(page.context["adminform"].form["standing"].value(), "DISPUTED")
        self.assertEqual(self.ended(), ("REPORTED", "None"))

    def test_a_page_that_is_read(self):
        address = reverse("desk_read", args=[self.old.source_id])
        said = {f"fee-{self.old.pk}-outcome": "CHANGED", f"fee-{self.old.pk}-amount": "425"}
        self.keep(address, day="2026-11-20", **said)
        page = self.open_again(Draft.objects.get())
        [row] = page.context["reading"].rows
        self.assertEqual((row.said, str(row.value["amount"].value())), ("CHANGED", "425"))
        self.assertEqual((Fee.objects.count(), Check.objects.count()), (1, 0))

    def test_a_table(self):
        address = reverse("grid_kind", args=["certifications-fee"])
        table = f"key,amount\n{self.old.key},425\n"
        self.keep(address, table=table, read_on="2026-11-20", seal="x", source="")
        page = self.open_again(Draft.objects.get())
        self.assertEqual(len(page.context["judged"].told), 1)
        self.assertEqual(Fee.objects.count(), 1)

    def test_it_is_deleted(self):
        self.keep()
        self.client.post(Draft.objects.get().get_absolute_url(), {"delete": "1"})
        self.assertEqual(Draft.objects.count(), 0)

    def test_any_text_is_kept_and_only_so_many_drafts(self):
        self.keep(note="\0💊</textarea><script>", _draft_of="²", _title="")
        draft = Draft.objects.get()
        self.assertEqual(dict(draft.fields)["note"], "💊</textarea><script>")
        self.assertNotContains(self.client.get(draft.get_absolute_url()), "<script>")
        for _ in range(MOST):
            said = self.keep()
        self.assertContains(said, "Finish or delete one")
        self.assertEqual(Draft.objects.count(), MOST)

    def test_an_action_is_not_done_by_opening_it_again(self):
        """Whatever was sent to whatever page: what is opened again stores nothing."""
        action = {"action": "mark_checked", "_selected_action": [self.old.pk]}
        self.client.post(url(Fee, "changelist"), action | {"_again": "1"})
        self.old.refresh_from_db()
        self.assertIsNone(self.old.checked_on)
        self.assertEqual(ChangeSet.objects.count(), 0)


@PLAIN_STATIC
class WhoSeesDraftsTests(DraftTestCase):
    def setUp(self):
        super().setUp()
        self.keep()
        self.draft = Draft.objects.get()

    def sees(self, account) -> bool:
        self.client.force_login(account)
        listed = self.client.get("/admin/?tab=drafts").context["drafts"]
        status = self.client.get(self.draft.get_absolute_url()).status_code
        self.assertEqual(status == 200, self.draft in listed)
        return status == 200

    def test_its_author_and_chief_editors(self):
        self.assertTrue(self.sees(self.editor))
        self.assertTrue(self.sees(in_group("Chief editors", "max")))
        for name in ("Editors", "Contributors", "Viewers", "Data loaders", "Administrators"):
            with self.subTest(name):
                self.assertFalse(self.sees(in_group(name, name.lower().replace(" ", ""))))

    def test_another_neither_overwrites_nor_deletes_it(self):
        self.client.force_login(in_group("Editors", "ed2"))
        self.assertEqual(self.client.post(self.draft.get_absolute_url()).status_code, 404)
        self.keep(amount="1", _draft_of=self.draft.pk)
        self.newer(_draft_of=self.draft.pk)
        self.draft.refresh_from_db()
        self.assertEqual(dict(self.draft.fields)["amount"], AMOUNT)

    def test_no_page_file_feed_or_search_has_anything_of_it(self):
        """Nor of a set that waits."""
        self.client.force_login(in_group("Contributors", "con"))
        waits = {"new_source_title": TITLE, "_reason": SECRET, "note": SECRET}
        self.newer(amount=AMOUNT, _sure=AMOUNT, **waits)
        self.assertEqual(ChangeSet.objects.get().state, ChangeSet.State.WAITING)
        self.client.logout()
        asked = [page.format(dollars=7, hours=7, day="2026-11-01") for page in PAGES.values()]
        answered = 0
        for address in (*asked, *FORMS, *MORE):
            answer = self.client.get(address, follow=True)
            answered += answer.status_code == 200
            for said in SAID:
                with self.subTest(address, said=said):
                    self.assertNotIn(said, answer.content.decode())
        self.assertGreater(answered, 50)
        self.assertFalse({Draft, ChangeSet} & {*public_tables()})
