"""The form for an update of one commitment, with a row for each piece of evidence."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.urls import Resolver404, resolve
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.formsets import BaseFormSetMixin
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.documents import get_document_model
from wagtail.log_actions import log

from policy.models import CommitmentUpdate, Evidence, Status
from policy.models.commitments.evidence import validate_evidence_address
from policy.models.commitments.update import CLOSED, NO_VERDICT
from policy.pages.internal_request import path_on_site
from policy.register.updates import add_update

from .commitment_log import UPDATED
from .evidence import validate_address_elsewhere, validate_visitors_path

ROWS, MAX_ROWS = 3, 20
WORDS_CHANGED = _(
    "The words of the promise have been changed while you were writing. They are now: “%(words)s”. "
    "Read them and what you have written, and send it again if it still holds."
)


class EvidenceForm(WagtailAdminModelForm):
    """A piece of evidence. A row in which nothing but its date stands is empty."""

    class Meta:
        model = Evidence
        fields = ["address", "title", "document", "kept"]

    def has_changed(self):
        return any(name != "kept" for name in self.changed_data)

    def clean_address(self):
        """What is on this site, with its host or without, is judged by what visitors get there."""
        address = self.cleaned_data["address"]
        if address:
            validate_evidence_address(address)
            if path := path_on_site(address):
                validate_visitors_path(path)
            else:
                validate_address_elsewhere(address)
        return address

    def clean_document(self):
        document = self.cleaned_data["document"]
        if document:
            validate_visitors_path(document.url)
        return document

    def clean(self):
        """A document is kept, whether it was chosen or its address written."""
        cleaned = super().clean()
        if "address" in self.errors:
            # One that is refused is not missing.
            self.instance.address = self["address"].data
        if cleaned.get("address") and not cleaned.get("document"):
            cleaned["document"] = self.instance.document = document_at(
                path_on_site(cleaned["address"])
            )
        return cleaned


def document_at(path):
    """Return the document that this site has at `path`, or None."""
    try:
        match = resolve(path.partition("?")[0].partition("#")[0]) if path else None
    except Resolver404:
        return None
    if match is None or match.view_name != "wagtaildocs_serve":
        return None
    return get_document_model().objects.filter(pk=match.args[0]).first()


class EvidenceRows(BaseFormSetMixin, BaseFormSet):
    """The rows of a form, of which a script can add more."""

    @property
    def pieces(self):
        """The Evidence of the rows that are filled in, once the rows are valid."""
        return [row.save(commit=False) for row in self.forms if row.has_changed()]


EvidenceFormSet = formset_factory(
    EvidenceForm, formset=EvidenceRows, extra=ROWS, max_num=MAX_ROWS, absolute_max=MAX_ROWS
)


class LinkForm(EvidenceForm):
    """A piece of evidence as it is given where there is little room."""

    class Meta(EvidenceForm.Meta):
        fields = ["address", "title"]


class UpdateForm(WagtailAdminModelForm):
    """A new update of one commitment, which `instance` names.

    It is refused where its writer has not seen the words that it judges, or the latest update.
    """

    class Meta:
        model = CommitmentUpdate
        widgets = {"what_happened": AdminAutoHeightTextInput(attrs={"rows": 4})}
        fields = ["date", "status", "what_happened", "corrects"]

    evidence_rows = EvidenceFormSet
    judged = forms.IntegerField(required=False, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "corrects" in self.fields:
            self.fields["corrects"].queryset = self.instance.commitment.updates.all()
            if self.instance.commitment.is_closed:
                self.require_correction()
        self.words = self.instance.commitment.history.current
        self.initial["judged"] = self.words and self.words.pk
        self.newest = self.instance.commitment.newest_update
        self.initial["seen"] = self.newest.pk if self.newest else 0
        data = self.data if self.is_bound else None
        self.evidence = self.evidence_rows(data, prefix=self.add_prefix("evidence"))

    def require_correction(self):
        """Ask first which update this one corrects."""
        self.fields["corrects"].required = True
        self.fields["corrects"].error_messages["required"] = CLOSED
        self.order_fields(["corrects"])
        self.fields["status"].error_messages["invalid_choice"] = NO_VERDICT
        self.fields["status"].choices = [
            choice for choice in self.fields["status"].choices if choice[0] in self.last_words()
        ]

    def last_words(self):
        """Return the statuses that a closed term leaves: verdicts, and what stands before one."""
        updates = self.instance.commitment.updates
        last = updates.standing().first()
        earlier = [one.status for one in updates.uncorrected() if last and one.pk != last.pk]
        return {"", *earlier, *(one.value for one in Status if one.is_verdict)}

    @property
    def media(self):
        return super().media + self.evidence.media

    def clean_judged(self):
        """Refuse an update of words that its writer has not seen, and show those of today."""
        judged = self.cleaned_data["judged"]
        if judged and self.words and judged != self.words.pk:
            self.send_instead("judged", self.words.pk)
            self.add_error(None, WORDS_CHANGED % {"words": self.words.statement})
        return judged

    def clean(self):
        """Refuse what was written before its writer had read the latest update."""
        cleaned = super().clean()
        newest, seen = self.newest, cleaned.get("seen")
        if newest and seen is not None and seen < newest.pk and not self.is_in(newest):
            self.send_instead("seen", newest.pk)
            self.add_error(None, told_of(newest))
        return cleaned

    def is_in(self, update):
        """Whether `update` says just this: the sheet has been sent twice."""
        names = ("status", "what_happened", "date")
        return all(self.cleaned_data.get(one) == getattr(update, one) for one in names)

    def send_instead(self, name, value):
        """Show the form with another value in one of its fields than was sent."""
        self.data = self.data.copy()
        self.data[self.add_prefix(name)] = value

    def is_valid(self):
        valid = super().is_valid()
        return self.evidence.is_valid() and self.has_evidence() and valid

    def has_evidence(self):
        """Whether there is as much as the status needs; else say so at the first row."""
        if "status" in self.errors or not self.has_changed():
            return True
        try:
            self.instance.check_evidence(self.evidence.pieces)
        except ValidationError as error:
            self.evidence.forms[0].add_error("address", error)
            return False
        return True


def told_of(update: CommitmentUpdate) -> str:
    text = gettext(
        "%(author)s has written an update while you were writing: %(status)s, %(date)s. "
        "“%(text)s” Read it and what you have written, and save again if yours still holds."
    )
    return text % {
        "author": update.author or gettext("Somebody"),
        "status": update.as_status.label,
        "date": date_format(update.date),
        "text": update.what_happened,
    }


def write(form, user):
    """Write the update of a valid UpdateForm, under the name of `user`; return the row of the log.

    Raises ValidationError where its term has been closed in the meantime.
    """
    update = form.save(commit=False)
    written = add_update(update, user, form.evidence.pieces)
    if written is update:
        log(update.commitment, UPDATED, user=user, data={"status": update.status})
    return written
