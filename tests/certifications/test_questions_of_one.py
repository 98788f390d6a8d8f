"""What a certification's own facts and those of its body answer together."""

from django.test import TestCase

from certifications.models import Fee, RenewalRule
from coderpath.sources.models import Publisher
from tests.factories import make_certification, make_fee, make_issuer, make_source
from tests.shelves import profiles

from .rows import make_fact

Kind = RenewalRule.Kind


def credits_of(certification, kind=Kind.TOTAL):
    [profile] = profiles([certification])
    return profile.renewal(kind)


class OneQuestionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.body = make_issuer(code="AAPC")
        cls.cic = make_certification(code="CIC", issuer=cls.body)
        cls.cuc = make_certification(code="CUC", issuer=cls.body, is_specialty=True)
        cls.page = make_source(title="CEU information")
        cls.guide = make_source(publisher="A guide", kind=Publisher.Kind.THIRD_PARTY)

    def rule(self, **given):
        about = {} if "certification" in given else {"issuer": self.body}
        return make_fact(
            RenewalRule, **{"ceus": 36, "cycle_months": 24, "kind": Kind.TOTAL} | about | given
        )

    def test_the_body_itself_comes_before_a_guide_on_the_one(self):
        said = self.rule(held=1, source=self.page)
        agrees = self.rule(certification=self.cic, source=self.guide)
        differs = self.rule(
            certification=self.cic,
            ceus=40,
            source=make_source(publisher="Another guide", kind=Publisher.Kind.THIRD_PARTY),
        )
        finding = credits_of(self.cic)
        self.assertEqual(finding.headline, said)
        self.assertEqual(finding.agreeing, [said, agrees])
        self.assertEqual(finding.rivals, [differs])
        self.assertEqual(finding.question, "How many credits keep the CIC?")

    def test_it_comes_first_where_newer_words_of_others_agree(self):
        said = self.rule(held=1, source=self.page, as_of="2017-01-01")
        self.rule(certification=self.cic, source=self.guide, as_of="2026-01-01")
        self.assertEqual(credits_of(self.cic).headline, said)

    def test_an_editor_s_choice_stays(self):
        self.rule(held=1, source=self.page)
        chosen = self.rule(certification=self.cic, source=self.guide, ceus=40, standing="IN_USE")
        self.assertEqual(credits_of(self.cic).headline, chosen)

    def test_a_source_with_a_rule_for_the_one_means_that(self):
        self.rule(source=self.page)
        own = self.rule(certification=self.cic, ceus=16, source=self.page)
        finding = credits_of(self.cic)
        self.assertEqual((finding.headline, finding.rivals), (own, []))
        self.assertEqual(credits_of(self.cuc).headline.ceus, 36)

    def test_a_rule_for_specialty_credentials_is_for_them_alone(self):
        rule = self.rule(kind=Kind.ON_SUBJECT, ceus=8, applies_to="SPECIALTY")
        self.assertIsNone(credits_of(self.cic, Kind.ON_SUBJECT).headline)
        self.assertEqual(credits_of(self.cuc, Kind.ON_SUBJECT).headline, rule)

    def test_fees_too(self):
        own = make_fee(certification=self.cic, kind="RETAKE", amount=300, source=self.guide)
        body = make_fee(issuer=self.body, kind="RETAKE", amount=250, source=self.page)
        [profile] = profiles([self.cic])
        finding = profile.fee(Fee.Kind.RETAKE)
        self.assertEqual((finding.headline, finding.rivals), (body, [own]))
        self.assertEqual(profile.contradictions, [finding])

    def test_the_page_of_its_disagreement_has_both(self):
        make_fee(certification=self.cic, kind="RETAKE", amount=300, source=self.guide)
        make_fee(issuer=self.body, kind="RETAKE", amount=250, source=self.page)
        response = self.client.get("/disagreements/fee-cic-retake-anyone/")
        self.assertContains(response, "$250")
        self.assertContains(response, "$300")
