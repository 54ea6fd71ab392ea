"""What the commands of deploy/ change, as far as it is seen without root and systemd."""

import subprocess

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import CommandError
from wagtail.models import Site

from tests.support.servers import ROOT


def test_every_page_names_the_new_domain_and_passkeys_that_end_are_named(index, client, capsys):
    Site.objects.update(hostname="old.example", port=443)
    users = get_user_model().objects
    for name, kinds in {"asta": ["webauthn"], "bo": ["webauthn", "totp"], "cia": []}.items():
        user = users.create_user(name)
        for kind in kinds:
            Authenticator.objects.create(user=user, type=kind, data={})
    call_command("change_domain", "old.example", "new.example")
    page = client.get("/", headers={"host": "new.example"}, secure=True).content.decode()
    assert '<link rel="canonical" href="https://new.example/"' in page
    assert "old.example" not in page
    said = capsys.readouterr().out
    assert "reset_second_factor for each: asta\n" in said
    with pytest.raises(CommandError, match="No site has the domain old.example"):
        call_command("change_domain", "old.example", "new.example")


def test_former_domains_lead_to_the_new_one(tmp_path):
    (tmp_path / "settings.env").write_text("FORMER_DOMAINS=old.example,older.example\n")
    command = [ROOT / "deploy" / "nginx" / "configure", "new.example", tmp_path / "settings.env"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for name in ("old.example", "older.example"):
        server = text.partition(f"server_name {name};")[2].partition("\n}\n")[0]
        assert f"/live/{name}/fullchain.pem" in server
        assert "return 301 https://new.example$request_uri;" in server
    (tmp_path / "settings.env").write_text("FORMER_DOMAINS=a;b\n")
    assert subprocess.run(command, capture_output=True).returncode == 1


def test_settings_are_read_and_changed_as_they_stand(tmp_path):
    settings = tmp_path / "settings.env"
    settings.write_text("BASE_URL='https://a.example'\nALLOWED_HOSTS=a.example\n")
    script = f"""source {ROOT}/deploy/functions; settings={settings}; setting BASE_URL
      set_setting BASE_URL https://b.example; set_setting FORMER_DOMAINS a.example"""
    done = subprocess.run(["bash", "-euc", script], check=True, capture_output=True, text=True)
    assert done.stdout == "https://a.example\n"
    assert settings.read_text().splitlines() == [
        "BASE_URL=https://b.example",
        "ALLOWED_HOSTS=a.example",
        "FORMER_DOMAINS=a.example",
    ]
