"""The shipped figures, against what their sources say."""

import json
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import TestCase

from certifications.catalogue import shelf
from certifications.models import (
    Certification,
    CertificationName,
    ExamFormat,
    Fee,
    Issuer,
    PassRate,
    RenewalRule,
    Requirement,
    Way,
)
from coderpath.sources import edition, findings, fixtures
from coderpath.sources.facts import SourcedFact
from coderpath.sources.models import Edition, Source
from salaries.models import Area, PriceParity, Projection, Wage


def amounts(facts):
    return {fact.amount for fact in facts}


def aspect(code: str, name: str, at: date | None = None) -> findings.Finding:
    """What the sources say of one thing about an exam."""
    formats = ExamFormat.objects.filter(certification__code=code).in_headline_order(at)
    figures = [f for f in ExamFormat.figures(formats) if f.name == name]
    return findings.Finding(figures)


def load(**options) -> str:
    out = StringIO()
    call_command("load_catalogue", stdout=out, **options)
    return out.getvalue()


class ShippedTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        load()

    def fees(self, code, kind):
        fees = Fee.objects.filter(certification__code=code, kind=kind, payer=Fee.Payer.ANYONE)
        return fees.in_headline_order()

    # Every row

    def test_every_figure_traces_to_an_address_or_a_file(self):
        for model in edition.public_models():
            if issubclass(model, SourcedFact):
                lost = model.objects.filter(source__url="", source__file_name="")
                self.assertFalse(lost.exists(), model)

    def test_every_row_keeps_the_rules_of_its_model(self):
        """Of the many rows that tables bring, the database has checked all that takes a query."""
        broken = []
        for model in edition.public_models():
            relations = [field.name for field in model._meta.fields if field.is_relation]
            from_tables = model in (PriceParity, Projection, Wage)
            for row in model._base_manager.all():
                try:
                    row.clean_fields(exclude=relations) if from_tables else row.full_clean()
                except ValidationError as error:
                    broken.append((row.natural_key(), error))
        self.assertEqual(broken, [])

    def test_no_row_carries_a_primary_key(self):
        for path in fixtures.paths():
            self.assertFalse([row for row in json.loads(path.read_text()) if "pk" in row], path)

    def test_the_text_is_of_readers_not_of_making(self):
        for path in fixtures.paths():
            text = path.read_text().lower()
            for word in ("excerpt", "programme", "centre", "todo"):
                self.assertNotIn(word, text, path)

    def test_spam_is_named_and_never_linked(self):
        unsafe = Source.objects.filter(is_safe_to_link=False)
        self.assertTrue(unsafe.filter(url__contains="pahcs.org").exists())
        self.assertEqual({source.link for source in unsafe}, {""})
        self.assertEqual(Issuer.objects.get(slug="pahcs").website, "")

    def test_the_dataset_has_no_problems(self):
        out = StringIO()
        call_command("check_facts", stdout=out)
        self.assertEqual(out.getvalue(), "No problems.\n")

    # Price levels

    def test_every_metro_of_the_price_levels_is_one_of_the_wages(self):
        levels = PriceParity.objects.filter(source__publisher__slug="careergraph")
        metros = levels.filter(area__kind=Area.Kind.METRO)
        self.assertEqual((levels.count(), metros.count()), (51 + 387, 387))

    # Loading

    def test_loading_twice_changes_nothing(self):
        before = edition.current(), Fee.history.count(), Fee.objects.count()
        self.assertIn(" 0 rows changed", load())
        self.assertEqual((edition.current(), Fee.history.count(), Fee.objects.count()), before)

    def test_a_load_says_nothing_but_how_much_it_loaded(self):
        self.assertEqual(len(load().splitlines()), 1)

    def test_which_files_were_loaded_is_no_part_of_the_edition(self):
        before = edition.current().code
        Edition.objects.filter(table=edition.FIXTURES).update(digest="other")
        self.assertEqual(edition.current().code, before)

    # Fees

    def test_cpc_exam_fee(self):
        finding = findings.Finding(list(self.fees("CPC", Fee.Kind.EXAM_ONE)))
        self.assertEqual(finding.headline.amount, 425)
        self.assertLessEqual({Decimal(399), Decimal(300)}, amounts(finding.facts))
        self.assertFalse(finding.is_disputed)
        self.assertEqual(finding.headline.source.relays.name, "AAPC")

    def test_cpc_exam_fee_for_two_attempts(self):
        self.assertEqual(self.fees("CPC", Fee.Kind.EXAM_TWO)[0].amount, 499)

    def test_no_aapc_exam_fee_depends_on_membership(self):
        payers = Fee.objects.filter(
            certification__issuer__slug="aapc", kind__in=[Fee.Kind.EXAM_ONE, Fee.Kind.EXAM_TWO]
        ).values_list("payer", flat=True)
        self.assertEqual(set(payers), {Fee.Payer.ANYONE, Fee.Payer.STUDENT})

    def test_aapc_dues(self):
        dues = Fee.objects.filter(issuer__slug="aapc", kind=Fee.Kind.DUES, payer=Fee.Payer.MEMBER)
        self.assertEqual(dues.in_headline_order()[0].amount, 222)
        self.assertEqual(amounts(dues.filter(standing="SUPERSEDED")), {190, 125})
        self.assertEqual(dues.in_headline_order(date(2020, 6, 1))[0].amount, 190)
        self.assertEqual(dues.in_headline_order(date(2014, 6, 1))[0].amount, 125)

    def test_cic_has_no_exam_fee_in_force_but_a_last_known_one(self):
        finding = findings.Finding(list(self.fees("CIC", Fee.Kind.EXAM_ONE)))
        self.assertIsNone(finding.headline)
        self.assertEqual(finding.last_known.amount, 350)

    def test_a_free_retake_that_no_price_list_knows_is_no_price(self):
        finding = findings.Finding(list(self.fees("CPC", Fee.Kind.RETAKE)))
        self.assertIsNone(finding.headline)

    def test_a_price_of_2010_is_not_budgeted_on(self):
        fees = Fee.objects.filter(certification__code="CCS-P", payer=Fee.Payer.NON_MEMBER)
        finding = findings.Finding(fees.in_headline_order())
        self.assertIsNone(finding.headline)
        self.assertEqual(finding.last_known.amount, 399)

    def test_ahima_exam_fees(self):
        for code, member, other in (("CCA", 199, 299), ("CCS", 299, 399), ("RHIA", 229, 299)):
            fees = Fee.objects.filter(certification__code=code, kind=Fee.Kind.EXAM_ONE)
            for payer, amount in ((Fee.Payer.MEMBER, member), (Fee.Payer.NON_MEMBER, other)):
                shown, *_ = fees.filter(payer=payer).in_headline_order()
                self.assertEqual(shown.amount, amount, code)

    def test_ahima_renewal_without_membership_is_budgeted_at_the_higher_figure(self):
        fees = Fee.objects.filter(issuer__slug="ahima", kind=Fee.Kind.RECERTIFICATION)
        fees = fees.filter(payer=Fee.Payer.NON_MEMBER).in_headline_order()
        self.assertEqual((fees[0].amount, fees[0].standing), (249, "IN_USE"))
        self.assertEqual(amounts(fees), {249, 218})

    # Exams

    def test_cpc_format_now_and_before_2022(self):
        self.assertEqual(aspect("CPC", "items").headline.value, 100)
        self.assertEqual(aspect("CPC", "minutes").headline.value, 240)
        self.assertEqual(aspect("CPC", "items", date(2020, 1, 1)).headline.value, 150)
        self.assertEqual(aspect("CPC", "minutes", date(2020, 1, 1)).headline.value, 340)
        self.assertEqual(aspect("CPC", "items", date(2022, 1, 1)).headline.value, 100)

    def test_formats_of_the_other_core_six(self):
        for code, items, minutes in (
            ("COC", 100, 240),
            ("CRC", 100, 240),
            ("CIC", 40, 240),
            ("CCA", 105, 120),
            ("CCS", 107, 240),
        ):
            self.assertEqual(aspect(code, "items").headline.value, items, code)
            self.assertEqual(aspect(code, "minutes").headline.value, minutes, code)

    def test_waits_before_a_retake_and_days_to_sit(self):
        for code, wait, window in (
            ("CCA", 30, 120),
            ("CCS", 30, 120),
            ("CCS-P", 90, 120),
            ("RHIT", 90, 120),
            ("HCS-D", None, 90),
            ("CMRS", None, 45),
            ("CBCS", 30, None),
            ("CPC", None, None),
        ):
            for name, days in (("retake_days", wait), ("window_days", window)):
                with self.subTest(code=code, name=name):
                    headline = aspect(code, name).headline
                    self.assertEqual(headline.value if headline else None, days)
        self.assertEqual({fact.value for fact in aspect("RHIA", "retake_days").facts}, {30, 90})

    def test_cca_pass_rates(self):
        rates = PassRate.objects.filter(certification__code="CCA", year__isnull=False)
        by_year = {}
        for rate in rates:
            by_year.setdefault(rate.year, set()).add(int(rate.percent_low))
        self.assertEqual(
            by_year,
            {
                2017: {68},
                2018: {77},
                2019: {82},
                2020: {85, 80},
                2021: {74},
                2022: {70},
                2023: {70},
                2024: {67},
                2025: {62},
            },
        )
        found = findings.group(rates.in_headline_order())
        by_year = {question.aspects: finding for question, finding in found.items()}
        self.assertTrue(by_year[("2020",)].is_disputed)
        self.assertFalse(by_year[("2025",)].is_disputed)

    def test_aapc_is_said_to_publish_no_pass_rates(self):
        for code in ("CPC", "COC"):
            said = PassRate.objects.filter(certification__code=code, unknown="NOT_PUBLISHED")
            self.assertTrue(said.exists(), code)

    # Ways in, renewal, names

    def test_who_may_sit(self):
        codes = {d.certification.code for d in shelf.at().profiles() if d.is_open_to_beginners}
        self.assertLessEqual({"CPC", "CCA", "CCS", "CBCS", "RHIT"}, codes)
        self.assertFalse({"CCDS", "CHPS", "CMAS"} & codes)

    def test_losing_the_apprentice_a(self):
        purpose = Requirement.Purpose.LOSE_A
        routes = Way.objects.filter(requirement__purpose=purpose, requirement__standing="REPORTED")
        for code in ("CPC", "COC"):
            asked = routes.filter(requirement__certification__code=code).values_list(
                "experience_months", "training_hours"
            )
            self.assertLessEqual({(24, None), (12, 80), (None, 80), (12, None)}, set(asked), code)

    def test_aapc_credits_by_number_of_credentials(self):
        rules = RenewalRule.objects.filter(issuer__slug="aapc", kind=RenewalRule.Kind.TOTAL)
        shown = {held: rules.filter(held=held).in_headline_order()[0] for held in range(1, 6)}
        credits = [int(rule.ceus) for rule in shown.values()]
        self.assertEqual(credits, [36, 40, 44, 48, 52])

    def test_wrong_names_are_known_and_never_shown(self):
        names = CertificationName.objects.filter(certification__code="CPPM").in_headline_order()
        self.assertEqual(names[0].name, "Certified Physician Practice Manager")
        [wrong] = [name for name in names if name.name == "Certified Medical Practice Manager"]
        self.assertEqual((wrong.standing, wrong.is_in_force), ("MISTAKEN", False))

    def test_status(self):
        status = dict(Certification.objects.values_list("code", "status"))
        self.assertEqual({status[code] for code in ("CPC", "CCA", "CCS", "CRC")}, {"OPEN"})
        self.assertEqual(status["CPC-P"], "UNCONFIRMED")
        self.assertNotIn("CPC-A", status)
        self.assertEqual(Certification.objects.core().count(), 6)

    def test_the_cica_has_ended(self):
        """HFMA: “retired 2019-12-31; holders keep it for life”."""
        cica = Certification.objects.get(code="CICA")
        self.assertEqual((cica.status, cica.issuer.slug), ("RETIRED", "hfma"))
        self.assertIn("December 31, 2019", cica.status_note)
        source = cica.names.get(name="Certified Inpatient Coding Auditor").source
        address = "https://www.hfma.org/career-development/certifications/cica-sunset-faqs.html"
        self.assertEqual((source.publisher.slug, source.url), ("hfma", address))

    def test_the_cica_is_found_and_nowhere_a_choice(self):
        page = self.client.get("/certifications/?q=cica")
        self.assertContains(page, "we could not confirm that its exam is still given")
        for asked in ("cica", "Certified Inpatient Coding Auditor"):
            found = self.client.get("/search/", {"q": asked}, follow=True)
            self.assertContains(found, "HFMA retired it on December 31, 2019.")
        judged = self.client.get("/tools/eligibility/?have=diploma").context["page"].groups
        of_it = [
            group.anchor
            for group in judged
            for row in group.rows
            if row.verdict.certification.code == "CICA"
        ]
        self.assertEqual(of_it, ["cannot"])
        for page in ("/tools/exam-day/", "/compare/", "/compare/?c=cic&c=cpma", "/paths/", "/"):
            with self.subTest(page=page):
                self.assertNotContains(self.client.get(page), "CICA")
        said = self.client.get("/tools/exam-day/?c=CICA")
        self.assertContains(said, "The CICA exam is no longer given. HFMA retired it")

    # check_facts

    def assert_problem(self, said: str):
        with self.assertRaisesMessage(CommandError, said):
            call_command("check_facts")

    def test_two_figures_in_use_are_a_problem(self):
        same = [fee.pk for fee in self.fees("CPC", Fee.Kind.EXAM_ONE) if fee.amount == 425]
        Fee.objects.filter(pk__in=same).update(standing="IN_USE")
        self.assert_problem("all in use, for one question: What does the CPC exam cost?")

    def test_a_certification_that_nobody_names_is_a_problem(self):
        CertificationName.objects.filter(certification__code="CPC").update(standing="MISTAKEN")
        self.assert_problem("CPC: no source gives its name.")

    def test_a_core_certification_without_any_fee_is_a_problem(self):
        Fee.objects.filter(certification__code="CIC").delete()
        self.assert_problem("CIC: neither an exam fee nor a last known one.")

    def test_a_superseded_figure_without_its_end_is_a_problem(self):
        fee = Fee.objects.get(amount=190, issuer__slug="aapc")
        Fee.objects.filter(pk=fee.pk).update(until=None)
        self.assert_problem(f"{fee.key}: superseded, dated “about 2019–21”")


def publisher(**fields) -> str:
    fields = {"slug": "p", "name": "P", "kind": "ISSUER"} | fields
    return json.dumps([{"model": "sources.publisher", "fields": fields}])


def source(**fields) -> str:
    fields = {"slug": "x", "publisher": ["p"], "title": "T"} | fields
    return json.dumps([{"model": "sources.source", "fields": fields}])


def certification(**fields) -> str:
    fields = {"slug": "x", "code": "X", "name": "X"} | fields
    return json.dumps([{"model": "certifications.certification", "fields": fields}])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "broken.json: "),
        ('[{"model": "sources.nothing", "fields": {}}]', "broken.json: "),
        ('[{"model": "sources.source", "fields": {"slug": "x", "colour": 1}}]', "broken.json: "),
        ('[{"model": "sources.source", "fields": []}]', "broken.json: "),
        ('[{"model": 5, "fields": {}}]', "broken.json: "),
        ("[" * 100_000, "broken.json: "),
        (source(), "source_has_address_or_file"),
        (source(url="javascript:alert(1)"), "url 'javascript:alert(1)': Enter a valid URL."),
        (publisher(kind="NOSUCH"), "kind 'NOSUCH': Value 'NOSUCH' is not a valid choice."),
        (publisher(name="AA\u200bPC"), "Leave out the character that cannot be seen (U+200B)."),
        (source(publisher=["nosuch"]), "publisher ['nosuch'] is not there."),
        (source(slug=""), "slug of a row (sources.Source) is missing."),
        (source(title=None), "title of x (sources.Source) is missing."),
        (certification(), "issuer of x (certifications.Certification) is missing."),
        (certification(issuer=["nosuch"]), "issuer ['nosuch'] is not there."),
    ],
)
def test_a_broken_file_gets_one_line_and_loads_nothing(tmp_path, text, said):
    (tmp_path / "a.json").write_text(publisher())
    (tmp_path / "b.json").write_text(source(slug="good", url="https://a.org"))
    (tmp_path / "broken.json").write_text(text)
    with (
        pytest.MonkeyPatch.context() as patch,
        pytest.raises(CommandError) as error,
    ):
        patch.setattr(settings, "FIXTURE_DIRS", [tmp_path])
        load()
    assert said in str(error.value)
    assert "\n" not in str(error.value)
    assert not Source.objects.exists()
