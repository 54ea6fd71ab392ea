"""Looks at evidence now and then, so that editors hear of what no longer opens."""

import ssl
import time
from http.client import HTTPException
from socket import gaierror
from urllib.parse import urljoin

from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from policy.models import Evidence, EvidenceCheck
from policy.pages.external_request import NoNetworkError, OddPortError, PrivateAddressError, ask
from policy.pages.internal_request import (
    MAX_REDIRECTS,
    REDIRECTS,
    get_following_redirects,
    path_on_site,
)

from .admin.evidence import is_hidden

BATCH = 1000
# After these no further redirect is followed: the next round of the scheduler is due.
SECONDS = 30
Answer = EvidenceCheck.Answer


def check_evidence(ask=ask):
    """Look at the address that has waited longest, if any is due; return it.

    One for each round of the scheduler, so that no site is asked twice in a minute. An address
    that stands in several updates is looked at once for all.
    """
    add_missing()
    due = EvidenceCheck.objects.due().select_related("evidence__document").first()
    now = timezone.now()
    if due is None or not claim(due, now):
        return None
    piece = due.evidence
    alike = EvidenceCheck.objects.filter(evidence=piece)
    if piece.address:
        alike = EvidenceCheck.objects.filter(evidence__address=piece.address)
    try:
        answer = answer_at(piece.url, ask)
    except NoNetworkError:
        alike.update(looked_at=now)
        return piece.url
    if answer:
        since, failures = Coalesce("failing_since", now), F("failures") + 1
    else:
        since, failures = None, 0
    alike.update(looked_at=now, answer=answer, failing_since=since, failures=failures)
    return piece.url


def add_missing():
    """Make the rows of evidence that is new."""
    pieces = Evidence.objects.filter(link_check=None).select_related("update", "document")
    rows = [
        EvidenceCheck(
            evidence=piece, has_copy=bool(piece.copy_url), looked_at=piece.update.written_at
        )
        for piece in pieces.order_by("pk")[:BATCH]
    ]
    EvidenceCheck.objects.bulk_create(rows, ignore_conflicts=True)


def claim(check, now):
    """Return whether no other scheduler has begun to look at the same."""
    same = EvidenceCheck.objects.filter(pk=check.pk, looked_at=check.looked_at)
    return same.update(looked_at=now) == 1


def answer_at(address, ask):
    """Return "" where a visitor who opens `address` gets something, else what it answers."""
    end = time.monotonic() + SECONDS
    for _number in range(MAX_REDIRECTS):
        if time.monotonic() > end:
            return Answer.NO_ANSWER
        try:
            path = path_on_site(address)
            if path is not None:
                address, response = get_following_redirects(path)
                if response is not None:
                    return answer_here(address, response)
                if path_on_site(address) is not None:
                    return Answer.CIRCLE
            status, location = ask(address)
        except NoNetworkError:
            raise
        except PrivateAddressError:
            return Answer.PRIVATE
        except OddPortError:
            return Answer.PORT
        except gaierror:
            return Answer.NO_HOST
        except ssl.SSLCertVerificationError:
            return Answer.CERTIFICATE
        except (OSError, HTTPException, ValueError):
            return Answer.NO_ANSWER
        if status not in REDIRECTS or not location:
            return str(status) if is_gone(status) else ""
        address = urljoin(address, location)
    return Answer.CIRCLE


def answer_here(address, response):
    """Return the same of an address on this site, from the `response` that visitors get."""
    if is_gone(response.status_code):
        return str(response.status_code)
    return Answer.HIDDEN if is_hidden(address, response) else ""


def is_gone(status):
    """Whether a status says that nothing is there. Others may refuse a machine alone."""
    return status in (404, 410) or status >= 500
