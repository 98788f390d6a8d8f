"""How tests ask the list of certifications, and three rows to ask for."""

from datetime import date

from certifications.models import ExamFormat, RenewalRule, Scope, StudyTime
from tests.certifications.rows import make_fact, make_way
from tests.factories import make_certification, make_fee, make_issuer, make_source

LIST = "/certifications/"


def make_three():
    """CCS $399, CPC $425, and CIC of which no fee, no gate and no study time is known."""
    aapc, ahima = make_issuer(code="AAPC"), make_issuer(code="AHIMA")
    ccs = make_certification(code="CCS", name="Certified Coding Specialist", issuer=ahima)
    cpc = make_certification(code="CPC", name="Certified Professional Coder", issuer=aapc)
    cic = make_certification(code="CIC", name="Certified Inpatient Coder", issuer=aapc)
    make_fee(certification=ccs, amount=399, payer="NON_MEMBER")
    make_fee(certification=ccs, amount=299, payer="MEMBER")
    make_fee(issuer=ahima, kind="DUES", payer="MEMBER", amount=149, every_months=12)
    make_fee(certification=cpc, amount=425, standing="IN_USE")
    make_fee(certification=cpc, amount=300, standing="DISPUTED")
    make_fee(
        certification=cic,
        amount=350,
        standing="SUPERSEDED",
        as_of=date(2015, 1, 1),
        as_of_text="2015–18",
        until=date(2018, 12, 31),
    )
    for certification, terms in [(ccs, ["INPATIENT"]), (cic, ["INPATIENT"]), (cpc, ["OFFICE"])]:
        for term in terms:
            make_fact(Scope, certification=certification, kind="SETTING", term=term)
    make_fact(Scope, certification=cpc, kind="LEVEL", term="ENTRY")
    make_fact(Scope, certification=ccs, kind="LEVEL", term="ADVANCED")
    page = make_source()
    make_way(certification=cpc, source=page, rule="Nothing to show", asks_nothing=True)
    make_way(
        certification=cpc,
        source=page,
        rule="An associate degree helps",
        strength="RECOMMENDED",
    )
    make_way(certification=ccs, rule="Two years of coding", experience_months=24)
    for certification, weeks in [(ccs, 16), (cpc, 24)]:
        make_fact(
            StudyTime,
            certification=certification,
            estimate="A study plan",
            weeks_high=weeks,
        )
    make_fact(ExamFormat, certification=cpc, delivery="BOTH")
    make_fact(ExamFormat, certification=ccs, delivery="CENTER")
    make_fact(RenewalRule, issuer=aapc, ceus=36, cycle_months=24)
    return ccs, cpc, cic


class Asking:
    def listing(self, query=""):
        return self.client.get(f"{LIST}?{query}").context["listing"]

    def codes(self, query=""):
        return [row.certification.code for row in self.listing(query).page]

    def near(self, query):
        return self.listing(query).near

    def errors(self, query):
        return {name: text[0] for name, text in self.listing(query).form.errors.items()}
