"""What browsers may do with our pages, what may be uploaded, and how often one may try to log in.

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

# Pages of the admin that anybody can reach have the public policy, except that a script there
# fetches Wagtail's sprite of icons.
ADMIN_OPEN_PATHS = ("/admin/login/", "/admin/password_reset/")
ADMIN_OPEN_POLICY = {**CONTENT_SECURITY_POLICY["DIRECTIVES"], "connect-src": ["'self'"]}
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

# Wrong passwords in a quarter of an hour. The narrow limit is for a user name and an address
# together, so that a stranger who guesses does not shut out the editor.
LOGIN_WINDOW = 15 * 60
LOGIN_TRIES_PER_USER_AND_ADDRESS = 5
LOGIN_TRIES_PER_ADDRESS = 40
WAGTAILADMIN_USER_LOGIN_FORM = "site_project.login.ThrottledLoginForm"

# Documents are always saved, never shown by the browser, whatever they hold.
WAGTAILDOCS_INLINE_CONTENT_TYPES = []
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "site_project.documents.CheckedDocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "site_project.images.CheckedImageForm"
