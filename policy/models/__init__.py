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
from .content import ArticlePage, ContentPage, PolicyAreaPage
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
