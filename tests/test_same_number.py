"""The same thing has the same number, and the same name, on every page that tells it."""

import re
from html.parser import HTMLParser

from django.test import TestCase

from certifications.upkeep.adding import TO_GET, added_over
from certifications.upkeep.costs import EXAM_AND_DUES, to_get_and_keep, to_keep
from tests.pages import text_of
from tests.shipped import load_shipped

EMPTY = {"br", "img", "input", "hr", "wbr", "meta", "link", "use", "circle", "line", "rect", "path"}
NOTES = {"fn", "vh"}
# By hand: the exam, dues of a year where they must be paid, and fees at the end of years 2 and 4.
# The only price of the COC is for two tries; its path is reckoned without the course.
EXAM = {"CPC": 425, "CCA": 299, "CCS": 399, "COC": 499}
GET = {"CPC": 425 + 222, "CCA": 299, "CCS": 399, "COC": 499 + 222}
KEEP = {"CPC": 5 * 222, "CCA": 2 * 249, "CCS": 2 * 249, "COC": 5 * 222}
BOTH = {
    "CPC": 425 + 5 * 222,
    "CCA": 299 + 2 * 249,
    "CCS": 399 + 2 * 249,
    "COC": 499 + 5 * 222,
}
PATHS = {
    "CPC": "self-study-cpc-a/?",
    "CCA": "self-study-cca/?",
    "CCS": "self-study-ccs/?",
    "COC": "certificate-coc-a/?tuition-certificate=0&",
}
TWO_TRIES = {"COC"}
NO_EXAM = "We have no price for the exam"
# Beside what is held: to get a title, what it adds over 5 years, and to keep all for 5 years.
# AAPC asks $222 a year however many titles one holds; AHIMA $249 and $50 for each more, twice.
ADDS = {
    ("cpc",): {
        "CRC": (425, 425, 5 * 222),
        "COC": (499, 499, 5 * 222),
        "CCA": (299, 299 + 498, 5 * 222 + 498),
        "CCS": (399, 399 + 498, 5 * 222 + 498),
    },
    ("cca", "ccs"): {
        "CPC": (425 + 222, 425 + 5 * 222, 598 + 5 * 222),
        "CRC": (425 + 222, 425 + 5 * 222, 598 + 5 * 222),
        "COC": (499 + 222, 499 + 5 * 222, 598 + 5 * 222),
    },
    ("coc", "cpc"): {
        "CRC": (425, 425, 5 * 222),
        "CCS": (399, 399 + 498, 5 * 222 + 498),
    },
    ("cca", "cpc"): {
        "CRC": (425, 425, 498 + 5 * 222),
        "CCS": (399, 399 + 2 * 50, 498 + 2 * 50 + 5 * 222),
    },
}
PATHS_OF_HOLDERS = PATHS | {"CRC": "crc/?tuition-aapc-crc-course=0&"}


def tries(code: str) -> str:
    return "two tries" if code in TWO_TRIES else "one try"


def named(label: str) -> dict[str, str]:
    """What the page of each calls a sum that holds its exam."""
    first, rest = re.fullmatch("(Exam|To get)(.*)", label).groups()
    return {code: f"{first} (two tries){rest}" if code in TWO_TRIES else label for code in EXAM}


class Tables(HTMLParser):
    """Every row of every table, as the texts of its cells, without numbers of notes."""

    def __init__(self, html: str):
        super().__init__()
        self.rows: list[list[str]] = []
        self.labels: list[list[str]] = []
        self._open: list[bool] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "tr":
            self.rows.append([])
            self.labels.append([])
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
            self.labels[-1].append(said.get("data-l") or "")
        if tag not in EMPTY:
            self._open.append(bool(NOTES & set((said.get("class") or "").split())))

    def handle_endtag(self, tag):
        if tag not in EMPTY and self._open:
            self._open.pop()

    def handle_data(self, data):
        if self.rows and self.rows[-1] and not any(self._open):
            self.rows[-1][-1] += data

    def row(self, label: str) -> list[str]:
        """The cells of the first row that begins so."""
        rows = [[" ".join(cell.split()) for cell in row] for row in self.rows if row]
        return next(row for row in rows if row[0].startswith(label))


def dollars(text: str) -> int:
    """The first amount of a text, with its sign or, in a ledger, without."""
    return int(re.search(r"\$?(\d[\d,]*)", text)[1].replace(",", ""))


class SameNumberTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def tables(self, address: str) -> Tables:
        return Tables(self.client.get(address).content.decode())

    def text(self, address: str) -> str:
        return text_of(self.client.get(address))

    def compared(self, label: str) -> dict[str, int]:
        codes = "&".join(f"c={code.lower()}" for code in EXAM)
        first, *cells = self.tables(f"/compare/?{codes}").row(label)
        for code, cell in zip(EXAM, cells, strict=True):
            if label != to_keep(5):
                self.assertEqual("two tries" in cell, code in TWO_TRIES)
        return dict(zip(EXAM, map(dollars, cells), strict=True))

    def cell(self, tables: Tables, code: str, label: str) -> int:
        """Of the row of a certification, the cell with a label."""
        for row, labels in zip(tables.rows, tables.labels, strict=True):
            if row and row[0].split()[:1] == [code]:
                cell = row[labels.index(label)]
                if label == "Exam fee":
                    self.assertEqual("two tries" in cell, code in TWO_TRIES)
                return dollars(cell)
        raise LookupError(code)

    def test_the_exam(self):
        self.assertEqual(self.compared("Exam fee"), EXAM)
        home, listed = self.tables("/"), self.tables("/certifications/")
        for code, fee in EXAM.items():
            with self.subTest(code):
                self.assertEqual(self.cell(home, code, "Exam fee"), fee)
                self.assertEqual(self.cell(listed, code, "Exam fee"), fee)
                own = self.tables(f"/certifications/{code.lower()}/").row("Exam")
                self.assertEqual(own[0], f"Exam, {tries(code)}")
                self.assertEqual(dollars(own[1]), fee)
                exam = self.tables(f"/paths/{PATHS[code]}").row(f"{code} exam")
                self.assertEqual(exam[0].endswith(", two tries"), code in TWO_TRIES)
                self.assertEqual(dollars(exam[1]), fee)

    def test_the_exam_and_first_year_dues(self):
        self.assertEqual(self.compared(EXAM_AND_DUES), GET)
        home = self.tables("/")
        for code, total in GET.items():
            with self.subTest(code):
                self.assertEqual(self.cell(home, code, EXAM_AND_DUES), total)
                page, label = self.text(f"/certifications/{code.lower()}/"), named(EXAM_AND_DUES)
                self.assertIn(f"{label[code]} ${total:,} + books", page)
                path = self.tables(f"/paths/{PATHS[code]}fail=never").row("To the ")
                self.assertEqual(dollars(path[1]), total)
        self.assertIn(EXAM_AND_DUES, self.text("/"))

    def test_a_sum_without_its_exam_is_not_known_in_the_same_words_on_every_page(self):
        """AAPC’s dues are on file, the exam of these is not: no page calls the dues a sum."""
        codes = ("CPMA", "CIC", "CCDS-O")
        _, *cells = self.tables("/compare/?c=cpma&c=cic&c=ccds-o").row(EXAM_AND_DUES)
        for code, cell in zip(codes, cells, strict=True):
            with self.subTest(code):
                self.assertTrue(cell.startswith(f"not known {NO_EXAM[0].lower()}{NO_EXAM[1:]}"))
                page = self.text(f"/certifications/{code.lower()}/")
                self.assertIn(f"{EXAM_AND_DUES} not known {NO_EXAM}.", page)
                self.assertNotRegex(page, rf"{EXAM_AND_DUES} \$")
        home = self.tables("/")
        [cic] = [row for row in home.rows if row and row[0].split()[:1] == ["CIC"]]
        self.assertIn("not known", [" ".join(cell.split()) for cell in cic])

    def test_what_keeping_takes(self):
        self.assertEqual(self.compared(to_keep(5)), KEEP)
        for code, total in KEEP.items():
            with self.subTest(code):
                keep = self.text(f"/tools/keep/?c={code.lower()}&years=5")
                self.assertIn(
                    f"Keeping your {code} for 5 years costs ${total:,} plus credits", keep
                )
                path = self.tables(f"/paths/{PATHS[code]}").row("In all")
                self.assertEqual(dollars(path[2]), total)

    def test_getting_and_keeping(self):
        self.assertEqual(self.compared(to_get_and_keep(5)), BOTH)
        for code, total in BOTH.items():
            with self.subTest(code):
                ledger = self.tables(f"/certifications/{code.lower()}/")
                self.assertEqual(ledger.row("Cost")[2], named(to_get_and_keep(5))[code])
                self.assertEqual(dollars(ledger.row("Total we can add up")[2]), total)

    def test_what_a_title_adds_to_what_is_held(self):
        for held, by_code in ADDS.items():
            have = "&".join(f"have={slug}" for slug in held)
            codes = "&".join(f"c={code.lower()}" for code in by_code)
            compared, home = (
                self.tables(f"/compare/?c=ccs-p&{codes}&{have}"),
                self.tables(f"/?{have}"),
            )
            got = compared.row(TO_GET)[2:], compared.row(added_over(5))[2:]
            for (code, (get, more, keep)), *cells in zip(by_code.items(), *got, strict=True):
                with self.subTest(code, held=held):
                    self.assertEqual([dollars(cell) for cell in cells], [get, more])
                    self.assertEqual(self.cell(home, code, "Beyond what you hold"), get)
                    self.assert_added_on_its_page(code, have, get, more)
                    path = self.tables(f"/paths/{PATHS_OF_HOLDERS[code]}{have}&fail=never")
                    self.assertEqual(dollars(path.row("To the ")[1]), get)
                    self.assertEqual(dollars(path.row("In all")[2]), keep)
                    kept = "&".join(f"c={slug}" for slug in (*held, code.lower()))
                    told = self.text(f"/tools/keep/?{kept}&years=5")
                    self.assertIn(f"for 5 years costs ${keep:,} plus credits", told)

    def assert_added_on_its_page(self, code: str, have: str, get: int, more: int):
        address = f"/certifications/{code.lower()}/?{have}"
        text, ledger = self.text(address), self.tables(address).row("Beyond what you hold")
        self.assertIn(f"{TO_GET} ${get:,} + books", text)
        self.assertIn(f"{added_over(5)}: ${more:,} + books and credits", text)
        self.assertEqual([dollars(cell) for cell in ledger[1:3]], [get, more])

    def test_the_list_of_paths_adds_and_keeps_by_the_same_sums(self):
        """Two years: $249 and $50 for the titles of AHIMA, 2 × $222 for AAPC, once."""
        for held, get, all_kept, alone in (
            (("cca", "ccs"), "$647", 299 + 444, 299),
            (("coc", "cpc"), "about $460", 249 + 444, 444),
        ):
            with self.subTest(held):
                text = self.text("/paths/?" + "&".join(f"have={slug}" for slug in held))
                self.assertIn(f"Adds to get {get} plus books", text)
                self.assertIn(f"Keep all, 2 years ${all_kept} plus credits", text)
                self.assertIn(f"for two years costs ${alone} + credits", text)
                code = {"cca": "cpc", "coc": "ccs"}[held[0]]
                kept = "&".join(f"c={slug}" for slug in (*held, code))
                told = self.text(f"/tools/keep/?{kept}&years=2")
                self.assertIn(f"for 2 years costs ${all_kept} plus credits", told)

    def test_what_is_held_is_said_and_not_priced(self):
        page = self.text("/certifications/cpc/?have=cca&have=cpc")
        self.assertIn(f"{TO_GET} You hold it", page)
        self.assertNotIn(added_over(5), page)
        home = self.text("/?have=cca&have=cpc")
        self.assertIn("You hold the CCA and the CPC, so each sum is what a title adds", home)
        self.assertEqual(home.count("You hold it"), 2)
        for address in ("/", "/compare/?c=cca&c=crc", "/certifications/crc/"):
            with self.subTest(address):
                mark = "&" if "?" in address else "?"
                for have, code in (("cpc-a", "CPC-A"), ("cpc", "CPC"), ("ccs-a", "CCS")):
                    said = f"You hold the {code}{'.' if 'crc/' in address else ', so each'}"
                    self.assertIn(said, self.text(f"{address}{mark}have={have}"))
        self.assertNotIn("You hold", self.text("/"))
        self.assertNotIn(TO_GET, self.text("/certifications/cpc/"))
