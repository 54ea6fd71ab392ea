"""Addresses of wagtail-localize where ours answer instead; the rest are its own."""

from django.urls import path

from . import publishing, text_views

urlpatterns = [
    path("update/<int:pk>/", publishing.update_translations_disabled),
    path("page/<int:page_id>/convert_to_alias/", publishing.convert_to_alias_disabled),
    path(
        "translate/<int:translation_id>/strings/<int:string_segment_id>/edit/",
        text_views.write_text,
    ),
    path(
        "translate/<int:translation_id>/overrides/<int:overridable_segment_id>/edit/",
        text_views.write_override,
    ),
    path("translate/<int:translation_id>/pofile/upload/", text_views.upload),
    path("translate/<int:translation_id>/disable/", text_views.stop),
]
