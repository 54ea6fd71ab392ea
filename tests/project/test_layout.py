"""The house itself: what stands at the top level, and that the translations are complete."""

import re
import subprocess
from graphlib import TopologicalSorter

import polib
import pytest

from benchmarks.structure import imports_in
from tests.support.servers import ROOT

pytestmark = pytest.mark.one_database

NAMED = {
    "manage.py",
    "site_project",
    "policy",
    "contact",
    "templates",
    "media",
    "requirements.txt",
    "tests",
}
BESIDE = {
    ".ci",
    ".dockerignore",
    ".editorconfig",
    ".pre-commit-config.yaml",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs",
    ".gitignore",
    "README.md",
    "benchmarks",
    "deploy",
    "locale",
    "pyproject.toml",
    "script",
}


def committed():
    listing = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return listing.stdout.splitlines()


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout")
def test_top_level_is_what_the_readme_names():
    top = {path.split("/")[0] for path in committed()}
    assert top >= NAMED
    assert top <= NAMED | BESIDE
    assert [path for path in committed() if path.startswith("media/")] == ["media/.gitignore"]


def test_what_is_not_committed_is_not_in_an_image_either():
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text().split()}
    kept_out = set((ROOT / ".dockerignore").read_text().split())
    assert kept_out >= ignored - {"__pycache__", "*.pyc"} | {".git", "**/__pycache__", "media"}


@pytest.mark.parametrize("path", ["requirements.txt", "tests/requirements.txt"])
def test_every_package_is_installed_by_its_hashes(path):
    lines = (ROOT / path).read_text().replace("\\\n", " ").splitlines()
    packages = [line for line in lines if re.match(r"\w", line)]
    assert len(packages) > 50
    assert [line for line in packages if not re.search(r"==\S+ .*--hash=sha256:", line)] == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("locale/**/LC_MESSAGES/*.po")), ids=str)
def test_every_text_is_translated_and_compiled(path):
    source = polib.pofile(path)
    assert [entry.msgid for entry in source.untranslated_entries()] == []
    assert [entry.msgid for entry in source.fuzzy_entries()] == []
    compiled = {
        (entry.msgctxt, entry.msgid): entry for entry in polib.mofile(path.with_suffix(".mo"))
    }
    for entry in source.translated_entries():
        made = compiled.pop((entry.msgctxt, entry.msgid))
        assert (made.msgstr, made.msgstr_plural) == (entry.msgstr, entry.msgstr_plural)
    assert not compiled


def test_every_setting_of_the_environment_is_in_the_readme():
    asked = set()
    for path in ROOT.glob("site_project/**/*.py"):
        asked |= set(re.findall(r'\benv(?:\.\w+)?\(\s*"([A-Z_]+)"', path.read_text()))
    described = set(re.findall(r"`([A-Z_]+)`", (ROOT / "README.md").read_text()))
    assert len(asked) > 20
    assert asked <= described


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "CONTRIBUTING.md",
        *sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("docs/**/*.md")),
    ],
)
def test_every_file_that_the_documentation_names_is_there(name):
    text = (ROOT / name).read_text()
    paths = re.findall(r"`((?:policy|contact|site_project|templates|tests|docs)/[\w./-]+)", text)
    assert [path for path in paths if not (ROOT / path.rstrip("/.")).exists()] == []
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    folder = (ROOT / name).parent
    assert [link for link in links if not (folder / link).exists()] == []
    tests = {path.stem for path in ROOT.glob("tests/**/test_*.py")}
    assert [test for test in re.findall(r"`(test_\w+)`", text) if test not in tests] == []


def test_no_module_imports_in_a_circle():
    graph = {name: {other for other, _inside in found} for name, found in imports_in(ROOT).items()}
    assert len(graph) > 200
    TopologicalSorter(graph).prepare()
