"""The site as files, which nginx shows when neither application nor copy is there."""

from urllib.parse import quote

from .servers import manage


def test_page_lies_where_its_address_leads_in_every_alphabet(own_site, tmp_path):
    manage(own_site["environment"], "export_static", str(tmp_path / "mirror"))
    names = [path.name for path in (tmp_path / "mirror" / "current" / "ar").iterdir()]
    assert "index.html" in names
    assert any(quote(name) != name for name in names)
    assert not any("%" in name for name in names)
