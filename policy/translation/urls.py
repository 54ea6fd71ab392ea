"""Addresses of wagtail-localize where ours answer instead; the rest are its own."""

from django.urls import path

from . import publishing
from . import text_views as writing

urlpatterns = [
    path("update/<int:pk>/", publishing.update_translations_disabled),
    path("page/<int:page_id>/convert_to_alias/", publishing.convert_to_alias_disabled),
    path(
        "translate/<int:translation_id>/strings/<int:string_segment_id>/edit/", writing.write_text
    ),
    path(
        "translate/<int:translation_id>/overrides/<int:overridable_segment_id>/edit/",
        writing.write_override,
    ),
    path("translate/<int:translation_id>/pofile/upload/", writing.upload),
    path("translate/<int:translation_id>/disable/", writing.stop),
]
