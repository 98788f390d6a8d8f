"""How tests fill in the forms of the admin, as an editor."""

from datetime import date
from unittest import mock

from django.contrib.auth.models import Group, User
from django.test import TestCase, override_settings
from django.urls import reverse

from certifications.models import (
    AlsoServing,
    CertificationName,
    CodeBookRule,
    ExamDomain,
    ExamFormat,
    ExamOutline,
    Fee,
    Funding,
    FundingRule,
    HolderCount,
    IssuerClaim,
    IssuerName,
    PassRate,
    Path,
    PathStep,
    PayReport,
    ProgramTerm,
    Progression,
    RenewalRule,
    Requirement,
    Scope,
    StudyTime,
    Training,
    TrainingCost,
    TrainingLength,
    Way,
)
from coderpath.desk import groups
from coderpath.guide.models import (
    CommonQuestion,
    GlossaryTerm,
    GuideQuestion,
    Resource,
    Statement,
    UsualWords,
)
from coderpath.sources.edition import public_models
from coderpath.sources.models import FormerAddress, PublisherDomain
from tests.factories import make_certification, make_fee, make_issuer, make_source

PLAIN_STATIC = override_settings(
    STORAGES={
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
)
TODAY = date(2026, 11, 21)

# Every field of the add form that a browser would send, empty.
EMPTY = {
    "source": "",
    "locator": "",
    "note": "",
    "standing": "REPORTED",
    "basis": "STATED",
    "as_of_text": "",
    "as_of": "",
    "until": "",
    "checked_on": "",
    "new_source_publisher": "",
    "new_source_publisher_name": "",
    "new_source_title": "",
    "new_source_url": "",
    "new_source_file_name": "",
    "new_source_relays": "",
    "new_source_relayed_url": "",
    "new_source_relayed_on": "",
    "new_source_published": "",
    "new_source_read_on": "2026-11-21",
}
NEW_SOURCE = {
    "new_source_publisher_name": "AAPC",
    "new_source_title": "Certification exam pricing",
    "new_source_url": "https://www.example.org/pricing",
}


def make_editor(username="ed"):
    editor = User.objects.create_user(username, is_staff=True)
    editor.groups.add(Group.objects.get(name="Editors"))
    return editor


def url(obj_or_model, page, *args):
    opts = obj_or_model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=args)


def one_way(**given) -> dict:
    """The rows of a rule's form with one way, as a browser sends them."""
    way = {"position": "1", "strength": "REQUIRED", "rule": "", "note": ""} | given
    return {"rows-TOTAL_FORMS": "1", "rows-INITIAL_FORMS": "0"} | {
        f"rows-0-{name}": value for name, value in way.items()
    }


def one_of_each() -> list:
    """A row of every model the editors see."""
    source = make_source()
    issuer = make_issuer(code="AAPC")
    cpc = make_certification(code="CPC", issuer=issuer)
    cic = make_certification(code="CIC", issuer=issuer)
    coc = make_certification(code="COC", issuer=issuer)
    training = Training.objects.create(slug="college", name="College", leads_to=cpc)
    path = Path.objects.create(slug="college-cpc", name="College", start="NEWCOMER", summary="New")
    grant = Funding.objects.create(slug="grant", name="A grant", kind="STATE")
    of_cpc = {"source": source, "certification": cpc}
    rule = Requirement.objects.create(**of_cpc)
    needs_cic = Way.objects.create(requirement=rule, rule="The CIC or the COC", credential=cic)
    outline = ExamOutline.objects.create(**of_cpc)
    asked = GuideQuestion.objects.create(
        slug="hard",
        title="Is it hard?",
        group="JOB",
        position=1,
        in_short="Often",
        answer="Yes.",
        body="It is.",
        unknowns="How hard.",
        next_links="Paths | /paths/ | All",
        written_on=date(2026, 10, 1),
        reviewed_on=date(2026, 11, 1),
    )
    return [
        source,
        issuer,
        cpc,
        training,
        path,
        PathStep.objects.create(path=path, position=1, kind="TRAINING", training=training),
        make_fee(certification=cpc, source=source),
        IssuerName.objects.create(source=source, issuer=issuer, name="American Academy"),
        IssuerClaim.objects.create(source=source, issuer=issuer, kind="FOUNDED", says="1988"),
        HolderCount.objects.create(source=source, issuer=issuer, people=200000),
        CertificationName.objects.create(**of_cpc, name="Certified Coder"),
        Scope.objects.create(**of_cpc, kind="SETTING", term="OFFICE"),
        Progression.objects.create(**of_cpc, leads_to=cic, why="Adds inpatient coding"),
        ExamFormat.objects.create(**of_cpc, items=100, minutes=240),
        outline,
        ExamDomain.objects.create(outline=outline, name="Anatomy", items=4),
        PassRate.objects.create(**of_cpc, unknown="NOT_PUBLISHED"),
        CodeBookRule.objects.create(**of_cpc, rule="This year's books"),
        PayReport.objects.create(**of_cpc, who="CPC holders", statistic="MEAN", low=60000),
        RenewalRule.objects.create(**of_cpc, kind="TOTAL", ceus=36, cycle_months=24),
        rule,
        needs_cic,
        StudyTime.objects.create(**of_cpc, estimate="10 weeks", weeks_high=10),
        AlsoServing.objects.create(way=needs_cic, certification=coc),
        TrainingCost.objects.create(source=source, training=training, low=4000),
        TrainingLength.objects.create(source=source, training=training, months_high=9),
        ProgramTerm.objects.create(source=source, training=training, kind="AWARD", says="Degree"),
        grant,
        FundingRule.objects.create(source=source, funding=grant, kind="RULE", says="Pays"),
        source.publisher,
        PublisherDomain.objects.create(publisher=source.publisher, domain="aapc.com"),
        FormerAddress.objects.create(address="cpc-cost", question="fee/cpc/exam-one/anyone"),
        GlossaryTerm.objects.create(slug="ceu", term="CEU", meaning="A credit."),
        asked,
        Statement.objects.create(source=source, page=asked, asks="How many?", says="Two"),
        CommonQuestion.objects.create(
            slug="degree",
            question="Do I need a degree?",
            group="JOB",
            position=1,
            answer="No.",
            link_label="Paths",
            link_address="/paths/",
            reviewed_on=date(2026, 11, 1),
        ),
        Resource.objects.create(
            slug="forum", name="A forum", group="ASK", position=1, by="AAPC", good_for="Asking."
        ),
        UsualWords.objects.create(
            slug="exam-day",
            kind="TOOL",
            label="Exam day",
            address="/tools/exam-day/",
            words="exam day\nretake",
        ),
    ]


def edited_models():
    return [m for m in public_models() if m._meta.app_label in groups.EDITED_APPS]


class FormTestCase(TestCase):
    """An editor, signed in on a fixed day, and a fee by AAPC."""

    @classmethod
    def setUpTestData(cls):
        cls.editor = make_editor()
        cls.aapc = make_issuer(code="AAPC")
        cls.cpc = make_certification(code="CPC", issuer=cls.aapc)
        cls.old = make_fee(
            certification=cls.cpc, amount=399, payer="MEMBER", source=make_source(title="Prices")
        )

    def setUp(self):
        self.client.force_login(self.editor)
        for module in ("facts", "fact_admin", "fact_actions", "fact_forms", "seen_admin"):
            clock = mock.patch(f"coderpath.sources.{module}.localdate", return_value=TODAY)
            clock.start()
            self.addCleanup(clock.stop)

    def add(self, model=Fee, **given):
        own = {"certification": self.cpc.pk}
        if model is Fee:
            own |= {"kind": "EXAM_ONE", "payer": "MEMBER", "amount": "425"}
        return self.client.post(url(model, "add"), EMPTY | own | given, follow=True)

    def change(self, fact, **given):
        sent = {"standing": fact.standing, "until": "", "locator": fact.locator, "note": ""}
        return self.client.post(url(fact, "change", fact.pk), sent | given, follow=True)

    def errors(self, response):
        self.assertEqual(response.status_code, 200)
        return response.context["adminform"].form.errors
