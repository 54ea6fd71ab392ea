"""How Wagtail is set up."""

WAGTAIL_SITE_NAME = "Lokalpolitik"
WAGTAILIMAGES_IMAGE_MODEL = "policy.Picture"
WAGTAILIMAGES_RENDITION_STORAGE = "renditions"
WAGTAILIMAGES_EXTENSIONS = ["avif", "heic", "heif", "jfif", "jpg", "jpeg", "apng", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
# The largest phone cameras take 50 megapixels; decoding more would only fill the memory.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
WAGTAILIMAGES_AVIF_QUALITY = 60
WAGTAILIMAGES_WEBP_QUALITY = 76
WAGTAILIMAGES_JPEG_QUALITY = 78
# Wherever they are kept: whether somebody may read one is asked each time.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "site_project.search.sqlite"}}
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {"WIDGET": "policy.editing.rich_text_area.RichTextArea"}
}
WAGTAILEMBEDS_FINDERS = []
# No request to an outside host from the admin.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
# A draft is saved by itself when nothing has been typed for so many milliseconds. Until one leaves
# the page it is the same version in its history, however often it is saved.
WAGTAIL_AUTOSAVE_INTERVAL = 3_000
