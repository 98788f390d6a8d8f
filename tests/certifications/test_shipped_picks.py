"""Twenty-seven people, and the path that a counselor would name to each of them first.

The reasons are a counselor’s own words, from the rules, levels and prices on file; what the page
says is beside them. Where the site does not ask what someone wants, their answers are all it has.
"""

from typing import NamedTuple

from django.http import QueryDict
from django.test import TestCase

from certifications.catalogue import shelf
from certifications.paths.list.form import PathsForm
from certifications.paths.list.listing import PathListing
from salaries import shelf as salaries_shelf
from tests.pages import text_of
from tests.shipped import load_shipped


class Someone(NamedTuple):
    """Who it is, what they answer, what is named first and why; then the other picks."""

    who: str
    query: str
    first: str
    because: str
    says: str
    then: tuple[str, ...] = ()


LOWEST = "Lowest total of the paths open to you now"
WITHOUT_A_DIPLOMA = "Lowest total if you have no diploma"
CPC_AND_UP = ("self-study-cpc-a", "cca-then-ccs")
PEOPLE = (
    Someone(
        "retail worker in Tennessee, $1,500, 10 hours a week",
        "state=tn&start=diploma&budget=1500&hours=10",
        "self-study-cca",
        "Entry level, only a diploma is asked, a full title, and the least money at risk.",
        LOWEST,
        CPC_AND_UP,
    ),
    Someone(
        "nurse in Arizona who earns $88,000",
        "state=az&start=nurse&earn=88000",
        "nurse-cpc-a",
        "Entry level before advanced; then the CCS for hospital charts; her own field last, since"
        " no one prices its exam.",
        "Shortest with a known total",
        ("nurse-ccs", "nurse-ccds"),
    ),
    Someone(
        "CCA holder in Michigan who has coded for 3 years",
        "state=mi&start=coder&have=cca&have=coding-36&hours=8",
        "self-study-ccs",
        "The next title of the same organization, which advises just these years, for less.",
        "Cheaper to get and to keep",
        ("self-study-cpc-a",),
    ),
    Someone(
        "student in Ohio without a diploma yet",
        "state=oh&start=no-diploma",
        "self-study-cpc-a",
        "The one entry exam that asks for no diploma.",
        LOWEST,
        ("course-cpc-a",),
    ),
    Someone(
        "CPC holder in Florida, 6 years in outpatient coding",
        "state=fl&start=coder&have=cpc&have=coding-72&setting=outpatient",
        "cpc-coc",
        "The title for just that work, and no second organization to pay to keep it; the CDEO costs"
        " less and is for documentation first.",
        "For hospital outpatient work",
        ("cpc-ccs", "cpc-cdeo"),
    ),
    Someone(
        "CPC holder in Florida, 6 years, who asks for the CPMA, the CRC or the CDEO",
        "state=fl&start=coder&have=cpc&have=coding-72",
        "cpc-cdeo",
        "Two of the three specialties have a price, the same for both, and of the two the CDEO is"
        " surely open to her: who may take the CRC, no source says. Then hospital work.",
        "Adds the least cost",
        ("cpc-crc-self-study", "cpc-ccs"),
    ),
    Someone(
        "journalist who looks at the list without an answer",
        "",
        "self-study-cpc-a",
        "Of someone of whom nothing is known, only what asks for nothing is surely open.",
        WITHOUT_A_DIPLOMA,
        ("course-cpc-a",),
    ),
    Someone(
        "CPC-A whom no one has hired",
        "start=apprentice",
        "apprentice-no-job",
        "Every other way asks for the job that they have not got.",
        "The way that needs no job first",
    ),
    Someone(
        "CPC-A with a year in a coding job",
        "have=cpc-a&have=coding-12",
        "apprentice-work",
        "One more year of the same job ends it, for a year’s dues.",
        "Lowest total to the full title",
    ),
    Someone(
        "biller who wants to code",
        "start=biller",
        "biller-cpc-a",
        "The coding title that asks for nothing; the CBCS hangs on supervised work.",
        "Lowest total of the paths made for billers and surely open to you now",
    ),
    Someone(
        "someone with an associate degree in another field",
        "start=associate",
        "self-study-cca",
        "The degree changes nothing for the CCA, and is not the one that the RHIT asks for.",
        LOWEST,
        CPC_AND_UP,
    ),
    Someone(
        "RHIT who wants hospital inpatient work",
        "have=rhit&setting=inpatient",
        "self-study-ccs",
        "AHIMA names the RHIT as a way to prepare for the CCS; the CCA would be a step back.",
        "For hospital inpatient work",
    ),
    Someone(
        "someone with a diploma and $300",
        "start=diploma&budget=300",
        "self-study-cca",
        "Nothing open fits; this is nearest, and someone must say by how much it is over.",
        "The lowest total open to you now, about $110 over your $300",
    ),
    Someone(
        "someone with $5,000 who would like a class",
        "start=diploma&budget=5000",
        "self-study-cca",
        "The same exam, and most of the money kept; the class stands third, since they can pay.",
        LOWEST,
        ("self-study-cpc-a", "course-cca"),
    ),
    Someone(
        "someone with a diploma who wants hospital inpatient work",
        "start=diploma&setting=inpatient",
        "self-study-cca",
        "The entry title that counts in hospitals, and the first step to the CCS.",
        "Lowest total of the paths to hospital inpatient work open to you now",
        ("cca-then-ccs", "course-cca"),
    ),
    Someone(
        "someone who wants to take the exam at home, which no answer asks about",
        "start=diploma&state=ga",
        "self-study-cca",
        "Where an exam is taken decides no path; the certifications say it.",
        LOWEST,
        CPC_AND_UP,
    ),
    Someone(
        "parent with 2 hours a week",
        "start=diploma&hours=2",
        "self-study-cca",
        "Little time is the more reason for the exam that asks least.",
        LOWEST,
        CPC_AND_UP,
    ),
    Someone(
        "someone with a bachelor’s degree",
        "start=bachelor",
        "self-study-cca",
        "A degree opens no shorter way to a first coding title.",
        LOWEST,
        CPC_AND_UP,
    ),
    Someone(
        "CBCS holder",
        "have=cbcs",
        "self-study-cca",
        "A coding title of another organization, known by more people, for the least money.",
        "Adds the least cost",
        ("self-study-cpc-a",),
    ),
    Someone(
        "CCS holder",
        "have=ccs",
        "self-study-cpc-a",
        "The CCA and the CBCS are behind them; the CPC is for work that the CCS is not about.",
        "For doctors’ offices",
    ),
    Someone(
        "coder without a title, 3 years in the job",
        "start=diploma&have=coding-36&have=no-credential",
        "self-study-cpc-a",
        "Their years make it the full CPC at once, the title that most people hold.",
        "Your years of coding count",
        ("self-study-ccs", "self-study-cca"),
    ),
    Someone(
        "nurse who wants clinical documentation",
        "start=nurse&setting=documentation",
        "nurse-ccds",
        "Its rule names the license she has; no coding title leads there.",
        "Counts your RN license",
        ("nurse-ccds-o",),
    ),
    Someone(
        "someone who said no more than Ohio",
        "state=oh",
        "self-study-cpc-a",
        "Without their schooling, only what asks for none is surely open.",
        WITHOUT_A_DIPLOMA,
        ("course-cpc-a",),
    ),
    Someone(
        "beginner drawn to risk adjustment",
        "start=diploma&setting=risk",
        "self-study-cca",
        "The CRC is not for beginners: an entry title first, and the CRC named last.",
        "Lowest total of the entry-level paths open to you now",
        ("crc",),
    ),
    Someone(
        "beginner who wants a doctor’s office",
        "start=diploma&setting=office",
        "self-study-cca",
        "It counts in offices too and is a full title; the CPC is next to it.",
        "Lowest total of the paths to doctors’ offices open to you now",
        ("self-study-cpc-a", "course-cca"),
    ),
    Someone(
        "nurse who wants hospital inpatient coding",
        "start=nurse&setting=inpatient",
        "nurse-ccs",
        "The hospital title, in charts that she knows.",
        "Lowest total of the paths made for nurses",
    ),
    Someone(
        "certified coder who does not say which title",
        "start=coder",
        "cpc-cdeo",
        "Taken to hold the commonest title, the CPC, whose dues she pays already: a specialty for"
        " the price of its exam, and surely open. Who may take the CRC, no source says.",
        "Adds the least cost",
        ("cpc-crc-self-study", "cpc-ccs"),
    ),
)


class PeopleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def listing(self, query) -> PathListing:
        form = PathsForm(QueryDict(query), shelf.at().slugs)
        return PathListing(form, shelf.at(), salaries_shelf.at())

    def test_each_hears_first_what_a_counselor_would_name(self):
        for someone in PEOPLE:
            with self.subTest(someone.who, because=someone.because):
                cards = self.listing(someone.query).picked.cards
                slugs = [card.row.path.slug for card in cards]
                self.assertEqual(slugs, [someone.first, *someone.then])
                self.assertEqual(cards[0].reason, someone.says)

    def test_what_is_held_or_done_is_used(self):
        """No step back, no apprentice title, no class for beginners, no second diploma."""
        mi = self.listing("state=mi&start=coder&have=cca&have=coding-36")
        self.assertEqual(
            [row.path.slug for row in mi.rows],
            ["self-study-ccs", "self-study-cpc-a", "associate-rhit"],
        )
        self.assertEqual([row.path.slug for row in mi.unpriced], ["crc"])
        cpc = next(row for row in mi.rows if row.path.slug == "self-study-cpc-a")
        self.assertEqual((cpc.name, cpc.plan.code), ("Self-study, then CPC", "CPC"))
        self.assertIn("our inference", cpc.plan.spared)
        self.assertEqual(mi.person.schooling_by, "CCA")
        fl = self.listing("start=coder&have=cpc&have=coding-72")
        ends = {row.plan.code for row in (*fl.rows, *fl.unpriced)}
        self.assertEqual(ends, {"CCS", "COC", "CIC", "CRC", "CPMA", "CDEO"})

    def test_a_lowest_total_holds_over_the_table_or_says_on_what_it_hangs(self):
        """The NHA asks $117 for the CBCS, AHIMA $299 for the CCA: less than AAPC’s exam and dues.
        Both ask for a diploma, and the CBCS for more."""
        biller = self.listing("start=biller&state=oh")
        self.assertTrue(
            biller.answer.endswith(
                "If you have what the CBCS asks (diploma + a course or a year of work), it costs"
                " less: $117 plus books."
            ),
            biller.answer,
        )
        for query in ("", "state=oh"):
            bare = self.listing(query)
            self.assertTrue(
                bare.answer.startswith("If you have no diploma, start with the CPC-A"), bare.answer
            )
            self.assertIn("With a diploma, the CCA costs less: about $410", bare.answer)
            self.assertEqual(
                bare.cards[1].why, "The lowest total with a class, if you have no diploma."
            )
        self.assertIn("With a diploma, the CCA costs less", self.listing("budget=500").answer)

    def test_no_lowest_total_is_called_so_over_a_lower_one_that_may_be_open(self):
        for query in (
            "", "state=oh", "budget=700", "setting=OFFICE", "start=biller", "start=nurse",
            "start=diploma", "start=no-diploma", "start=biller&have=billing-12&have=diploma",
            "have=coding-36", "start=biller&have=no-diploma", "start=nurse&setting=INPATIENT",
        ):  # fmt: skip
            listing = self.listing(query)
            for card in listing.cards:
                if card.pick.role != "lowest":
                    continue
                lower = [
                    row
                    for row in listing.rows
                    if row.cost.is_total
                    and row.cost.likely < card.row.cost.likely
                    and row.contender.level <= card.row.contender.level
                    and row.contender.need <= 1
                    and not row.outline.awaits_work
                ]
                with self.subTest(query, lower=[row.path.slug for row in lower]):
                    hangs = [one.slug for one in card.pick.pick.hanging]
                    self.assertEqual(hangs, [row.path.slug for row in lower])
                    self.assertEqual(card.reason == LOWEST and bool(lower), False)

    def test_who_said_what_they_have_hears_no_if(self):
        for query in ("start=diploma", "start=no-diploma", "start=biller&have=no-diploma"):
            with self.subTest(query):
                self.assertNotIn("f you have", self.listing(query).answer)
                self.assertNotIn("surely", self.listing(query).cards[0].reason)

    def test_a_raise_is_told_in_dollars_and_no_job_further_away_is_called_closer(self):
        """Ohio, May 2025: coders’ 10th percentile 38,060, 25th 45,500: 8,060 and 15,500 more."""
        gains = self.listing("state=oh&start=diploma&earn=30000")
        self.assertTrue(
            gains.answer.startswith(
                "Coding jobs pay more than you earn: about $8,100 to $15,500 more a year to start."
                " Start with the CCA:"
            ),
            gains.answer,
        )
        for earn in (20_000, 30_000, 45_000, 60_000, 75_000, 88_000, 150_000):
            strip = self.listing(f"state=oh&start=diploma&earn={earn}").strip
            median = strip.wage.shown["annual_median"].at_least
            for pay in strip.closer:
                with self.subTest(earn=earn, job=pay.occupation.title):
                    theirs = pay.shown["annual_median"].at_least
                    self.assertLess(abs(theirs - earn), abs(median - earn))
        self.assertEqual(gains.strip.closer, ())

    def test_a_cut_keeps_where_to_start(self):
        nurse = self.listing("state=az&start=nurse&earn=88000").answer
        cut, _, start = nurse.partition(" If you still want in: ")
        self.assertTrue(cut.startswith("Coding jobs pay less than you earn."), nurse)
        self.assertTrue(start.startswith("start with the CPC-A: $647 plus books"), nurse)

    def test_without_a_total_it_says_what_can_be_done(self):
        """Two years’ dues of AAPC at 222 are all that the way by work costs."""
        said = self.listing("start=apprentice").answer
        self.assertIn("Ask for the price of the course before you pay.", said)
        self.assertIn("If you find a coding job, CPC-A to CPC by two years’ work costs $444", said)

    def test_documentation_is_named_apart_without_a_price(self):
        page = text_of(self.client.get("/paths/?start=nurse&setting=documentation"))
        for name in ("Nurse to CCDS", "Nurse to CCDS-O", "Nurse to CDIP"):
            self.assertIn(name, page)

    def test_time_that_counts_a_course_says_where_none_is_in_the_total(self):
        """One source counts a foundations course in the months of a new coder; two years of coding
        take an estimate without one, and a path with a class pays for it."""
        says = "with a course not in the total"
        for address, is_said in (
            ("/paths/?start=diploma", True),
            ("/paths/self-study-cpc-a/", True),
            ("/paths/self-study-cpc-a/handout/", True),
            ("/paths/self-study-cpc-a/?have=coding-36", False),
            ("/paths/aapc-course-cpc-a/", False),
            ("/paths/self-study-cca/", False),
        ):
            with self.subTest(address):
                self.assertEqual(says in text_of(self.client.get(address)), is_said)

    def test_what_adds_just_as_much_is_said_to(self):
        """The exams of the CRC and the CDEO are $425 each, and AAPC’s dues are paid already."""
        listing = self.listing("have=cpc&have=coding-72")
        self.assertEqual(
            listing.answer,
            "The CDEO adds the least over two years: $425 plus books, or $869 with two years of"
            " keeping both. The CRC adds just as much.",
        )
        self.assertIn("; that of the CRC is the same.", listing.cards[0].why)

    def test_the_title_for_the_work_that_is_wanted_alone_is_not_called_cheapest(self):
        """The CDEO serves outpatient care too, for $425; the COC is for that alone, for $499."""
        listing = self.listing("have=cpc&have=coding-72&setting=OUTPATIENT")
        self.assertTrue(
            listing.answer.startswith("The COC is for hospital outpatient work alone: $499")
        )
        self.assertEqual(listing.cards[0].reason, "For hospital outpatient work")
        self.assertIn("cpc-cdeo", [card.path.slug for card in listing.cards])

    def test_who_is_new_hears_how_many_hold_each_title_and_who_counts_them(self):
        """himprograms.com counts 7,753 CCAs in December 2025; no source on file counts CBCSs."""
        cards = self.listing("start=diploma").cards
        said = {card.exam: card.holders for card in cards}
        self.assertEqual(said["CCA"].words, "7,753 people hold the CCA")
        self.assertEqual(said["CCA"].fact.source.slug, "himprograms-cca-entry-level-coding")
        self.assertEqual(said["CPC"].words, "More than 200,000 people hold the CPC")
        self.assertIn(
            "7,753 people hold the CCA", text_of(self.client.get("/paths/?start=diploma"))
        )
        self.assertEqual({card.holders for card in self.listing("have=cpc").cards}, {None})
        uncounted = self.listing("start=biller&setting=BILLING").cards
        self.assertIn("CBCS", {card.exam for card in uncounted})
        for card in uncounted:
            self.assertEqual(card.holders is None, card.exam == "CBCS", card.exam)

    def test_whom_a_path_is_for_follows_what_its_reader_has(self):
        """AAPC spares its apprentice title to two years of coding and to who holds a full title."""
        for slug, code in (("self-study-cpc-a", "CPC-A"), ("certificate-coc-a", "COC-A")):
            starts_so = f"You start with the {code}, an apprentice title."
            for answers, is_spared in (
                ("", False),
                ("have=coding-6", False),
                ("have=coding-24", True),
            ):
                for page in ("", "handout/"):
                    with self.subTest(slug, answers=answers, page=page):
                        text = text_of(self.client.get(f"/paths/{slug}/{page}?{answers}"))
                        self.assertEqual(starts_so not in text, is_spared)
                        self.assertIn("For someone who", text)
        work = text_of(self.client.get("/paths/work-cpc/?have=coding-24"))
        self.assertIn("For someone who starts with the CPC-A, which you do not.", work)

    def test_for_and_not_if_follow_what_the_reader_has(self):
        """Three years of coding spare the apprentice title, on the card as on the page."""
        told = self.listing("state=mi&start=coder&have=cca&have=coding-36")
        cpc = next(card for card in told.cards if card.exam == "CPC")
        self.assertEqual(cpc.row.plan.not_if, "")
        for slug in ("self-study-cpc-a", "nurse-cpc-a", "biller-cpc-a", "work-cpc"):
            for answers, is_spared in (("", False), ("?have=coding-36", True)):
                with self.subTest(slug, answers=answers):
                    text = text_of(self.client.get(f"/paths/{slug}/{answers}"))
                    tells = "Not if you want a full title" in text or "Not if you expect" in text
                    self.assertEqual(tells, not is_spared)

    def test_the_page_of_a_path_says_why_no_apprentice_title_comes_first(self):
        """Of the way from the CPC to the COC, whoever reads it; of the CPC, to whom has coded."""
        coc = text_of(self.client.get("/paths/cpc-coc/"))
        self.assertIn("COC-A is an apprentice title. You hold a full title of AAPC", coc)
        years = text_of(self.client.get("/paths/self-study-cpc-a/?have=coding-36"))
        self.assertIn("Self-study, then CPC", years)
        self.assertNotIn("Self-study, then CPC-A", years.partition("Sources")[0])
        self.assertIn("That is our inference; AAPC asks for letters", years)
        self.assertIn("This path ends there.", text_of(self.client.get("/paths/self-study-cpc-a/")))
