"""The menus that a page offers its editor."""

from wagtail.blocks import StreamBlock

from .commitments import CommitmentsBlock
from .links import LinkBlock
from .media import PicturesBlock
from .table import TableBlock
from .text import KeyFigureBlock, QuoteBlock, TextBlock


class BodyBlock(StreamBlock):
    text = TextBlock()
    commitments = CommitmentsBlock()
    pictures = PicturesBlock()
    key_figure = KeyFigureBlock()
    quote = QuoteBlock()
    table = TableBlock()

    class Meta:
        max_num = 200


class ReadMoreBlock(StreamBlock):
    link = LinkBlock()

    class Meta:
        max_num = 50
