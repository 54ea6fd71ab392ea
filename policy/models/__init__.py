from .area import PolicyAreaPage
from .article import ArticlePage
from .commitments import (
    AppendOnlyError,
    Commitment,
    CommitmentPoint,
    CommitmentUpdate,
    CommitmentWording,
    RegisterArea,
    RegisterVersion,
    Status,
    slug_of,
)
from .content import ContentPage
from .edition import Edition
from .images import Picture, PictureRendition
from .index import PolicyIndexPage
from .register_page import CommitmentsPage

__all__ = [
    "AppendOnlyError",
    "ArticlePage",
    "Commitment",
    "CommitmentPoint",
    "CommitmentUpdate",
    "CommitmentWording",
    "CommitmentsPage",
    "ContentPage",
    "Edition",
    "Picture",
    "PictureRendition",
    "PolicyAreaPage",
    "PolicyIndexPage",
    "RegisterArea",
    "RegisterVersion",
    "Status",
    "slug_of",
]
