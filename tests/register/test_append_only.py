"""Nothing that has been written in the register is changed or deleted, by any way."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import IntegrityError, connection, transaction

from policy.models import AppendOnlyError, CommitmentUpdate, CommitmentWording
from policy.register.triggers import make_triggers
from tests.support.register import commitments, new_area, update

TABLES = ["policy_commitmentupdate", "policy_commitmentwording", "policy_evidence"]


@pytest.fixture
def written(index):
    one = commitments(new_area(index, "Klimat", "Fler träd"))["Fler träd"]
    return update(one, author=get_user_model().objects.create_user("asta"))


def rows(written):
    wording = CommitmentWording.objects.get(commitment=written.commitment)
    return [written, wording, written.evidence.get()]


@pytest.mark.parametrize("place", [0, 1, 2], ids=["update", "wording", "evidence"])
def test_models_refuse(written, place):
    row = rows(written)[place]
    several = type(row).objects.filter(pk=row.pk)
    for attempt in (
        row.save,
        row.delete,
        several.delete,
        lambda: several.update(pk=row.pk),
        lambda: type(row).objects.bulk_update([row], [row._meta.fields[1].name]),
        lambda: type(row).objects.update_or_create(pk=row.pk, defaults={"pk": row.pk}),
    ):
        with pytest.raises(AppendOnlyError):
            attempt()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("sql", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_database_refuses(written, table, sql):
    with (
        pytest.raises(IntegrityError, match="never changed or deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format(table))
    assert written.date == CommitmentUpdate.objects.get(pk=written.pk).date


@pytest.mark.parametrize("table", ["policy_commitmentupdate", "policy_commitmentwording"])
def test_triggers_that_were_lost_are_made_again(index, table):
    place = f"ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for event in ("UPDATE", "DELETE"):
            cursor.execute(f"DROP TRIGGER {table}_never_{event} {place}")
    make_triggers("default")
    update(commitments(new_area(index, "Klimat", "Fler träd"))["Fler träd"])
    for sql in ("UPDATE {} SET date = '2020-01-01'", "DELETE FROM {}"):
        with (
            pytest.raises(IntegrityError, match="never changed or deleted"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql.format(table))


def test_no_permission_to_change_or_delete_exists(db):
    of_register = Permission.objects.filter(content_type__model__startswith="commitment")
    names = {one.codename for one in of_register if "commitmentspage" not in one.codename}
    assert names == {"view_commitment", "add_commitmentupdate", "view_commitmentupdate"}


def test_author_may_leave_and_the_log_stays(written):
    get_user_model().objects.get(username="asta").delete()
    assert CommitmentUpdate.objects.get(pk=written.pk).author == "asta"


def test_correction_replaces_in_the_status_and_both_stay(written):
    one = written.commitment
    update(one, "partly-done", corrects=written, what_happened="Rättelse.")
    found = type(one).objects.with_status().get(pk=one.pk)
    assert found.status == "partly-done"
    assert one.updates.count() == 2


def test_status_is_that_of_the_latest_date(written):
    one = written.commitment
    update(one, "done", date="2019-05-01")
    assert type(one).objects.with_status().get(pk=one.pk).status == "started"
    update(one, "done")
    assert type(one).objects.with_status().get(pk=one.pk).status == "done"
