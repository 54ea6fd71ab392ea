import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.production")

django_application = get_wsgi_application()
# What has models can be imported from here on.
pages = import_string("site_project.page_cache.wsgi.with_page_cache")(django_application)
application = import_string("site_project.reads.counting.with_counting")(pages)
import_string("site_project.picture_worker.prepare_from_now_on")()
import_string("site_project.scheduler.start_scheduler")()
