"""The page of one question for an editor: what is shown, why, and what becomes of each answer."""

from datetime import date

from django.urls import reverse

from certifications.models import Fee
from coderpath.desk.models import ChangeSet
from tests.admin.forms import PLAIN_STATIC
from tests.factories import make_fee, make_publisher, make_source

from .test_change_sets import DeskTestCase, in_group


@PLAIN_STATIC
class QuestionTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        blog = make_source(title="A blog", publisher=make_publisher("A blog", "THIRD_PARTY"))
        self.blogs = make_fee(certification=self.cpc, amount=349, payer="MEMBER", source=blog)
        self.address = reverse("desk_question", args=["fee-cpc-exam-one-member"])

    def decide_on(self, fact, what: str, **more):
        sent = {"fact": f"fee-{fact.pk}", "what": what} | more
        answer = self.client.post(self.address, sent, follow=True)
        self.old.refresh_from_db()
        self.blogs.refresh_from_db()
        return answer

    def test_it_says_what_readers_see_and_why(self):
        page = self.client.get(self.address)
        self.assertContains(page, "Readers see <b>$399</b>.")
        self.assertContains(page, "Its source has the most authority on the question.")
        self.assertContains(page, "$349")

    def test_the_same_is_one_press_from_there_and_leads_back(self):
        page = self.client.get(self.address)
        self.assertContains(page, f'name="fee-{self.old.pk}-outcome" value="SAME"')
        self.assertContains(page, 'name="back" value="fee-cpc-exam-one-member"')
        sent = {"day": "2026-11-20", f"fee-{self.old.pk}-outcome": "SAME"}
        read = reverse("desk_read", args=[self.old.source_id])
        back = sent | {"back": "fee-cpc-exam-one-member"}
        self.assertRedirects(self.client.post(read, back), self.address)
        self.assertRedirects(self.client.post(read, sent | {"back": "//evil.example"}), read)
        self.assertContains(self.client.get(self.address), "figure checked on: Nov. 20, 2026")

    def test_another_is_chosen_and_the_one_chosen_before_is_not(self):
        self.decide_on(self.old, "choose")
        page = self.decide_on(self.blogs, "choose")
        self.assertContains(page, "Readers see <b>$349</b>.")
        self.assertEqual((self.old.standing, self.blogs.standing), ("REPORTED", "IN_USE"))
        self.assertEqual(ChangeSet.objects.count(), 2)

    def test_a_mistaken_one_says_why_and_what_it_ended_holds_again(self):
        self.newer()
        new = Fee.objects.get(amount=425)
        self.assertContains(self.decide_on(new, "mistaken"), "Say what is wrong with it")
        self.decide_on(new, "mistaken", why="That is another exam.")
        new.refresh_from_db()
        self.assertEqual((new.standing, new.note), ("MISTAKEN", "That is another exam."))
        self.assertEqual(self.ended(), ("REPORTED", "None"))

    def test_wordings_of_what_is_wrong_are_offered_and_any_other_is_taken(self):
        page = self.client.get(self.address)
        self.assertContains(page, 'list="mistakes"')
        self.assertContains(page, '<option value="The page does not say so.">')

    def test_one_ends_on_a_day(self):
        self.assertContains(self.decide_on(self.blogs, "end"), "on which day it held last")
        self.decide_on(self.blogs, "end", day="2026-10-31", why="The page is gone.")
        self.assertEqual(self.blogs.until, date(2026, 10, 31))
        soon = self.decide_on(self.old, "end", day="soon")
        self.assertContains(soon, "That is not a day.")

    def test_what_is_not_of_the_question_is_refused(self):
        other = make_fee(certification=self.cpc, kind="RETAKE", source=self.old.source)
        self.assertContains(self.decide_on(other, "choose"), "no longer on this question")
        self.assertEqual(ChangeSet.objects.count(), 0)

    def test_who_only_looks_decides_nothing(self):
        self.client.force_login(in_group("Viewers", "vi"))
        page = self.client.get(self.address)
        self.assertNotContains(page, "What becomes of it")
        self.assertEqual(self.decide_on(self.old, "choose").status_code, 403)

    def test_no_such_question(self):
        self.assertEqual(self.client.get(reverse("desk_question", args=["none"])).status_code, 404)
