"""Points that shared an id before ids were made unique are parted, in the register too."""

from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from wagtail_localize.models import StringTranslation

from policy.models import Commitment
from policy.register import rebuild, receivers, sync
from policy.register.bullets import Bullet, normalised, points_of
from tests.support.points import TWINS, assert_one_each, draft, ids_in, one_list, publish, standing
from tests.support.register import commitments, forget, history, new_area, snapshot, update
from tests.support.translations import OLDER, draft_of, managed, text_at, translate_all

FIRST, SECOND = "Sätta solceller på taken", "Införa en koldioxidbudget"


@pytest.fixture
def as_it_was(monkeypatch):
    """Pages are saved as before: with the ids that were sent, of which the register kept one."""
    monkeypatch.setattr(receivers, "assign_ids_in_page", lambda page: None)
    monkeypatch.setattr(receivers, "assign_ids_in_revision", lambda revision: None)
    monkeypatch.setattr(sync, "bullets_of", first_of_each_id)


def first_of_each_id(stream):
    bullets = {}
    for point in points_of(stream):
        bullets.setdefault(point.id, Bullet(point.id, normalised(point.value)))
    return list(bullets.values())


@pytest.fixture
def migrate(monkeypatch):
    """Do what follows on the migration that first knew of points with one id."""

    def do():
        monkeypatch.undo()
        step = MigrationLoader(connection).get_migration(*rebuild.OWN_IDS)
        rebuild.repair_after_migrating(apps.get_app_config("policy"), plan=[(step, False)])

    return do


@pytest.fixture
def climate(index, as_it_was):
    return publish(new_area(index, "Klimat"), TWINS)


def test_promise_that_never_came_into_the_register_does(climate, migrate):
    assert SECOND not in commitments(climate)
    update(commitments(climate)[FIRST], status="done")
    migrate()
    assert_one_each(climate)
    assert standing(climate)[FIRST].status == "done"
    assert standing(climate)[SECOND].updates.count() == 0


def test_what_is_parted_stays_parted(climate, migrate):
    migrate()
    told = snapshot()
    migrate()
    call_command("rebuild_register", verbosity=0)
    assert snapshot() == told
    forget(climate.translation_key)
    call_command("rebuild_register", verbosity=0)
    assert snapshot() == told


def test_deletion_that_was_logged_as_a_rewording_is_told(climate, migrate):
    climate = publish(climate, TWINS[1:])
    assert history(commitments(climate)[SECOND]) == [FIRST, SECOND]
    migrate()
    assert_one_each(climate, {SECOND})
    assert history(standing(climate)[SECOND]) == [SECOND]
    told = Commitment.objects.filter(translation_key=climate.translation_key)
    assert [FIRST, SECOND, "removed"] in [history(one) for one in told]


def test_draft_and_scheduled_revision_are_parted(index, as_it_was, migrate):
    page = publish(new_area(index, "Klimat"), TWINS[:1])
    scheduled = draft(page, TWINS)
    latest = draft(page, [*TWINS, one_list("third", ("same", "Fler cyklar"))])
    migrate()
    for revision in (scheduled, latest):
        revision.refresh_from_db()
        ids = ids_in(revision.as_object())
        assert len(set(ids.values())) == len(ids)
        assert ids[FIRST] == "same"
    scheduled.publish()
    page.refresh_from_db()
    assert_one_each(page)


def test_command_parts_too_and_dates_the_promise_when_it_was_published(
    climate, monkeypatch, migrate
):
    written = climate.first_published_at.date()
    monkeypatch.undo()
    call_command("rebuild_register", verbosity=0)
    assert_one_each(climate)
    assert standing(climate)[SECOND].promised_since in (written, date.today())


@pytest.mark.one_database
@pytest.mark.usefixtures("languages")
def test_translated_points_go_with_their_sources(client, area, english, as_it_was, migrate):
    publish(area, TWINS)
    translate_all(managed(english))
    for text in (FIRST, SECOND):
        done = StringTranslation.objects.filter(translation_of__data=text, locale=english.locale)
        done.update(data=f"{text} in English")
    draft_of(english).publish()
    assert OLDER["en"] not in text_at(client, "/en/education/")
    migrate()
    english.refresh_from_db()
    area.refresh_from_db()
    source, translation = ids_in(area), ids_in(english)
    for text in (FIRST, SECOND):
        assert translation[f"{text} in English"] == source[text]
    assert len(set(source.values())) == 3
    total, done = managed(english).get_progress()
    assert (total, area.edition.text) == (done, english.edition.follows)
    draft_of(english).publish()
    html = text_at(client, "/en/education/")
    assert f"{SECOND} in English" in html
    assert OLDER["en"] not in html
    second = standing_in(area, SECOND)
    assert history(second, "en") == [f"{SECOND} in English"]


def standing_in(page, text):
    return next(one for one in standing(page).values() if text in history(one))
