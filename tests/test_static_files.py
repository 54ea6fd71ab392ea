"""Every file that a template names is there: in production a missing one stops the whole page."""

import re

from django.contrib.staticfiles import finders

from .servers import ROOT

NAMED = re.compile(r"""{% static ["']([^"'{]+)["']""")


def test_every_static_file_that_a_template_names_is_found():
    templates = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("*/templates/**/*.html")]
    names = {name for path in templates for name in NAMED.findall(path.read_text())}
    assert len(names) > 10
    assert [name for name in sorted(names) if not finders.find(name)] == []
