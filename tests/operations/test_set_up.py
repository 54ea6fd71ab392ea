"""The commands that set up a site, and the settings that refuse to start without what they need."""

import os
import re
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from wagtail.models import Site

from contact.models import ContactDetails
from policy.models import Picture, PolicyAreaPage
from site_project.encryption import fernet
from site_project.management.commands.set_up import name_site
from tests.support.production import PRODUCTION, alone, read_settings, setting
from tests.support.servers import ROOT, attempt, environment_of, manage


@pytest.mark.one_database
def test_second_start_changes_nothing_and_shows_no_password(starter_site):
    content = ["dumpdata", "policy", "contact", "auth", "wagtailcore.revision"]
    before = manage(starter_site["environment"], *content)
    printed = manage(starter_site["environment"], "set_up")
    assert "password" not in printed
    assert manage(starter_site["environment"], *content) == before


def test_new_site_knows_its_address_and_an_old_one_keeps_its_own(index):
    name_site(urlsplit("https://botkyrka.example"))
    assert Site.objects.get().root_url == "https://botkyrka.example"
    name_site(urlsplit("http://127.0.0.1:8000"))
    assert Site.objects.get().root_url == "https://botkyrka.example"


def test_starter_content_never_overwrites_what_an_editor_changed(index, area):
    area.title = "Skola"
    area.save_revision().publish()
    ContactDetails.objects.update(city="Alby")
    pictures = Picture.objects.count()
    call_command("load_starter_content", verbosity=0)
    assert PolicyAreaPage.objects.get(pk=area.pk).title == "Skola"
    assert ContactDetails.objects.get().city == "Alby"
    assert Picture.objects.count() == pictures


ASKED = """
from django.test import Client
Client(raise_request_exception=False, HTTP_HOST="127.0.0.1").get("/")
"""


@pytest.mark.one_database
def test_production_starts_with_what_it_needs():
    assert attempt(alone(PRODUCTION), "check").returncode == 0


@pytest.mark.one_database
@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL"])
def test_production_refuses_to_start_without(name):
    result = read_settings({key: value for key, value in PRODUCTION.items() if key != name})
    assert result.returncode != 0
    assert (
        result.stderr.strip()
        .splitlines()[-1]
        .endswith(f"Set {name} in the environment; the README says what each is for.")
    )


@pytest.mark.one_database
def test_production_refuses_a_short_secret():
    result = read_settings({**PRODUCTION, "SECRET_KEY": "short"})
    assert "SECRET_KEY must be at least 50 characters long." in result.stderr


@pytest.mark.one_database
def test_own_machine_shows_in_the_terminal_what_went_wrong(tmp_path):
    environment = environment_of(tmp_path, "sqlite:////nowhere/db.sqlite3")
    asked = attempt(environment, "shell", "-v0", "-c", ASKED)
    assert "Internal Server Error: /" in asked.stderr
    assert "unable to open database file" in asked.stderr


@pytest.mark.one_database
@pytest.mark.parametrize("url", ["smtp://asta:fika@mail.example.org:587/?tls=True", "smtp://mail"])
def test_production_refuses_to_send_mail_in_clear_text(url):
    result = read_settings({**PRODUCTION, "EMAIL_URL": url})
    assert "EMAIL_URL would send mail in clear text" in result.stderr.splitlines()[-1]


@pytest.mark.one_database
@pytest.mark.parametrize("url", ["smtp+ssl://asta:fika@mail.example.org:465", "smtp://localhost"])
def test_production_sends_mail_encrypted_or_to_its_own_machine(url):
    assert read_settings({**PRODUCTION, "EMAIL_URL": url}).returncode == 0


@pytest.mark.one_database
def test_example_of_the_environment_sends_mail_encrypted():
    example = (ROOT / "deploy" / "lokalpolitik.env.example").read_text()
    [named] = re.findall(r"smtp\S+://\S*\d", example)
    environment = {**PRODUCTION, "EMAIL_URL": named}
    assert setting(environment, "settings.EMAIL_USE_TLS") == "True"


@pytest.mark.one_database
@pytest.mark.parametrize("environment", [{}, {"EMAIL_URL": ""}])
def test_without_a_mail_server_messages_wait(environment):
    environment = {**PRODUCTION, **environment}
    found = setting(environment, "settings.MAIL_IS_CONFIGURED, settings.EMAIL_BACKEND")
    assert found == "False django.core.mail.backends.dummy.EmailBackend"


@pytest.mark.one_database
def test_mail_for_a_mail_server_waits_in_the_queue():
    environment = {**PRODUCTION, "EMAIL_URL": "smtp+tls://asta:fika@mail.example.org:587"}
    assert (
        setting(environment, "settings.EMAIL_BACKEND") == "site_project.mail.backend.QueueBackend"
    )


@pytest.mark.one_database
def test_what_a_former_secret_key_has_sealed_still_opens(settings):
    sealed = fernet("test").encrypt(b"Fika")
    environment = {**PRODUCTION, "SECRET_KEY_FALLBACKS": f"oldest,{settings.SECRET_KEY}"}
    fernet_there = "__import__('site_project.encryption').encryption.fernet('test')"
    assert setting(environment, f"{fernet_there}.decrypt({sealed!r}).decode()") == "Fika"


@pytest.mark.one_database
def test_database_file_is_for_its_owner_alone(tmp_path):
    path = tmp_path / "db.sqlite3"
    path.touch(0o644)
    path.chmod(0o644)
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{path}"}
    code = "from django.db import connection as c; c.cursor().execute('CREATE TABLE a (b)'); "
    code += "import os; [print(f.name, oct(f.stat().st_mode & 0o777)) for f in os.scandir(PLACE)]"
    printed = manage(environment, "shell", "-v0", "-c", code.replace("PLACE", f"'{tmp_path}'"))
    assert sorted(printed.splitlines()) == [
        "db.sqlite3 0o600",
        "db.sqlite3-shm 0o600",
        "db.sqlite3-wal 0o600",
    ]
