"""The planner that keeps credentials alive."""

from datetime import date

from django.test import TestCase

from certifications.models import Fee, Progression, RenewalRule
from tests.certifications.rows import make_fact
from tests.factories import make_certification, make_fee, make_issuer, make_source
from tests.pages import text_of

from .test_ics import read

PAGE, FILE = "/tools/keep/", "/tools/keep.ics"
ON = "&on=2026-01-01"


def make_bodies():
    """CPC of a body that lives on dues; CCA and CCS of one that asks a fee."""
    aapc, ahima = make_issuer(code="AAPC"), make_issuer(code="AHIMA")
    made = [
        make_certification(code=code, issuer=issuer)
        for code, issuer in (("CPC", aapc), ("CCA", ahima), ("CCS", ahima))
    ]
    make_fee(issuer=aapc, kind="DUES", payer="MEMBER", amount=222, every_months=12)
    make_fee(issuer=aapc, kind="LATE", amount=50)
    make_fact(RenewalRule, issuer=aapc, kind="DUES_KEPT", is_required=True)
    for held, ceus in ((1, 36), (2, 40)):
        make_fact(RenewalRule, issuer=aapc, held=held, ceus=ceus, cycle_months=24)
    make_fact(RenewalRule, issuer=aapc, kind="GRACE", days=30)
    make_fact(RenewalRule, issuer=aapc, kind="CANCELLED", days=90)
    make_fact(RenewalRule, issuer=ahima, kind="DUES_KEPT", is_required=False)
    make_fee(issuer=ahima, kind="DUES", payer="MEMBER", amount=149, every_months=12)
    for kind, payer, amount in (
        ("RECERTIFICATION", "NON_MEMBER", 249),
        ("RECERTIFICATION", "MEMBER", 100),
        ("RECERTIFICATION_MORE", "ANYONE", 50),
    ):
        make_fee(issuer=ahima, kind=kind, payer=payer, amount=amount, every_months=24)
    make_fact(RenewalRule, issuer=ahima, kind="EACH_MORE", ceus=10, cycle_months=24)
    for certification in made[1:]:
        make_fact(RenewalRule, certification=certification, ceus=20, cycle_months=24)
    return made


class KeepPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cpc, cls.cca, cls.ccs = make_bodies()

    def get(self, query, path=PAGE):
        return self.client.get(f"{path}?{query}{ON}")

    def page(self, query):
        return self.get(query).context["page"]

    def problems(self, query):
        return [(problem.message, problem.field) for problem in self.page(query).problems]

    def test_one_credential(self):
        response = self.get("c=cpc&d=2025-03-15")
        self.assertContains(response, '</th><td class="num">222</td>', count=5)  # year by year
        text = text_of(response)
        self.assertIn("Keeping your CPC for 5 years costs $1,110 plus credits.", text)
        self.assertIn("Membership dues 1,110 5 × $222", text)
        self.assertIn("36 CEUs every 2 years", text)
        self.assertIn(
            "March 15, 2026 AAPC: membership dues $222 April 15, 2026 June 13, 2026", text
        )

    def test_no_calendar_is_made_of_what_makes_no_sense(self):
        for query in ("c=cpc&d=2026-02-30", "c=cpc&years=11", "c=cpc&c=cpq"):
            with self.subTest(query):
                response = self.get(query, FILE)
                self.assertRedirects(response, f"{PAGE}?{query}{ON}")

    def test_the_form_shows_the_years_that_are_answered(self):
        response = self.get("c=cpc")
        self.assertContains(response, '<option value="5" selected>5 years</option>', html=True)
        text = text_of(response)
        self.assertIn("so we count as if you earned it on Jan. 1, 2026", text)
        self.assertIn("from those you gave, for CPC from Jan. 1, 2026.", text)

    def test_two_bodies_with_and_without_membership(self):
        # Renewals are due on June 30, 2026, 2028 and 2030.
        # 5 × 222 + 3 × (249 + 50) = 2,007, and 5 × 222 + 5 × 149 + 3 × (100 + 50) = 2,305
        text = text_of(self.get("c=cpc&d=2025-03-15&c=cca&d=2024-06-30&c=ccs&d=2024-07-01"))
        self.assertIn("Keep your CPC, CCA and CCS", text)
        self.assertIn("for 5 years costs $2,007 plus credits.", text)
        self.assertIn("As a member of AHIMA, you pay $2,305 plus credits.", text)

    def test_the_address_of_the_plan_gives_the_same_plan(self):
        page = self.page("c=cpc&d=2025-03-15&c=cca&years=10&member=yes")
        again = self.client.get(PAGE + page.query).context["page"]
        self.assertEqual(again.lead, page.lead)
        self.assertEqual(again.query, page.query)
        self.assertEqual(again.undated, [])

    def test_a_credential_without_a_day_counts_from_the_first(self):
        response = self.get("c=cpc")
        self.assertContains(response, "You gave no day for CPC")
        self.assertEqual(response.context["page"].dates[0].day, date(2027, 1, 1))

    def test_nothing_asked_asks(self):
        response = self.client.get(PAGE)
        self.assertContains(response, "Show what it costs")
        self.assertIsNone(response.context["page"].kept)

    def test_what_the_reader_holds_is_filled_in(self):
        page = self.client.get(f"{PAGE}?have=cca&have=coding-6").context["page"]
        self.assertEqual([row.slug for row in page.chosen], ["cca"])

    def test_answers_travel_on(self):
        response = self.get("c=cpc&state=oh&have=diploma")
        self.assertContains(response, '<input type="hidden" name="state" value="oh">')
        self.assertContains(response, '<input type="hidden" name="have" value="diploma">')

    def test_bad_input_is_said_beside_its_field_and_the_rest_is_answered(self):
        for query, said, field in [
            ("c=cpc&d=2025-02-31", "must be a day that there is, such as 2026-01-31", "d1"),
            ("c=cpc&d=0000-01-01", "must be a day that there is", "d1"),
            ("c=cpc&d=1890-01-01", "must lie between Jan. 1, 1990 and Jan. 1, 2026", "d1"),
            ("c=cpc&d=2026-01-02", "must lie between Jan. 1, 1990 and Jan. 1, 2026", "d1"),
            ("c=cpc&c=nosuch", "No certification has the code “nosuch”.", "c2"),
            ("c=cpc&c=cpc", "The CPC is there already, so it counts once.", "c2"),
            ("c=cpc&d=2025-01-01&c=&d=2025-01-01", "Choose which title", "c2"),
            ("c=cpc&years=0", "a whole number from 1 to 10. You wrote “0”.", "id_years"),
            ("c=cpc&years=11", "a whole number from 1 to 10. You wrote “11”.", "id_years"),
            ("c=cpc&years=two", "a whole number from 1 to 10. You wrote “two”.", "id_years"),
            ("c=cpc&rows=9", "There is room for 1 to 6 titles. You wrote “9”.", ""),
            ("c=cpc&member=perhaps", "You wrote “perhaps”.", "id_member"),
        ]:
            with self.subTest(query=query):
                [(message, at)] = self.problems(query)
                self.assertIn(said, message)
                self.assertEqual(at, field)
                response = self.get(query)
                if field:
                    self.assertContains(response, f'id="{field}"')
                self.assertEqual(response.context["page"].kept.bodies[0].codes, ["CPC"])

    def test_a_day_to_count_from_that_is_none(self):
        response = self.client.get(f"{PAGE}?c=cpc&on=2026-02-30")
        self.assertContains(response, "The day to count from must be a day that there is")
        self.assertIsNotNone(response.context["page"].kept)

    def test_any_number_of_years(self):
        """$222 in each year; $249 for the CCA at the end of every second one."""
        for years in range(1, 11):
            kept = self.page(f"c=cpc&c=cca&years={years}").kept
            self.assertEqual(kept.total(False).likely, 222 * years + 249 * (years // 2))

    def test_one_row_and_more_on_demand(self):
        for query, rows, room in (
            ("", 1, 2),
            ("c=cpc", 1, 2),
            ("c=cpc&rows=2", 2, 3),
            ("c=cpc&c=cca&rows=1", 2, 3),
            ("have=cca&have=cpc", 2, 3),
            ("rows=6", 6, None),
        ):
            with self.subTest(query=query):
                response = self.get(query)
                page = response.context["page"]
                self.assertEqual((len(page.rows), page.next_row), (rows, room))
                self.assertContains(response, 'name="c"', count=rows)
                self.assertEqual("Add another title" in text_of(response), room is not None)

    def test_the_day_counts_from_the_one_after(self):
        said = "Dollars, Jan. 2, 2026 through Jan. 1, 2028, at today’s prices."
        self.assertIn(said, text_of(self.get("c=cpc&years=2")))

    def test_what_has_no_price_is_no_total(self):
        Fee.objects.filter(kind="RECERTIFICATION").delete()
        said = "We can’t add up what keeping your CCA and CPC for 5 years costs: $1,110 plus the"
        self.assertIn(said, text_of(self.get("c=cca&c=cpc")))
        said = "No source we read gives the price of keeping your CCA for 5 years."
        self.assertIn(said, text_of(self.get("c=cca")))

    def test_a_seventh_is_left_out_and_said(self):
        codes = [make_certification(code=f"X{number}").slug for number in range(6)]
        query = "&".join(f"c={code}" for code in [*codes, "cpc"])
        page = self.page(query)
        self.assertEqual([row.slug for row in page.chosen], codes)
        said = "Six at most. The first six are; left out: the CPC and “cpq”."
        self.assertEqual(self.page(f"{query}&c=cpq").problems[0].message, said)

    def test_one_that_takes_the_place_of_another(self):
        make_fact(
            Progression,
            certification=self.cca,
            leads_to=self.ccs,
            why="The CCS takes the place of the CCA.",
            is_replaced=True,
        )
        text = text_of(self.get("c=cca&c=ccs"))
        self.assertIn("The CCS takes the place of the CCA.", text)
        self.assertIn("the CCA is not counted beside it", text)
        self.assertIn("Keeping your CCS for 5 years costs $498 plus credits", text)

    def test_costs_few_queries(self):
        with self.assertNumQueries(2):
            self.get("c=cpc&d=2025-03-15&c=cca&d=2024-06-30&c=ccs")

    def test_the_calendar(self):
        response = self.get("c=cpc&d=2025-03-15&years=2", FILE)
        self.assertEqual(response["Content-Type"], "text/calendar; charset=utf-8")
        self.assertIn("keep.ics", response["Content-Disposition"])
        events = read(response.content.decode())["events"]
        self.assertEqual(
            [(event["UID"], event["DTSTART;VALUE=DATE"], event["SUMMARY"]) for event in events],
            [
                ("aapc-20260315@keep.coderpath", "20260315", "AAPC: membership dues $222"),
                (
                    "aapc-20270315@keep.coderpath",
                    "20270315",
                    "AAPC: membership dues $222 and report 36 CEUs",
                ),
            ],
        )
        self.assertIn("Late from April 15, 2026", events[0]["DESCRIPTION"])

    def test_every_name_in_a_calendar_is_there_once(self):
        text = self.get("c=cpc&c=cca&d=&years=10", FILE).content.decode()
        names = [event["UID"] for event in read(text)["events"]]
        self.assertEqual(len(names), len(set(names)))

    def test_no_plan_no_calendar(self):
        response = self.client.get(f"{FILE}?c=nosuch")
        self.assertRedirects(response, f"{PAGE}?c=nosuch")


class SampleBodyTests(TestCase):
    """A sample body that says how credits add up, and another of which little is known."""

    @classmethod
    def setUpTestData(cls):
        body, other = (make_issuer(code=code, name="A sample body") for code in ("SUM", "BARE"))
        cls.basic, cls.higher, cls.third, cls.bare = (
            make_certification(code=code, name=f"Sample {code}", issuer=issuer)
            for code, issuer in (("S1", body), ("S2", body), ("S3", body), ("BARE1", other))
        )
        for certification, ceus in ((cls.basic, 10), (cls.higher, 16), (cls.third, 16)):
            make_fact(RenewalRule, certification=certification, ceus=ceus, cycle_months=24)
        for kind, said in (
            ("EACH_MORE", {"ceus": 6}),
            ("AT_MOST", {"ceus": 25}),
            ("FROM_ISSUER", {"percent": 25}),
            ("IN_FIELD", {"percent": 75}),
            ("DUES_KEPT", {"is_required": True}),
            ("GRACE", {"days": 20, "source": make_source(title="Sample help page")}),
            ("GRACE", {"days": 7, "source": make_source(title="Sample rules")}),
        ):
            make_fact(RenewalRule, issuer=body, kind=kind, **said)
        make_fee(issuer=body, kind="DUES", payer="MEMBER", amount=60, every_months=12)

    def kept(self, query):
        return self.client.get(f"{PAGE}?{query}{ON}").context["page"].kept

    def test_credits_start_from_the_highest_and_the_next_adds_its_own(self):
        """16 and 6 are 22; a quarter of them from the body, three quarters in the field."""
        [credit] = self.kept("c=s1&c=s2").credits
        self.assertEqual(credit.ceus, 22)
        self.assertEqual([share.ceus for share in credit.shares], [5.5, 16.5])

    def test_no_sum_of_credits_goes_over_the_most(self):
        """16 and twice 6 would be 28."""
        [credit] = self.kept("c=s1&c=s2&c=s3").credits
        self.assertEqual(credit.ceus, 25)

    def test_a_body_of_which_little_is_known(self):
        """Neither whether it asks for dues, nor its renewal fee, nor its credits: three lines."""
        kept = self.kept("c=bare1")
        totals = [kept.total(each) for each in (False, True)]
        self.assertEqual([(total.likely, total.unknown) for total in totals], [(0, 3)] * 2)

    def test_two_periods_of_grace_give_two_days(self):
        """Dues fall due on March 15, 2026: 7 days end with 22 Mar, 20 days with 4 Apr."""
        text = text_of(self.client.get(f"{PAGE}?c=s1&d=2025-03-15{ON}"))
        self.assertIn("March 23, 2026 or April 5, 2026", text)
        self.assertIn("Disputed", text)
