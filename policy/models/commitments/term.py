from typing import NamedTuple, Self

from django.utils import timezone


class Term(NamedTuple):
    """The years that a council is elected for: "2018–2022"."""

    start: int
    end: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the term that is written as `text`; raise ValueError where it is none."""
        start, end = text.split("–")
        return cls(int(start), int(end))

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"

    @property
    def fields(self) -> dict[str, int]:
        """The years by the names of the fields that hold them."""
        return {"term_start": self.start, "term_end": self.end}

    @property
    def is_over(self) -> bool:
        return self.end <= latest_end()


def latest_end() -> int:
    """Return the last year of the terms that are over.

    The next council takes its seat on 15 October (kommunallagen 5:7).
    """
    today = timezone.localdate()
    return today.year if (today.month, today.day) >= (10, 15) else today.year - 1
