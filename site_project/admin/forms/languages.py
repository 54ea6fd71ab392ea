"""A language that has pages stays the language that they are written in."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.locales import views
from wagtail.locales.forms import LocaleForm
from wagtail.locales.utils import get_locale_usage
from wagtail.models import Locale

from policy.editing.conflicts import ConflictMixin


class LanguageForm(ConflictMixin, LocaleForm):
    def clean_language_code(self):
        code = self.cleaned_data["language_code"]
        former = Locale.all_objects.filter(pk=self.instance.pk).first()
        # A language that the settings no longer have may be given another name.
        kept = former and former.language_code_is_valid() and former.language_code != code
        if kept and any(get_locale_usage(former)):
            raise forms.ValidationError(
                _(
                    "Pages are written in this language already, and stay in it. "
                    "Add the other language as one of its own."
                )
            )
        return code


def install():
    views.LocaleForm = LanguageForm
    Locale._meta.verbose_name = _("language")
    Locale._meta.verbose_name_plural = _("languages")
