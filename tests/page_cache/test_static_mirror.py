"""The site as files, which nginx shows when neither application nor copy is there."""

from urllib.parse import quote

import pytest
from django.core.management import call_command
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from policy.models import ArticlePage
from policy.pages.internal_request import public_responses
from tests.support.servers import manage

pytestmark = pytest.mark.one_database


@pytest.fixture(autouse=True)
def pages_alone(monkeypatch):
    """Let the mirrors made in this process leave out promises, frames and PDFs: they take time."""
    name = "site_project.management.commands.export_static.Command.write_offers"
    monkeypatch.setattr(name, lambda *_: None)


def test_page_lies_where_its_address_leads_in_every_alphabet(own_site, tmp_path):
    manage(own_site["environment"], "export_static", str(tmp_path / "mirror"))
    names = [path.name for path in (tmp_path / "mirror" / "current" / "ar").iterdir()]
    assert "index.html" in names
    assert any(quote(name) != name for name in names)
    assert not any("%" in name for name in names)
    current = tmp_path / "mirror" / "current"
    for pdf in ("programmet.pdf", "ar/programmet-a5.pdf", "loften/loften.pdf"):
        assert (current / pdf).read_bytes().startswith(b"%PDF")
    promises = [path.parent.parent.name for path in current.glob("loften/*/*/index.html")]
    assert len(promises) == 20
    assert all((current / f"inbaddat/lofte/{one}/index.html").exists() for one in promises)
    assert (current / "ar" / "inbaddat" / "loften" / "index.html").exists()
    assert not (current / "documents").exists()


def test_page_translated_before_the_one_above_it_stops_no_mirror(area):
    finnish = Locale.objects.create(language_code="fi")
    translate_object(area, [finnish])
    Translation.objects.get(target_locale=finnish).save_target(publish=True)
    assert Page.objects.live().filter(locale=finnish).exclude(alias_of=None).exists()
    assert {answer.status_code for _path, answer in public_responses()} == {200}


def test_mirror_is_made_without_a_page_whose_address_is_no_file_name(index, tmp_path, capsys):
    index.add_child(instance=ArticlePage(title="Lång", slug="å" * 200, lead="En ingress."))
    call_command("export_static", tmp_path)
    assert (tmp_path / "current" / "utbildning" / "index.html").exists()
    assert "is too long for a file" in capsys.readouterr().err


def test_newest_mirror_stays_when_the_clock_has_been_ahead(index, tmp_path):
    for name in ("20300101T000000000000", "20300102T000000000000"):
        (tmp_path / name).mkdir()
    call_command("export_static", tmp_path)
    assert (tmp_path / "current" / "index.html").exists()
    assert len([one for one in tmp_path.iterdir() if one.name[0] == "2"]) == 2


def test_mirror_that_broke_off_leaves_nothing(index, tmp_path, monkeypatch):
    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("site_project.management.commands.export_static.write", full)
    with pytest.raises(OSError, match="No space"):
        call_command("export_static", tmp_path)
    assert list(tmp_path.iterdir()) == []
