"""Messages reach the mailbox once each, whatever the mail server does."""

from datetime import timedelta
from smtplib import SMTPDataError

import pytest
from aiosmtpd.smtp import AuthResult
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale, Site

from contact.messages.mail import recipient_address
from contact.models import ContactDetails, ContactPerson, Message
from site_project.mail import queue, visitor_messages
from tests.support.messages import TEXT, mail_server


@pytest.fixture
def smtp(settings):
    settings.DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.MAIL_IS_CONFIGURED = True
    settings.EMAIL_TIMEOUT = 5


@pytest.fixture
def mailbox(smtp, settings):
    with mail_server() as mailbox:
        settings.EMAIL_PORT = mailbox.port
        yield mailbox


@pytest.fixture
def write(index):
    def make(**fields):
        made = Message.objects.count()
        good = {"name": "Asta Berg", "email": "asta@example.org", "text": TEXT}
        return Message.objects.create(
            site=Site.objects.get(),
            fingerprint=f"{made:064}",
            delete_on=timezone.localdate() + timedelta(days=30),
            **{**good, **fields},
        )

    return make


def test_message_is_sent_with_what_is_needed_to_answer(mailbox, write, area):
    message = write(area=area, phone="0702911189")
    call_command("deliver_messages")
    [mail] = mailbox.taken
    assert mailbox.recipients == ["lucas.nykvist@socialdemokraterna.se"]
    assert mail["Reply-To"] == "asta@example.org"
    assert mail["Subject"] == "Meddelande från Asta Berg via webbplatsen"
    body = mail.get_content()
    for expected in (TEXT, "070-291 11 89", "Gäller: Utbildning", str(message.delete_on.year)):
        assert expected in body
    message.refresh_from_db()
    assert message.state == Message.State.SENT


def test_message_goes_to_the_person_then_the_form_then_the_branch(mailbox, write, area):
    asta = ContactPerson.objects.create(name="Asta", role="Skola", locale_id=1, area=area)
    details = ContactDetails.objects.get()

    def recipient(**fields):
        write(**fields)
        visitor_messages.deliver_messages()
        return mailbox.recipients[-1]

    assert recipient(person=asta) == details.email
    details.message_recipient = "brev@example.org"
    details.save()
    assert recipient(person=asta) == "brev@example.org"
    assert recipient(area=area) == "brev@example.org"
    asta.email = "asta@s.example"
    asta.save()
    assert recipient(person=asta) == "asta@s.example"
    assert recipient(area=area) == "asta@s.example"
    assert recipient() == "brev@example.org"


@pytest.mark.parametrize("name", ["Asta\nBcc: alla@example.org", "Asta\r\n\r\nHej"])
def test_nothing_breaks_out_of_the_headers(mailbox, write, name):
    write(name=name)
    visitor_messages.deliver_messages()
    assert mailbox.taken == []
    assert "BadHeaderError" in Message.objects.get().last_error


def test_server_that_is_down_loses_nothing(smtp, settings, write):
    messages = [write(text=f"Nummer {number}") for number in range(3)]
    with mail_server() as mailbox:
        settings.EMAIL_PORT = mailbox.port
    assert visitor_messages.deliver_messages() == 0
    first = Message.objects.get(pk=messages[0].pk)
    assert (first.state, first.attempts) == ("waiting", 0)
    assert first.last_error == "ConnectionRefusedError"
    with mail_server(mailbox.port) as mailbox:
        assert visitor_messages.deliver_messages() == 3
        assert visitor_messages.deliver_messages() == 0
    assert len(mailbox.taken) == 3
    assert not Message.objects.exclude(state="sent").exists()


def test_wrong_password_is_tried_once_a_round_and_is_no_fault_of_a_message(smtp, settings, write):
    logins = []

    def refuse(server, session, envelope, mechanism, data):
        logins.append(data.login)
        return AuthResult(success=False, handled=False)

    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "webb", "fel"
    for number in range(3):
        write(text=f"Nummer {number}", attempts=queue.MAX_ATTEMPTS - 1)
    with mail_server(authenticator=refuse, auth_require_tls=False) as mailbox:
        settings.EMAIL_PORT = mailbox.port
        visitor_messages.deliver_messages()
    assert 1 <= len(logins) <= 2  # both ways to log in, once
    assert not Message.objects.exclude(state="waiting", attempts=queue.MAX_ATTEMPTS - 1)
    assert Message.objects.exclude(last_error="").get().last_error == "SMTPAuthenticationError"


def test_message_answered_while_it_is_refused_stays_answered(mailbox, write):
    message = write(name="Asta\nBerg")
    [(taken, error)] = visitor_messages.deliver_each(
        visitor_messages.waiting(), visitor_messages.build_email
    )
    message.mark_answered()
    visitor_messages.record_failure(visitor_messages.waiting().filter(pk=taken.pk), taken, error)
    message.refresh_from_db()
    assert message.state == "answered"


def test_message_deleted_meanwhile_does_not_come_back(write):
    message = write(state="failed")
    Message.objects.all().delete()
    message.mark_answered()
    message.send_again()
    assert not Message.objects.exists()


def test_message_from_a_translated_page_reaches_who_answers_for_the_area(write, area):
    asta = ContactPerson.objects.create(
        name="Asta", role="Skola", locale_id=1, area=area, email="asta@s.example"
    )
    english, _created = Locale.objects.get_or_create(language_code="en")
    area.get_parent().copy_for_translation(english)
    message = write(area=area.copy_for_translation(english))
    assert recipient_address(message) == asta.email


def test_no_to_one_message_does_not_hold_up_the_others(mailbox, write):
    write(text="Den här vill servern inte ha")
    write()

    async def refuse(server, session, envelope):
        return "550 No" if b"servern" in envelope.content else await take(server, session, envelope)

    take, mailbox.handle_DATA = mailbox.handle_DATA, refuse
    assert visitor_messages.deliver_messages() == 1
    assert SMTPDataError.__name__ in Message.objects.get(state="waiting").last_error


def test_attempts_end_and_the_message_stays(mailbox, write):
    async def refuse(server, session, envelope):
        return "550 No"

    mailbox.handle_DATA = refuse
    message = write(attempts=queue.MAX_ATTEMPTS - 1)
    visitor_messages.deliver_messages()
    message.refresh_from_db()
    assert message.state == Message.State.FAILED
    assert message.text == TEXT


def test_two_processes_send_a_message_once(mailbox, write):
    write()
    one, other = queue.claim(visitor_messages.waiting()), queue.claim(visitor_messages.waiting())
    assert next(one).text == TEXT
    assert list(other) == []


def test_without_a_mail_server_messages_wait(settings, write):
    settings.MAIL_IS_CONFIGURED = False
    write()
    assert visitor_messages.deliver_messages() == 0
    assert Message.objects.get().attempts == 0


def test_without_an_address_messages_wait(mailbox, write):
    ContactDetails.objects.update(email="")
    write()
    visitor_messages.deliver_messages()
    message = Message.objects.get()
    assert (message.state, message.attempts) == ("waiting", 0)
    ContactDetails.objects.update(email="ny@example.org")
    visitor_messages.deliver_messages()
    assert mailbox.recipients == ["ny@example.org"]


@pytest.mark.parametrize("state", ["held", "answered", "sent", "failed"])
def test_only_waiting_messages_are_sent(mailbox, write, state):
    write(state=state)
    assert visitor_messages.deliver_messages() == 0


def test_wait_grows_to_six_hours():
    minutes = [queue.retry_delay(number).total_seconds() / 60 for number in (1, 2, 3, 10, 50)]
    assert minutes == [1, 2, 4, 360, 360]
