"""Which changes of words ask the editor nothing."""

import pytest

from policy.register.same_words import are_same_words


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Bygga skolor.", "bygga  skolor"),
        ("Klara målen!", "Klara målen?"),
        ("Ett skolbiblotek i varje skola", "Ett skolbibliotek i varje skola"),
        ("En trygagre stad", "En tryggare stad"),
        ("Öka tillgängligheten", "Öka tillgangligheten"),
        ("Politik 2022–2026", "Politik 2022-2026"),
        ("8 000 bostäder", "8000 bostäder"),
        ("8 000 bostäder", "8\N{NO-BREAK SPACE}000 bostäder"),
        ("Mer e-post", "Mer epost"),
        ("”Hela” staden", "Hela staden"),
        ("ملاعب جديدة", "ملاعب  جديدة"),
        ("Vi stänger inte.", "Vi stänger inte"),
        ("Sälja, inte skolan", "Sälja – inte skolan"),
        ("En icke-kommersiell yta, hela året", "En icke kommersiell yta hela året"),
    ],
)
def test_same_words(before, after):
    assert are_same_words(before, after)
    assert are_same_words(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Bygga en ny simhall", "Sänka skatten med en krona"),
        ("Bygga 1,5 mil cykelväg", "Bygga 15 mil cykelväg"),
        ("Bygga 500 bostäder", "Bygga 600 bostäder"),
        ("Minst 50 % ekologiskt", "Minst 50 ekologiskt"),
        ("Renovera vägar", "Renovera väggar"),
        ("Bättre vården", "Bättre värden"),
        ("Göra det möjligt", "Göra det omöjligt"),
        ("Behöriga lärare", "Obehöriga lärare"),
        ("Vi höjer avgiften", "Vi sänker avgiften"),
        ("Inte bygga ut", "Bygga ut"),
        ("Fler lärare i skolan", "Fler lärare"),
        ("Öka med +5", "Öka med -5"),
        ("Ändra med 5 %", "Ändra med −5 %"),
        ("Tre skolbiblotek och en tryggrae stad", "Tre skolbibliotek och en tryggare stad"),
        ("", "Bygga"),
        ("Stänga inte skolan", "Stänga, inte skolan"),
        ("Stänga, inte skolan", "Stänga inte, skolan"),
        ("Bygga utan kommunen, regionen", "Bygga, utan kommunen, regionen"),
        ("Vi säljer inte Skolan blir kvar", "Vi säljer inte. Skolan blir kvar"),
    ],
)
def test_other_words(before, after):
    assert not are_same_words(before, after)
    assert not are_same_words(after, before)
