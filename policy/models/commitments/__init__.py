from .append_only import AppendOnlyError
from .closing import TermClosing, TermReopening
from .commitment import Commitment, CommitmentPoint, slug_of
from .draft import UpdateDraft
from .evidence import Evidence
from .evidence_check import EvidenceCheck
from .goal import CommitmentGoal
from .history import CommitmentWording
from .register import RegisterArea, RegisterVersion
from .relation import CommitmentMove, CommitmentRelation
from .status import Status
from .term import Term
from .translation import UpdateTranslation
from .update import CommitmentUpdate

__all__ = [
    "AppendOnlyError",
    "Commitment",
    "CommitmentGoal",
    "CommitmentMove",
    "CommitmentPoint",
    "CommitmentRelation",
    "CommitmentUpdate",
    "CommitmentWording",
    "Evidence",
    "EvidenceCheck",
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
