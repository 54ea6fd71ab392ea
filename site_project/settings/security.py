"""What browsers may do with our pages, and what may be uploaded.

The public policy follows Mozilla's Observatory: nothing is allowed but what a page needs.
"""

SECURE_REFERRER_POLICY = "same-origin"
# Browsers that know frame-ancestors, which allows the previews of the admin, ignore this one.
X_FRAME_OPTIONS = "DENY"

SECURITY_HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), "
        "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), "
        "publickey-credentials-create=(self), publickey-credentials-get=(self), usb=()"
    ),
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'self'"],
    },
}

ADMIN_POLICY = {
    "default-src": ["'none'"],
    # Inline: Wagtail 8 still writes <script> elements for inline panels, choosers and dates
    # (admin/templates/wagtailadmin/panels, widgets/chooser.py).
    "script-src": ["'self'", "'unsafe-inline'"],
    # Inline: Draftail, the comments and the previews set style attributes.
    "style-src": ["'self'", "'unsafe-inline'"],
    # data: and blob: show a picture that has been chosen and not yet uploaded.
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "frame-src": ["'self'"],  # previews
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'self'"],
}

# Documents are always saved, never shown by the browser, whatever they hold.
WAGTAILDOCS_INLINE_CONTENT_TYPES = []
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "policy.files.forms.CheckedDocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "policy.pictures.forms.CheckedImageForm"
