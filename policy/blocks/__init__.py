from .commitments import CommitmentsBlock
from .links import LinkBlock
from .media import PictureBlock, PicturesBlock
from .streams import BodyBlock, ReadMoreBlock
from .table import TableBlock, table_value
from .text import KeyFigureBlock, QuoteBlock, TextBlock

__all__ = [
    "BodyBlock",
    "CommitmentsBlock",
    "KeyFigureBlock",
    "LinkBlock",
    "PictureBlock",
    "PicturesBlock",
    "QuoteBlock",
    "ReadMoreBlock",
    "TableBlock",
    "TextBlock",
    "table_value",
]
