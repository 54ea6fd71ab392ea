import hashlib

from django.core.exceptions import BadRequest, ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, StructBlock, StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue

CAPTION = "caption"


class CellBlock(CharBlock):
    """Plain text; what a screen reader calls the field is told by admin/tables.js."""

    class Meta:
        label = _("Cell")


class CellsBlock(TypedTableBlock):
    """Caption, headings and cells, whose words are translated (wagtail-localize).

    Each text has its digest for a path: a row that is moved keeps its translation, and what
    stands in several cells is translated once. Numbers are the same in every language.
    """

    cell = CellBlock(max_length=500, required=False)

    def get_translatable_segments(self, value):
        texts = dict.fromkeys(text for text in texts_in(value) if any(map(str.isalpha, text)))
        cells = [StringSegmentValue(path_of(text), text) for text in texts]
        return [StringSegmentValue(CAPTION, value.caption), *cells]

    def restore_translated_segments(self, value, segments):
        translated = {segment.path: segment.render_text() for segment in segments}
        return changed(
            value,
            lambda text: translated.get(path_of(text), text),
            translated.get(CAPTION, value.caption),
        )

    def value_from_datadict(self, data, files, prefix):
        try:
            return super().value_from_datadict(data, files, prefix)
        except KeyError as error:
            raise BadRequest("A table is sent as its form sends it.") from error

    def clean(self, value):
        """Take away spaces around the words, and rows and columns in which nothing stands."""
        value = changed(super().clean(value), str.strip, value.caption.strip())
        kept = [
            number
            for number, column in enumerate(value.columns)
            if column["heading"] or any(row["values"][number] for row in value.row_data)
        ]
        rows = [[row["values"][number] for number in kept] for row in value.row_data]
        return TypedTable(
            columns=[value.columns[number] for number in kept],
            row_data=[{"values": row} for row in rows if any(row)],
            caption=value.caption,
        )

    class Meta:
        label = _("Caption and cells")
        help_text = _("What each column shows stands in its first row.")


def texts_in(table):
    """Return the words of every heading and cell of a TypedTable, in reading order."""
    headings = [column["heading"] for column in table.columns]
    return [text or "" for row in [headings, *rows_of(table)] for text in row]


def rows_of(table):
    return [row["values"] for row in table.row_data]


def path_of(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def changed(table, change, caption):
    """Return a TypedTable with `change` done to every heading and cell."""
    return TypedTable(
        columns=[{**one, "heading": change(one["heading"] or "")} for one in table.columns],
        row_data=[{"values": [change(cell or "") for cell in row]} for row in rows_of(table)],
        caption=caption,
    )


class TableBlock(StructBlock):
    """A table with a caption and plain words; see table_value() for its stored form."""

    table = CellsBlock(
        default={
            "caption": "",
            "columns": [{"type": "cell", "heading": ""}] * 2,
            "rows": [{"values": ["", ""]}] * 2,
        }
    )
    header_column = BooleanBlock(
        label=_("The first column says what its row is about"),
        required=False,
        default=True,
        help_text=_("For instance years or places: then screen readers say it with every number."),
    )

    def clean(self, value):
        value = super().clean(value)
        if not self.is_deferred_validation and (error := missing(value)):
            raise StructBlockValidationError({"table": ValidationError(error)})
        return value

    class Meta:
        label = _("Table")
        icon = "table"
        description = _("Numbers or words in columns, with a caption")
        template = "policy/blocks/table.html"
        preview_value = {
            "table": {
                "caption": "Bostäder i kommunen",
                "columns": [
                    {"type": "cell", "heading": "År"},
                    {"type": "cell", "heading": "Färdiga"},
                    {"type": "cell", "heading": "Behov"},
                ],
                "rows": [{"values": ["2023", "112", "400"]}, {"values": ["2024", "98", "420"]}],
            },
            "header_column": True,
        }


def missing(value):
    """Return what a table lacks before visitors can read it, or None."""
    table = value["table"]
    if not table.row_data:
        return _("The table is empty. Write in its cells, or take the block away.")
    if not table.caption:
        return _("Write a caption: it says what the table shows.")
    # The corner above a column of headings may be empty.
    if not all(column["heading"] for column in table.columns[bool(value["header_column"]) :]):
        return _("Write in the first row what each column shows.")
    return None


def table_value(caption, headings, rows, header_column=True):
    """Return the stored value of a TableBlock.

    `headings` are texts, `rows` lists of texts: shorter ones are filled up with empty cells, and
    headings too. Longer texts than a cell holds are for the form to refuse.
    """
    width = max(map(len, [headings, *rows]), default=0)

    def filled(texts):
        return [*texts, *[""] * (width - len(texts))]

    return {
        "table": {
            "caption": caption,
            "columns": [{"type": "cell", "heading": text} for text in filled(headings)],
            "rows": [{"values": filled(row)} for row in rows],
        },
        "header_column": header_column,
    }
