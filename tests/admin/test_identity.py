"""A code leads to one certification, and looks like no other."""

from django.db import IntegrityError, transaction
from django.test import TestCase

from certifications.models import Certification
from tests.factories import make_certification
from tests.sources.test_pages import text_of

from .forms import PLAIN_STATIC, FormTestCase, url

NO_ROWS = {
    f"{prefix}-{name}": "0"
    for prefix in ("fees", "exam_formats", "requirements", "renewal_rules", "study_times")
    for name in ("TOTAL_FORMS", "INITIAL_FORMS")
}


@PLAIN_STATIC
class IdentityTests(FormTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        make_certification(
            code="COC", issuer=cls.aapc, former_code="CPC-H", apprentice_code="COC-A"
        )

    def enter(self, **given):
        values = {"code": "NEW", "slug": "new", "name": "New", "issuer": self.aapc.pk}
        values |= {"status": "OPEN", **NO_ROWS}
        return self.client.post(url(Certification, "add"), values | given)

    def test_what_is_refused_and_where(self):
        for given, field, said in (
            ({"code": "cpc"}, "code", "“cpc” is the code of the CPC"),
            ({"code": "\u0421\u0420\u0421"}, "code", "Use Latin letters only"),
            ({"code": "<b>x</b>"}, "code", "Leave out < and >."),
            ({"code": "C\u200bPC"}, "code", "cannot be seen"),
            ({"code": "cpc-h"}, "code", "“cpc-h” is the former code of the COC"),
            ({"code": "COC-A"}, "code", "“COC-A” is the apprentice code of the COC"),
            ({"former_code": "CPC"}, "former_code", "“CPC” is the code of the CPC"),
            ({"former_code": "CPC-H"}, "former_code", "“CPC-H” is the former code of the COC"),
            ({"apprentice_code": "coc-a"}, "apprentice_code", "is the apprentice code of the COC"),
            ({"former_code": "NEW"}, "former_code", "cannot be two codes"),
        ):
            with self.subTest(given):
                errors = self.errors(self.enter(**given))
                self.assertIn(said, " ".join(errors[field]))
        self.assertEqual(Certification.objects.count(), 2)

    def test_other_signs_and_an_address_in_capitals_are_refused(self):
        for given, said in (
            ({"code": "CPC!"}, "letters from A to Z, digits and hyphens"),
            ({"slug": "New"}, "small letters"),
        ):
            with self.subTest(given):
                self.assertIn(said, str(self.errors(self.enter(**given))))

    def test_what_is_right_is_stored(self):
        self.assertEqual(self.enter(code="CCS-P", slug="ccs-p").status_code, 302)
        coc = Certification.objects.get(code="COC")
        coc.full_clean()

    def test_there_are_six_core_certifications(self):
        for number in range(6):
            make_certification(code=f"CORE{number}", issuer=self.aapc, is_core=True)
        errors = self.errors(self.enter(is_core="on"))
        self.assertIn("There are six already: CORE0, CORE1", errors["is_core"][0])
        Certification.objects.get(code="CORE5").full_clean()


class StoredTests(TestCase):
    def test_the_database_refuses_whoever_writes(self):
        make_certification(code="CPC", former_code="X", apprentice_code="CPC-A")
        for given in (
            {"code": "cpc", "slug": "other"},
            {"code": "\u0421\u0420\u0421", "slug": "other"},
            {"code": "<b>", "slug": "other"},
            {"code": "Y", "former_code": "x"},
            {"code": "Y", "apprentice_code": "cpc-a"},
            {"code": "Y", "slug": "CPC"},
        ):
            with self.subTest(given), self.assertRaises(IntegrityError), transaction.atomic():
                make_certification(**given)

    def test_the_front_page_counts_its_core_certifications(self):
        for number in range(7):
            make_certification(code=f"CORE{number}", is_core=True)
        text = text_of(self.client.get("/"))
        self.assertIn("Seven certifications at a glance", text)
