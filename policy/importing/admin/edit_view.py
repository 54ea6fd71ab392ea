"""The document and what becomes of it, side by side; saved all the time."""

import json

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from policy.importing.document import Paragraph
from policy.importing.rows import changed, rows_from, split_lines, stored
from policy.models import ProgrammeImport
from policy.register.updates import name_of

from .access import ImportView
from .lines import COUNT_FORMS, QUICK, ROLE_KEYS, counted, lines_of, notes_of


class EditView(ImportView):
    """Without scripts each button sends the whole form; with them it only leads onwards."""

    template_name = "policy/importing/edit.html"

    def get_page_title(self):
        return self.imported.title

    def post(self, request, pk):
        paragraphs = paragraphs_of(self.imported)
        try:
            sent = rows_from(sent_in_form(request.POST, self.imported), len(paragraphs))
        except ValidationError as error:
            messages.error(request, error.messages[0])
            return redirect(request.path)
        act = request.POST.get("do", "")
        rows = changed(split_lines(sent), set(request.POST.getlist("ticked")), act, paragraphs)
        version = request.POST.get("version", "")
        if not save(self.imported, rows, int(version) if version.isdecimal() else 0, request.user):
            self.imported.refresh_from_db()
            kept = _("What you have done is still here. Save again to keep it instead.")
            messages.error(request, f"{who_saved(self.imported)} {kept}")
            return self.render_to_response(self.get_context_data(rows=rows))
        if act == "build":
            return redirect("imports:build", self.imported.pk)
        return redirect(f"{request.path}#row-{next(iter(request.POST.getlist('ticked')), '')}")

    def get_context_data(self, rows=None, **kwargs):
        rows = stored(self.imported.rows) if rows is None else rows
        return super().get_context_data(
            imported=self.imported,
            lines=lines_of(rows, paragraphs_of(self.imported)),
            counted=counted(rows),
            role_keys=[(role, *shown) for role, shown in ROLE_KEYS.items()],
            quick=[(role, ROLE_KEYS[role][1]) for role in QUICK],
            texts=texts_of_script(),
            **kwargs,
        )


def texts_of_script():
    """Return what the script says, with {n} and {time} to be filled in."""
    return {
        "counts": {role: [forms(1), forms(2)] for role, forms in COUNT_FORMS.items()},
        "keys": {key: role for role, (key, _label) in ROLE_KEYS.items()},
        "none": _("Go to a row"),
        "one": _("Make the row:"),
        "several": _("Make {n} rows:"),
        "saving": _("Saving …"),
        "saved": _("Saved {time}"),
        "lost": _("Not saved: no connection. Trying again …"),
        "conflict": _("Not saved"),
    }


class SaveView(ImportView):
    """Saves what a script sends: the order of all rows, and those that are new or changed."""

    http_method_names = ["post"]

    def post(self, request, pk):
        paragraphs = paragraphs_of(self.imported)
        try:
            sent = json.loads(request.body)
            known = {row["id"]: row for row in self.imported.rows}
            known |= {row["id"]: row for row in sent["changed"]}
            rows = rows_from([known[one] for one in sent["order"]], len(paragraphs))
            version = int(sent["version"])
        except (ValueError, TypeError, KeyError):
            # Rows that somebody else has taken away since are not known any more.
            if self.is_older(request.body):
                return self.answer_conflict(paragraphs)
            return JsonResponse({"message": _("The changes could not be saved.")}, status=400)
        except ValidationError as error:
            return JsonResponse({"message": error.messages[0]}, status=400)
        if not save(self.imported, rows, version, request.user):
            return self.answer_conflict(paragraphs)
        return JsonResponse(
            {
                "version": version + 1,
                "saved": date_format(timezone.localtime(), "TIME_FORMAT"),
                "notes": notes_of(rows, paragraphs),
            }
        )

    def when_built(self):
        text = _("The drafts have been made meanwhile: nothing more is changed here.")
        address = reverse("imports:result", args=[self.imported.pk])
        return JsonResponse({"message": text, "address": address}, status=410)

    def is_older(self, body):
        try:
            return int(json.loads(body)["version"]) != self.imported.version
        except (ValueError, TypeError, KeyError):
            return False

    def answer_conflict(self, paragraphs):
        self.imported.refresh_from_db()
        rows = stored(self.imported.rows)
        return JsonResponse(
            {
                "message": who_saved(self.imported),
                "version": self.imported.version,
                "rows": self.imported.rows,
                "notes": notes_of(rows, paragraphs),
            },
            status=409,
        )


def paragraphs_of(imported):
    return [Paragraph.from_json(one) for one in imported.paragraphs]


def save(imported, rows, version, user):
    """Save `rows` as the next version, unless another than `version` is there; return whether."""
    now = timezone.now()
    same = ProgrammeImport.objects.filter(pk=imported.pk, version=version, built_at=None)
    return same.update(
        rows=[one.to_json() for one in rows],
        version=F("version") + 1,
        changed_by=user,
        changed_at=now,
    )


def sent_in_form(data, imported):
    """Return the rows of the form: those that were there when it was opened, in its order."""
    known = {row["id"]: row for row in imported.rows}
    return [
        {
            **known.get(row_id, {}),
            "id": row_id,
            "sources": [int(one) for one in sources.split(",") if one.isdecimal()],
            "role": data.get(f"role-{row_id}", ""),
            "text": data.get(f"words-{row_id}", "").strip(),
        }
        for row_id, sources in (one.split(":", 1) for one in data.getlist("row") if ":" in one)
    ]


def who_saved(imported):
    """Say who has saved since the screen was opened."""
    values = {
        "name": name_of(imported.changed_by) or "–",
        "time": date_format(timezone.localtime(imported.changed_at), "TIME_FORMAT"),
    }
    return _("%(name)s saved this import at %(time)s, after you opened it.") % values
