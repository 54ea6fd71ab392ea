"""The site as files, which nginx shows when neither application nor copy is there."""

from urllib.parse import quote

from wagtail.models import Locale, Page
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from site_project.public_pages import answers

from .servers import manage


def test_page_lies_where_its_address_leads_in_every_alphabet(own_site, tmp_path):
    manage(own_site["environment"], "export_static", str(tmp_path / "mirror"))
    names = [path.name for path in (tmp_path / "mirror" / "current" / "ar").iterdir()]
    assert "index.html" in names
    assert any(quote(name) != name for name in names)
    assert not any("%" in name for name in names)


def test_page_translated_before_the_one_above_it_stops_no_mirror(area):
    finnish = Locale.objects.create(language_code="fi")
    translate_object(area, [finnish])
    Translation.objects.get(target_locale=finnish).save_target(publish=True)
    assert Page.objects.live().filter(locale=finnish).exclude(alias_of=None).exists()
    assert {answer.status_code for _path, answer in answers()} == {200}
