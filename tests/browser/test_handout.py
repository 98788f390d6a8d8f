"""The handout of every path fits one sheet of paper, whichever the printer has."""

import re

from django.urls import reverse

from certifications.models import Path
from tests.shipped import load_shipped


def test_every_path_is_one_sheet(live_server, page, subtests):
    load_shipped()
    for path in Path.objects.all():
        address = reverse("certifications:path_handout", args=[path.slug])
        page.goto(f"{live_server.url}{address}?state=az&earn=88000")
        for paper in ("Letter", "A4"):
            with subtests.test(path=path.slug, paper=paper):
                assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) == 1
