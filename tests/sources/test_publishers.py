"""Whose words a figure is: publishers, copies of them, and sources that relay their pages."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from certifications.models import Fee
from coderpath.sources.disagreements import collect
from coderpath.sources.findings import group
from coderpath.sources.models import Publisher, PublisherDomain
from coderpath.sources.names import as_stored, legible, own_host
from coderpath.sources.succession import replaced_by
from tests.factories import make_certification, make_fee, make_publisher, make_source
from tests.pages import text_of

pytestmark = pytest.mark.django_db

THIRD, ARTICLE = Publisher.Kind.THIRD_PARTY, Publisher.Kind.ARTICLE
PAGE = "https://www.aapc.com/support/certification-exams/how-much-does-the-cpc-exam-cost"
OPENED = date(2026, 10, 4)  # the day on which the school opened AAPC's page
TODAY = date(2026, 11, 28)


@pytest.fixture
def cpc():
    return make_certification(code="CPC")


def make_relay(opened=OPENED, of="AAPC", **given):
    """A page of the school, which names AAPC's page; without a day a search summary."""
    return make_source(
        publisher="Career Skills Center",
        kind=THIRD,
        relays=make_publisher(of),
        relayed_url=PAGE,
        relayed_on=opened,
        **given,
    )


def shown(at=TODAY):
    [finding] = group(Fee.objects.in_headline_order(at)).values()
    return int(finding.headline.amount)


def the_question(at=TODAY):
    [question] = collect(at)
    return question


# The headline rule


@pytest.mark.parametrize(
    ("own_day", "headline"),
    [(date(2026, 2, 21), 425), (OPENED, 399), (date(2026, 10, 5), 399), (None, 425)],
)
def test_of_an_issuers_words_the_newest_are_shown_and_on_one_day_its_own_page(
    cpc, own_day, headline
):
    make_fee(certification=cpc, amount=425, source=make_relay(), as_of=OPENED)
    make_fee(certification=cpc, amount=399, source=make_source(), as_of=own_day)
    assert shown() == headline


def test_a_relay_without_a_date_of_its_own_counts_on_the_day_its_page_was_opened(cpc):
    make_fee(certification=cpc, amount=425, source=make_relay(), as_of=None)
    make_fee(certification=cpc, amount=399, source=make_source(), as_of=date(2026, 2, 21))
    assert shown() == 425


def test_a_dated_relay_comes_before_a_newer_guide(cpc):
    guide = make_source(publisher="A guide", kind=THIRD)
    make_fee(certification=cpc, amount=425, source=make_relay(), as_of=OPENED)
    make_fee(certification=cpc, amount=399, source=guide, as_of=date(2026, 11, 1))
    assert shown() == 425
    assert the_question().is_open  # the guide is newer: it still speaks against it


def test_a_relay_of_a_third_party_is_a_third_party(cpc):
    school = make_source(
        publisher="Career Skills Center",
        kind=THIRD,
        relays=make_publisher("A guide", THIRD),
        relayed_on=OPENED,
    )
    make_fee(certification=cpc, amount=399, source=school, as_of=OPENED)
    make_fee(certification=cpc, amount=425, source=make_source(), as_of=date(2026, 2, 21))
    assert shown() == 425


@pytest.mark.parametrize(("known", "summary"), [(222, 229), (157, 164), (117, 134)])
def test_a_search_summary_that_conflicts_is_a_third_party_and_never_wins(cpc, known, summary):
    guide = make_source(publisher="A guide", kind=THIRD)
    make_fee(certification=cpc, amount=known, source=guide, as_of=date(2026, 2, 21))
    heard = make_relay(opened=None)
    make_fee(certification=cpc, amount=summary, source=heard, as_of=OPENED, standing="DISPUTED")
    assert not heard.is_official
    assert shown() == known
    assert the_question().is_open


# What a newer official figure outdates


def test_a_newer_official_price_is_not_disputed_by_older_third_parties(cpc):
    guide = make_source(publisher="A guide", kind=THIRD)
    make_fee(certification=cpc, amount=425, source=make_source(), as_of=date(2026, 2, 21))
    make_fee(certification=cpc, amount=399, source=guide, as_of=date(2023, 11, 1))
    question = the_question()
    assert (question.used.amount, question.state) == (425, "settled")
    assert [entry.reading for entry in question.entries] == ["Used here", "Older"]
    assert question.why == (
        "It is the newest word of the organization itself; the other answers are older."
    )


@pytest.mark.parametrize(
    ("rival", "is_open"),
    [
        ({"as_of": date(2026, 3, 1)}, True),
        ({"as_of": date(2026, 2, 21)}, True),
        ({"as_of": date(2026, 2, 20)}, False),
        ({"as_of": None, "read_on": None}, True),
        ({"as_of": None, "read_on": date(2026, 2, 20)}, False),
        ({"as_of": None, "read_on": date(2026, 11, 1)}, True),
        ({"as_of": date(2026, 2, 20), "read_on": date(2026, 11, 1)}, False),
        ({"as_of": date(2026, 2, 20), "publisher": "AHIMA", "kind": "ISSUER"}, True),
        ({"as_of": date(2026, 2, 20), "publisher": "AAPC", "kind": "ISSUER"}, False),
    ],
)
def test_what_was_said_before_is_outdated_and_what_may_be_newer_is_not(cpc, rival, is_open):
    rival = {"publisher": "A guide", "kind": THIRD, "read_on": None} | rival
    day = rival.pop("as_of")
    make_fee(certification=cpc, amount=425, source=make_source(), as_of=date(2026, 2, 21))
    make_fee(certification=cpc, amount=399, source=make_source(**rival), as_of=day)
    assert the_question().is_open is is_open


def test_a_newer_guide_does_not_outdate_an_older_one(cpc):
    for amount, day in ((425, date(2026, 2, 21)), (399, date(2023, 1, 1))):
        guide = make_source(publisher=f"Guide {amount}", kind=THIRD)
        make_fee(certification=cpc, amount=amount, source=guide, as_of=day)
    assert the_question().is_open


# Voices


def test_copies_and_pages_of_one_publisher_are_one_voice(cpc):
    aapc = make_publisher("AAPC")
    copy = make_publisher("fdocuments.us (copy of AAPC Coding Edge)", THIRD, same_as=aapc)
    guide = make_source(publisher="A guide", kind=THIRD)
    for source in (
        make_source(publisher=aapc),
        make_source(publisher=aapc),
        make_source(publisher=copy),
        make_relay(),
    ):
        make_fee(certification=cpc, amount=425, source=source, as_of=date(2026, 1, 1))
    make_fee(certification=cpc, amount=399, source=guide, as_of=date(2026, 11, 1))
    question = the_question()
    assert (question.count, question.backing) == (2, 1)
    assert question.voices == [("AAPC", "$425"), ("A guide", "$399")]
    make_fee(certification=cpc, amount=425, source=make_relay(opened=None), as_of=OPENED)
    assert (the_question().count, the_question().backing) == (3, 2)


def test_a_new_figure_ends_what_a_relay_and_a_copy_said_before(cpc):
    copy = make_publisher("A copy", THIRD, same_as=make_publisher("AAPC"))
    older = [
        make_fee(certification=cpc, amount=399, source=source, as_of=date(2025, 1, 1))
        for source in (make_relay(date(2025, 1, 1)), make_source(publisher=copy))
    ]
    make_fee(
        certification=cpc,
        amount=399,
        source=make_relay(opened=None),
        as_of=date(2025, 1, 1),
    )
    new = make_fee(certification=cpc, amount=425, source=make_source(), as_of=OPENED)
    assert set(replaced_by(new)) == set(older)


# What readers see


def test_readers_see_whose_page_was_opened_when_and_where_to_check(client, cpc):
    make_fee(certification=cpc, amount=425, source=make_relay(slug="school"), as_of=OPENED)
    said = "It says that it opened a page of AAPC on Oct. 4, 2026. Check the page of AAPC."
    for address in ("/certifications/cpc/", "/sources/school/"):
        page = client.get(address)
        assert said in text_of(page)
        assert f'href="{PAGE}"' in page.content.decode()
    assert "Relays AAPC" in text_of(client.get("/certifications/cpc/"))
    lead = "It is not an official one (third party), but it says that it opened an official page."
    assert lead in text_of(client.get("/sources/school/"))


def test_a_search_summary_says_that_nobody_opened_the_page(client, cpc):
    make_fee(certification=cpc, source=make_relay(opened=None, slug="heard"))
    text = text_of(client.get("/sources/heard/"))
    said = "It reports what AAPC says, and does not say that it opened the page."
    assert f"{said} Check the page of AAPC." in text
    assert "It is not an official one: third party." in text


# What the database and the forms refuse


@pytest.mark.parametrize(
    "given", [{"relayed_on": OPENED}, {"relayed_url": PAGE}, {"relays": "own"}]
)
def test_a_relay_names_another_publisher(given):
    aapc = make_publisher("AAPC")
    given = {name: aapc if value == "own" else value for name, value in given.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        make_source(publisher=aapc, **given)


def test_a_name_is_given_once_whatever_its_case():
    make_publisher("AAPC")
    with pytest.raises(IntegrityError), transaction.atomic():
        Publisher.objects.create(slug="other", name="aapc")


def test_copies_make_no_chain_and_no_loop():
    first = make_publisher("First")
    copy = make_publisher("Copy", same_as=first)
    with pytest.raises(ValidationError, match="Choose the original: First"):
        Publisher(slug="c", name="Copy of a copy", same_as=copy).full_clean()
    first.same_as = make_publisher("Third")
    with pytest.raises(ValidationError, match="Others are copies of this one"):
        first.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Publisher.objects.filter(pk=copy.pk).update(same_as=copy)


@pytest.mark.parametrize(
    "name",
    ["AA\u200bPC", "\u202eCPAA", "A\u0410PC", "\u0421\u0420\u0421", "A\u0301\u0336", "<b>x</b>"],
)
def test_a_name_that_looks_like_another_is_refused(name):
    with pytest.raises(ValidationError):
        Publisher(slug="x", name=name).full_clean()


def test_a_name_is_stored_in_the_one_way_to_write_it():
    publisher = Publisher(slug="x", name="  ＡＡＰＣ\u00a0Coding  Edge ")
    publisher.full_clean()
    assert publisher.name == as_stored("AAPC Coding Edge")
    for name in ("Becker’s ASC Review", "Université Laval", "US Army COOL", "AAPC (2026) – “A”"):
        legible(name)


@pytest.mark.parametrize(
    "address",
    [
        "https://aapc.com@evil.example/",
        "https://user:pass@www.aapc.com/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://2130706433/",
        "https://www.aаpc.com/",  # a Cyrillic а
        "https://www.xn--apc-6cd.com/",
        "http://localhost/",
        "https://[/",
    ],
)
def test_an_address_that_hides_where_it_leads_is_refused(address):
    with pytest.raises(ValidationError):
        own_host(address)


def test_the_closest_site_says_whose_an_address_is():
    for name, domain in (
        ("AAPC", "aapc.com"),
        ("AAPC", "intercom.help/aapc-cf9f479c5207"),
        ("AHIMA", "ahima.org"),
        ("Perspectives", "perspectives.ahima.org"),
    ):
        PublisherDomain.objects.create(publisher=make_publisher(name), domain=domain)
    for address, owner in (
        ("https://www.aapc.com/x", "AAPC"),
        ("https://AAPC.com", "AAPC"),
        ("https://notaapc.com/", None),
        ("https://aapc.com.evil.example/", None),
        ("https://intercom.help/aapc-cf9f479c5207/en", "AAPC"),
        ("https://intercom.help/aapc-cf9f479c5207x", None),
        ("https://perspectives.ahima.org/page", "Perspectives"),
        ("https://my2.ahima.org/", "AHIMA"),
    ):
        domain = PublisherDomain.objects.of(address)
        assert (str(domain.publisher) if domain else None) == owner, address


def test_check_facts_names_a_source_on_the_site_of_another():
    for name in ("AAPC", "AHIMA"):
        PublisherDomain.objects.create(publisher=make_publisher(name), domain=f"{name.lower()}.org")
    make_source(slug="right", publisher="AHIMA", url="https://www.ahima.org/")
    make_source(slug="wrong", publisher="AAPC", url="https://www.ahima.org/prices")
    with pytest.raises(CommandError) as told:
        call_command("check_facts")
    assert "wrong: of AAPC, but ahima.org is AHIMA’s." in str(told.value)
    assert "right:" not in str(told.value)
