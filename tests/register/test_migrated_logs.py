"""Logs from before the register kept which words an update judged are completed by a migration."""

from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from policy.models import CommitmentUpdate, CommitmentWording
from policy.register.triggers import drop_triggers, make_triggers
from tests.support.register import commitments, new_area, publish, update

migration = import_module("policy.migrations.0010_complete_logs")


@pytest.fixture
def migrate(db):
    """A function that empties what is new in the logs, and completes them as the migration does."""
    former = MigrationLoader(connection).project_state().apps

    def run():
        drop_triggers(None, connection.schema_editor())
        with connection.cursor() as cursor:
            cursor.execute("UPDATE policy_commitmentupdate SET wording_id = NULL")
            cursor.execute("UPDATE policy_commitmentwording SET change = '', heading = ''")
        migration.complete_logs(former, None)
        migration.complete_headings(former, None)
        make_triggers("default")

    return run


def written_on(day, model, pk):
    """Let a row of a log be of another day, past all safeguards."""
    table, column = {
        CommitmentUpdate: ("policy_commitmentupdate", "written_at"),
        CommitmentWording: ("policy_commitmentwording", "date"),
    }[model]
    time = f"{day} 12:00:00+00:00" if column == "written_at" else day
    drop_triggers(None, connection.schema_editor())
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [time, pk])
    make_triggers("default")


def words(commitment):
    return list(commitment.wordings.filter(language="sv").order_by("pk"))


@pytest.mark.parametrize(
    ("before", "after", "change", "status"),
    [
        ("Plantera träd", "plantera träd.", "same", "done"),
        ("Bygga en ny simhall", "Sänka skatten", "unanswered", "not-assessed"),
    ],
)
def test_update_judged_the_words_of_its_day(index, migrate, before, after, change, status):
    page = new_area(index, "Klimat", before)
    one = commitments(page)[before]
    entry = update(one, "done")
    publish(page, after, ids=[f"id-{before}"])
    first, second = words(one)
    written_on("2020-01-01", CommitmentWording, first.pk)
    written_on("2020-02-01", CommitmentUpdate, entry.pk)
    migrate()
    assert CommitmentUpdate.objects.get(pk=entry.pk).wording == first
    assert CommitmentWording.objects.get(pk=second.pk).change == change
    assert commitments(page)[after].status == status


def test_last_words_get_the_heading_of_today(index, migrate):
    page = new_area(index, "Klimat", "Plantera träd")
    [wording] = words(commitments(page)["Plantera träd"])
    migrate()
    assert CommitmentWording.objects.get(pk=wording.pk).heading == "Vi lovar"


def test_logs_are_refused_again_after_the_migration(index, migrate):
    page = new_area(index, "Klimat", "Plantera träd")
    entry = update(commitments(page)["Plantera träd"])
    migrate()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM policy_commitmentupdate WHERE id = %s", [entry.pk])
