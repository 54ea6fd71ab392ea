import os

from django.core.wsgi import get_wsgi_application

from site_project.page_cache.wsgi import with_page_cache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.production")

application = with_page_cache(get_wsgi_application())

from site_project.picture_worker import prepare_from_now_on  # noqa: E402

prepare_from_now_on()
