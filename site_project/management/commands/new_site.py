from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from policy.models import PolicyIndexPage
from site_project.new_site.build import build, term_of
from site_project.new_site.form import NewSiteForm

NEXT = """
The site of {name} is there: its first page, register, contact page, privacy notice and
accessibility statement are published, and {areas} areas wait as drafts to be filled in.

Next
  1. The environment must hold ALLOWED_HOSTS={hostname} and BASE_URL={url}
  2. Start it (script/server on your own machine). The first administrator's password is shown.
  3. In the admin: Settings, Appearance, for the colour and the mark; Settings, Contact details.
  4. Read the privacy notice through: what it says of the law is a proposal, and yours to decide.
"""


class Command(BaseCommand):
    help = "Make an empty site for a branch, with headings to fill in, instead of the starter site."

    def add_arguments(self, parser):
        for name, field in NewSiteForm.base_fields.items():
            parser.add_argument(f"--{name}", help=field.label)
        parser.add_argument(
            "--no-input", action="store_true", help="Ask nothing; what is not given is the default."
        )

    def handle(self, no_input, **options):
        call_command("migrate", verbosity=0, interactive=False)
        if PolicyIndexPage.objects.exists():
            raise CommandError("The site has content already; nothing was changed.")
        site = {
            name: self.answer(name, field, options[name], no_input)
            for name, field in NewSiteForm().fields.items()
        }
        url = build(term_of(timezone.localdate()), **site).get_site().root_url
        hostname, areas = site["address"][0], len(site["areas"])
        self.stdout.write(NEXT.format(name=site["name"], hostname=hostname, url=url, areas=areas))

    def answer(self, name, field, given, no_input):
        """Return the checked answer: what was given, or what somebody types, until it is right."""
        if given is None and no_input:
            given = field.initial or ""
        while True:
            try:
                return field.clean(self.ask(field) if given is None else given)
            except ValidationError as error:
                if given is not None:
                    raise CommandError(f"--{name}: {error.messages[0]}") from error
                self.stderr.write(error.messages[0])

    def ask(self, field):
        default = f" [{field.initial}]" if field.initial else ""
        try:
            return input(f"{field.label}{default}: ").strip() or field.initial
        except EOFError:
            raise CommandError(
                "Nobody answers. Use --no-input, with --name and --address."
            ) from None
