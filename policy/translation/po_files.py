"""Uploads of PO files: a text that was changed after the file was downloaded is kept."""

from contextlib import suppress
from datetime import datetime

import polib
from django.contrib import messages
from django.core.files.base import ContentFile
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation

from policy.editing.conflicts import editor_name


def remove_newer_texts(request, translation):
    """Remove entries with a newer text from the uploaded file, and show the translator both texts.

    wagtail-localize writes into a file when it was made, and refuses what is no PO file.
    """
    sent = request.FILES.get("file")
    if not sent:
        return
    content = sent.read()
    sent.seek(0)
    with suppress(OSError, ValueError, KeyError, TypeError):
        # polib takes what is short and names a file for its path.
        po = polib.pofile("\n" + content.decode())
        made = datetime.fromisoformat(po.metadata["POT-Creation-Date"])
        kept = list(newer_texts(request.user, translation, po, made))
        for entry, _now in kept:
            po.remove(entry)
        if kept:
            request.FILES["file"] = ContentFile(str(po).encode(), name=sent.name)
            messages.warning(request, kept_texts_message(kept))


def newer_texts(user, translation, po, made):
    """Yield each entry that would overwrite a newer text of somebody else, with that text."""
    texts = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id,
        locale=translation.target_locale_id,
        updated_at__gt=made,
    ).exclude(last_translated_by=user)
    here = {(text.translation_of.data, text.context.path): text for text in texts}
    for entry in po:
        now = here.get((entry.msgid, entry.msgctxt))
        if now and entry.msgstr and entry.msgstr != now.data:
            yield entry, now


def kept_texts_message(kept):
    """Return a message with the text that was kept and that of the file, for each entry."""
    rows = [
        (editor_name(now.last_translated_by), shortened(now.data), shortened(entry.msgstr))
        for entry, now in kept
    ]
    return format_html(
        "{} <ul>{}</ul>",
        _("These texts were changed here after the file was fetched, and are left as they are:"),
        format_html_join("", "<li>{}: ”{}” – ”{}”</li>", rows),
    )


def shortened(text):
    return Truncator(text).chars(200)
