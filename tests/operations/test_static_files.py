"""Every file that a template names is there: in production a missing one stops the whole page."""

import re

import pytest
from django.contrib.staticfiles import finders

from tests.support.production import PRODUCTION, setting
from tests.support.servers import ROOT

pytestmark = pytest.mark.one_database

NAMED = re.compile(r"""{% static ["']([^"'{]+)["']""")


def test_every_static_file_that_a_template_names_is_found():
    templates = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("*/templates/**/*.html")]
    names = {name for path in templates for name in NAMED.findall(path.read_text())}
    assert len(names) > 10
    assert [name for name in sorted(names) if not finders.find(name)] == []


def test_each_version_of_the_site_has_a_list_of_its_own_static_files(tmp_path):
    module = "django.contrib.staticfiles.storage"
    save = f"__import__('{module}', fromlist=['x']).staticfiles_storage.save_manifest()"
    setting({**PRODUCTION, "STATIC_ROOT": str(tmp_path)}, save)
    [made] = tmp_path.glob("**/*.json")
    assert made.parent.name == ROOT.name
