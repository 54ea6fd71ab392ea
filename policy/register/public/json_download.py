import json
from urllib.parse import urljoin

from django.utils import timezone

from policy.models.commitments import Status

from .downloads import attachment, everything


def json_download(root):
    """Return a response with every commitment, all its wordings and all its updates."""

    def parts():
        head = {
            "format": "lokalpolitik-register",
            "version": 2,
            "generated": timezone.now().isoformat(timespec="seconds"),
            "register": root,
            "statuses": {
                one.value: {"name": str(one.label), "definition": str(one.definition)}
                for one in Status
            },
        }
        yield json.dumps(head, ensure_ascii=False)[:-1] + ', "commitments": ['
        between = "\n"
        for one in everything():
            yield between + json.dumps(described(one, root), ensure_ascii=False, default=str)
            between = ",\n"
        yield "\n]}\n"

    return attachment(parts(), "application/json", "loften.json")


def described(one, root):
    area = one.area
    return {
        "id": one.public_id,
        "address": root + one.path,
        "wording": one.text,
        "area": {"id": area.slug, "name": area.title},
        "term": {"start": area.term_start, "end": area.term_end},
        "promised": one.promised_since,
        "withdrawn": one.withdrawn_since,
        "status": one.status.value,
        "updated": one.updated,
        "wordings": [
            {"language": w.language, "date": w.date, "text": w.text, "reason": w.reason}
            for w in one.wordings.all()
        ],
        "updates": [
            {
                "id": update.pk,
                "date": update.date,
                "status": update.status,
                "what_happened": update.what_happened,
                "evidence_url": update.evidence_url and urljoin(root, update.evidence_url),
                "evidence_title": update.evidence_title,
                "corrects": update.corrects_id,
                "written": update.written_at.isoformat(timespec="seconds"),
            }
            for update in one.updates.all()
        ],
    }
