"""A shared comparison carries its edition, and says what changed since."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import TestCase, override_settings
from django.urls import reverse

from certifications.models import Certification, ExamFormat, Fee, PassRate
from certifications.since import changes
from coderpath.sources import edition, held
from coderpath.sources.facts import fact_models
from coderpath.sources.models import EditionBegun, Source
from salaries.models import CODERS, Area, Occupation, Release, Wage
from tests.certifications.rows import make_way
from tests.certifications.side_by_side import make_side_by_side, make_wages
from tests.factories import make_fee, make_source
from tests.pages import text_of
from tests.shelves import take_stock

QUERIES = 3  # when the edition began, and two for what changed; the rest is held


class ChangePages(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_wages()
        cls.by_code = make_side_by_side()
        edition.renew()
        cls.then = edition.current().code

    def get(self, query="c=cpc&c=cca", since=""):
        response = self.client.get(f"/compare/?{query}&edition={since or self.then}")
        self.assertEqual(response.status_code, 200)
        return response

    def told(self, **asked):
        """The words of the section on what changed; empty without one."""
        page = text_of(self.get(**asked))
        start = page.find("What changed since this link was made")
        end = page.find("Hide rows that are the same")
        return page[start:end] if start >= 0 else ""

    def fee(self, code="CPC"):
        return Fee.objects.filter(certification=self.by_code[code]).earliest("pk")

    def now(self):
        edition.renew()
        return edition.current().code


class SinceTests(ChangePages):
    def test_the_same_edition_has_not_changed(self):
        self.assertIn("Nothing has changed: the figures are those of the link", self.told())

    def test_a_figure_put_right_is_told_with_its_reason_and_both_sources(self):
        fee = self.fee()
        fee.amount, fee._change_reason = 450, "AAPC raised it on 1 March"
        fee.save()
        self.now()
        told = self.told()
        self.assertIn("One answer changed", told)
        self.assertRegex(
            told, r"What does the CPC exam cost\? \$425\d → \$450\d \(from Jan. 1, 2026\)"
        )
        self.assertIn("AAPC raised it on 1 March.", told)
        self.assertRegex(text_of(self.get()), r"Exam fee \$450\d")

    def test_a_newer_figure_with_the_older_one_put_aside_is_one_line(self):
        new = make_fee(
            certification=self.by_code["CCA"], amount=329, as_of=date(2026, 6, 1), note="Of June."
        )
        self.fee("CCA").end_before(date(2026, 6, 1), "Replaced by $329, from June 1, 2026")
        self.now()
        told = self.told()
        self.assertRegex(
            told, r"What does the CCA exam cost\? \$299\d → \$329\d \(from June 1, 2026\)"
        )
        self.assertIn("Replaced by $329, from June 1, 2026. Of June.", told)
        self.assertIn(new.source.title, text_of(self.get()))
        self.assertEqual(told.count("What does the CCA exam cost"), 1)

    def test_facts_put_aside_and_new_ones(self):
        mistaken = self.fee("CCA")
        mistaken.standing, mistaken.note = "MISTAKEN", "A price of another exam."
        mistaken.save()
        PassRate.objects.get(certification=self.by_code["CCA"]).delete()
        make_fee(certification=self.by_code["CPC"], kind="RETAKE", amount=200)
        self.now()
        told = self.told()
        self.assertIn("Three answers changed", told)
        self.assertRegex(told, r"What does the CCA exam cost\? \$299\d: found to be mistaken\.")
        self.assertIn("A price of another exam.", told)
        self.assertRegex(told, r"62%\d: taken out\.")
        self.assertRegex(told, r"take the CPC exam again\? new: \$200\d")
        self.assertIn("No reason was recorded.", told)

    def test_an_editor_s_choice_is_told(self):
        fee = self.fee()
        fee.standing = "IN_USE"
        fee.save()
        self.now()
        self.assertRegex(
            self.told(), r"cost\? \$425\d: now in use: chosen by an editor\. Changed here on"
        )

    def test_each_aspect_of_an_exam_is_a_line_of_its_own(self):
        exam = ExamFormat.objects.get(certification=self.by_code["CPC"])
        exam.items, exam.minutes = 120, 300
        exam.save()
        self.now()
        told = self.told()
        self.assertRegex(told, r"How many questions are on the CPC exam\? 100\d → 120\d")
        self.assertRegex(told, r"How long is the CPC exam\? 240 minutes\d → 300 minutes\d")
        self.assertNotIn("What score passes", told)

    def test_a_rule_and_what_is_only_advised(self):
        make = {"certification": self.by_code["CCA"], "source": make_source()}
        make_way(rule="Six months of work", strength="RECOMMENDED", **make)
        self.now()
        self.assertRegex(self.told(), r"CCA exam\? new: advised: six months of work\d")

    def test_dues_of_a_body_count_for_what_it_issues(self):
        dues = Fee.objects.get(kind="DUES")
        dues.amount = 240
        dues.save()
        self.now()
        self.assertRegex(self.told(), r"What are AAPC dues.*\? \$222\d → \$240\d")
        self.assertIn("Nothing about what is compared here", self.told(query="c=cca&c=ccs"))

    def test_the_standing_of_a_certification(self):
        cpc = self.by_code["CPC"]
        cpc.status, cpc.status_note = "RETIRED", "Ended."
        cpc._change_reason = "AAPC ended it"
        cpc.save()
        self.now()
        self.assertIn(
            "How does the CPC stand? Open → No longer examined. Changed here on", self.told()
        )

    def test_what_came_back_to_what_it_was_is_no_change(self):
        fee = self.fee()
        for amount in (450, 425):
            fee.amount = amount
            fee.save()
        make_source()
        self.now()
        self.assertIn("Nothing about what is compared here has changed since", self.told())

    def test_figures_of_others_are_not_told(self):
        fee = self.fee("CRC")
        fee.amount = 450
        fee.save()
        self.now()
        self.assertIn("Nothing about what is compared here has changed since", self.told())

    def test_a_note_alone_is_no_change(self):
        fee = self.fee()
        fee.note, fee.checked_on = "Checked.", date(2026, 5, 1)
        fee.save()
        self.now()
        self.assertIn("Nothing about what is compared here has changed since", self.told())

    def test_cents_are_kept(self):
        fee = self.fee()
        fee.amount = "425.10"
        fee.save()
        later = self.now()
        fee.amount = "425.99"
        fee.save()
        self.now()
        self.assertRegex(self.told(since=later), r"\$425\.10\d → \$425\.99\d")

    def test_a_link_made_between_two_changes_tells_the_second_only(self):
        fee = self.fee()
        fee.amount = 450
        fee.save()
        between = self.now()
        fee.amount = 475
        fee.save()
        self.now()
        self.assertRegex(self.told(), r"\$425\d → \$475\d")
        self.assertRegex(self.told(since=between), r"\$450\d → \$475\d")

    def test_few_queries_however_much_changed(self):
        for fee in Fee.objects.all():
            fee.amount += 1
            fee.save()
        for exam in ExamFormat.objects.all():
            exam.minutes += 1
            exam.save()
        self.now()
        take_stock()
        query = f"c=cpc&c=cca&c=ccs&c=crc&c=coc&c=cic&state=oh&edition={self.then}"
        with held.going_by(held.now()), self.assertNumQueries(QUERIES):
            self.client.get(f"/compare/?{query}")


class PayTests(ChangePages):
    """A survey that is newer than the link. Sample figures."""

    def newer_survey(self, **rows):
        """May 2026: yearly pay by area, lowest and highest tenth."""
        coders = Occupation.objects.get(code=CODERS)
        release = Release.objects.create(
            slug="oews-2026", name="OEWS May 2026", year=2026, source=make_source()
        )
        for slug, (low, high) in rows.items():
            area = Area.objects.get(slug=slug)
            pay = {"annual_p10": low, "annual_p25": low, "annual_p90": high}
            Wage.objects.create(release=release, occupation=coders, area=area, **pay)
        self.now()

    def test_pay_of_a_newer_survey_is_told_beside_that_of_the_link(self):
        self.newer_survey(us=(37_000, 84_000), oh=(39_000, 80_000))
        told = self.told(query="c=cpc&c=cca&state=oh")
        self.assertIn(
            "What do coders earn in Ohio, the lowest-paid 10% to the highest-paid 10%?", told
        )
        self.assertRegex(told, r"\$38,060–\$79,290 a year, OEWS May 2025\d")
        self.assertRegex(told, r"→ \$39,000–\$80,000 a year, OEWS May 2026\d")
        self.assertIn("A newer survey is out.", told)
        self.assertRegex(self.told(), r"the United States, .* \$36,420–\$82,370 .* → \$37,000")

    def test_a_place_that_the_newer_survey_leaves_out(self):
        self.newer_survey(us=(37_000, 84_000))
        told = self.told(query="c=cpc&c=cca&state=oh")
        self.assertRegex(told, r"OEWS May 2025\d ?: not in the newest survey")

    def test_an_older_survey_or_the_same_pay_is_no_change(self):
        older = Release.objects.create(
            slug="oews-2024", name="OEWS May 2024", year=2024, source=make_source()
        )
        ohio = Wage.objects.get(area__slug="oh")
        Wage.objects.create(
            release=older, occupation=ohio.occupation, area=ohio.area, annual_p10=1, annual_p90=2
        )
        self.now()
        self.assertNotIn("What do coders earn", self.told(query="c=cpc&c=cca&state=oh"))


class EditorTests(ChangePages):
    def test_what_an_editor_corrects_in_the_admin_is_told(self):
        editor = get_user_model().objects.create_superuser("editor")
        self.client.force_login(editor)
        fee = self.fee()
        source = Source.objects.get(pk=fee.source_id)
        address = reverse("admin:certifications_fee_change", args=[fee.pk])
        form = self.client.get(address).context["adminform"].form
        given = {
            name: ""
            if form.get_initial_for_field(field, name) is None
            else form.get_initial_for_field(field, name)
            for name, field in form.fields.items()
        }
        given |= {"amount": "499", "source": source.pk, "note": "The page says $499."}
        response = self.client.post(address, given)
        self.assertEqual(response.status_code, 302, response.context and response.context["errors"])
        self.now()
        told = self.told()
        self.assertRegex(told, r"\$425\d → \$499\d")
        self.assertIn("The page says $499.", told)


class LinkTests(ChangePages):
    def test_links_to_share_carry_the_edition_and_the_others_do_not(self):
        page = self.client.get("/compare/?c=cpc&c=cca&state=oh")
        link = f"/compare/?c=cpc&amp;c=cca&amp;state=oh&amp;edition={self.then}"
        self.assertContains(page, f'<a href="{link}">Link to share</a>')
        self.assertContains(page, f"Printed from http://testserver{link}, ")
        self.assertContains(page, 'href="/compare/?c=cca&amp;c=cpc&amp;state=oh"')
        self.assertNotContains(page, "What changed since")

    def test_an_old_link_keeps_its_edition_while_it_is_read_and_offers_a_new_one(self):
        make_fee(certification=self.by_code["CPC"], kind="RETAKE", amount=200)
        now = self.now()
        page = self.get()
        moved = f'href="/compare/?c=cca&amp;c=cpc&amp;edition={self.then}"'
        self.assertContains(page, moved)
        self.assertContains(page, f'name="edition" value="{self.then}"')
        self.assertContains(page, f'edition={now}">Link with today’s edition')

    def test_an_unknown_edition_is_one_sentence(self):
        told = self.told(since="0123abcd")
        self.assertIn("No edition 0123abcd is known here", told)
        self.assertNotIn("→", told)

    def test_a_malformed_edition_is_one_sentence_and_the_rest_is_answered(self):
        for text in ("2026.11", "x" * 5000, "%00", "8871ff9d0", "<b>"):
            with self.subTest(text[:9]):
                response = self.get(since=text)
                [problem] = response.context["asked"].problems
                self.assertIn("edition of a link is eight", problem.message)
                self.assertNotContains(response, "What changed since this link")
                self.assertContains(response, "Exam fee")

    def test_an_edition_without_anything_to_compare(self):
        self.assertEqual(self.client.get(f"/compare/?edition={self.then}").status_code, 200)


class LogTests(ChangePages):
    def test_each_edition_is_kept_with_its_first_moment(self):
        first = EditionBegun.objects.get(code=self.then).began
        fee, codes = self.fee(), []
        for amount in (450, 425):
            fee.amount = amount
            fee.save()
            codes.append(self.now())
        other, again = codes
        self.assertEqual(again, self.then)
        self.assertGreater(EditionBegun.objects.get(code=other).began, first)
        self.assertEqual(EditionBegun.objects.get(code=self.then).began, first)

    def test_the_earlier_moment_comes_with_the_edition(self):
        with self.assertNumQueries(1):
            now = edition.current(self.then)
        self.assertEqual(now.earlier_began, EditionBegun.objects.get(code=self.then).began)
        self.assertIsNone(edition.current("00000000").earlier_began)


class LoadTests(ChangePages):
    """What is shipped with a new version changes rows and adds some, and says so."""

    def test_rows_that_a_load_changes_and_adds(self):
        fee = self.fee()
        fields = {
            "key": fee.key,
            "certification": ["cpc"],
            "kind": "EXAM_ONE",
            "amount": "475.00",
            "source": [fee.source.slug],
            "as_of": "2026-01-01",
        }
        new = fields | {"key": "cpc-retake", "kind": "RETAKE", "amount": "150.00"}
        rows = [{"model": "certifications.fee", "fields": each} for each in (fields, new)]
        with TemporaryDirectory() as folder:
            (Path(folder) / "fees.json").write_text(json.dumps(rows), encoding="utf-8")
            with override_settings(FIXTURE_DIRS=[folder]):
                call_command("load_catalogue", verbosity=0)
        told = self.told()
        self.assertRegex(told, r"What does the CPC exam cost\? \$425\d → \$475\d")
        self.assertRegex(told, r"take the CPC exam again\? new: \$150\d")
        self.assertEqual(told.count("Shipped with a new version of the site."), 2)


class DayTests(ChangePages):
    """What was entered before the link was made, and came with its day after."""

    THEN, LINK = datetime(2026, 1, 15, tzinfo=UTC), "0a1b2c3d"
    LAST, FIRST = date(2026, 1, 31), date(2026, 2, 1)

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        for kind in (Certification, *fact_models()):
            cls.past(kind.history.all())
        EditionBegun.objects.create(code=cls.LINK, began=cls.THEN)

    @classmethod
    def past(cls, entries):
        entries.update(history_date=cls.THEN - timedelta(days=5))

    def raised(self):
        """$425 until the end of January, $450 from February on, both entered before the link."""
        cpc = self.by_code["CPC"]
        old = self.fee()
        old.as_of, old.until, old.standing = date(2025, 1, 1), self.LAST, "SUPERSEDED"
        old.save()
        make_fee(certification=cpc, amount=450, as_of=self.FIRST, source=old.source)
        self.past(Fee.history.all())

    def since(self, at, moment=None):
        certifications = list(Certification.objects.filter(code="CPC").select_related("issuer"))
        return changes.since(moment or self.THEN, certifications, [], at)

    def test_a_start_and_an_end_that_came_are_one_change_of_that_day(self):
        self.raised()
        self.assertEqual(self.since(self.LAST), [])
        [change] = self.since(self.FIRST)
        self.assertEqual([said.text for said in change.before], ["$425"])
        self.assertEqual([said.text for said in change.after], ["$450"])
        self.assertEqual(change.changed_at.date(), self.FIRST)

    def test_a_link_made_on_that_day_tells_nothing(self):
        self.raised()
        on_the_day = datetime(2026, 2, 1, tzinfo=UTC)
        self.assertEqual(self.since(date(2026, 3, 1), on_the_day), [])

    def test_the_page_says_it(self):
        self.raised()
        told = self.told(query="c=cpc&c=cca", since=self.LINK)
        self.assertRegex(told, r"\$425\d until Jan\. 31, 2026 → \$450\d from Feb\. 1, 2026")
        self.assertIn("Changed here on Feb. 1, 2026. Known before; it came with the day.", told)

    def test_an_end_without_a_new_figure(self):
        old = self.fee()
        old.as_of, old.until = date(2025, 1, 1), self.LAST
        old.save()
        self.past(Fee.history.all())
        told = self.told(query="c=cpc&c=cca", since=self.LINK)
        self.assertRegex(told, r"\$425\d until Jan\. 31, 2026: no longer in force")
