from django.shortcuts import render
from django.utils.translation import gettext as _

from .tasks import TASKS


def guide(request):
    """Every task of the guide on one page, with a list of them first."""
    context = {"tasks": TASKS.values(), "header_title": _("Guide"), "header_icon": "help"}
    return render(request, "wagtailadmin/guide/guide.html", context)
