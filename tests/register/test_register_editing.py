"""Editors write updates in the admin; nobody edits or deletes one."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from policy.models import Commitment, CommitmentUpdate
from policy.register.admin.list_view import months_ago
from tests.support import page_forms
from tests.support.register import commitments, new_area, publish, reword, update, update_form

PROTOCOL = {"address": "https://example.org/protokoll", "title": "Protokoll"}


def proof(**changes):
    return {"evidence": [{**PROTOCOL, **changes}]}


@pytest.fixture
def write(admin, one):
    """Post the form for an update of Fler träd and return the answer."""

    def post(client=admin, evidence=(PROTOCOL,), **fields):
        form = update_form(*evidence, **fields)
        return client.post(reverse("commitments:commitment", args=[one.pk]), form)

    return post


def test_update_is_written_under_the_editors_name(write, one):
    assert write().status_code == 302
    written = CommitmentUpdate.objects.get(commitment=one)
    assert (written.status, written.author) == ("started", "admin")


def test_form_sent_twice_is_one_update(write, one):
    write()
    write()
    assert CommitmentUpdate.objects.filter(commitment=one).count() == 1


def test_status_put_right_with_the_words_of_before_is_an_update_of_its_own(write, one):
    write()
    write(status="dropped", what_happened="Struket av misstag.")
    write()
    write()
    assert [each.status for each in one.updates.order_by("pk")] == ["started", "dropped", "started"]
    assert Commitment.objects.with_status().get(pk=one.pk).status_value == "started"


def test_correction_names_what_it_corrects(write, one):
    first = update(one)
    write(status="done", corrects=first.pk)
    assert one.updates.get(status="done").corrects == first


TOMORROW = str(timezone.localdate() + timedelta(days=2))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"date": TOMORROW}, "Datumet ligger i framtiden."),
        ({"date": "1850-02-28"}, "Dagen är före mandatperioden"),
        ({"date": "i går"}, "Fyll i ett giltigt datum."),
        ({"status": ""}, "Fältet måste fyllas i"),
        ({"status": "hittepå"}, "Välj ett giltigt alternativ."),
        ({"status": "dropped", "what_happened": " "}, "Den här statusen kräver ett skäl."),
        ({"status": "untraceable", "what_happened": ""}, "Den här statusen kräver ett skäl."),
        ({"what_happened": ""}, "Berätta vad som har hänt."),
        ({"evidence": []}, "Den här statusen kräver ett belägg"),
        (
            proof(address="inte en adress"),
            "Skriv en adress som börjar med https://",
        ),
        (
            proof(address="javascript:alert(1)"),
            "Skriv en adress som börjar med https://",
        ),
        (
            proof(address="//example.org"),
            "Skriv en adress som börjar med https://",
        ),
        (
            proof(address="/utbilding/"),
            "Det finns ingen sådan sida på webbplatsen.",
        ),
        (proof(title=""), "Skriv vad belägget heter."),
        (
            {"status": "not-started", **proof(address="")},
            "Skriv beläggets adress.",
        ),
        (proof(title="x" * 201), "som mest 200 tecken"),
    ],
)
def test_bad_update_is_refused_and_what_was_typed_is_kept(write, one, fields, message):
    response = write(**{"what_happened": "Det här har jag just skrivit.", **fields})
    html = response.content.decode()
    assert response.status_code == 200
    assert message in html
    if "what_happened" not in fields:
        assert "Det här har jag just skrivit." in html
    assert not one.updates.exists()


def test_update_of_another_commitment_cannot_be_corrected(write, climate):
    other = update(commitments(climate)["Renare luft"])
    assert "Välj ett giltigt alternativ" in write(corrects=other.pk).content.decode()


@pytest.mark.parametrize("address", ["/utbildning/", "/utbildning#klimat"])
def test_page_of_this_site_is_evidence(write, one, address):
    write(**proof(address=address))
    assert one.updates.get().evidence_url == address


def test_state_before_the_first_update_is_none_that_an_update_can_say(write, one):
    assert "Välj ett giltigt alternativ" in write(status="not-assessed").content.decode()
    assert one.updates.count() == 0


def test_not_started_needs_no_evidence(write, one):
    write(status="not-started", evidence=[])
    assert one.updates.count() == 1


def user_with(client, *names):
    user = User.objects.create_user("asta", password="x")
    group = Group.objects.create(name="Uppföljare")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *names]))
    user.groups.add(group)
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    ("names", "sees", "writes"),
    [
        ([], False, False),
        (["view_commitment"], True, False),
        (["add_commitmentupdate"], True, True),
    ],
)
def test_writing_needs_a_permission_of_its_own(client, write, one, names, sees, writes):
    client = user_with(client, *names)
    assert (client.get(reverse("commitments:index")).status_code == 200) is sees
    write(client)
    assert one.updates.exists() is writes


def test_no_address_edits_or_deletes(admin, one):
    for name in ("edit", "delete"):
        with pytest.raises(NoReverseMatch):
            reverse(f"commitments:{name}", args=[1])


def listed(admin, **query):
    return admin.get(reverse("commitments:index"), query).content.decode()


def test_list_filters_by_area_status_term_and_silence(admin, climate, one):
    update(one, "done", date=months_ago(7))
    assert "Renare luft" not in listed(admin, status="done")
    assert "Fler träd" in listed(admin, status="done", area=one.area.pk, term=2018)
    assert "Fler träd" in listed(admin, silent_for=6)
    assert "Fler träd" not in listed(admin, silent_for=9)
    assert "Renare luft" not in listed(admin, silent_for=6)
    assert "Fler träd" in listed(admin, q="träd")
    assert "Undervisningens" not in listed(admin, q="träd")


STATES = ["never-assessed", "words-changed", "unfollowed", "withdrawn"]


def states(admin):
    """Those under which the list has the promise to plant."""
    return [state for state in STATES if "Plantera" in listed(admin, state=state)]


def test_list_filters_by_what_a_commitment_waits_for(admin, index):
    page = new_area(index, "Klimat", "Plantera ek")
    assert states(admin) == ["never-assessed"]
    update(commitments(page)["Plantera ek"], date=months_ago(7))
    assert states(admin) == []
    reword(page, "Plantera ek", "Plantera alm", "changed")
    assert states(admin) == ["words-changed"]
    update(commitments(page)["Plantera alm"], date=months_ago(7))
    assert states(admin) == []
    assert "Plantera alm" in listed(admin, silent_for=6)
    publish(page, "Plantera alm", ids=["id-Plantera ek"], followed_up=False)
    assert states(admin) == ["unfollowed"]
    assert "Plantera alm" not in listed(admin, silent_for=6)
    publish(page)
    assert states(admin) == ["withdrawn"]
    assert "Plantera alm" not in listed(admin, silent_for=6)


@pytest.mark.parametrize("query", [{"silent_for": "-1"}, {"silent_for": "x"}, {"status": "x"}])
def test_bad_filter_is_answered(admin, climate, query):
    assert admin.get(reverse("commitments:index"), query).status_code == 200


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_list_is_exported(admin, climate, kind):
    response = admin.get(reverse("commitments:index"), {"export": kind})
    content = b"".join(response)
    assert response.status_code == 200
    assert ("Fler träd".encode() in content) is (kind == "csv")


def test_page_editor_leads_to_its_commitments(admin, climate, one):
    html = admin.get(reverse("wagtailadmin_pages:edit", args=[climate.pk])).content.decode()
    assert reverse("commitments:commitment", args=[one.pk]) in html


def test_point_of_several_lines_is_a_promise_for_each_of_them(admin, climate, one):
    lines = "• Rad ett\r\n- Rad två\r\n\r\n3. Rad tre – 2 procent"
    body = [page_forms.commitments("Fler träd", lines, "2030 är målet")]
    assert (
        page_forms.send(admin, climate, page_forms.fields(climate, body, lead="Bra.")).status_code
        == 302
    )
    climate.refresh_from_db()
    given = list(climate.get_latest_revision_as_object().body[0].value["points"])
    promises = ["Rad ett", "Rad två", "Rad tre – 2 procent"]
    assert given == ["Fler träd", *promises, "2030 är målet"]
    assert set(promises) < set(commitments(climate))
