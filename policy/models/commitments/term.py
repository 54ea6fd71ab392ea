from datetime import date
from typing import NamedTuple

from django.utils import timezone


class Term(NamedTuple):
    """The years that a council is elected for: "2018–2022"."""

    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"

    @property
    def is_over(self) -> bool:
        """Whether the next council has taken its seat: on 15 October (kommunallagen 5:7)."""
        return timezone.localdate() >= date(self.end, 10, 15)
