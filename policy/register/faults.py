"""A fault of ours while promises are entered: nothing is published, and the editor is told."""

import logging
from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError
from django.shortcuts import redirect
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)


class NotEntered(ValidationError):
    """The database has refused what the register was to write, and with it the page.

    Errors by field, as wagtail-localize expects them of a page that it saves.
    """

    text = _(
        "Nothing was published: the register could not take in the promises of the page. "
        "The fault is ours. All that you have written is still here. Tell whoever looks "
        "after the website."
    )

    def __init__(self):
        super().__init__({NON_FIELD_ERRORS: [self.text]})


@contextmanager
def fault_told():
    """Raise NotEntered where the database refuses what is written in the meantime."""
    try:
        yield
    except IntegrityError as error:
        logger.exception("The register could not take in a page")
        raise NotEntered from error


class NotEnteredMiddleware(MiddlewareMixin):
    """Leads an editor back whose page was not published; its draft was saved before that."""

    def process_exception(self, request, exception):
        if not isinstance(exception, NotEntered):
            return None
        messages.error(request, exception.text)
        return redirect(request.get_full_path())
