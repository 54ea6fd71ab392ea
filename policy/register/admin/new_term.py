"""The page on which an administrator begins a new term: what it will do, the button, the undo."""

from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from policy.models import NewTerm
from policy.register.new_term.plan import Plan, prepared_programmes, present_programme
from policy.register.new_term.switch import (
    UNDONE_WITHIN,
    Losses,
    NewTermError,
    begin,
    undo,
    undoable,
)

from .breadcrumbs import TERMS, breadcrumbs
from .permissions import may_begin


class ChoiceForm(forms.Form):
    """Which prepared programme begins, and whether its drafts are published with it."""

    programme = forms.ModelChoiceField(
        label=gettext_lazy("The new programme"), queryset=None, empty_label=None
    )
    publishes_drafts = forms.BooleanField(
        label=gettext_lazy("Publish the drafts that are ready as well"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = prepared_programmes()
        self.fields["programme"].label_from_instance = lambda page: (
            f"{page.get_admin_display_title()}, {page.term}"
        )


class DateForm(forms.Form):
    """When a new term begins by itself."""

    planned_for = forms.DateTimeField(
        label=gettext_lazy("Day and time"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def clean_planned_for(self):
        if self.cleaned_data["planned_for"] <= now():
            raise ValidationError(_("Choose a time that is still to come."))
        return self.cleaned_data["planned_for"]


class NewTermView(WagtailAdminTemplateMixin, TemplateView):
    """What happens in every language when a prepared programme becomes the first page.

    What the page was shown for is sent along, so that what is confirmed is what was read.
    """

    template_name = "policy/editing/new_term/page.html"
    page_title = gettext_lazy("Begin a new term")
    header_icon = "date"

    def dispatch(self, request):
        if not may_begin(request.user):
            return permission_denied(request)
        self.planned = NewTerm.planned()
        self.undoable = undoable()
        return super().dispatch(request)

    def get_breadcrumbs_items(self):
        return breadcrumbs(self.page_title, TERMS)

    def post(self, request):
        for name in ("begin", "plan", "cancel", "undo"):
            if name in request.POST:
                return getattr(self, name)()
        return redirect("commitments:new_term")

    def begin(self):
        form = ChoiceForm(self.request.POST)
        if not form.is_valid():
            return self.refuse(_("Choose the new programme."))
        try:
            begin(self.new_term(form), self.request.user)
        except NewTermError as error:
            return self.refuse(str(error))
        messages.success(self.request, _("The new term has begun. Visitors see it now."))
        return redirect("commitments:new_term")

    def new_term(self, form):
        """Return the NewTerm that is planned, or a new one, with what has been chosen."""
        new_term = self.planned or NewTerm(author=self.request.user)
        new_term.programme = form.cleaned_data["programme"]
        new_term.publishes_drafts = form.cleaned_data["publishes_drafts"]
        return new_term

    def plan(self):
        form, date = ChoiceForm(self.request.POST), DateForm(self.request.POST)
        if not form.is_valid():
            return self.refuse(_("Choose the new programme."))
        if not date.is_valid():
            return self.render_to_response(self.get_context_data(date=date))
        new_term = self.new_term(form)
        new_term.planned_for = date.cleaned_data["planned_for"]
        new_term.author = self.request.user
        new_term.save()
        text = _("The new term begins by itself on %(time)s.")
        messages.success(self.request, text % {"time": in_words(new_term.planned_for)})
        return redirect("commitments:new_term")

    def cancel(self):
        if self.planned:
            self.planned.delete()
            messages.success(self.request, _("Nothing is planned any more."))
        return redirect("commitments:new_term")

    def undo(self):
        if self.undoable is None:
            return self.refuse(_("It is too late to undo this, or somebody has done it already."))
        try:
            undo(self.undoable, self.request.user)
        except NewTermError as error:
            return self.refuse(str(error))
        messages.success(self.request, _("Undone. Every address answers as before."))
        return redirect("commitments:new_term")

    def refuse(self, text):
        messages.error(self.request, _("Nothing was changed. %(why)s") % {"why": text})
        return redirect("commitments:new_term")

    def chosen(self, choice):
        """Return what is chosen: (programme, whether drafts are published); None before that."""
        if choice.is_bound and choice.is_valid():
            return choice.cleaned_data["programme"], choice.cleaned_data["publishes_drafts"]
        if self.planned:
            return self.planned.programme, self.planned.publishes_drafts
        programmes = list(prepared_programmes()[:2])
        return (programmes[0], True) if len(programmes) == 1 else None

    def get_context_data(self, date=None, **kwargs):
        sent = self.request.POST or self.request.GET
        choice = ChoiceForm(sent if "programme" in sent else None)
        chosen = self.chosen(choice)
        if chosen and not choice.is_bound:
            initial = {"programme": chosen[0], "publishes_drafts": chosen[1]}
            choice = ChoiceForm(initial=initial)
        time = {"planned_for": self.planned.planned_for} if self.planned else None
        if self.undoable:
            kwargs["losses"] = Losses(self.undoable)
            kwargs["undo_until"] = in_words(self.undoable.begun_at + UNDONE_WITHIN)
        return super().get_context_data(
            present=present_programme(),
            planned=self.planned,
            undoable=self.undoable,
            choice=choice,
            has_programmes=prepared_programmes().exists(),
            plan=Plan(*chosen) if chosen else None,
            date=date or DateForm(initial=time),
            **kwargs,
        )


def in_words(moment):
    return date_format(localtime(moment), "j F Y H:i")
