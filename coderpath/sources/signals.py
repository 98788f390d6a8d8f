from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import Signal, receiver

from . import edition
from .public import public_tables

# `rows` of one model, as stored, are about to be written at once, which Django tells nobody.
about_to_change = Signal()


@receiver([post_save, post_delete, m2m_changed])
def renew_edition(sender, **kwargs):
    """A public row was saved or deleted: what the edition says of its table is read anew."""
    if sender in public_tables():
        edition.mark_changed()
