import tomllib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from policy.models import PolicyIndexPage
from site_project.new_site import answers
from site_project.new_site.build import CONTENT, build

DEFAULT_AREAS = ", ".join(tomllib.loads(CONTENT.read_text())["area"]["areas"])
# Option: the question, what an empty answer means, and what checks the answer.
QUESTIONS = {
    "name": ("The name of the branch", None, answers.checked_name),
    "address": ("The address of the site", None, answers.checked_address),
    "email": ("An e-mail address to show on the site (may be empty)", "", answers.checked_email),
    "areas": ("The areas of policy, separated by commas", DEFAULT_AREAS, answers.checked_areas),
    "languages": (
        "The languages, separated by commas: "
        + ", ".join(f"{code} ({name})" for code, name in settings.LANGUAGES),
        settings.LANGUAGE_CODE,
        answers.checked_languages,
    ),
}
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
        for name, (question, _default, _check) in QUESTIONS.items():
            parser.add_argument(f"--{name}", help=question.replace("%", "%%"))
        parser.add_argument(
            "--no-input", action="store_true", help="Ask nothing; what is not given is the default."
        )

    def handle(self, no_input, **options):
        call_command("migrate", verbosity=0, interactive=False)
        if PolicyIndexPage.objects.exists():
            raise CommandError("The site has content already; nothing was changed.")
        given = {name: self.answer(name, options[name], no_input) for name in QUESTIONS}
        hostname, port = given.pop("address")
        term = answers.term_of(timezone.localdate())
        site = answers.Answers(hostname=hostname, port=port, term=term, **given)
        index = build(site)
        url = index.get_site().root_url
        areas = len(site.areas)
        self.stdout.write(NEXT.format(name=site.name, hostname=hostname, url=url, areas=areas))

    def answer(self, name, given, no_input):
        """Return the checked answer: what was given, or what somebody types, until it is right."""
        question, default, check = QUESTIONS[name]
        while True:
            text = given
            if text is None:
                if no_input and default is None:
                    raise CommandError(f"--{name} is needed.")
                text = default if no_input else self.ask(question, default)
            try:
                return check(text)
            except ValidationError as error:
                if given is not None or no_input:
                    raise CommandError(f"--{name}: {error.messages[0]}") from error
                self.stderr.write(error.messages[0])

    def ask(self, question, default):
        try:
            answer = input(f"{question}{f' [{default}]' if default else ''}: ")
        except EOFError:
            raise CommandError(
                "Nobody answers. Use --no-input, with --name and --address."
            ) from None
        return answer.strip() or default or ""
