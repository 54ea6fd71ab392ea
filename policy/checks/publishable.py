from django.core.exceptions import ValidationError
from wagtail.fields import StreamField

from . import errors_of


def is_publishable(page):
    """Whether `page`, as it is in memory, would be published if it were sent from its form."""
    try:
        page.full_clean()
        for field in page._meta.get_fields():
            if isinstance(field, StreamField):
                field.stream_block.clean(getattr(page, field.name))
    except ValidationError:
        return False
    return not errors_of(page)
