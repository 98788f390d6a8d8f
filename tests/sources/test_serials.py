"""What is read of all tables is of one moment, and comes to an end however much is written."""

from tests.salaries.imports import answered

# Whoever reads a name is told of a new one by an editor who has saved it meanwhile.
READ_WHILE_AN_EDITOR_WRITES = """
from itertools import count
from django.db import connection
from coderpath.sources import serials
from coderpath.sources.models import Publisher

numbers = count(1)

def read(moved):
    number = next(numbers)
    if number > 9:
        raise SystemExit("It does not come to an end.")
    editor = connection.copy()
    with editor.cursor() as cursor:
        cursor.execute("UPDATE sources_publisher SET name = %s WHERE id = %s", [number, first.pk])
    editor.close()
    return Publisher.objects.get(pk=first.pk).name

first = Publisher.objects.earliest("pk")
before = serials.serials()
found, moved = serials.at_one_moment(read)
print(found == first.name, moved == before, serials.serials() == before)
"""


def test_what_is_read_while_an_editor_writes_is_of_one_moment(database):
    said = answered(database, "shell", "-v", "0", "-c", READ_WHILE_AN_EDITOR_WRITES)
    assert said.split() == ["True", "True", "False"]
