import gc
import os

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import transaction
from django.utils import translation
from playwright.sync_api import expect
from wagtail.models import Site

from contact.starter.load import load_translations as translate_contact
from policy.models import PolicyAreaPage
from policy.starter.translations import load_translations as translate_policy
from site_project.admin.group_sync import sync_groups
from site_project.admin.groups import ADMINISTRATORS
from site_project.admin.labels import translate_stored_names
from site_project.models import Review
from tests.support.chromium import CHROMIUM
from tests.support.kept_content import load_or_copy
from tests.support.kept_database import migrated_database, migrated_url
from tests.support.members import member
from tests.support.production import PRODUCTION
from tests.support.quick_pictures import encode_quickly
from tests.support.servers import copy_site, manage, serve
from tests.support.starter_site import starter_site_in
from tests.support.syriac import speak_syriac

# Playwright runs an event loop in this thread; the tests beside it use the database as usual.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# A busy machine may be slow to show what is right.
expect.set_options(timeout=20_000)
SYRIAC = """
from wagtail.models import Site
from tests.support.syriac import speak_syriac
speak_syriac(Site.objects.get().root_page.specific)
"""
INSTALL = "Chromium is missing, so browser tests are skipped: sudo apt-get install chromium"


def pytest_collection_modifyitems(items):
    """Mark the browser tests, and skip them where there is no browser; in CI that is a failure.

    What a browser shows is the same on either database.
    Tests of the site in all its languages come last, so that it is made once.
    """
    items.sort(key=lambda item: "languages" in getattr(item, "fixturenames", ()))
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "languages" in fixtures:
            # Else what it writes would stay for the tests after it.
            item.add_marker("django_db")
        if "browser" in fixtures:
            item.add_marker("browser")
            item.add_marker("one_database")
            if CHROMIUM:
                continue
            if os.environ.get("CI") == "true":
                pytest.exit(INSTALL.replace("so browser tests are skipped", "in CI"), returncode=1)
            item.add_marker(pytest.mark.skip(reason=INSTALL))


def pytest_collection_finish():
    """Spare the garbage collector what stays anyhow: a twentieth of the time of the tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker):
    """Migrations run only where no database that they made has been kept."""
    with django_db_blocker.unblock(), migrated_database() as keep:
        yield keep


@pytest.fixture(scope="session")
def django_db_setup(django_db_modify_db_settings, django_db_setup, django_db_blocker):
    """Every test starts from the starter site in Swedish, with its groups and review."""
    encode_quickly()
    with django_db_blocker.unblock():
        django_db_modify_db_settings()
        load_or_copy(load)


def load():
    translate_stored_names()
    sync_groups()
    Review.set_up()
    call_command("load_starter_content", swedish=True, verbosity=0)


@pytest.fixture(autouse=True)
def _afresh():
    """Nothing is kept from the test before, nor the language of the last page that it read."""
    for cache in caches.all():
        cache.clear()
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def index(db):
    return Site.objects.get(is_default_site=True).root_page.specific


@pytest.fixture
def english(languages, db):
    """The English version of the area that `area` is."""
    return PolicyAreaPage.objects.get(slug="education")


@pytest.fixture
def area(index):
    return PolicyAreaPage.objects.child_of(index).get(slug="utbildning")


@pytest.fixture(scope="session")
def languages(django_db_setup, django_db_blocker):
    """The starter site in all its languages, and some pages in Syriac, until the tests end."""
    with django_db_blocker.unblock(), transaction.atomic():
        index = Site.objects.get(is_default_site=True).root_page.specific
        translate_contact(index, translate_policy(index))
        speak_syriac(index)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def admin(admin_client):
    return admin_client


@pytest.fixture
def boss(client, db):
    """The client of an administrator who is no superuser."""
    client.force_login(member(ADMINISTRATORS, "boss"))
    return client


@pytest.fixture(scope="session")
def starter_site(tmp_path_factory, django_db_blocker):
    """A site made by the commands that the README names, and editors (see editors.GROUP_OF).

    Its environment and the administrator's password.
    Nothing serves it, so that it can be copied.
    """
    with django_db_blocker.unblock():
        template = migrated_url()
    with starter_site_in(tmp_path_factory.mktemp("site"), template) as site:
        yield site


@pytest.fixture(scope="session")
def server(starter_site, tmp_path_factory):
    """The address of the starter site, served as in production. Tests only read here."""
    with copy_site(starter_site, tmp_path_factory.mktemp("read")) as site:
        manage(site["environment"], "shell", "-v0", "-c", SYRIAC)
        with serve(site) as address:
            yield address


@pytest.fixture
def own_site(starter_site, tmp_path):
    """A site of the test's own, which it may change and serve."""
    with copy_site(starter_site, tmp_path) as site:
        yield site


@pytest.fixture
def own_server(own_site):
    """A site of the test's own, being served: has `url` and `password`."""
    with serve(own_site) as address:
        own_site["url"] = address
        yield own_site


@pytest.fixture(scope="module")
def common_server(starter_site, tmp_path_factory):
    """A site that the tests of a file change together, being served: has `url` and `password`."""
    with copy_site(starter_site, tmp_path_factory.mktemp("common")) as site, serve(site) as address:
        yield {**site, "url": address}


@pytest.fixture(scope="session")
def static_root(starter_site, tmp_path_factory):
    """The folder of static files that a site in production needs; nobody changes it."""
    folder = str(tmp_path_factory.mktemp("static"))
    environment = {**starter_site["environment"], **PRODUCTION, "STATIC_ROOT": folder}
    manage(environment, "collectstatic", "--no-input", "-v0")
    return folder


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "sv-SE"}
