from itertools import pairwise

from django.conf import settings
from django.db import migrations
from django.utils import timezone

from policy.register.same_words import are_same_words
from policy.register.triggers import drop_triggers

LANGUAGE = settings.LANGUAGE_CODE


def complete_logs(apps, schema_editor):
    """Say of each wording what nobody was asked, and of each update which words it judged.

    Only days were kept: of several wordings of the day of an update it judged the first.
    """
    Commitment = apps.get_model("policy", "Commitment")
    Wording = apps.get_model("policy", "CommitmentWording")
    Update = apps.get_model("policy", "CommitmentUpdate")
    for commitment in Commitment.objects.prefetch_related("wordings", "updates").iterator(500):
        rows = sorted(commitment.wordings.all(), key=lambda one: one.pk)
        own = [one for one in rows if one.text and one.language == LANGUAGE] or [
            one for one in rows if one.text
        ]
        for before, after in pairwise(own):
            same = are_same_words(before.text, after.text)
            Wording.objects.filter(pk=after.pk).update(change="same" if same else "unanswered")
        for update in commitment.updates.all():
            if judged := judged_by(own, timezone.localdate(update.written_at)):
                Update.objects.filter(pk=update.pk).update(wording=judged)


def judged_by(wordings, day):
    """Return the last of the wordings from before `day`, or the first of that day, or None."""
    before = [one for one in wordings if one.date < day]
    return before[-1] if before else next((one for one in wordings if one.date == day), None)


def complete_headings(apps, schema_editor):
    """Keep with the last words of each commitment the heading above them on the live page."""
    Point = apps.get_model("policy", "CommitmentPoint")
    Wording = apps.get_model("policy", "CommitmentWording")
    for name in ("PolicyAreaPage", "ArticlePage"):
        pages = apps.get_model("policy", name).objects.filter(live=True, alias_of=None)
        for page in pages.select_related("locale").iterator(100):
            headings = headings_by_point(page.body.raw_data)
            points = Point.objects.filter(
                translation_key=page.translation_key, block_id__in=headings
            )
            for commitment, block_id in points.values_list("commitment", "block_id"):
                rows = Wording.objects.filter(
                    commitment=commitment, language=page.locale.language_code
                )
                last = rows.order_by("-pk").first()
                if last and last.text:
                    rows.filter(pk=last.pk).update(heading=headings[block_id])


def headings_by_point(body):
    return {
        point["id"]: " ".join(block["value"]["heading"].split())
        for block in body
        if block["type"] == "commitments" and block["value"].get("heading")
        for point in block["value"].get("points", [])
        if isinstance(point, dict) and point.get("id")
    }


class Migration(migrations.Migration):
    dependencies = [
        ("policy", "0009_what_updates_judged"),
    ]

    operations = [
        migrations.RunPython(drop_triggers, migrations.RunPython.noop),
        migrations.RunPython(complete_logs, migrations.RunPython.noop),
        migrations.RunPython(complete_headings, migrations.RunPython.noop),
    ]
