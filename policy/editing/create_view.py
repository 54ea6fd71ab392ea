from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.admin.views.pages.create import CreateView


class CheckedCreateView(CreateView):
    """Two new pages sent at once under one address: the second is told so in its form."""

    def form_valid(self, form):
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ValidationError as error:
            form.restore_required_fields()
            form.add_error(None, error)
            return self.form_invalid(form)
