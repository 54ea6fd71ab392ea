"""Who has chosen it gets one mail a month about promises without news."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone

from policy.models import Commitment
from site_project.admin.groups import EDITORS
from site_project.admin.home.outdated import promises_without_news
from site_project.models import Reminder
from site_project.reminders.sending import send_reminders
from tests.support.members import change_account, member

pytestmark = pytest.mark.one_database


@pytest.fixture
def asta(client, settings, db):
    settings.MAIL_IS_CONFIGURED = True
    asta = member(EDITORS, first_name="Asta")
    client.force_login(asta)
    return asta


def a_month_later(reminder):
    reminder.latest = timezone.localdate().replace(day=1) - timedelta(days=1)
    reminder.save()


def test_editor_chooses_it_and_ends_it(client, asta):
    own = {"name_email-email": asta.email}
    assert "Påminn mig varje månad" in client.get("/admin/account/").content.decode()
    change_account(client, **own, **{"reminder-monthly": "on"})
    reminder = Reminder.objects.get(user=asta)
    assert send_reminders() == 0  # not in the month of the choice
    a_month_later(reminder)
    change_account(client, **own, **{"reminder-monthly": "on"})
    assert Reminder.objects.get().latest == reminder.latest
    change_account(client, **own)
    assert not Reminder.objects.exists()


def test_one_mail_a_month_with_the_list_and_the_way_to_the_sheet(client, asta, monkeypatch):
    a_month_later(Reminder(user=asta))
    silent = Commitment.objects.for_reading().order_by("pk")[:2]
    monkeypatch.setattr("site_project.reminders.sending.promises_without_news", lambda: silent)
    assert [send_reminders(), send_reminders()] == [1, 0]
    (sent,) = mail.outbox
    assert sent.to == [asta.email]
    assert sent.subject == "2 löften utan nyheter på sex månader"
    assert all(one.statement in sent.body for one in silent)
    address = next(line for line in sent.body.splitlines() if "/sheet/" in line)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": ""}, {"groups": []}])
def test_nobody_is_reminded_who_cannot_follow_up(asta, monkeypatch, change):
    if "groups" in change:
        asta.groups.clear()
    else:
        User.objects.filter(pk=asta.pk).update(**change)
    a_month_later(Reminder(user=asta))
    monkeypatch.setattr(
        "site_project.reminders.sending.promises_without_news", Commitment.objects.for_reading
    )
    assert send_reminders() == 0
    assert mail.outbox == []


def test_month_without_any_brings_no_mail(asta):
    assert not promises_without_news()
    a_month_later(Reminder(user=asta))
    assert send_reminders() == 0
    assert Reminder.objects.get().latest == timezone.localdate()
