"""The main menu says where the reader is."""

import re

import pytest

HERE = re.compile(r'<a href="([^"]*)" aria-current="([a-z]+)">')


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address, here",
    [
        ("/guide/", [("/guide/", "page")]),
        ("/organizations/", [("/guide/", "true")]),
        ("/programs/", [("/guide/", "true")]),
        ("/funding/", [("/guide/", "true")]),
        ("/certifications/", [("/certifications/", "page")]),
        ("/about/", []),
    ],
)
def test_the_item_of_a_page_is_marked(client, address, here):
    page = client.get(address).content.decode()
    assert HERE.findall(page.partition("<main")[0]) == here
