"""What the feeds say of each row of the register's logs.

An entry follows from what was written until then, so that it stays as it was read; where
something later changes it, as a translation does, its `updated` is the time of that (RFC 4287,
4.2.15).
"""

from datetime import datetime, time
from urllib.parse import urljoin

from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html, linebreaks
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from policy.models.commitments import CommitmentMove, CommitmentUpdate, CommitmentWording, Status


def time_of(row):
    """Return when a row was written; the beginning of its day if that is older than the column."""
    return row.written_at or timezone.make_aware(datetime.combine(row.date, time()))


class Entries:
    """Entries about rows of the logs: `root` is the full address of the register's page.

    `sources` are what promises say in the adopted document, by their numbers.
    """

    def __init__(self, page, root, hostname, sources):
        self.page = page
        self.root = root
        self.hostname = hostname
        self.sources = sources

    def item(self, row):
        """Return what Atom1Feed.add_item() takes about a row of a log of commitments."""
        kinds = {
            CommitmentUpdate: ("uppdatering", self.update),
            CommitmentWording: ("ordalydelse", self.wording),
            CommitmentMove: ("flytt", self.move),
        }
        name, tell = kinds[type(row)]
        title, description, *others = tell(row)
        return self.entry(
            row,
            f"{name}-{row.pk}",
            title,
            description,
            f"{row.commitment.path}#{name}-{row.pk}",
            updateddate=max(map(time_of, [row, *filter(None, others)])),
            categories=[row.commitment.area.title],
        )

    def closing(self, closing):
        """Return the same about a term that was closed."""
        title = _("The term %(term)s is closed") % {"term": closing}
        below = self.page.outcome_path(closing)
        description = format_html(
            '<p>{} <a href="{}">{}</a></p>',
            _("Every promise has its verdict."),
            self.root + below,
            _("How it went %(term)s") % {"term": closing},
        )
        return self.entry(closing, f"stangning-{closing.pk}", title, description, below)

    def entry(self, row, name, title, description, below, **fields):
        return {
            "title": title,
            "link": self.root + below,
            "description": description,
            "unique_id": f"tag:{self.hostname},2018:{name}",
            "pubdate": timezone.make_aware(datetime.combine(row.date, time())),
            "updateddate": time_of(row),
            **fields,
        }

    def update(self, update):
        """The words that the update judged, what it says, and its evidence."""
        history = update.commitment.history
        words = translated(history, update.wording) if update.wording else history.shown
        description = format_html(
            '<div lang="{}" dir="{}">{}</div>',
            update.language,
            settings.CONTENT_LANGUAGES[update.language].direction,
            mark_safe(linebreaks(update.text, autoescape=True)),
        )
        for piece in update.evidence.all():
            description += format_html(
                '<p>{} <a href="{}">{}</a>{}</p>',
                _("Evidence:"),
                urljoin(self.root, piece.url),
                piece.title,
                " ({})".format(_("the party's own word")) if piece.is_own else "",
            )
        return f"{Status(update.status).label}: {words.statement}", description, words

    def wording(self, wording):
        """What the wording is, the words before it or the reason, and where that is to be seen."""
        history = wording.commitment.history
        earlier = [one for one in history.wordings if one.language == wording.language and one.text]
        before = next((one for one in reversed(earlier) if one.pk < wording.pk), None)
        description = format_html("<p>{}</p>", wording.get_reason_display())
        if words := wording.note or wording.statement:
            description = format_html('<div lang="{}">{}</div>', wording.language, words)
        if before and before.statement != wording.statement:
            description += format_html(
                '<p>{} <q lang="{}">{}</q></p>', _("Before:"), before.language, before.statement
            )
        relations = [] if wording.text else list(wording.commitment.became.all())
        description += self.evidence_of(wording, relations)
        said = translated(history, wording if wording.text else before or wording)
        title = f"{kind_of(wording, before, relations)}: {said.statement}"
        return title, description, said, *relations

    def evidence_of(self, wording, relations):
        """Return links to where the promise is followed up now, and to the adopted document."""
        html = mark_safe("")
        for one in standing(relations):
            html += format_html(
                '<p>{} <a href="{}/">{}</a></p>',
                one.get_kind_display(),
                self.root + one.later.public_id,
                one.later.public_id,
            )
        source = self.sources.get(wording.commitment.public_id)
        if wording.text and source and source.url:
            html += format_html(
                '<p>{} <a href="{}">{}</a></p>',
                _("Evidence:"),
                urljoin(self.root, source.url),
                _("As it stands in the programme, page %(page)s") % {"page": source.page}
                if source.page
                else _("As it stands in the programme"),
            )
        return html

    def move(self, move):
        """The areas, and what was promised when it moved."""
        history = move.commitment.history
        source = history.current.language
        until = [one for one in history.wordings if one.text and one.language == source]
        words = translated(
            history, next((one for one in reversed(until) if one.date <= move.date), until[0])
        )
        description = format_html(
            "<p>{} {}<br>{} {}</p>", _("From:"), move.from_area, _("To:"), move.to_area
        )
        title = _("Moved to %(area)s: %(words)s")
        return title % {"area": move.to_area.title, "words": words.statement}, description, words


def translated(history, wording):
    """Return the words of `wording` in the language to read, or itself where there are none.

    They are from before the next words of its own language, and from after the last change.
    """
    if wording.language == history.language:
        return wording
    own = [one.pk for one in history.wordings if one.language == wording.language]
    end = min((pk for pk in own if pk > wording.pk), default=None)
    found = [one for one in history.read if one.text and (end is None or one.pk < end)]
    changes = [
        one.pk
        for one in history.wordings
        if one.pk <= wording.pk and one.change in CommitmentWording.OTHER_PROMISE
    ]
    return found[-1] if found and found[-1].pk > max(changes, default=0) else wording


def standing(relations):
    """Return the relations that nobody has taken back."""
    taken_back = {one.takes_back_id for one in relations}
    return [one for one in relations if not one.takes_back_id and one.pk not in taken_back]


def kind_of(wording, before, relations):
    """Return what a wording is to the one before it, in a few words."""
    if wording.text:
        is_back = before and before.statement == wording.statement
        again = _("In the programme again") if is_back else wording.get_change_display()
        return again if before else _("New promise")
    if wording.reason == wording.Reason.UNFOLLOWED:
        return _("No longer followed up")
    if any(one.kind in one.STILL_PROMISED for one in standing(relations)):
        return _("Followed up in another place")
    return _("No longer in the programme")
