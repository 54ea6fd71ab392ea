"""Reading aloud appears where the reader's own device can do it, and sends no text elsewhere."""

import pytest
from playwright.sync_api import expect

# The browser of the tests has no voices. These have a Swedish one of their own, and an English
# one that a service elsewhere would speak with.
VOICES = """
const said = [];
const voices = [
  { lang: "en-GB", localService: false, name: "elsewhere" },
  { lang: "sv-SE", localService: true, name: "here" },
];
let waiting;
class Utterance { constructor(text) { this.text = text; } }
const speech = {
  paused: false,
  getVoices: () => voices,
  speak(one) { said.push([one.text, one.voice.name, one.lang]); waiting = one; },
  pause() { this.paused = true; },
  resume() { this.paused = false; },
  cancel() { waiting?.onend(); },
  finish() { const one = waiting; waiting = undefined; one.onend(); },
};
Object.defineProperty(window, "speechSynthesis", { value: speech });
Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
window.said = said;
"""


@pytest.fixture
def with_voices(page):
    page.add_init_script(VOICES)
    return page


def test_without_a_voice_nothing_is_shown(page, server):
    page.goto(f"{server}/utbildning/")
    expect(page.locator(".read-aloud")).to_be_hidden()


def test_a_voice_that_speaks_elsewhere_is_never_used(with_voices, server):
    with_voices.goto(f"{server}/en/education/")
    expect(with_voices.locator(".read-aloud")).to_be_hidden()
    with_voices.goto(f"{server}/sv-simple/utbildning/")
    expect(with_voices.get_by_role("group", name="Lyssna")).to_be_visible()


def test_a_key_figure_is_read_with_its_number(with_voices, server):
    page = with_voices
    page.goto(f"{server}/utbildning/")
    page.get_by_role("button", name="Lyssna").click()
    number = page.locator(".key-figure strong").first.inner_text()
    read = ""
    while number not in read and page.evaluate("said.length") < 40:
        page.evaluate("speechSynthesis.finish()")
        read = page.evaluate("said.at(-1)[0]")
    assert number in read
    assert page.locator(".key-figure p").first.inner_text() == read


def test_page_is_read_passage_by_passage_paused_and_stopped(with_voices, server):
    page = with_voices
    page.goto(f"{server}/utbildning/")
    page.get_by_role("button", name="Lyssna").click()
    assert page.evaluate("said") == [["Utbildning", "here", "sv"]]
    expect(page.locator(".is-being-read")).to_have_text("Utbildning")
    page.evaluate("speechSynthesis.finish()")
    assert page.evaluate("said")[1][0].startswith("I Botkyrka har alla barn")
    page.get_by_role("button", name="Pausa").click()
    assert page.evaluate("speechSynthesis.paused")
    page.get_by_role("button", name="Fortsätt").click()
    assert not page.evaluate("speechSynthesis.paused")
    page.get_by_role("button", name="Stoppa").click()
    expect(page.locator(".is-being-read")).to_have_count(0)
    expect(page.get_by_role("button", name="Lyssna")).to_be_focused()
    assert len(page.evaluate("said")) == 2


def test_nothing_moves_when_the_button_comes_late(page, server):
    # In one script: of several the order is not defined.
    page.add_init_script(
        VOICES
        + """
        const own = speech.getVoices;
        let later;
        speech.getVoices = () => [];
        speech.addEventListener = (_name, call) => { later = call; };
        window.come = () => { speech.getVoices = own; later(); };
        window.shifts = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.shifts += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        """
    )
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{server}/utbildning/", wait_until="networkidle")
        expect(page.locator(".read-aloud")).to_be_hidden()
        page.evaluate("come()")
        expect(page.locator(".read-aloud")).to_be_visible()
        page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))")
        assert page.evaluate("shifts") == 0
