"""No login waits for the mail server, and no notice is lost while it is away."""

import asyncio
import re
import socket

import pytest
from django.core.mail import send_mail
from django.core.management import call_command
from django.utils import timezone

from site_project.backup.rows import kept_models
from site_project.mail import queue, worker
from site_project.mail.staff_mail import deliver_staff_mail
from site_project.models import OutgoingMail
from tests.support.messages import mail_server
from tests.support.second_factors import give_password
from tests.support.servers import free_port


@pytest.fixture(autouse=True)
def port(settings, db):
    """The port of the mail server, where nobody listens yet."""
    settings.EMAIL_BACKEND = "site_project.mail.backend.QueueBackend"
    settings.DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = free_port()
    settings.EMAIL_TIMEOUT = 1
    settings.MAIL_IS_CONFIGURED = True
    return settings.EMAIL_PORT


def write(subject="Hej", to="asta@example.org"):
    send_mail(subject, "Fika?", None, [to])


def test_login_does_not_wait_for_a_mail_server_that_says_nothing(client, admin_user, port):
    with socket.create_server(("127.0.0.1", port)) as silent:
        silent.setblocking(False)
        assert give_password(client).status_code == 302
        with pytest.raises(BlockingIOError):
            silent.accept()
        call_command("run_scheduled")
        silent.accept()
    assert OutgoingMail.objects.get().attempts == 0


def test_mail_over_which_the_line_breaks_waits_and_the_next_one_goes(port):
    write("Bomb")
    write("Hej", to="bo@example.org")
    with mail_server(port) as mailbox:
        take = mailbox.handle_DATA

        async def look_through(server, session, envelope):
            await asyncio.sleep(2 if b"Bomb" in envelope.content else 0)
            return await take(server, session, envelope)

        mailbox.handle_DATA = look_through
        assert deliver_staff_mail() == 1
    assert "bo@example.org" in mailbox.recipients
    waiting = OutgoingMail.objects.get()
    assert waiting.attempts == 1
    assert waiting.next_attempt > timezone.now()


def test_notice_of_a_login_outlives_the_mail_server_and_comes_once(client, admin_user, port):
    give_password(client)
    for _ in range(queue.MAX_ATTEMPTS + 1):
        assert deliver_staff_mail() == 0
    with mail_server(port) as mailbox:
        call_command("run_scheduled")
        call_command("run_scheduled")
    assert mailbox.recipients == ["admin@example.com"]
    assert mailbox.taken[0]["Subject"] == "Du loggade in med en ny webbläsare"
    assert mailbox.taken[0]["Auto-Submitted"] == "auto-generated"
    assert not OutgoingMail.objects.exists()


def test_mail_is_sent_at_once_where_nothing_is_wrong(port, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        write()
    assert callbacks == [worker.start]
    assert deliver_staff_mail in worker.JOBS


def test_link_to_a_new_password_waits_where_no_copy_of_the_database_shows_it(
    client, admin_user, port
):
    client.post("/admin/password_reset/", {"email": "admin@example.com"})
    waiting = OutgoingMail.objects.get()
    assert OutgoingMail not in kept_models()
    with mail_server(port) as mailbox:
        deliver_staff_mail()
    [link] = re.findall(r"/confirm/\S+", mailbox.taken[0].get_content())
    assert link not in waiting.sealed
    assert client.get(f"/admin/password_reset{link}", follow=True).status_code == 200


def test_no_to_one_mail_holds_up_no_other_and_is_given_up_in_the_end(port):
    write("Den här vill servern inte ha")
    write("Den här går fram")
    with mail_server(port) as mailbox:

        async def refuse(server, session, envelope):
            first = b"vill" in envelope.content
            return "550 No" if first else await take(server, session, envelope)

        take, mailbox.handle_DATA = mailbox.handle_DATA, refuse
        assert deliver_staff_mail() == 1
        refused = OutgoingMail.objects.get()
        assert refused.next_attempt > timezone.now()
        OutgoingMail.objects.update(attempts=queue.MAX_ATTEMPTS, next_attempt=timezone.now())
        assert deliver_staff_mail() == 0
    assert not OutgoingMail.objects.exists()


def test_mail_that_no_key_opens_holds_up_no_other(port):
    OutgoingMail.objects.create(sealed="made with another key")
    write()
    with mail_server(port) as mailbox:
        assert deliver_staff_mail() == 1
    assert mailbox.recipients == ["asta@example.org"]
