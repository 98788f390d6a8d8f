"""What readers type, and the first thing that a search of the shipped site then shows them."""

import re

from django.test import TestCase

from coderpath.guide.pages import MOST_ASKED
from tests.shelves import take_stock
from tests.shipped import load_shipped

JOB, HOME, HARD = "what-does-a-coder-do", "can-i-work-from-home", "is-it-hard"
LONG, COST, AI = "how-long-does-it-take", "what-does-it-cost", "will-ai-take-the-job"
SCAM, WORTH, GROWS = "is-it-a-scam", "is-it-a-good-career", "does-the-field-grow"
SKILLS, RECORD = "is-it-right-for-me", "background-checks"
WHERE, HARD_PARTS = "where-do-coders-work", "the-hard-parts"
GUIDE = {
    "what is medical coding": JOB,
    "medical coding": JOB,
    "What does a medical coder do?": JOB,
    "work from home": HOME,
    "working from home": HOME,
    "remote": HOME,
    "Remote coding jobs": HOME,
    "can i work from home": HOME,
    "is it hard": HARD,
    "how hard": HARD,
    "can felons be medical coders": RECORD,
    "medical coding exam": "preparing-for-the-exam",
    "tuition": COST,
    "burnout": HARD_PARTS,
    "earn $60,000 from home in 4 months": SCAM,
    "career change at 52": SKILLS,
    "am i too old": SKILLS,
    "former teacher": SKILLS,
    "jobs near me": "job-boards-and-networking",
    "how many hours a week": LONG,
    "do I need math": SKILLS,
    "pass rate": HARD,
    "how hard is the cpc exam": HARD,
    "how long does it take": LONG,
    "how long does it take to become a medical coder": LONG,
    "cheapest": COST,
    "how much does it cost": COST,
    "will ai replace medical coders": AI,
    "is medical coding worth it": WORTH,
    "is it worth it": WORTH,
    "is medical coding in demand": GROWS,
    "job outlook": GROWS,
    "skills": SKILLS,
    "felony": RECORD,
    "background check": RECORD,
    "who pays": "how-do-i-pay-for-it",
    "scholarship": "how-do-i-pay-for-it",
    "how many charts a day": HARD_PARTS,
    "hipaa": "ethics-and-privacy",
    "coding vs billing": "coding-or-billing",
    "nursing homes": WHERE,
    "similar jobs": "related-jobs",
    "scam": SCAM,
    "is medical coding a scam": SCAM,
    "is it legit": SCAM,
}
PAGES = {
    "funding": "/funding/",
    "medical coding bootcamp": "/programs/",
    "medical billing and coding salary": "/salaries/",
    "student loans": "/funding/",
    "how to finance your education": "/funding/",
    "GI Bill": "/funding/gi-bill-tests/",
    "WIOA": "/funding/wioa-ita/",
    "Pell": "/funding/workforce-pell/",
    "pell grant": "/funding/workforce-pell/",
    "military spouse": "/funding/mycaa/",
    "how much does a medical coder make": "/salaries/",
    "medical coder salary": "/salaries/",
    "hospital pay": "/salaries/",
    "do hospitals pay more": "/salaries/",
    "which certification pays the most": "/salaries/by-certification/",
    "no experience": "/guide/will-anyone-hire-me/",
    "best certification for beginners": "/paths/?start=diploma",
    "no degree": "/paths/?start=diploma",
    "which certification should I get": "/paths/",
    "how do i become a medical coder": "/guide/the-way-in/",
    "nurse": "/paths/?start=nurse",
    "cdi nurse": "/paths/?start=nurse&setting=DOCUMENTATION",
    "cheapest certification": "/certifications/?sort=cost",
    "entry level": "/certifications/?beginner=1",
    "exam from home": "/certifications/?remote=1",
    "take the exam at home": "/certifications/?remote=1",
    "compare": "/compare/",
    "glossary": "/glossary/",
    "medical biller": "/glossary/#medical-biller",
    "ceu": "/glossary/#ceu",
    "what is the a": "/glossary/#apprentice-title",
    "HCPCS": "/glossary/#hcpcs",
    "lose the a": "/tools/lose-the-a/",
    "am i eligible": "/tools/eligibility/",
    "code books": "/tools/exam-day/",
    "renew": "/tools/keep/",
    "is cpc worth it": "/certifications/cpc/",
    "CPC-H": "/certifications/coc/",
    "cpc vs ccs": "/compare/?c=cpc&c=ccs",
    "cpc and ccs": "/compare/?c=cpc&c=ccs",
    "ccs and cpc with books in ohio": "/compare/?c=ccs&c=cpc",
    "texas pay": "/salaries/tx/",
    "pay in Ohio": "/salaries/oh/",
    "medical coding schools": "/programs/",
    "online classes": "/programs/?mode=ONLINE",
    "programs in Ohio": "/programs/?where=oh",
    "new jersey schools": "/programs/?where=nj",
    "cca course": "/programs/?exam=cca",
    "cecil college": "/programs/cecil-physician-coder/",
    "physician professional coder": "/programs/cecil-physician-coder/",
    "cecil colege": "/programs/cecil-physician-coder/",
    "Raritan Valley": "/programs/raritan-valley-medical-coding/",
    "self-study, then cca": "/paths/self-study-cca/",
    "inpatient coding": "/glossary/#inpatient",
    "how old are your figures": "/quality/",
    "How good is your data?": "/quality/",
    "what changed": "/changes/",
    "corrections": "/changes/",
}
STRAIGHT = {"cpc": "/certifications/cpc/", "ohio": "/salaries/oh/", "TX": "/salaries/tx/"}
FIRST_LINK = re.compile(r'</form>.*?<a [^>]*?href="([^"#][^"]*)"', re.DOTALL)


class PlainWordsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        take_stock()

    def main(self, typed: str) -> str:
        page = self.client.get("/search/", {"q": typed}).content.decode()
        return page[page.index("<main") : page.index("</main")]

    def first(self, typed: str) -> str:
        return FIRST_LINK.search(self.main(typed))[1].replace("&amp;", "&")

    def test_the_first_result_is_what_the_reader_is_after(self):
        guide = {typed: f"/guide/{slug}/" for typed, slug in GUIDE.items()}
        for typed, address in (guide | PAGES).items():
            with self.subTest(typed):
                self.assertEqual(self.first(typed), address)

    def test_a_question_with_a_short_answer_leads_there(self):
        self.assertEqual(self.first("do you need a degree to be a medical coder"), "/faq/#degree")

    def test_a_code_or_a_state_leads_straight_there(self):
        for typed, address in STRAIGHT.items():
            with self.subTest(typed):
                self.assertRedirects(self.client.get("/search/", {"q": typed}), address)

    def test_a_page_that_is_offered_is_there(self):
        for address in PAGES.values():
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 200)

    def test_whoever_finds_nothing_is_offered_questions(self):
        for typed in ("zebra crossing", "kayak lessons"):
            with self.subTest(typed):
                page = self.main(typed)
                self.assertIn(
                    f"No match for “{typed}”. Try a code such as CPC, a state, or one of these"
                    " questions.",
                    page,
                )
                self.assertEqual(page.count('<a href="/guide/'), MOST_ASKED)

    def test_a_place_of_work_lists_its_certifications_beside_the_meaning(self):
        page = self.main("inpatient")
        self.assertIn("/glossary/#inpatient", page)
        self.assertIn("/certifications/ccs/", page)
