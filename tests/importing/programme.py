"""A fictional programme that is kept as three documents, and what stands in it."""

from pathlib import Path

DOCUMENTS = Path(__file__).parent / "documents"
PROGRAMME_TEXT = (DOCUMENTS / "handlingsprogram.txt").read_text(encoding="utf-8")
PROMISES = [line[2:] for line in PROGRAMME_TEXT.splitlines() if line.startswith("• ")]
AREAS = [
    "Klimat och energi",
    "Skola och förskola",
    "Äldreomsorg",
    "Bostäder",
    "Trafik och kollektivtrafik",
    "Natur och vatten",
    "Jobb och företagande",
    "Kultur och fritid",
    "Trygghet",
    "Demokrati och öppenhet",
    "Social omsorg",
    "Ekonomi",
]
