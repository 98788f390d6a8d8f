"""The group “Editors”: they add, change and see what readers see, and delete nothing.

The group gets its permissions after every `migrate`, so that a new model needs no thought. Wages
are left out: they come from the importer only.
"""

from django.apps import apps as installed_apps

from . import edition

GROUP = "Editors"
EDITED_APPS = ("sources", "guide", "certifications")
GRANTED = ("add", "change", "view")


def grant(app_config, using, apps=installed_apps, **kwargs):
    """Receiver of post_migrate; the permissions themselves were made just before."""
    if app_config.label not in EDITED_APPS:
        return
    models = [m for m in edition.public_models() if m._meta.app_label == app_config.label]
    codenames = [f"{verb}_{model._meta.model_name}" for model in models for verb in GRANTED]
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    group, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name=GROUP)
    group.permissions.add(
        *permissions.filter(content_type__app_label=app_config.label, codename__in=codenames)
    )
