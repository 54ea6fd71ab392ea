"""Panels of a page's form: why it is not published, the Swedish page beside it, its commitments."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel, TitleFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Page

from policy.checks.findings import placed
from policy.models.commitments import Commitment
from policy.pages.passages import passages_of
from policy.translation.roots import is_older

from .answers_field import AnswersField
from .review_panel import ReviewPanel


class PublishErrorsPanel(Panel):
    """Above a page's form when it could not be published: what to put right, and where it is."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "policy/editing/publish_errors.html"

        def is_shown(self):
            return bool(super().is_shown() and getattr(self.form, "publish_errors", ()))

        def get_context_data(self, parent_context=None):
            found = placed(self.instance, self.form.publish_errors)
            return {**super().get_context_data(parent_context), "publish_errors": found}


class OriginalPanel(Panel):
    """Beside a page that is written freely in another language: what the Swedish page says."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "policy/editing/original.html"

        def is_shown(self):
            return bool(super().is_shown() and self.original)

        @cached_property
        def original(self):
            page = self.instance
            if not page.pk or page.locale.language_code == settings.LANGUAGE_CODE:
                return None
            pages = Page.objects.filter(
                translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
            )
            return pages.specific().first()

        @property
        def is_older(self):
            return is_older(self.instance, self.original)

        def get_context_data(self, parent_context=None):
            return {
                **super().get_context_data(parent_context),
                "original": self.original,
                "passages": list(passages_of(self.original)),
                "is_older": self.is_older,
            }


class QuestionsPanel(Panel):
    """What became of promises that have been changed, where the page's scripts ask.

    Its field is hidden, and its comparisons show nothing: the history of a promise does.
    """

    def get_form_options(self):
        return {"fields": ["answers"], "field_classes": {"answers": AnswersField}}

    class BoundPanel(Panel.BoundPanel):
        template_name = "policy/editing/questions_panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return {**context, "field": self.form["answers"], "address": self.address}

        @property
        def address(self):
            """Where the page's scripts ask; "" for a page that stands nowhere."""
            if self.instance.pk:
                return reverse("promise_questions", args=[self.instance.pk])
            parent = self.form.parent_page
            return reverse("new_page_questions", args=[parent.pk]) if parent else ""


class CommitmentsPanel(Panel):
    """The commitments of a page in its editor, each with a link to write an update."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "policy/editing/panel.html"

        def is_shown(self):
            user = self.request.user if self.request else None
            permitted = user and user.has_perm("policy.add_commitmentupdate")
            return bool(super().is_shown() and permitted and self.commitments)

        @cached_property
        def commitments(self):
            key = self.instance.translation_key
            return list(Commitment.objects.filter(translation_key=key).for_reading())

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return {**context, "commitments": self.commitments}


class TitleInput(AdminAutoHeightTextInput):
    """A title on as many lines as the screen needs, and in the database on one."""

    def __init__(self, attrs=None):
        super().__init__({"rows": 1, "data-one-line": "", **(attrs or {})})

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return value and " ".join(value.splitlines())


# Of every kind of page, before its own.
PAGE_PANELS = [
    ReviewPanel(heading=_("Review"), icon="glasses"),
    PublishErrorsPanel(heading=_("Before the page can be published"), icon="warning"),
    OriginalPanel(heading=_("The Swedish page")),
    TitleFieldPanel("title", widget=TitleInput),
]
