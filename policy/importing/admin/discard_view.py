"""An import that was begun by mistake is thrown away, and its document with it."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policy.register.updates import name_of

from .access import ImportView


class DiscardView(ImportView):
    """Asks first, and says whose work it is. Drafts that were made are not touched."""

    template_name = "policy/importing/discard.html"
    page_title = gettext_lazy("Throw away what was read in")

    @transaction.atomic
    def post(self, request, pk):
        title, document = self.imported.title, self.imported.document
        self.imported.delete()
        # What somebody has linked to meanwhile stays.
        if not document.get_usage().count():
            document.delete()
        messages.success(request, _("“%(title)s” has been thrown away.") % {"title": title})
        return redirect("imports:index")

    def get_context_data(self, **kwargs):
        names = filter(None, map(name_of, (self.imported.begun_by, self.imported.changed_by)))
        return super().get_context_data(
            imported=self.imported, names=list(dict.fromkeys(names)), **kwargs
        )
