"""One address of every type of page, for all that measures them.

Where it has `{dollars}`, `{hours}` or `{day}`, each request asks what nobody asked before, so that
nothing made for another reader's answers can help. Pure.
"""

from datetime import date, timedelta

PAGES = {
    "front page": "/",
    "list": "/certifications/",
    "list, filtered": "/certifications/?setting=INPATIENT&max_cost=500&sort=cost",
    "list, another cost": "/certifications/?setting=INPATIENT&max_cost={dollars}&sort=cost",
    "list, another day": "/certifications/?as_of={day}",
    "one certification": "/certifications/cpc/",
    "compare six": "/compare/?c=cpc&c=cca&c=ccs&c=crc&c=coc&c=cic",
    "compare six, another day": "/compare/?c=cpc&c=cca&c=ccs&c=crc&c=coc&c=cic&as_of={day}",
    "paths beside certifications": "/compare/?p=self-study-cca&c=cpc&p=course-cpc-a",
    "search": "/search/?q=certified+professional+coding+specialist",
    "paths": "/paths/",
    "paths, all answers": "/paths/?state=oh&start=diploma&have=coding-6&have=rn&setting=INPATIENT"
    "&budget=1500&hours=8&earn=33000&payer=member&sort=fit",
    "paths, other answers": "/paths/?state=oh&start=diploma&have=coding-6&have=rn"
    "&setting=INPATIENT&budget=1{dollars}&hours={hours}&earn=33000&payer=member&sort=fit",
    "paths as JSON": "/paths.json?state=oh&hours=8",
    "programs": "/programs/",
    "programs compared": "/programs/compare/?program=sbcc-medical-coding"
    "&program=cecil-physician-coder&program=aapc-cpc-course&program=course-440-hours&state=co",
    "one program": "/programs/foundation-bmc-cpc/?state=co",
    "who could pay": "/funding/?state=va",
    "one way to pay": "/funding/workforce-pell/?state=oh",
    "states": "/salaries/",
    "one state": "/salaries/oh/",
    "one metro": "/salaries/oh/cincinnati/",
    "areas compared": "/salaries/compare/?a=oh&a=ky&a=cincinnati",
    "pay by certification": "/salaries/by-certification/",
    "which exams you can sit": "/tools/eligibility/?have=diploma&have=coding-12&have=cpc-a",
    "one path": "/paths/cca-then-ccs/?state=oh&hours=8&earn=33000",
    "handout": "/paths/cca-then-ccs/handout/?state=oh&hours=8",
    "for counselors": "/counselors/",
    "class set": "/counselors/?students=OH%2C{dollars}%2Cdiploma%0ATX%2C800%2Cno-diploma"
    "%0AAZ%2C%2Cnurse",
    "one path in every state": "/paths/self-study-cpc-a/states/?state=oh&earn=33000",
    "what to ask": "/paths/cca-then-ccs/ask/?state=oh",
    "keep six": "/tools/keep/?c=cpc&c=cca&c=cbcs&c=ccds&c=cmc&c=chbme&years=10",
    "exam day": "/tools/exam-day/?c=cpc",
    "lose the A": "/tools/lose-the-a/?c=cpc-a&months=6",
    "related careers": "/careers/?state=oh",
    "states as CSV": "/salaries.csv",
    "sources": "/sources/",
    "disagreements": "/disagreements/",
    "quality": "/quality/",
    "changes": "/changes/",
    "changes of a comparison": "/changes/?c=cpc&c=cca&c=ccs&p=cca-then-ccs",
    "feed of changes": "/changes.atom?c=cpc",
    "glossary": "/glossary/",
    "guide": "/guide/",
    "one question": "/guide/can-i-work-from-home/",
    "questions and answers": "/faq/",
    "resources": "/resources/",
    "who we are": "/about/",
    "privacy": "/privacy/",
    "terms": "/terms/",
    "contact": "/contact/",
    "use our data": "/api/v1/",
    "columns": "/api/v1/columns/",
    "report a figure": "/report/?figure=fee-cpc-exam-one-anyone",
    "check an article": "/check-an-article/",
    "organizations": "/organizations/",
    "roadmap": "/roadmap/",
    "roadmap, answered": "/roadmap/?state=oh&start=diploma&budget=1{dollars}",
    "one organization": "/organizations/aapc/?state=oh&start=diploma",
}
BROWSER = {"Host": "127.0.0.1", "Accept-Encoding": "gzip, deflate, br"}
# So far apart that facts start or end between any two, and more than are ever held.
DAYS = [date(2024, 1, 15) + timedelta(days=100 * n) for n in range(10)]


def of_pages() -> dict[str, str]:
    """One address of every type that a browser shows: those of data and the feed are not pages."""
    return {
        name: nth(address, 1)
        for name, address in PAGES.items()
        if not any(f".{kind}" in address for kind in ("csv", "json", "atom"))
    }


def nth(address: str, number: int) -> str:
    """What the request of this number asks."""
    return address.format(
        dollars=f"{500 + number % 40_000 / 100:.2f}",
        hours=9 + number % 20,
        day=DAYS[number % len(DAYS)],
    )
