from .area import PolicyAreaPage
from .article import ArticlePage
from .commitments import (
    Commitment,
    CommitmentPoint,
    CommitmentUpdate,
    CommitmentWording,
    RegisterArea,
    RegisterVersion,
)
from .edition import Edition
from .images import Picture, PictureRendition
from .index import PolicyIndexPage
from .register_page import CommitmentsPage

__all__ = [
    "ArticlePage",
    "Commitment",
    "CommitmentPoint",
    "CommitmentUpdate",
    "CommitmentWording",
    "CommitmentsPage",
    "Edition",
    "Picture",
    "PictureRendition",
    "PolicyAreaPage",
    "PolicyIndexPage",
    "RegisterArea",
    "RegisterVersion",
]
