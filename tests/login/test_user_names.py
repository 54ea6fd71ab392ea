"""One name, one person: however a user name is spelt, it leads to one account."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db.models import signals

from site_project.login import names
from tests.support.people import add, edit
from tests.support.second_factors import give_password


@pytest.fixture
def twins(admin_user):
    """Two of before there was a rule."""
    signals.pre_save.disconnect(names.check_username, sender=User)
    twin = User.objects.create_user("Admin", "twin@example.org", "en god fika")
    signals.pre_save.connect(names.check_username, sender=User)
    return admin_user, twin


@pytest.mark.parametrize("name", ["ANNA", "Anna", "\N{FULLWIDTH LATIN SMALL LETTER A}nna"])
def test_form_refuses_a_name_that_differs_in_case_only(boss, name):
    User.objects.create_user("anna")
    answer = add(boss, username=name)
    assert "Någon annan har det användarnamnet" in answer.content.decode()
    assert User.objects.filter(email="nya@example.org").count() == 0


def test_letters_that_sqlite_does_not_fold_are_compared_too(boss):
    User.objects.create_user("åsa")
    assert add(boss, username="ÅSA").status_code == 200
    with pytest.raises(ValidationError):
        User.objects.create_user("Åsa")


def test_form_refuses_a_change_to_such_a_name_and_lets_one_change_ones_own(boss):
    User.objects.create_user("anna")
    add(boss)
    nya = User.objects.get(username="nya")
    role = nya.groups.get().name
    assert edit(boss, nya, role, username="ANNA", is_active="on").status_code == 200
    assert edit(boss, nya, role, username="Nya", is_active="on").status_code == 302
    assert User.objects.filter(username="Nya").exists()


def test_createsuperuser_says_so(admin_user):
    with pytest.raises(CommandError, match="användarnamnet|user name"):
        call_command("createsuperuser", username="ADMIN", email="x@example.org", interactive=False)
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    "save",
    [
        lambda: User.objects.create_user("Admin"),
        lambda: User(username="ADMIN").save(),
        lambda: User.objects.get_or_create(username="aDmin"),
    ],
)
def test_no_way_of_saving_makes_twins(admin_user, save):
    with pytest.raises(ValidationError):
        save()


def test_rename_makes_no_twins_and_other_changes_are_saved(twins):
    _first, twin = twins
    twin.first_name = "Tvilling"
    twin.save()
    other = User.objects.create_user("bo")
    other.username = "ADMIN"
    with pytest.raises(ValidationError):
        other.save()


def test_twins_of_before_log_in_by_the_exact_spelling(client, twins):
    for name, password in (("admin", "password"), ("Admin", "en god fika")):
        give_password(client, name, password)
        assert User.objects.get(pk=client.session["_auth_user_id"]).username == name
        client.post("/admin/logout/")
    assert give_password(client, "Admin", "password").status_code == 200
    assert give_password(client, "ADMIN", "password").status_code == 200
    assert give_password(client, "twin@example.org", "en god fika").status_code == 302


def test_guessing_at_one_twin_does_not_shut_out_the_other(client, twins):
    for _ in range(5):
        give_password(client, "Admin", "gissat")
    assert give_password(client, "admin").status_code == 302


def test_name_in_other_letters_still_leads_in(client, admin_user):
    assert give_password(client, "ADMIN").status_code == 302
