"""Pages that are due to be published."""

from datetime import timedelta

from django.utils.timezone import now

PAST = timedelta(minutes=1)


def schedule(page, lead):
    """Approve a draft that should have gone public a minute ago."""
    page.lead = lead
    page.go_live_at = now() + timedelta(days=1)
    page.save_revision(approved_go_live_at=now() - PAST)
    revision = page.latest_revision
    revision.content["go_live_at"] = (now() - PAST).isoformat()
    revision.save()
    return revision
