"""A table is read by everybody, in every language: caption, headings, and words that are found."""

import pytest
from django.core.exceptions import ValidationError
from wagtail_localize.models import StringSegment, StringTranslation

from policy.blocks import BodyBlock, TableBlock, table_value
from policy.checks import findings_of
from policy.models import PolicyAreaPage
from policy.pages.passages import passages_of
from tests.support.page_forms import fields, send
from tests.support.translations import change, draft_of, managed

pytestmark = [pytest.mark.usefixtures("db"), pytest.mark.one_database]

HOMES = table_value(
    "Hem i kommunen", ["", "Färdiga", "Behov"], [["2023", "112", "många"], ["2024"]]
)


def sent(caption, headings, rows):
    """Return what a browser sends of a table."""
    cells = {f"cell-{r}-{c}": text for r, row in enumerate(rows) for c, text in enumerate(row)}
    columns = {
        f"column-{number}-{key}": value
        for number, heading in enumerate(headings)
        for key, value in (
            ("type", "cell"),
            ("order", number),
            ("deleted", ""),
            ("heading", heading),
        )
    }
    order = {
        f"row-{number}-{key}": value
        for number in range(len(rows))
        for key, value in (("order", number), ("deleted", ""))
    }
    counts = {"caption": caption, "column-count": len(headings), "row-count": len(rows)}
    return {"header_column": "on", "table": {**counts, **columns, **order, **cells}}


def test_what_is_typed_is_kept_without_empty_rows_and_columns(admin, area):
    typed = sent(" Hem ", ["", "Färdiga ", ""], [["2023", "112", ""], ["", " ", ""]])
    send(admin, area, fields(area, body=[("table", typed)]))
    area.refresh_from_db()
    stored = area.body.get_prep_value()[0]["value"]
    assert stored == table_value("Hem", ["", "Färdiga"], [["2023", "112"]])
    html = admin.get(area.url).content.decode()
    assert '<th scope="col">Färdiga</th>' in html
    assert '<th scope="row">2023</th>' in html
    assert "<caption>Hem</caption>" in html


@pytest.mark.parametrize("name", ["column-count", "column-0-type"])
def test_a_table_that_no_form_has_sent_is_refused(admin, area, name):
    typed = sent("Hem", ["År"], [["2023"]])
    typed["table"][name] = "x"
    assert send(admin, area, fields(area, body=[("table", typed)])).status_code == 400


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (table_value("Hem", ["År"], []), "The table is empty"),
        (table_value("", ["År"], [["2023"]]), "Write a caption"),
        (table_value("Hem", ["", ""], [["2023", "1"]]), "Write in the first row"),
        (table_value("Hem", [""], [["2023"]], header_column=False), "Write in the first row"),
    ],
)
def test_a_table_that_cannot_be_read_is_not_published(settings, table, words):
    settings.LANGUAGE_CODE = "en"
    block = TableBlock()
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(table))
    assert words in str(refused.value.block_errors["table"])
    block.defer_required_validation()
    block.clean(block.to_python(table))


def test_a_table_is_checked_and_quoted(area):
    area.body = [("table", table_value("Hem", ["År", "Lorem ipsum"], [["2023", "112"]]))]
    found = [one.where for one in findings_of(area) if one.is_error]
    assert found == [("body", 0, "table")]
    assert [one.text for one in passages_of(area)][1:] == ["Hem", "År, Lorem ipsum", "2023, 112"]


@pytest.mark.usefixtures("languages")
def test_cells_are_translated_and_keep_their_translation_when_rows_move(area, english):
    change(area, body=[("table", HOMES)])
    source = managed(english).source
    segments = StringSegment.objects.filter(source=source, context__path__startswith="body.")
    words = {one.string.data: one for one in segments}
    assert set(words) == {"Hem i kommunen", "Färdiga", "Behov", "många"}
    for text, translated in (("Hem i kommunen", "Homes"), ("Färdiga", "Done"), ("många", "many")):
        StringTranslation.objects.create(
            translation_of=words[text].string,
            context=words[text].context,
            locale=english.locale,
            data=translated,
        )
    area = PolicyAreaPage.objects.get(pk=area.pk)
    moved = table_value("Hem i kommunen", ["", "Färdiga"], [["2024", "5"], ["2023", "många"]])
    area.body[0].value = BodyBlock().child_blocks["table"].to_python(moved)
    change(area, body=area.body)
    page = draft_of(english).as_object()
    expected = table_value("Homes", ["", "Done"], [["2024", "5"], ["2023", "many"]])
    assert page.body.get_prep_value()[0]["value"] == expected
