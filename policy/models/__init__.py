from .commitments import (
    AppendOnlyError,
    Commitment,
    CommitmentGoal,
    CommitmentMove,
    CommitmentPoint,
    CommitmentRelation,
    CommitmentUpdate,
    CommitmentWording,
    Evidence,
    EvidenceCheck,
    RegisterArea,
    RegisterVersion,
    Status,
    Term,
    TermClosing,
    TermReopening,
    UpdateDraft,
    UpdateTranslation,
    slug_of,
)
from .content import ArticlePage, ContentPage, PolicyAreaPage
from .edition import Edition
from .images import Picture, PictureRendition
from .importing import ImportedPoint, ProgrammeImport
from .index import PolicyIndexPage
from .new_term import NewTerm
from .register_page import CommitmentsPage

__all__ = [
    "AppendOnlyError",
    "ArticlePage",
    "Commitment",
    "CommitmentGoal",
    "CommitmentMove",
    "CommitmentPoint",
    "CommitmentRelation",
    "CommitmentUpdate",
    "CommitmentWording",
    "CommitmentsPage",
    "ContentPage",
    "Edition",
    "Evidence",
    "EvidenceCheck",
    "ImportedPoint",
    "NewTerm",
    "Picture",
    "PictureRendition",
    "PolicyAreaPage",
    "PolicyIndexPage",
    "ProgrammeImport",
    "RegisterArea",
    "RegisterVersion",
    "Status",
    "Term",
    "TermClosing",
    "TermReopening",
    "UpdateDraft",
    "UpdateTranslation",
    "slug_of",
]
