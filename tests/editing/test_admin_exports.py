"""Lists that the admin gives as files are read rightly by a spreadsheet."""

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from wagtail.models import PageLogEntry

from policy.models import ArticlePage

pytestmark = pytest.mark.one_database

NOON = datetime(2026, 1, 15, 12, 10, tzinfo=UTC)
FORMULAS = ["=1+1", "+46", "-1", "@SUM(A1)"]


@pytest.fixture
def history(admin, area, admin_user):
    """The report of what has been done, with titles that a spreadsheet would count."""
    for title in [*FORMULAS, "Räksmörgås"]:
        page = area.add_child(instance=ArticlePage(title=title, lead="x", slug=f"s{ord(title[0])}"))
        PageLogEntry.objects.log_action(page, "wagtail.edit", user=admin_user, timestamp=NOON)

    def read(kind):
        response = admin.get("/admin/reports/site-history/", {"export": kind})
        return b"".join(response.streaming_content)

    return read


def test_text_has_the_mark_of_its_encoding_and_no_formula(history):
    content = history("csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"))))
    cells = {cell for row in rows for cell in row}
    assert "Räksmörgås" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert {f"'{title}" for title in FORMULAS} <= cells
    assert "2026-01-15 13:10:00+01:00" in cells


def test_workbook_is_in_the_time_here_and_says_so(history):
    sheet = load_workbook(BytesIO(history("xlsx"))).active
    rows = list(sheet.iter_rows())
    heading = [cell.value for cell in rows[0]]
    assert any("(Europe/Stockholm)" in value for value in heading)
    values = {cell.value for row in rows[1:] for cell in row}
    assert datetime(2026, 1, 15, 13, 10) in values
    assert set(FORMULAS) <= values
    assert not [cell for row in rows for cell in row if cell.data_type == "f"]
