"""A new database is made in one step, and is what one of an earlier version becomes."""

import pytest
from django.db.migrations.loader import MigrationLoader

PARTS = ("constraints", "indexes")


def told(model) -> dict:
    """What a migration's state says of a model; its constraints in whatever order."""
    fields = [(name, field.deconstruct()[1:]) for name, field in model.fields.items()]
    options = {name: said for name, said in model.options.items() if name not in PARTS}
    parts = {name: sorted(map(str, model.options.get(name, ()))) for name in PARTS}
    return {"fields": fields, "options": options, "bases": model.bases} | parts


@pytest.fixture(scope="module")
def made_and_grown():
    """The tables of a new database, and of one that went through every version."""
    return [
        {
            name: told(model)
            for name, model in MigrationLoader(None, replace_migrations=is_new)
            .project_state()
            .models.items()
        }
        for is_new in (True, False)
    ]


def test_both_have_the_same_tables(made_and_grown):
    made, grown = made_and_grown
    assert made.keys() == grown.keys()
    assert [name for name in made if made[name] != grown[name]] == []


def test_one_step_an_app():
    graph = MigrationLoader(None).graph
    for app in ("sources", "salaries", "certifications"):
        [first] = graph.root_nodes(app)
        replaced = {name for _, name in graph.nodes[first].replaces}
        others = {name for label, name in graph.nodes if label == app} - {first[1]}
        assert "_squashed_" in first[1], app
        assert replaced, app
        assert not replaced & others, app
