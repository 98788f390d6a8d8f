"""The desk with ten thousand facts, all of them samples: as few queries for a page as for ten.

What readers' pages share is read once after each change, a query a table, whoever asks first; the
pages here are asked when that was done.
"""

from datetime import date
from itertools import product

from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from certifications.models import Certification, Fee
from coderpath.desk.models import ChangeSet, RowChange
from coderpath.sources.facts import fact_models
from coderpath.sources.models import Source
from tests.admin.forms import PLAIN_STATIC, FormTestCase, one_of_each, url
from tests.factories import make_source
from tests.grown import analyze, grow_catalogue

FACTS = 10_000
CERTIFICATIONS = 250  # copies of the CPC, with all that is said of it
SETS = 500
MOST = 14  # queries: under fifteen
KINDS = ("EXAM_ONE", "EXAM_TWO", "RETAKE", "APPLICATION", "BOOKS", "RESCHEDULE", "EXTENSION")
TRANSACTION = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def make_sample_facts() -> None:
    """Every kind of fact there is, and for each of many certifications 28 fees of two sources."""
    rows = one_of_each()
    cpc = Certification.objects.get(code="CPC")
    rival = make_source(title="A sample of a blog", kind="THIRD_PARTY")
    Fee.objects.bulk_create(
        Fee(certification=cpc, kind=kind, payer=payer, amount=100 + number, source=source)
        for number, (kind, payer) in enumerate(product(KINDS, Fee.Payer))
        for source in ((rows[0], rival) if kind == "EXAM_ONE" else (rows[0],))
    )
    grow_catalogue(CERTIFICATIONS)
    _give_each_its_own_page(rows[0])


def _give_each_its_own_page(shared: Source) -> None:
    """What one source says of all is said by a page of a certification each."""
    first = Source.objects.latest("pk").pk + 1
    Source.objects.bulk_create(
        Source(
            slug=f"sample-{number}",
            publisher=shared.publisher,
            title=f"Sample page {number}",
            url=f"https://example.org/sample/{number}",
        )
        for number in range(Certification.objects.count())
    )
    lowest = Certification.objects.earliest("pk").pk
    for model in fact_models():
        if hasattr(model, "certification"):
            said = model.objects.filter(source=shared, certification__isnull=False)
            said.update(source_id=first - lowest + F("certification_id"))


def make_sample_sets(author) -> None:
    """Change sets of a row each, as many editors make in some months."""
    sets = ChangeSet.objects.bulk_create(
        ChangeSet(author=author, reason=f"Sample {number}", made_at=now()) for number in range(SETS)
    )
    RowChange.objects.bulk_create(
        RowChange(
            change_set=each,
            position=0,
            model="certifications.fee",
            row=number,
            name=f"sample fee {number}",
            before={"amount": "1.00"},
            after={"amount": "2.00"},
        )
        for number, each in enumerate(sets)
    )


@PLAIN_STATIC
class TenThousandTests(FormTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        for row in (cls.old, cls.cpc, cls.aapc):
            row.delete()
        make_sample_facts()
        make_sample_sets(cls.editor)
        analyze()

    def queries(self, address: str) -> int:
        """Of a page, once what all pages share was read."""
        self.client.get(address)
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(self.client.get(address).status_code, 200)
        return len(queries)

    def test_the_pages_of_the_desk(self):
        self.assertGreaterEqual(sum(model.objects.count() for model in fact_models()), FACTS)
        page = Fee.objects.values_list("source_id", flat=True).order_by("-pk")[0]
        self.assertGreater(Fee.objects.filter(source=page).count(), 25)
        for address in (
            "/admin/",
            "/admin/?tab=waiting",
            "/admin/?tab=reports",
            "/admin/?tab=gone",
            "/admin/?q=cpc+fee",
            reverse("desk_sheet", args=["cpc"]),
            reverse("desk_problems"),
            reverse("desk_sheets"),
            reverse("desk_sheets") + "?show=unchecked&before=2027&page=3",
            reverse("desk_contradictions"),
            reverse("desk_question", args=["fee-cpc-exam-one-anyone"]),
            reverse("desk_read", args=[page]),
            reverse("admin:desk_changeset_changelist"),
            reverse("admin:desk_changeset_changelist") + "?p=3",
            url(Source, "changelist"),
        ):
            with self.subTest(address):
                self.assertLessEqual(self.queries(address), MOST)

    def test_the_list_of_every_kind_of_fact(self):
        for model in fact_models():
            with self.subTest(model.__name__):
                self.assertLessEqual(self.queries(url(model, "changelist")), MOST)

    def test_fifty_marked_as_checked(self):
        chosen = list(Fee.objects.values_list("pk", flat=True)[:50])
        sent = {"action": "mark_checked", "_selected_action": chosen}
        with CaptureQueriesContext(connection) as queries:
            self.client.post(url(Fee, "changelist"), sent)
        asked = [each for each in queries if not each["sql"].startswith(TRANSACTION)]
        self.assertLessEqual(len(asked), MOST, [each["sql"][:80] for each in asked])
        self.assertEqual(Fee.objects.filter(checked_on__gt=date(2026, 1, 1)).count(), 50)
        kept = ChangeSet.objects.latest("pk")
        self.assertEqual(kept.changes.count(), 50)
        self.assertEqual({tuple(each.fields) for each in kept.changes.all()}, {("checked_on",)})
