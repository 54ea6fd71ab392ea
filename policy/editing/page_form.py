from wagtail.admin.forms import WagtailAdminPageForm

from policy.checks import errors_of
from policy.checks.form_errors import form_errors
from policy.checks.places import label_of
from policy.models.public import refuse_taken


class CheckedPageForm(WagtailAdminPageForm):
    """The form of a page: what would reach visitors wrong is refused, a draft never is."""

    # What the Findings are about that stopped the page: shown by PublishStopPanel.
    stops = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self):
        """An address left empty stays as it was; that of a new page follows from its title.

        Wagtail fills it in while the title is typed, a moment later: a button may come first.
        """
        slug = self.cleaned_data["slug"] or self.instance.slug
        refuse_taken(slug, self.parent_page)
        return slug

    @property
    def goes_on(self):
        """Whether the page is to be published, now or later, or handed in for review.

        A reviewer sends back and an editor takes back a page that has errors, too.
        """
        taken_back = "action-cancel-workflow" in self.data or (
            "action-workflow-action" in self.data
            and self.data.get("workflow-action-name") != "approve"
        )
        return not self.is_deferred_validation and not taken_back

    def _post_clean(self):
        super()._post_clean()
        if not self.goes_on:
            return
        # The instance still has the saved text of a field that can not be read.
        found = errors_of(self.instance)
        self.stops = [stop for stop in found if stop.where[0] not in self.errors]
        for name, error in form_errors(self.instance, self.stops).items():
            if name not in self.fields:
                # An editor who may not change the field is told nevertheless.
                self.add_error(None, [f"{label_of(self.instance, (name,))}: {m}" for m in error])
            else:
                self.add_error(name, error)
