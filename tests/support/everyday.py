"""An editor's hand: does a task of the guide step by step, counts what it does, takes pictures."""

import re
from io import BytesIO

from PIL import Image
from playwright.sync_api import expect

from site_project.admin.guide.views import TASKS

OUTLINE = """(element, on) => {
    element.style.outline = on ? "4px solid #0057d9" : "";
    element.style.boxShadow = on ? "0 0 0 3px #fff" : "";
    element.style.outlineOffset = on ? "2px" : "";
}"""
CENTRE = """element => {
    element.scrollIntoView({block: "center", behavior: "instant"});
    for (let box = element.parentElement; box; box = box.parentElement) box.scrollLeft = 0;
}"""
QUALITY = 62


class Hand:
    """What one editor does in the admin shown by `page`, whose site is at `address`.

    `clicks` and `fields` count for one task at a time. Where `pictures`, a folder, is given, the
    place of the first action of each step is outlined and pictured there.
    """

    def __init__(self, page, address, pictures=None):
        self.page = page
        self.address = address
        self.pictures = pictures

    def begin(self, key):
        """Start the task `key` of the guide on the admin's home."""
        self.task = TASKS[key]
        self.steps = self.clicks = self.fields = 0
        self.due = False
        self.words = []
        self.page.goto(f"{self.address}/admin/")

    def step(self):
        """Go on to the next step of the guide; the words that the last one named were there."""
        assert not self.words, (self.task.title, self.steps, self.words)
        self.steps += 1
        self.due = True
        self.words = self.task.labels(self.steps)

    def end(self):
        """Every step that the guide has, and no other, has been done."""
        assert self.steps == len(self.task.steps), self.task.title
        assert not self.words, (self.task.title, self.steps, self.words)

    def click(self, locator):
        self.look(locator)
        locator.click()
        self.clicks += 1
        self.read()

    def fill(self, locator, text):
        self.look(locator)
        locator.fill(text)
        self.fields += 1
        self.read()

    def choose(self, locator, label):
        self.look(locator)
        locator.select_option(label=label)
        self.fields += 1
        self.read()

    def press(self, key):
        self.page.keyboard.press(key)

    def type(self, text):
        self.page.keyboard.type(text)
        self.fields += 1

    def give(self, locator, file):
        """Choose a file, a dict of name, mimeType and buffer, in a field of files."""
        self.look(locator)
        locator.set_input_files(file)
        self.fields += 1

    def look(self, locator):
        expect(locator).to_be_visible()
        locator.evaluate(CENTRE)
        self.read()
        if self.due and self.pictures:
            self.take(locator)
        self.due = False

    def read(self):
        """Cross out the words of the step that can be seen now."""
        self.words = [word for word in self.words if not self.sees(word)]

    def sees(self, word):
        exact = re.compile(rf"^\s*{re.escape(word)}\s*\*?\s*$", re.IGNORECASE)
        # A kind of page to choose is a link with its description.
        link = self.page.get_by_role("link", name=re.compile(rf"^{re.escape(word)}\b"))
        shown = self.page.get_by_text(exact).or_(self.page.get_by_label(exact)).or_(link)
        return any(one.is_visible() for one in shown.all())

    def take(self, locator):
        self.page.wait_for_timeout(700)
        locator.evaluate(CENTRE)
        locator.evaluate(OUTLINE, True)
        image = Image.open(BytesIO(self.page.screenshot()))
        image.save(self.pictures / f"{self.task.key}-{self.steps}.webp", quality=QUALITY, method=6)
        locator.evaluate(OUTLINE, False)
