"""What a page is measured by in a browser."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


OVERFLOWS = """() => document.documentElement.scrollWidth > document.documentElement.clientWidth
    ? [...document.querySelectorAll("body *")]
        .filter(e => {
            const box = e.getBoundingClientRect();
            return box.right > document.documentElement.clientWidth + 1 || box.left < -1;
        })
        .map(e => e.className || e.tagName).slice(-5)
    : []"""


SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, summary, input")].filter(e => {
    const box = e.getBoundingClientRect();
    const inText = e.closest("p, li") && getComputedStyle(e).display === "inline";
    return box.width && !inText && !e.matches(".skip-link") && (box.width < 24 || box.height < 24);
}).map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect().height])"""
