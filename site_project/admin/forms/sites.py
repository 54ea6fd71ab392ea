"""The host of a site is a host: every address of the site is made of it."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.sites import views
from wagtail.sites.forms import SiteForm

from policy.editing.conflicts import ConflictMixin

# The host of an address, with its punctuation away; RFC 1123 section 2.1, RFC 5890 for the rest.
LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
HOST = re.compile(rf"{LABEL}(?:\.{LABEL})*\.?|\[[0-9a-f:.]+\]", re.IGNORECASE)


class OnlyHostForm(ConflictMixin, SiteForm):
    def clean_hostname(self):
        """Take the host from an address that was pasted whole; refuse what is none."""
        typed = self.cleaned_data["hostname"].strip()
        host = re.sub(r"^(?:https?:)?//", "", typed, flags=re.IGNORECASE).rstrip("/")
        if not HOST.fullmatch(host):
            raise forms.ValidationError(
                _("Write the host alone, for instance www.example.org. The port has a field.")
            )
        return host.lower().rstrip(".")


def install():
    views.SiteForm = OnlyHostForm
