"""What the page cache keeps, and which changes concern nobody but editors."""

import environ

env = environ.Env()

# Bytes of finished responses that one process keeps; 0 turns the page cache off.
PAGE_CACHE_BYTES = env.int("PAGE_CACHE_BYTES", default=64 * 1024 * 1024)
# A folder in memory through which nginx and the processes of a machine learn the version of the
# site: nginx by its file "generation", processes by "number".
PAGE_CACHE_EDGE = env("PAGE_CACHE_EDGE", default="")

# Browsers ask each time (a 304 costs next to nothing), so that a reader never sees an old page
# after a new one; caches in front may keep a page for a minute and longer while they fetch it
# anew or while the site is down.
PAGE_CACHE_CONTROL = (
    "public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=604800"
)

# Tables of these apps and models hold nothing that a visitor sees. Whatever is not named here
# counts as public, so that a forgotten table costs speed and never shows an old page.
PAGE_CACHE_PRIVATE_APPS = {
    "account",
    "auth",
    "contenttypes",
    "mfa",
    "sessions",
    "site_project",
    "wagtailadmin",
    "wagtailsearch",
    "wagtailusers",
}
PAGE_CACHE_PRIVATE_MODELS = {
    "contact.Message",
    "policy.EvidenceCheck",
    "policy.NewTerm",
    "wagtailcore.APIToken",
    "wagtailcore.Comment",
    "wagtailcore.CommentReply",
    "wagtailcore.ModelLogEntry",
    "wagtailcore.PageLogEntry",
    "wagtailcore.PageSubscription",
    "wagtailcore.ReferenceIndex",
    "wagtailcore.Revision",
    "wagtailcore.TaskState",
    "wagtailcore.UploadedFile",
    "wagtailcore.WorkflowState",
}
# Columns that change when a draft is saved, and nothing else.
PAGE_CACHE_PRIVATE_COLUMNS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision_created_at",
    "latest_revision_id",
    "locked",
    "locked_at",
    "locked_by_id",
}

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Tries of a login, messages of a network and the like, which no page is made of.
    "counts": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "counts",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
    "shared": {
        "BACKEND": "site_project.page_cache.shared.SharedCache",
        "LOCATION": "shared",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}
