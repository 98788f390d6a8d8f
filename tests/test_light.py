"""What a page weighs, with all that it asks for by itself, for who was never here."""

import re
from pathlib import Path

import brotli
from django.contrib.staticfiles import finders
from django.test import TestCase

from coderpath.finished import RawAnswer
from tests.page_types import of_pages
from tests.shipped import load_shipped

MOST, MOST_OF_A_MAP = 14_000, 40_000  # bytes of HTML
MOST_OF_ALL, MOST_REQUESTS = 60_000, 6
MORE = {
    "four paths beside two": (
        "/compare/?p=self-study-cca&c=cpc&p=course-cpc-a&c=ccs&p=cpc-crc&p=nurse-ccs"
    ),
    "a state at average prices": "/salaries/ca/?adjusted=1",
    "six areas": "/salaries/compare/?a=tx&a=fl&a=cincinnati&a=pr&a=us&a=ca",
    "keep six for ten years": (
        "/tools/keep/?c=cpc&d=2025-03-15&c=cca&d=2024-06-30&c=cbcs&c=ccds&c=cmc&c=chbme&years=10"
    ),
    "which figures": "/about/figures/",
}
TAKEN = re.compile(
    r'<(?:link rel="(?:icon|preload|stylesheet)"|script|img)[^>]* (?:href|src)="([^"]+)"'
)


class LightTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def test_every_type_of_page_is_light(self):
        for name, address in (of_pages() | MORE).items():
            with self.subTest(name, address=address):
                answer = self.client.get(address)
                self.assertEqual(answer.status_code, 200)
                page = len(
                    RawAnswer("200", list(answer.headers.items()), answer.content)
                    .compressed("br")
                    .body
                )
                has_map = b'class="map' in answer.content
                self.assertLessEqual(page, MOST_OF_A_MAP if has_map else MOST)
                taken = TAKEN.findall(answer.content.decode())
                self.assertLessEqual(1 + len(taken), MOST_REQUESTS, taken)
                whole = page + sum(map(weight, taken))
                self.assertLessEqual(whole, MOST_OF_ALL + (MOST_OF_A_MAP - MOST) * has_map)


def weight(address: str) -> int:
    """Of a file as it is sent: packed, unless it comes so."""
    path = Path(finders.find(address.removeprefix("/static/")))
    content = path.read_bytes()
    return len(content if path.suffix == ".woff2" else brotli.compress(content))
