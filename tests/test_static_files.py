"""Every file that a template names is there: in production a missing one stops the whole page."""

import os
import re

from django.contrib.staticfiles import finders

from .servers import ROOT, manage
from .test_set_up import PRODUCTION

LISTED = """
from django.contrib.staticfiles.storage import staticfiles_storage
staticfiles_storage.hashed_files = {"a.css": "a.1.css"}
staticfiles_storage.save_manifest()
"""

NAMED = re.compile(r"""{% static ["']([^"'{]+)["']""")


def test_every_static_file_that_a_template_names_is_found():
    templates = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("*/templates/**/*.html")]
    names = {name for path in templates for name in NAMED.findall(path.read_text())}
    assert len(names) > 10
    assert [name for name in sorted(names) if not finders.find(name)] == []


def test_each_version_of_the_site_has_a_list_of_its_own_static_files(tmp_path):
    environment = {"PATH": os.environ["PATH"], **PRODUCTION, "STATIC_ROOT": str(tmp_path)}
    manage(environment, "shell", "-v0", "-c", LISTED)
    [made] = tmp_path.glob("**/*.json")
    assert made.parent.name == ROOT.name
