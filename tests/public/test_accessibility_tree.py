"""What a screen reader says of a page, and in which order: names of landmarks and headings."""

import pytest

SPOKEN = """() => [...document.querySelectorAll(
    "header, header > details > summary, nav, main, footer, form, h1, h2, h3, [role=search]"
)].filter(e => e.checkVisibility()).map(e => {
    const by = e.getAttribute("aria-labelledby");
    const name = e.getAttribute("aria-label")
        || (by && document.getElementById(by).textContent)
        || (e.matches("h1, h2, h3, summary") && e.textContent) || "";
    const said = name.replace(/#|Länk till avsnittet.*/g, "").replace(/\\s+/g, " ");
    return `${e.localName} ${said.trim()}`.trim();
})"""
HEAD = ["header", "nav Huvudmeny", "form Sök på webbplatsen", "summary Språk: Svenska", "main"]
FOOT = [
    "footer",
    "h2 Kontakt",
    "h2 Våra kontaktpersoner",
    "nav Om webbplatsen",
    "h2 Om webbplatsen",
]
MAIN = {
    "/": [
        "h1 Tillsammans skapar vi förändring",
        "nav På den här sidan",
        "h2 På den här sidan",
        "h2 Trygghet",
    ],
    "/loften/": [
        "h1 Våra löften",
        "h2 20 löften 2018–2022",
        "h2 Löftena",
        "form Löftena",
    ],
    "/kontakt/": [
        "h1 Kontakt",
        "h2 Kontakta oss",
        "h2 Skriv till oss",
        "form",
        "h2 Våra kontaktpersoner",
        "h3 Lucas Nykvist",
    ],
}


@pytest.mark.parametrize("path", MAIN)
def test_landmarks_and_headings_are_named_and_in_order(page, server, path):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(server + path)
    spoken = page.evaluate(SPOKEN)
    assert spoken[: len(HEAD)] == HEAD
    assert spoken[len(HEAD) :][: len(MAIN[path])] == MAIN[path]
    assert spoken[-len(FOOT) :] == FOOT
