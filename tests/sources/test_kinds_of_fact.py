"""What every kind of fact must have, the ones to come included."""

import inspect

from django.db import models
from django.test import SimpleTestCase

from coderpath.sources.edition import public_models
from coderpath.sources.facts import Basis, SourcedFact, fact_models
from coderpath.sources.findings import REASONS
from coderpath.sources.meanings import BASES, STANDINGS
from coderpath.sources.meanings import REASONS as REASONS_EXPLAINED
from coderpath.sources.standing import Standing


class KindsOfFactTests(SimpleTestCase):
    def each(self):
        for model in fact_models():
            with self.subTest(model=model._meta.label):
                yield model

    def test_all_are_found(self):
        self.assertEqual(set(fact_models()), set(SourcedFact.__subclasses__()))
        self.assertGreater(len(fact_models()), 10)

    def test_each_says_what_it_is_about(self):
        for model in self.each():
            subject = inspect.getattr_static(model, "subject")
            fields = {field.name for field in model._meta.fields}
            names = subject if isinstance(subject, tuple) else model().subject
            self.assertTrue(names)
            self.assertLessEqual(set(names), fields)
            self.assertTrue(
                any(model._meta.get_field(name).is_relation for name in names)
                or model._meta.get_field("certification").null
            )

    def test_each_has_a_topic_a_figure_and_a_question(self):
        for model in self.each():
            self.assertTrue(model.topic)
            for name in ("figure", "question"):
                self.assertIsNot(
                    inspect.getattr_static(model, name),
                    inspect.getattr_static(SourcedFact, name),
                    f"{model.__name__} has no {name} of its own",
                )

    def test_none_can_be_said_twice_by_one_source_on_one_date(self):
        for model in self.each():
            rules = [
                constraint
                for constraint in model._meta.constraints
                if isinstance(constraint, models.UniqueConstraint)
            ]
            self.assertTrue(
                any("source" in str(rule.expressions or rule.fields) for rule in rules),
                "no unique rule that names the source",
            )

    def test_none_ends_before_it_begins(self):
        for model in self.each():
            checks = [constraint.name for constraint in model._meta.constraints]
            self.assertTrue(any(name.endswith("_dates_in_order") for name in checks))

    def test_each_tells_the_editor_which_rule_was_broken(self):
        for model in self.each():
            for constraint in model._meta.constraints:
                self.assertIsNot(
                    constraint.violation_error_message,
                    constraint.default_violation_error_message,
                    constraint.name,
                )

    def test_a_source_in_use_cannot_be_deleted(self):
        for model in self.each():
            self.assertIs(model._meta.get_field("source").remote_field.on_delete, models.PROTECT)

    def test_each_changes_the_data_edition(self):
        self.assertLessEqual(set(fact_models()), set(public_models()))

    def test_each_keeps_its_history(self):
        for model in self.each():
            self.assertTrue(hasattr(model, "history"))


class WordsTests(SimpleTestCase):
    def test_the_page_about_the_figures_explains_every_word(self):
        self.assertEqual(len(STANDINGS), len(Standing))
        self.assertEqual(len(BASES), len(Basis))
        self.assertEqual(set(REASONS_EXPLAINED), set(REASONS.values()))
