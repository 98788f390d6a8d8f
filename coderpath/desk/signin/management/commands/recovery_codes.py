"""Ten new recovery codes of an account, for when nobody is left who could help its owner."""

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from coderpath.desk.signin import second_factor


class Command(BaseCommand):
    help = "Print ten new recovery codes of an account, in place of those it had."

    def add_arguments(self, parser):
        parser.add_argument("name", metavar="NAME", help="the account")

    def handle(self, *, name, **options):
        account = User.objects.filter(username=name).first()
        if account is None:
            raise CommandError(f"There is no account {name!r}.")
        if second_factor.of(account) is None:
            raise CommandError(f"{name!r} has no second factor, so no code is asked for.")
        for code in second_factor.new_recovery_codes(account):
            self.stdout.write(code)
