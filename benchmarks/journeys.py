"""Which modules of ours three journeys enter: bullet to register, visitor to page, message to mail.

    .venv/bin/python -m benchmarks.journeys

Each is made twice, and counted the second time, so that what runs once per process is not.
"""

import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from tests.support.servers import make_site, manage

ROOT = Path(__file__).resolve().parent.parent
APPS = ("policy", "contact", "site_project")


def main():
    with tempfile.TemporaryDirectory() as folder, make_site(Path(folder)) as site:
        code = "from benchmarks import journeys; journeys.measure()"
        print(manage(site["environment"], "shell", "-v0", "-c", code))


def measure():
    """Print the modules of each journey; run inside the site."""
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    settings.MAIL_IS_CONFIGURED = True
    settings.DELIVERY_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    for name, journey in (("bullet", bullet), ("visitor", visitor), ("message", message)):
        for turn in (1, 2):
            entered = {}
            journey(turn, entered)
        for step, modules in entered.items():
            print(f"{name}, {step}: {len(modules)}")
            print("   ", " ".join(sorted(modules)))
        union = set().union(*entered.values())
        print(f"{name} in all: {len(union)}")


def bullet(turn, entered):
    """An administrator adds a bullet and publishes; the register and the area are read."""
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.urls import reverse
    from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

    from policy.models import PolicyAreaPage

    client = Client()
    client.force_login(get_user_model().objects.filter(is_superuser=True).first())
    page = PolicyAreaPage.objects.get(slug="utbildning", locale__language_code="sv")
    points = {
        f"{n}-{key}": value
        for n in range(2)
        for key, value in {
            "value": f"Löfte {turn} {n}",
            "id": "",
            "order": n,
            "deleted": "",
        }.items()
    }
    promises = {"heading": "Vi lovar", "followed_up": "on", "points": {"count": 2, **points}}
    comments = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""}
    form = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "lead": page.lead,
            "picture": page.picture_id or "",
            "picture_alt": page.picture_alt,
            "body": streamfield([("text", rich_text("<p>Text.</p>")), ("commitments", promises)]),
            "read_more": streamfield([]),
            "search_description": page.search_description,
            "comments": comments,
            "action-publish": "1",
        }
    )
    with noting(entered, "publish"):
        response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    assert response.status_code == 302, response.context["form"].errors
    with noting(entered, "register"):
        assert f"Löfte {turn} 1" in Client().get("/loften/").content.decode()


def visitor(turn, entered):
    """The first visitor of an area after a publish, and the next."""
    from django.test import Client

    from policy.models import PolicyAreaPage

    PolicyAreaPage.objects.get(
        slug="trygghet", locale__language_code="sv"
    ).save_revision().publish()
    for step in ("first after a publish", "cached"):
        with noting(entered, step):
            assert Client().get("/trygghet/").status_code == 200


def message(turn, entered):
    """A visitor writes; the message is delivered."""
    from django.test import Client
    from django.urls import reverse

    from contact.models import ContactPage, Message
    from site_project.mail.visitor_messages import deliver_messages

    page = ContactPage.objects.live().first()
    data = {"name": "Asta", "email": "a@example.org", "text": f"Fråga {turn}", "phone": ""}
    with noting(entered, "post"):
        response = Client().post(
            reverse("contact:send", args=[page.pk]),
            "&".join(f"{key}={value}" for key, value in data.items()),
            content_type="application/x-www-form-urlencoded",
            HTTP_ORIGIN="http://testserver",
        )
    assert response.status_code == 302, response.status_code
    Message.objects.update(state=Message.State.WAITING)
    with noting(entered, "delivery"):
        deliver_messages()


@contextmanager
def noting(entered, step):
    """Note in `entered[step]` each module of ours whose code runs within."""
    found = entered.setdefault(step, set())
    prefix = f"{ROOT}/"

    def note(frame, event, _argument):
        path = frame.f_code.co_filename
        if event == "call" and path.startswith(prefix):
            name = path.removeprefix(prefix)
            if name.startswith(APPS):
                found.add(name.removesuffix(".py").replace("/", "."))

    sys.setprofile(note)
    try:
        yield
    finally:
        sys.setprofile(None)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")
    main()
