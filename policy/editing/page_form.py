from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets.slug import SlugInput

from policy.checks import errors_of
from policy.checks.editorial import check_length
from policy.checks.findings import form_errors, label_of
from policy.pages.letters import FORMATTERS, in_letters
from policy.pages.slugs import refuse_reserved_slug
from policy.register.years import fixed_version, source_of


class CheckedPageForm(WagtailAdminPageForm):
    """The form of a page: it refuses to publish a page with errors (policy.checks).

    A draft is refused only where it is longer than a page can be.
    """

    # The Findings that kept the page from being published: shown by PublishErrorsPanel.
    publish_errors = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.instance.parent_in_form = self.parent_page
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].widget.attrs.update(SlugInput(formatters=FORMATTERS).attrs)

    def clean_slug(self):
        """An address left empty stays as it was; that of a new page follows from its title.

        Wagtail fills it in while the title is typed, a moment later: a button may come first.
        """
        slug = self.cleaned_data["slug"]
        # An address that is there already stays, whatever its letters.
        slug = self.instance.slug if slug in ("", self.instance.slug) else in_letters(slug)
        refuse_reserved_slug(slug, self.parent_page)
        return slug

    @property
    def needs_checks(self):
        """Whether the page is to be published, now or later, or submitted for review.

        A page with errors can be sent back by its reviewer, and its review be cancelled.
        """
        taken_back = "action-cancel-workflow" in self.data or (
            "action-workflow-action" in self.data
            and self.data.get("workflow-action-name") != "approve"
        )
        return not self.is_deferred_validation and not taken_back

    def _post_clean(self):
        super()._post_clean()
        if too_long := self.of_valid_fields(check_length(self.instance)):
            self.add_errors(too_long)
        elif self.needs_checks:
            self.publish_errors = self.of_valid_fields(errors_of(self.instance))
            self.add_errors(self.publish_errors)

    def of_valid_fields(self, findings):
        """Return those about valid fields: of others the instance has the old value."""
        return [one for one in findings if one.where[0] not in self.errors]

    def add_errors(self, findings):
        for name, error in form_errors(self.instance, findings).items():
            if name not in self.fields:
                # The field is not in the form of an editor who may not change it.
                self.add_error(None, [f"{label_of(self.instance, (name,))}: {m}" for m in error])
            else:
                self.add_error(name, error)


class ProgrammeForm(CheckedPageForm):
    """The form of a programme, whose years are fixed once it has promises: in drafts as well."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fixed = fixed_version(self.instance) if self.instance.pk else None
        if self.fixed:
            self.initial.update(self.fixed.years.fields)

    def clean(self):
        cleaned = super().clean()
        fixed = self.fixed.years.fields if self.fixed else {}
        for name, year in fixed.items():
            if name in cleaned and cleaned[name] != year:
                self.add_error(name, self.why_fixed())
        return cleaned

    def why_fixed(self):
        if source_of(self.instance):
            return _(
                "The years are the same in every language: %(term)s, as on the Swedish page."
            ) % {"term": self.fixed.term}
        return _(
            "The promises of the programme stand in the register for %(term)s, so the years are "
            "fixed. For a new term, make a new programme beside this one, which stays as an "
            "archive. An administrator can correct years that were mistyped: Commitments, Terms."
        ) % {"term": self.fixed.term}
