from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "coderpath.desk.signin"
    label = "signin"
    verbose_name = "Sign-in"

    def ready(self):
        from . import gate  # noqa: F401  its receiver registers itself
