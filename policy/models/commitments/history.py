from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from policy.register.bullets import lead_in, statement_of

from .append_only import AppendOnly


class CommitmentWording(AppendOnly):
    """What was promised from a date on, in one language; an empty text: nothing any longer."""

    class Reason(models.TextChoices):
        """Why a commitment left the page."""

        REMOVED = "removed", _("The point was taken off the page, or is no longer followed up.")
        UNPUBLISHED = "unpublished", _("The page was unpublished.")
        DELETED = "deleted", _("The page was deleted.")
        REPLACED = "replaced", _("The point was rewritten into another promise.")
        MERGED = "merged", _("The same promise stands in another place.")
        UNFOLLOWED = "unfollowed", _("The promise still stands, but is no longer followed up.")

    class Change(models.TextChoices):
        """What new words are to the words before them, in the language that decides."""

        SAME = "same", _("The same promise, better words")
        CHANGED = "changed", _("The promise is changed")
        UNANSWERED = "unanswered", _("Nobody has said whether the promise is the same")

    # After one of these, a status that judged the words before no longer stands.
    OTHER_PROMISE = (Change.CHANGED, Change.UNANSWERED)

    commitment = models.ForeignKey(
        "policy.Commitment", on_delete=models.PROTECT, related_name="wordings"
    )
    language = models.CharField(_("language"), max_length=100)
    date = models.DateField(_("date"))
    text = models.TextField(_("wording"), blank=True)
    heading = models.CharField(_("heading of the list"), max_length=255, blank=True)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason.choices, blank=True)
    change = models.CharField(_("change"), max_length=20, choices=Change.choices, blank=True)
    note = models.TextField(_("explanation"), blank=True)
    # None of those from before it was noted.
    written_at = models.DateTimeField(_("written"), null=True, auto_now_add=True)

    class Meta(AppendOnly.Meta):
        default_permissions = ()
        ordering = ["pk"]
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")

    def __str__(self):
        return self.text or self.get_reason_display()

    @property
    def is_promised(self):
        """Whether the page promises it, followed up or not."""
        return bool(self.text) or self.reason == self.Reason.UNFOLLOWED

    @property
    def lead_in(self):
        """The heading of the list as it stands before the words: "We build:"."""
        return lead_in(self.heading)

    @property
    def statement(self):
        """The words with the heading of the list, as they are said where they stand alone."""
        return statement_of(self.heading, self.text)


class WordingHistory:
    """All wordings of a commitment, oldest first."""

    def __init__(self, wordings):
        self.wordings = list(wordings)

    @cached_property
    def language(self):
        """The language to read: the visitor's where there is one, else the first published."""
        languages = [wording.language for wording in self.wordings]
        return get_language() if get_language() in languages else next(iter(languages), "")

    @cached_property
    def read(self):
        """The wordings in that language."""
        return [one for one in self.wordings if one.language == self.language]

    @cached_property
    def shown(self):
        """The last words in that language, as a wording; None where there are none."""
        return next((one for one in reversed(self.read) if one.text), None)

    @property
    def text(self):
        return self.shown.text if self.shown else ""

    @property
    def promised_since(self):
        return min((one.date for one in self.wordings), default=None)

    @cached_property
    def latest(self):
        """The last wording by language; its text is empty where the page there has it no more."""
        return {one.language: one for one in sorted(self.wordings, key=lambda one: one.pk)}

    @property
    def deciding(self):
        """The last wordings that decide what is promised: the Swedish one, where there is one."""
        source = self.latest.get(settings.LANGUAGE_CODE)
        return [source] if source else list(self.latest.values())

    @property
    def withdrawn_since(self):
        """The date since which it is no longer promised; None while it is."""
        if not self.deciding or any(one.is_promised for one in self.deciding):
            return None
        return max(one.date for one in self.deciding)

    @property
    def unfollowed(self):
        """The wording by which a promise that still stands is no longer followed up, or None.

        Words that it got after that are followed by such a wording of their day.
        """
        if self.withdrawn_since or any(one.text for one in self.deciding):
            return None
        last = next(iter(self.deciding), None)
        rows = [one for one in self.wordings if last and one.language == last.language]
        first, *before = sorted(rows, key=lambda one: -one.pk) or [None]
        for words, unfollowed in zip(before[::2], before[1::2], strict=False):
            if words.date != first.date or unfollowed.reason != CommitmentWording.Reason.UNFOLLOWED:
                break
            first = unfollowed
        return first

    @cached_property
    def current(self):
        """The last words in the language that decides, as a wording; None where there is none."""
        source = [one for one in self.wordings if one.language == settings.LANGUAGE_CODE]
        return next((one for one in reversed(source or self.wordings) if one.text), None)

    def change_after(self, pk):
        """Return the first wording after that of `pk` by which the promise was another, or None."""
        return next(
            (
                one
                for one in self.wordings
                if one.pk > pk and one.change in CommitmentWording.OTHER_PROMISE
            ),
            None,
        )

    def is_older(self, wording):
        """Whether `wording`, in any language, is from before the promise was last changed."""
        return self.change_after(wording.pk) is not None

    def as_read(self, wording):
        """Return `wording` in the language to read, or itself where that has no words of it."""
        of_today = not self.is_older(wording) and self.language in self.languages_of_today
        is_foreign = wording.language != self.language
        return self.shown if is_foreign and of_today and self.shown else wording

    @cached_property
    def older_languages(self):
        """Those whose pages still say what was changed or withdrawn where it is decided."""
        return [
            code
            for code, last in self.latest.items()
            if last.text
            and last not in self.deciding
            and (self.withdrawn_since or self.is_older(last))
        ]

    @property
    def languages_of_today(self):
        """Those whose pages say what is promised today."""
        return [
            code
            for code, last in self.latest.items()
            if last.text and code not in self.older_languages
        ]
