"""Who could pay for what, by cases worked out by hand from the rules as sources give them."""

from decimal import Decimal

from django.test import SimpleTestCase

from certifications.funding.bearing import (
    Fit,
    PaidFor,
    PaidItem,
    Per,
    WayRules,
    Window,
    bearing,
    could_pay,
)
from certifications.models import FundingRule

COURSE = frozenset({PaidFor.COURSE})
WORKFORCE_PELL = WayRules(pays=COURSE, window=Window(150, 599, 8, 15))


def course(hours=None, low=None, high=None, **more) -> PaidItem:
    return PaidItem(PaidFor.COURSE, hours=hours, weeks_low=low, weeks_high=high or low, **more)


class LengthTests(SimpleTestCase):
    """150 to 599 hours of class, and at least 8 but fewer than 15 weeks."""

    def fit(self, *given) -> Fit:
        return bearing(WORKFORCE_PELL, course(*given)).fit

    def test_hours_outside_are_refused_whatever_the_weeks(self):
        for hours in (40, 80, 149, 600, 634):
            for weeks in (None, 7, 10, 15, 20):
                with self.subTest(hours=hours, weeks=weeks):
                    self.assertIs(self.fit(hours, weeks), Fit.NO)

    def test_weeks_outside_are_refused_whatever_the_hours(self):
        for weeks in (1, 7, 15, 20):
            for hours in (None, 150, 440, 599):
                with self.subTest(hours=hours, weeks=weeks):
                    self.assertIs(self.fit(hours, weeks), Fit.NO)

    def test_both_inside_could_be_paid(self):
        for hours in (150, 440, 599):
            for weeks in (8, 10, 14, Decimal("14.9")):
                with self.subTest(hours=hours, weeks=weeks):
                    self.assertIs(self.fit(hours, weeks), Fit.COULD)

    def test_what_is_not_known_is_a_condition(self):
        for given in ((440,), (None, 10), (), (440, 13, 22), (440, 4, 11)):
            with self.subTest(given):
                self.assertIs(self.fit(*given), Fit.ONLY_IF)

    def test_why_it_does_not_fit(self):
        for given, why in (
            ((80,), "80 hours is too short: it pays for 150 hours or more."),
            ((40, 12), "40 hours is too short: it pays for 150 hours or more."),
            ((634,), "634 hours is too long: it pays for 599 hours at most."),
            ((440, 20), "20 weeks is too long: it pays for fewer than 15."),
            ((440, 7), "7 weeks is too short: it pays for 8 weeks or more."),
            ((440,), "440 hours fits only if taught in 8 to under 15 weeks."),
            ((None, 10), "This fits only if it has 150 to 599 hours of class."),
            (
                (),
                "This fits only if it has 150 to 599 hours of class and is taught in"
                " 8 to under 15 weeks.",
            ),
            ((440, 10), ""),
        ):
            with self.subTest(given):
                self.assertEqual(bearing(WORKFORCE_PELL, course(*given)).why, why)


class WhoTests(SimpleTestCase):
    def test_it_pays_only_for_what_it_says(self):
        tests_alone = WayRules(pays=frozenset({PaidFor.EXAM}))
        self.assertIs(bearing(tests_alone, PaidItem(PaidFor.EXAM, exam="cpc")).fit, Fit.COULD)
        for cost in (PaidFor.COURSE, PaidFor.BOOKS, PaidFor.DUES):
            with self.subTest(cost):
                self.assertIs(bearing(tests_alone, PaidItem(cost)).fit, Fit.NO)

    def test_an_offer_for_one_exam_pays_for_no_other(self):
        of_the_ccs = WayRules(pays=frozenset({PaidFor.EXAM}), exam="ccs")
        self.assertIs(bearing(of_the_ccs, PaidItem(PaidFor.EXAM, exam="ccs")).fit, Fit.COULD)
        self.assertIs(bearing(of_the_ccs, PaidItem(PaidFor.EXAM, exam="cpc")).fit, Fit.NO)

    def test_the_dues_of_one_organization_are_not_those_of_another(self):
        of_aapc = WayRules(pays=frozenset({PaidFor.DUES}), issuer="aapc")
        self.assertIs(bearing(of_aapc, PaidItem(PaidFor.DUES, issuer="aapc")).fit, Fit.COULD)
        self.assertIs(bearing(of_aapc, PaidItem(PaidFor.DUES, issuer="ahima")).fit, Fit.NO)

    def test_the_books_of_one_organization_are_not_those_of_another(self):
        of_aapc = WayRules(pays=frozenset({PaidFor.BOOKS}), issuer="aapc")
        for issuer, fit in (("aapc", Fit.COULD), ("ahima", Fit.NO), ("", Fit.COULD)):
            with self.subTest(issuer):
                self.assertIs(bearing(of_aapc, PaidItem(PaidFor.BOOKS, issuer=issuer)).fit, fit)

    def test_an_offer_of_a_state_is_for_who_says_that_they_live_there(self):
        virginia = WayRules(pays=COURSE, usps="va")
        self.assertIs(bearing(virginia, course(), "va").fit, Fit.COULD)
        for usps in ("", "oh"):
            with self.subTest(usps):
                self.assertIs(bearing(virginia, course(), usps).fit, Fit.NO)

    def test_the_kind_of_school_is_a_condition_while_it_is_not_known(self):
        college = WayRules(pays=COURSE, school="COMMUNITY")
        for school, fit in (("COMMUNITY", Fit.COULD), ("", Fit.ONLY_IF), ("CAREER", Fit.NO)):
            with self.subTest(school):
                self.assertIs(bearing(college, course(school=school)).fit, fit)

    def test_what_is_for_schools_pays_for_no_course_of_an_organization(self):
        schools = WayRules(pays=COURSE, needs_school=True)
        found = bearing(schools, course(is_of_no_school=True))
        self.assertIs(found.fit, Fit.NO)
        self.assertEqual(found.why, "It pays for courses at schools alone.")
        self.assertIs(bearing(schools, course()).fit, Fit.COULD)

    def test_what_is_for_degrees_pays_for_no_short_course(self):
        degrees = WayRules(pays=COURSE, is_for_degrees=True)
        for is_degree, fit in ((True, Fit.COULD), (None, Fit.ONLY_IF), (False, Fit.NO)):
            with self.subTest(is_degree):
                self.assertIs(bearing(degrees, course(is_degree=is_degree)).fit, fit)


class AmountTests(SimpleTestCase):
    def test_a_test_is_paid_up_to_the_limit_each_time(self):
        fees = [Decimal(425), Decimal(425), Decimal(2400)]
        self.assertEqual(could_pay(Decimal(2000), Per.TEST, fees), Decimal(2850))

    def test_a_year_or_a_lifetime_is_paid_up_to_the_limit_once(self):
        for per in (Per.YEAR, Per.LIFETIME, Per.AWARD):
            with self.subTest(per):
                self.assertEqual(could_pay(Decimal(4000), per, [Decimal(3900)]), Decimal(3900))
                both = [Decimal(3900), Decimal(425)]
                self.assertEqual(could_pay(Decimal(4000), per, both), Decimal(4000))

    def test_a_tax_credit_is_a_share_and_no_amount_to_take_away(self):
        self.assertIsNone(could_pay(Decimal(2000), Per.TAX_RETURN, [Decimal(3000)]))

    def test_every_per_of_the_rules_is_known(self):
        self.assertEqual(set(FundingRule.Per), set(Per))
