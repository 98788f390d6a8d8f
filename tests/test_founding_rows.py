"""What people read in the five founding articles, row by row: where it stands here, told right.

The rows are those of the list of what a reader gets from them; X1 to X20 are what it had missed.
Figures are as their sources print them.
"""

from django.test import TestCase

from tests.pages import text_of
from tests.shelves import take_stock
from tests.shipped import load_shipped

# Row, address, and words that must be on the page. In the order of the rows.
ROWS = [
    ("1", "/programs/", ["What you get", "Kind of school", "Most months", "Most you can spend"]),
    ("2", "/", ["Where do you live?", "Most you can spend, in dollars", "Hours a week"]),
    ("3", "/certifications/cca/", ["Accredited by NCCA", "Who holds it", "Code sets tested"]),
    (
        "4",
        "/guide/which-certification-first/",
        ["Where you want to work", "What the ads near you ask for"],
    ),
    ("5", "/certifications/?max_cost=300", ["Hidden but close", "Raise limit to $329"]),
    (
        "6",
        "/guide/which-certification-first/",
        ["The place where you want to work decides", "Who says what", "old advice"],
    ),
    ("7", "/programs/?q=evening", ["Bunker Hill Community College", "1 of 69 matches"]),
    ("7", "/guide/online-or-on-campus/", ["at your own pace", "teach in the evening"]),
    ("8", "/programs/", ["Online or on campus", "No one sees when you fall behind"]),
    (
        "8",
        "/guide/online-or-on-campus/",
        ["You study when you can", "You have a teacher in the room"],
    ),
    ("9", "/programs/", ["Online course Online 10 months $0–$800 Choose a Program"]),
    ("9", "/guide/online-or-on-campus/", ["10 months", "$0–$800", "We found no second source"]),
    ("10", "/programs/", ["Approved, accredited: what the words mean", "from a CAHIIM program"]),
    (
        "10",
        "/guide/accreditation/",
        ["One old article says that accreditation", "CAHIIM looks at programs", "at least 150"],
    ),
    ("11", "/programs/", ["Diploma A career school’s word for much the same"]),
    ("11", "/guide/kinds-of-program/", ["A course, or a certificate", "A diploma", "Associate:"]),
    ("12", "/programs/", ["18–24 months RHIT", "Master’s degree", "12 months RHIA"]),
    (
        "12",
        "/guide/kinds-of-program/",
        ["12–24 months", "RHIT", "Master’s:", "We found no source for that"],
    ),
    ("13", "/programs/community-college-certificate/", ["11–19 credits", "Two semesters"]),
    ("13", "/guide/kinds-of-program/", ["two semesters", "11–19 credits", "$6,342"]),
    ("14", "/programs/", ["It is not a certification"]),
    (
        "14",
        "/guide/certificate-or-certification/",
        ["you finished a course", "you passed its exam"],
    ),
    ("15", "/guide/the-way-in/", ["1. See if it suits you", "6. Get a first job", "7. Go on"]),
    ("16", "/guide/the-way-in/", ["5. Pass the exam"]),
    ("17", "/guide/the-way-in/", ["4. Learn", "What the old articles say"]),
    ("18", "/guide/", ["The job", "Getting in", "Learning"]),
    ("19", "/guide/the-way-in/", ["your diploma, or your GED", "a photo ID", "transcripts"]),
    ("20", "/guide/is-it-right-for-me/", ["biology, computer science, and anatomy"]),
    ("20", "/guide/online-or-on-campus/", ["biology, computer science, and anatomy"]),
    (
        "21",
        "/guide/background-checks/",
        [
            "routine",
            "five years",
            "before the clinical part",
            "your credit and your driving record",
        ],
    ),
    ("22", "/guide/the-way-in/", ["a year of work first. The entry exams do not"]),
    ("23", "/guide/will-anyone-hire-me/", ["Jobs that lead in", "$48,500"]),
    ("24", "/guide/will-anyone-hire-me/", ["coding assistants", "medical records clerk"]),
    ("25", "/programs/?externship=1", ["Cecil College", "Liberty Institute", "Externship"]),
    ("25", "/guide/externships-and-volunteering/", ["40 hours, one week", "120-hour internship"]),
    ("26", "/guide/externships-and-volunteering/", ["Volunteer where you would like to work"]),
    ("27", "/programs/cecil-physician-coder/", ["Physician Coder Externship I and II"]),
    (
        "27",
        "/guide/externships-and-volunteering/",
        ["A practicum or an internship", "at least 60%"],
    ),
    ("28", "/guide/how-long-does-it-take/", ["12–24 months"]),
    ("29", "/guide/how-long-does-it-take/", ["a few months to a year"]),
    ("30", "/guide/how-long-does-it-take/", ["18–24 months", "9 months"]),
    ("31", "/guide/related-jobs/", ["lead a department"]),
    ("31", "/guide/lead-auditor-manager/", ["Lead coder", "$70,320", "$123,860"]),
    ("32", "/guide/a-second-title/", ["40 CEUs every 2 years", "$425", "$74,557"]),
    ("33", "/certifications/rhit/", ["For graduates of an accredited associate degree"]),
    (
        "33",
        "/certifications/rhia/",
        ["For graduates of an accredited bachelor’s or master’s degree"],
    ),
    ("34", "/certifications/crc/", ["risk adjustment programs", "Issued by AAPC"]),
    ("35", "/guide/learn-org-requirements-and-qualifications/", ["AHIMA gives both"]),
    (
        "35",
        "/guide/which-certification-first/",
        ["lists the CCS and the CCA as AAPC’s. Both are AHIMA’s"],
    ),
    (
        "36",
        "/search/?q=Certified+Professional+Coding+Specialist",
        ["No certification we know of is called"],
    ),
    (
        "37",
        "/certifications/",
        [
            "CPC Professional Coder",
            "COC Outpatient Coder",
            "CRC Risk Adjustment Coder",
            "CIC Inpatient Coder",
        ],
    ),
    (
        "38",
        "/organizations/",
        [
            "Professional Association of Healthcare Coding Specialists",
            "American Association of Clinical Coders",
            "Healthcare Business Management Association",
            "Medical Group Management Association",
        ],
    ),
    (
        "39",
        "/guide/choose-a-program-five-step-guide/",
        ["a school’s promise, and we found no count"],
    ),
    ("39", "/guide/preparing-for-the-exam/", ["can double your chance", "no figure backs it"]),
    (
        "40",
        "/organizations/cchiim/",
        ["Commission on Certification for Health Informatics and Information Management"],
    ),
    (
        "41",
        "/organizations/pahcs/",
        ["Titles in nearly 20 areas", "We treat all of them as closed"],
    ),
    (
        "42",
        "/certifications/cpc/",
        ["What it proves", "You can assign CPT, HCPCS Level II and ICD-10-CM codes"],
    ),
    (
        "43",
        "/guide/education-career-salary-in-2022/",
        ["$425", "$222", "not the fee of the mid-2010s"],
    ),
    ("43", "/guide/what-does-it-cost/", ["of the mid-2010s"]),
    (
        "44",
        "/guide/education-career-salary-in-2022/",
        ["$4,150 a year", "does not fit the price for each unit"],
    ),
    (
        "44",
        "/guide/what-does-it-cost/",
        ["$4,200–$19,500", "We found no source for that", "$1,748"],
    ),
    (
        "45",
        "/guide/what-does-it-cost/",
        ["Can books cost more than the classes?", "$1,570", "$4,150"],
    ),
    ("46", "/guide/the-way-in/", ["$299", "$425", "with dues on top"]),
    (
        "47",
        "/funding/",
        ["$2,000 a test", "$5,250 a year", "Scholarship of the AHIMA Foundation", "Workforce Pell"],
    ),
    ("47", "/guide/how-do-i-pay-for-it/", ["$2,000 a test", "$5,250", "July 20, 2026"]),
    (
        "48",
        "/guide/education-career-salary-in-2022/",
        ["$60,097", "$47,200", "its own two figures differ by more"],
    ),
    (
        "49",
        "/guide/examviews-how-to-become-a-coder/",
        ["the federal median of May 2021 an average"],
    ),
    ("50", "/salaries/by-certification/", ["$38,678", "A figure of those years"]),
    ("51", "/salaries/", ["Mean less the country’s", "Jobs per 1,000", "Wyoming"]),
    ("52", "/salaries/oh/", ["Cities and rural areas", "Outlook"]),
    ("53", "/guide/does-the-field-grow/", ["15% by 2024", "13% through 2026"]),
    ("53", "/guide/does-the-field-grow/", ["16% from 2016 to 2026", "7% from 2021 to 2031"]),
    ("53", "/guide/does-the-field-grow/", ["12,300", "“strong”", "7.8% more jobs (2025 to 2035)"]),
    ("54", "/guide/what-does-a-coder-do/", ["turns each diagnosis and treatment into"]),
    ("55", "/guide/what-does-a-coder-do/", ["classification manuals", "assign clinical codes"]),
    ("56", "/guide/coding-or-billing/", ["Who does what", "$48,500"]),
    (
        "57",
        "/guide/code-systems/",
        ["World Health Organization", "American Medical Association", "Category III"],
    ),
    (
        "57",
        "/guide/code-systems/",
        ["each Oct. 1 and April 1", "each Jan. 1", "General Health Procedures Coding"],
    ),
    ("58", "/guide/code-systems/", ["ICD-10-PCS says what was done", "HCPCS Level II says"]),
    ("59", "/guide/is-it-right-for-me/", ["interpret medical documentation", "Detail:"]),
    ("60", "/guide/is-it-right-for-me/", ["Can I type and use new programs", "Integrity:"]),
    ("61", "/guide/is-it-right-for-me/", ["Ten questions for yourself", "Epic Systems"]),
    (
        "62",
        "/guide/online-or-on-campus/",
        ["Anatomy and physiology:", "Insurance and billing:", "Office work:"],
    ),
    ("63", "/guide/online-or-on-campus/", ["The language of medicine", "Law and privacy:"]),
    ("64", "/guide/where-do-coders-work/", ["28%", "19%", "Insurers:"]),
    ("65", "/guide/where-do-coders-work/", ["urgent care, sports medicine", "Nursing homes"]),
    ("65", "/guide/where-do-coders-work/", ["No source we read confirms it"]),
    ("66", "/guide/where-do-coders-work/", ["What each is like", "At home you do the same work"]),
    ("67", "/guide/can-i-work-from-home/", ["55%", "uncommon", "three years", "hundreds of jobs"]),
    ("68", "/guide/the-hard-parts/", ["Rules that change", "Hard cases", "95%"]),
    ("69", "/guide/ethics-and-privacy/", ["HIPAA", "the minimum necessary"]),
    ("70", "/guide/ethics-and-privacy/", ["a condition of continued membership", "Dec. 12, 2016"]),
    ("71", "/guide/related-jobs/", ["$40,410", "$68,020", "$45,930", "$80,730", "$123,860"]),
    ("71", "/careers/", ["$48,500", "$40,410", "$68,020", "What each does, and what carries over"]),
    ("71", "/careers/?state=oh", ["Jobs in Ohio", "$46,390"]),
    ("72", "/guide/related-jobs/", ["Other health care jobs", "pharmacy technicians"]),
    (
        "72",
        "/careers/",
        ["Medical and Health Services Managers", "$123,860", "patients’ treatment"],
    ),
    ("73", "/guide/is-it-hard/", ["62%", "84%", "What makes it hard"]),
    ("74", "/guide/resume-and-letter/", ["The resume", "54%"]),
    ("75", "/guide/resume-and-letter/", ["The letter", "Make it fit each job"]),
    ("76", "/guide/the-interview/", ["Tell me about a coding error", "What would you do if"]),
    ("77", "/guide/job-boards-and-networking/", ["LinkedIn", "AAPC and AHIMA each run one"]),
    ("78", "/guide/job-boards-and-networking/", ["networking opportunities on a local level"]),
    ("79", "/guide/will-anyone-hire-me/", ["uncommon", "Coding assistant"]),
    ("80", "/faq/", ["Do I need a degree?"]),
    ("81", "/faq/", ["Is medical coding hard to learn?"]),
    ("82", "/faq/", ["Are medical coders in demand?"]),
    ("83", "/resources/", ["AAPC forum", "Explore Health Careers"]),
    ("84", "/resources/", ["careers, coding from home, schools and exams"]),
    ("85", "/about/", ["Nobody. There is no advertising, no paid placement"]),
    ("86", "/about/", ["Reading sources.", "we claim no years of practice as coders"]),
    ("87", "/guide/will-anyone-hire-me/", ["Written Nov. 29, 2026", "-minute read"]),
    ("88", "/contact/", ["no comments a place here", "If a figure is wrong"]),
    (
        "89",
        "/guide/",
        ["The job", "Is it for me?", "Getting in", "Learning", "First job", "Growing"],
    ),
    ("90", "/search/?q=medical+coder+salary", ["What coders earn, by state"]),
    ("91", "/about/", ["Nobody. There is no advertising", "add its feed to a program"]),
    ("92", "/certifications/cpc/", ["Home › Certifications › CPC", "Skip to content"]),
    ("93", "/glossary/", ["A continuing education unit"]),
    ("94", "/certifications/cpc/", ["Sources"]),
    ("95", "/salaries/", ["All states, DC and the territories"]),
    ("96", "/guide/does-the-field-grow/", ["What growth do five older articles give?"]),
    ("97", "/about/figures/", ["How a date is known"]),
    ("98", "/paths/self-study-cca/", ["With the first renewal", "Second try at the CCA"]),
    ("99", "/paths/self-study-cpc-a/", ["You start with the CPC-A, an apprentice title"]),
    ("100", "/tools/eligibility/", ["High-school diploma or GED", "Nurse (RN)"]),
    ("X1", "/guide/what-does-a-coder-do/", ["The path of a claim", "the patient’s share"]),
    ("X2", "/guide/is-it-right-for-me/", ["If you want health care without patients"]),
    (
        "X3",
        "/guide/will-anyone-hire-me/",
        ["47%", "an associate degree in the field", "Nov. 3, 2025"],
    ),
    ("X4", "/guide/coding-or-billing/", ["one person may take on both roles"]),
    ("X5", "/guide/does-the-field-grow/", ["More people are older", "electronic records"]),
    ("X6", "/programs/", ["Coder, or technician of health records", "Manager of health inform"]),
    ("X6", "/guide/kinds-of-program/", ["capstone", "running a records department"]),
    ("X7", "/guide/coming-back/", ["You never applied", "90 days", "$200"]),
    ("X8", "/guide/the-hard-parts/", ["nights or weekends", "at half the hours"]),
    ("X9", "/guide/what-does-a-coder-do/", ["chart audit", "completeness, accuracy"]),
    ("X10", "/guide/what-does-a-coder-do/", ["What an error does", "93.4%"]),
    ("X10", "/guide/ethics-and-privacy/", ["a denied claim", "knowledge of the falsity"]),
    ("X11", "/guide/is-it-a-good-career/", ["For", "Against", "$51,140", "$81,150", "$50,980"]),
    ("X12", "/contact/", ["no address to write to yet"]),
    ("X12", "/privacy/", ["We keep no record of you", "What a log holds"]),
    ("X12", "/terms/", ["What you may do", "What we can’t promise"]),
    ("X13", "/paths/?start=diploma&hours=20", ["20 hours a week"]),
    (
        "X14",
        "/tools/eligibility/?have=diploma&have=coding-0",
        ["Only advised: Six months of coding experience"],
    ),
    ("X15", "/programs/", ["What you hold at the end", "A license", "A certification"]),
    (
        "X15",
        "/guide/certificate-or-certification/",
        ["A degree, a diploma, a license", "no state licenses"],
    ),
    (
        "X16",
        "/guide/preparing-for-the-exam/",
        ["Practice exams", "Webinars and chapters:", "$499", "30 days"],
    ),
    ("X17", "/organizations/", ["before you are a coder"]),
    ("X18", "/guide/the-interview/", ["What you ask", "Who checks my work"]),
    ("X19", "/guide/can-i-work-from-home/", ["could save considerable money"]),
    ("X20", "/resources/", ["before you decide on a"]),
]


def place(row: str) -> tuple[bool, int]:
    """
    >>> sorted(["X1", "100", "9"], key=place)
    ['9', '100', 'X1']
    """
    return row.startswith("X"), int(row.removeprefix("X"))


class FoundingRowsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        take_stock()

    def test_each_row_is_told_on_its_page(self):
        told = {address: text_of(self.client.get(address)) for _, address, _ in ROWS}
        for row, address, words in ROWS:
            for each in words:
                with self.subTest(row=row, address=address):
                    self.assertIn(each, told[address])

    def test_the_rows_stand_in_their_order(self):
        rows = [row for row, _, _ in ROWS]
        self.assertEqual(rows, sorted(rows, key=place))
