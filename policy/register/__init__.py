"""The register of commitments: what the published pages promise, entered as they are published."""

from .live import add_update
from .rebuild import rebuild
from .receivers import after_save, before_delete, before_save

__all__ = ["add_update", "after_save", "before_delete", "before_save", "rebuild"]
