"""An update in the other languages of the site."""

from django import forms
from django.conf import settings
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.log_actions import log
from wagtail.models import Locale

from policy.models import CommitmentUpdate, UpdateTranslation
from policy.register.updates import add_translations

from .commitment_log import TRANSLATED
from .permissions import may_write

LONGEST = UpdateTranslation._meta.get_field("text").max_length


class TranslateUpdateForm(forms.Form):
    """A text for each language of the site but that in which updates are written."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        used = set(Locale.objects.values_list("language_code", flat=True))
        for language in settings.CONTENT_LANGUAGES.values():
            if language.tag in used and language.tag != settings.LANGUAGE_CODE:
                attributes = {"rows": 3, "lang": language.tag, "dir": language.direction}
                self.fields[language.tag] = forms.CharField(
                    label=language.swedish_name,
                    required=False,
                    max_length=LONGEST,
                    show_hidden_initial=True,
                    widget=AdminAutoHeightTextInput(attrs=attributes),
                )

    def opened_with(self):
        """Return hidden fields of what the form was opened with: only changes are written."""
        return [self[name].as_hidden(only_initial=True) for name in self.fields]


class TranslateUpdateView(WagtailAdminTemplateMixin, FormView):
    """Shows an update beside what it says in other languages, and takes new texts."""

    template_name = "policy/editing/translate_update.html"
    page_title = gettext_lazy("Translate an update")
    header_icon = "list-ul"
    form_class = TranslateUpdateForm

    def dispatch(self, request, pk, update):
        if not may_write(request.user):
            return permission_denied(request)
        found = CommitmentUpdate.objects.select_related("commitment")
        self.update = get_object_or_404(found, pk=update, commitment=pk)
        return super().dispatch(request)

    @cached_property
    def back(self):
        return reverse("commitments:commitment", args=[self.update.commitment_id])

    def get_initial(self):
        return self.update.last_translations()

    def form_valid(self, form):
        texts = {tag: form.cleaned_data[tag] for tag in form.changed_data}
        written = add_translations(self.update, texts, self.request.user)
        if written:
            data = {"languages": written}
            log(self.update.commitment, TRANSLATED, user=self.request.user, data=data)
            messages.success(self.request, _("It has been written. Visitors see it now."))
        return redirect(self.back)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "update": self.update, "back": self.back, "media": context["form"].media}
