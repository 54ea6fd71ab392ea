import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.production")
django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402

from site_project.page_cache.start import with_page_cache  # noqa: E402

application = with_page_cache(WSGIHandler())
