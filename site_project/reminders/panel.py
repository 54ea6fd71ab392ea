"""The choice of a monthly reminder, on the page of one's own account."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.widgets import SwitchInput

from policy.register.admin.permissions import may_write
from site_project.models import Reminder


class ReminderForm(forms.Form):
    monthly = forms.BooleanField(
        required=False,
        widget=SwitchInput,
        label=_("Remind me every month of promises without news"),
        help_text=_(
            "On the first of each month you get a mail with the promises of the present term that "
            "have had no news for six months, and a link to the sheet on which they are followed "
            "up. Months in which there are none bring no mail."
        ),
    )

    def __init__(self, *args, instance, **kwargs):
        self.user = instance
        is_chosen = Reminder.objects.filter(user=instance).exists()
        super().__init__(*args, initial={"monthly": is_chosen}, **kwargs)

    def save(self):
        if self.cleaned_data["monthly"]:
            Reminder.objects.get_or_create(user=self.user)
        else:
            Reminder.objects.filter(user=self.user).delete()


class ReminderPanel(BaseSettingsPanel):
    name = "reminder"
    title = _("Promises without news")
    tab = notifications_tab
    order = 200
    form_class = ReminderForm

    def is_active(self):
        return may_write(self.user)
