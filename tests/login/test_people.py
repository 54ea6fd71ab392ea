"""An administrator manages people, and can raise nobody above themselves."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from site_project.admin.groups import ADMINISTRATORS, EDITORS, REVIEWERS
from site_project.admin.people.views import confirm_still_allowed
from tests.support.members import member
from tests.support.people import PASSWORD, add, edit, form

pytestmark = pytest.mark.one_database


@pytest.fixture
def owner(db):
    """A superuser, who runs the site."""
    return User.objects.create_superuser("owner", "owner@example.org", "x")


def groups_of(user):
    return [group.name for group in user.groups.all()]


@pytest.mark.parametrize("group", [EDITORS, REVIEWERS, ADMINISTRATORS])
def test_person_is_added_with_a_group_and_logs_in(boss, client, group):
    add(boss, group)
    user = User.objects.get(username="nya")
    assert groups_of(user) == [group]
    assert client.login(username="nya", password=PASSWORD)
    assert client.get("/admin/").status_code == 200


def test_form_says_what_each_group_may_do_and_asks_no_other_host(boss):
    html = boss.get(reverse("wagtailusers_users:add")).content.decode()
    for words in ("Skickar det de skriver på granskning", "läser och godkänner", "meddelanden"):
        assert words in html
    listed = boss.get(reverse("wagtailusers_users:index")).content.decode()
    assert "is_superuser" not in html
    assert "gravatar" not in html + listed


def test_list_says_who_is_in_which_group(boss, owner, django_assert_max_num_queries):
    member(EDITORS)
    rows = boss.get(reverse("wagtailusers_users:index")).content.decode().partition("<tbody")[2]
    for words in (EDITORS, ADMINISTRATORS, "Driver webbplatsen"):
        assert words in rows
    for number in range(10):
        member(REVIEWERS, f"granskare-{number}")
    with django_assert_max_num_queries(20):
        boss.get(reverse("wagtailusers_users:index"))


def test_person_needs_a_group_and_nothing_typed_is_lost(boss):
    html = add(boss, group=None).content.decode()
    assert "Välj vad personen får göra." in html
    assert "nya@example.org" in html
    assert not User.objects.filter(username="nya").exists()


def test_two_people_do_not_share_an_address(boss):
    add(boss)
    html = add(boss, username="annan", email="NYA@example.org").content.decode()
    assert "Någon annan här har redan den e-postadressen." in html
    assert not User.objects.filter(username="annan").exists()
    assert edit(boss, User.objects.get(username="nya"), EDITORS).status_code == 302


def test_administrator_makes_no_superuser(boss):
    add(boss, ADMINISTRATORS, is_superuser="on")
    user = User.objects.get(username="nya")
    assert not user.is_superuser
    edit(boss, user, ADMINISTRATORS, is_superuser="on", is_active="on")
    user.refresh_from_db()
    assert (user.is_superuser, user.is_active, user.is_staff) == (False, True, False)


def test_administrator_gives_no_group_but_the_three(boss):
    group = Group.objects.create(name="Allt")
    html = add(boss, group.name).content.decode()
    assert "Välj ett giltigt alternativ" in html
    user = member(EDITORS)
    edit(boss, user, REVIEWERS, other_groups=[group.pk], is_active="on")
    assert groups_of(user) == [REVIEWERS]


def test_group_is_changed_and_other_groups_stay(boss):
    user = member(EDITORS)
    user.groups.add(Group.objects.create(name="Valberedning"))
    edit(boss, user, REVIEWERS, username="asta", is_active="on")
    assert set(groups_of(user)) == {REVIEWERS, "Valberedning"}


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_superuser_is_out_of_reach(boss, owner, name):
    address = reverse(f"wagtailusers_users:{name}", args=[owner.pk])
    assert boss.get(address).url == "/admin/"
    boss.post(address, form(EDITORS, password1=PASSWORD, password2=PASSWORD))
    owner.refresh_from_db()
    assert owner.is_superuser
    assert owner.check_password("x")
    assert address not in boss.get(reverse("wagtailusers_users:index")).content.decode()


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("delete", {}),
        ("set_active_state", {"mark_as_active": "False"}),
        ("assign_role", {"role": ADMINISTRATORS}),
    ],
)
@pytest.mark.parametrize("actor", ["boss", "owner"])
def test_people_are_not_changed_in_bulk(boss, owner, actor, action, fields):
    """Not even by a superuser: Wagtail's update() would tell nobody of it."""
    boss.force_login(User.objects.get(username=actor))
    address = reverse("wagtail_bulk_action", args=["auth", "user", action])
    if "role" in fields:
        fields = {"role": Group.objects.get(name=fields["role"]).pk}
    users = User.objects.order_by("pk").values()
    before = list(users)
    answer = boss.post(f"{address}?id={owner.pk}&id={member(EDITORS).pk}", fields)
    assert answer.url == "/admin/"
    assert list(users.exclude(username="asta")) == before
    editor = User.objects.get(username="asta")
    assert editor.is_active
    assert groups_of(editor) == [EDITORS]


def test_administrator_cannot_lock_themselves_out(boss):
    me = User.objects.get(username="boss")
    edit(boss, me, EDITORS, username="boss")
    me.refresh_from_db()
    assert me.first_name == "Nya"
    assert me.is_active
    assert groups_of(me) == [ADMINISTRATORS]
    boss.post(reverse("wagtailusers_users:delete", args=[me.pk]))
    assert User.objects.filter(pk=me.pk).exists()


def test_who_has_just_lost_the_right_removes_no_other_administrator(db):
    user = member(ADMINISTRATORS)
    assert user.has_perm("auth.change_user")
    confirm_still_allowed(user, "auth.change_user")
    user.groups.clear()
    with pytest.raises(PermissionDenied):
        confirm_still_allowed(user, "auth.change_user")


def test_person_who_may_no_longer_log_in_is_out_at_once(boss, client, db):
    user = member(EDITORS)
    theirs = type(client)()
    theirs.force_login(user)
    assert theirs.get("/admin/").status_code == 200
    edit(boss, user, EDITORS, username="asta")
    assert "/admin/login/" in theirs.get("/admin/").url
    assert not theirs.login(username="asta", password="en god fika")


def test_deleting_says_what_becomes_of_what_they_wrote(boss):
    user = member(EDITORS)
    address = reverse("wagtailusers_users:delete", args=[user.pk])
    assert "Det som personen har skrivit finns kvar" in boss.get(address).content.decode()
    boss.post(address)
    assert not User.objects.filter(pk=user.pk).exists()


def test_superuser_makes_another_and_gives_other_groups(admin):
    group = Group.objects.create(name="Valberedning")
    add(admin, None, is_superuser="on", other_groups=[group.pk])
    made = User.objects.get(username="nya")
    assert made.is_superuser
    assert groups_of(made) == ["Valberedning"]
    edit(admin, made, EDITORS, is_active="on")
    made.refresh_from_db()
    assert not made.is_superuser
    assert groups_of(made) == [EDITORS]


@pytest.mark.parametrize("group", [EDITORS, REVIEWERS])
def test_nobody_else_manages_people(client, db, group):
    client.force_login(member(group))
    for name in ("index", "add"):
        assert client.get(reverse(f"wagtailusers_users:{name}")).url == "/admin/"
    add(client)
    assert not User.objects.filter(username="nya").exists()
