"""The groups of the desk and what each may do, granted after every `migrate`.

A new model of readers’ pages needs no thought: it is one of `public_models`. Wages come from the
importer; editors see them.
"""

from dataclasses import dataclass

from django.apps import apps as installed_apps

from coderpath.sources.public import public_models

EDITORS = "Editors"
ACCOUNTS = ("add_user", "change_user", "view_user", "view_group")
EDITED_APPS = ("sources", "guide", "certifications")


@dataclass(frozen=True)
class Rights:
    """What a group may do with the rows of the apps that editors keep, with releases of wages, and
    by name."""

    verbs: tuple[str, ...] = ("view",)
    of_wages: tuple[str, ...] = ("view",)
    names: tuple[str, ...] = ()


WRITE, LOAD = ("add", "change", "view"), ("change", "view")
RIGHTS = {
    "Viewers": Rights(),
    "Contributors": Rights(WRITE),
    EDITORS: Rights(WRITE, names=("publish_changes",)),
    "Chief editors": Rights(WRITE, names=("publish_changes", "approve_changes")),
    "Data loaders": Rights(of_wages=LOAD, names=("publish_changes",)),
    "Administrators": Rights(of_wages=LOAD, names=(*ACCOUNTS, "publish_changes")),
}


def grant(app_config, using, apps=installed_apps, **kwargs):
    """Receiver of post_migrate; the permissions of an app were made just before."""
    label = app_config.label
    models = [m._meta.model_name for m in public_models() if m._meta.app_label == label]
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    for name, rights in RIGHTS.items():
        verbs = rights.verbs if label in EDITED_APPS else rights.of_wages
        codenames = [f"{verb}_{model}" for model in models for verb in verbs]
        group, _ = groups.get_or_create(name=name)
        wanted = permissions.filter(content_type__app_label=label)
        group.permissions.add(*wanted.filter(codename__in=(*codenames, *rights.names)))
