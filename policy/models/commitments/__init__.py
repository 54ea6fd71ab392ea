from .append_only import AppendOnlyError
from .commitment import Commitment, CommitmentPoint, slug_of
from .history import CommitmentWording
from .register import RegisterArea, RegisterVersion
from .status import Status
from .update import CommitmentUpdate

__all__ = [
    "AppendOnlyError",
    "Commitment",
    "CommitmentPoint",
    "CommitmentUpdate",
    "CommitmentWording",
    "RegisterArea",
    "RegisterVersion",
    "Status",
    "slug_of",
]
