"""Hand what waits in a queue to the mail server, each mail once."""

import logging
from contextlib import closing

from django.conf import settings
from django.core.mail import get_connection

from .queue import is_answer, put_back, taken

logger = logging.getLogger(__name__)


class ServerIsAway(Exception):
    """The mail server could not be reached, or did not let us in: no fault of any mail."""


def tried(queue, mail_of):
    """Try each row of `queue` that is due; yield it and the error, None where it was sent.

    `mail_of(row, connection)` returns its mail, or None where there is nobody to send it to yet.
    A server that is away ends the round, and counts as no attempt: what waits outlives it,
    however long. Nothing is tried where no mail server is configured.
    """
    if not settings.MAIL_IS_CONFIGURED:
        return
    with closing(get_connection(settings.DELIVERY_BACKEND)) as connection:
        for row in taken(queue):
            try:
                mail = mail_of(row, connection)
                if mail:
                    send(mail, connection)
            except ServerIsAway as away:
                logger.warning("The mail server is away: %s", away)
                put_back(row)
                yield row, away
                return
            except Exception as error:
                yield row, error
            else:
                if mail:
                    yield row, None
                else:
                    put_back(row)


def send(mail, connection):
    try:
        connection.open()
    except Exception as error:
        raise ServerIsAway(type(error).__name__) from error
    try:
        mail.send()
    except OSError as error:
        if not is_answer(error):
            # The line broke over this mail, which waits its turn; the next one gets a new line.
            connection.close()
        raise
