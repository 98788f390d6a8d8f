"""Order that is the same on every database."""

from django.db.models import Func


class ByCodePoint(Func):
    """Text in the order of its letters' numbers: PostgreSQL's own order passes over dashes."""

    template = "%(expressions)s"

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template='(%(expressions)s) COLLATE "C"')
