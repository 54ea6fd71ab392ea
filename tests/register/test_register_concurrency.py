"""Editors publish and write updates at the same moment: nothing is lost, nothing is doubled."""

import json
import os
import subprocess
import sys
import time

import pytest
from django.db import connection

from tests.support.servers import ROOT, database, manage

EDITORS, ROUNDS = 3, 6

# A programme with one area: the starter site's pictures would take longer than the test.
MAKE = """
from wagtail.models import Page, Site
from policy.models import PolicyAreaPage, PolicyIndexPage
from tests.support.register import publish
index = Page.get_first_root_node().add_child(
    instance=PolicyIndexPage(title="Politik", slogan="Nu", term_start=2018, term_end=2022)
)
Site.objects.update_or_create(is_default_site=True, defaults={"root_page": index})
area = PolicyAreaPage(title="Utbildning", slug="utbildning", live=False)
publish(index.add_child(instance=area), "Bättre skola")
"""
# What each editor does, in a process of their own: the same page and commitment as the others.
EDIT = """
import time
from policy.models import Commitment, CommitmentUpdate, Evidence, PolicyAreaPage
from policy.register.updates import add_update
from tests.support.register import publish
page = PolicyAreaPage.objects.get(slug="utbildning", locale__language_code="sv")
one = Commitment.objects.filter(translation_key=page.translation_key).first()
time.sleep(max(0, {start} - time.time()))
for n in range({rounds}):
    publish(page, f"Delad {{n}}", f"Redaktör {editor}, {{n}}")
    for text in (f"Redaktör {editor}, {{n}}", f"Delad {{n}}"):
        add_update(
            CommitmentUpdate(commitment=one, date="2020-01-01", status="started",
                             what_happened=text),
            author=None,
            evidence=[Evidence(address="/", title="Program")],
        )
"""
READ = """
import json
from policy.models import Commitment, CommitmentUpdate, PolicyAreaPage
from policy.register.bullets import bullets_of
page = PolicyAreaPage.objects.get(slug="utbildning", locale__language_code="sv")
found = Commitment.objects.filter(translation_key=page.translation_key)
print(json.dumps({
    "said": sorted({text for one in found for text in
                   one.wordings.exclude(text="").values_list("text", flat=True)}),
    "commitments": found.count(),
    "standing": sorted(one.text for one in found if not one.withdrawn_since),
    "live": sorted(one.text for one in bullets_of(page.body)),
    "updates": sorted(CommitmentUpdate.objects.filter(date="2020-01-01")
                      .values_list("what_happened", flat=True)),
}))
"""


@pytest.fixture
def environment(tmp_path):
    with database(tmp_path) as url:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "site_project.settings.dev",
            "DATABASE_URL": url,
            "SECRET_KEY": "only for tests",
        }
        manage(environment, "migrate", "-v0")
        manage(environment, "shell", "-v0", "-c", MAKE)
        yield environment


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time.")
def test_editors_at_the_same_moment(environment):
    start = time.time() + 10
    editors = [
        subprocess.Popen(
            [
                *(sys.executable, "manage.py", "shell", "-v0", "-c"),
                EDIT.format(start=start, rounds=ROUNDS, editor=number),
            ],
            cwd=ROOT,
            env=environment,
        )
        for number in range(EDITORS)
    ]
    assert [editor.wait(240) for editor in editors] == [0] * EDITORS
    after = json.loads(manage(environment, "shell", "-v0", "-c", READ))
    own = [f"Redaktör {number}, {n}" for number in range(EDITORS) for n in range(ROUNDS)]
    shared = [f"Delad {n}" for n in range(ROUNDS)]
    assert after["said"] == sorted(["Bättre skola", *own, *shared])
    assert after["commitments"] == len(after["said"])
    assert after["updates"] == sorted(own + shared)
    assert after["standing"] == after["live"]
