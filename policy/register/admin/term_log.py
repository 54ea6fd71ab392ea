"""What the history of the site says of terms."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter


class TermClosedFormatter(LogFormatter):
    """A term was closed."""

    label = gettext_lazy("Close the term")

    def format_message(self, entry):
        return _("Closed the term %(term)s with %(promises)s promises") % {
            "term": entry.data["term"],
            "promises": entry.data["promises"],
        }


class TermReopenedFormatter(LogFormatter):
    """A closed term was opened again."""

    label = gettext_lazy("Open the term again")

    def format_message(self, entry):
        return _("Opened the term %(term)s again: %(note)s") % entry.data


class YearsKeptFormatter(LogFormatter):
    """A version with other years was published: the programme kept those that it has."""

    label = gettext_lazy("Keep the years")

    def format_message(self, entry):
        return _("Kept the years %(kept)s, for which there are promises, and not %(refused)s") % {
            "kept": entry.data["kept"],
            "refused": entry.data["refused"],
        }


class YearsCorrectedFormatter(LogFormatter):
    """The years of a term were corrected, with all that was promised for it."""

    label = gettext_lazy("Correct the years")

    def format_message(self, entry):
        return _("Corrected the years %(wrong)s to %(right)s for %(promises)s promises") % {
            "wrong": entry.data["wrong"],
            "right": entry.data["right"],
            "promises": entry.data["promises"],
        }


class TermBegunFormatter(LogFormatter):
    """A new term began: another programme became the first page."""

    label = gettext_lazy("Begin a new term")

    def format_message(self, entry):
        return _("“%(title)s” became the first page; “%(other)s” is its archive") % entry.data


class TermUndoneFormatter(LogFormatter):
    """The beginning of a term was undone."""

    label = gettext_lazy("Undo the new term")

    def format_message(self, entry):
        return _("“%(other)s” is the first page again; “%(title)s” waits beside it") % entry.data
