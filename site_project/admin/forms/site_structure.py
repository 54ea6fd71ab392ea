"""Forms of collections, locales and sites that refuse what would break addresses or texts."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.collections import CollectionForm
from wagtail.admin.views import collections
from wagtail.locales import views as locale_views
from wagtail.locales.forms import LocaleForm
from wagtail.locales.utils import get_locale_usage
from wagtail.models import Locale
from wagtail.sites import views as site_views
from wagtail.sites.forms import SiteForm

from policy.editing.conflicts import ConflictMixin

# The host of an address, with its punctuation away; RFC 1123 section 2.1, RFC 5890 for the rest.
LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
HOST = re.compile(rf"{LABEL}(?:\.{LABEL})*\.?|\[[0-9a-f:.]+\]", re.IGNORECASE)


class CheckedCollectionForm(ConflictMixin, CollectionForm):
    pass


class CheckedLocaleForm(ConflictMixin, LocaleForm):
    def clean_language_code(self):
        """Return the code; refuse another one for a language that pages are written in."""
        code = self.cleaned_data["language_code"]
        former = Locale.all_objects.filter(pk=self.instance.pk).first()
        # A language that is no longer in the settings may get another code.
        changed = former and former.language_code_is_valid() and former.language_code != code
        if changed and any(get_locale_usage(former)):
            raise forms.ValidationError(
                _(
                    "Pages are written in this language already, and stay in it. "
                    "Add the other language as one of its own."
                )
            )
        return code


class CheckedSiteForm(ConflictMixin, SiteForm):
    def clean_hostname(self):
        """Return the host, also of a whole URL that was pasted; refuse what is none."""
        typed = self.cleaned_data["hostname"].strip()
        host = re.sub(r"^(?:https?:)?//", "", typed, flags=re.IGNORECASE).rstrip("/")
        if not HOST.fullmatch(host):
            raise forms.ValidationError(
                _("Write the host alone, for instance www.example.org. The port has a field.")
            )
        return host.lower().rstrip(".")


def patch_site_structure():
    """Replace the forms that Wagtail's views name, and words that have no translation."""
    collections.Edit.form_class = CheckedCollectionForm
    locale_views.LocaleForm = CheckedLocaleForm
    site_views.SiteForm = CheckedSiteForm
    Locale._meta.verbose_name = _("language")
    Locale._meta.verbose_name_plural = _("languages")
