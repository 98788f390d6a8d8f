from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from . import edition


@receiver([post_save, post_delete])
def renew_edition(sender, **kwargs):
    """A public row was saved or deleted: its table changes the data edition."""
    if sender in edition.public_models():
        edition.mark_changed(sender)
