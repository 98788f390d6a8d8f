"""The forms of editors."""

from . import catalogue, paths, rules  # noqa: F401 - Django registers the forms by this import
