"""What the register should say, worked out again without a line of the product's code.

A test does to this model what it does to the site, and compares the two after every step.
"""

from dataclasses import dataclass, field

SOURCE = "sv"


@dataclass
class Promise:
    """One promise: what it says now and said last by language, and how it was judged."""

    page: str
    first_block: str = ""
    says: dict = field(default_factory=dict)
    said: dict = field(default_factory=dict)
    unfollowed: set = field(default_factory=set)
    log: dict = field(default_factory=dict)
    version: int = 0
    updates: list = field(default_factory=list)
    became: list = field(default_factory=list)
    since: dict = field(default_factory=dict)

    @property
    def stands(self):
        languages = [SOURCE] if SOURCE in self.said else list(self.said)
        return any(one in self.says or one in self.unfollowed for one in languages)

    @property
    def judged(self):
        """The update that counts: of today's words, uncorrected, the latest day, written last."""
        corrected = [one["corrects"] for one in self.updates if one["corrects"] is not None]
        valid = [
            (one["day"], number, one)
            for number, one in enumerate(self.updates)
            if number not in corrected and one["version"] == self.version
        ]
        return max(valid, key=lambda one: one[:2])[2] if valid else None

    @property
    def status(self):
        return self.judged["status"] if self.judged else "not-assessed"


class Reference:
    """All promises of all pages. A point is (block id, heading, words, followed up)."""

    def __init__(self):
        self.promises = []
        self.points = {}
        self.clock = 0

    def move(self, promise, page, block):
        """Let a promise that stands nowhere be a point of another page."""
        promise.page = page
        self.points[page, block] = promise

    def publish(self, page, language, points, answers, leaving="removed"):
        """`answers` leads from block ids to same, changed or another."""
        mine = {block: one for (at, block), one in self.points.items() if at == page == one.page}
        decides = language == SOURCE or not self.has_source(page)
        chosen, replaced = {}, []
        loose = []
        followed = [point for point in points if point[3]]
        for point in sorted(followed, key=lambda point: self.is_later(mine, language, point)):
            promise = mine.get(point[0])
            if promise is None:
                loose.append((point, None))
            elif decides and self.answer(promise, language, point, answers) == "another":
                loose.append((point, promise))
            elif id(promise) in chosen and chosen[id(promise)][1][2] != point[2]:
                loose.append((point, None))
            else:
                chosen.setdefault(id(promise), (promise, point))
        with_point = {id(one) for (at, _block), one in self.points.items() if at == page}
        for point, was in loose:
            promise = self.same_words(page, language, point, chosen, mine, with_point)
            if promise is None:
                is_first = was is None and point[0] not in [p.first_block for p in self.promises]
                promise = Promise(page, first_block=point[0] if is_first else "")
                self.promises.append(promise)
            self.points[page, point[0]] = promise
            chosen[id(promise)] = (promise, point)
            if was is not None:
                replaced.append((was, promise))
        replaced = [pair for pair in replaced if id(pair[0]) not in chosen]
        still = {id(mine[p[0]]): mine[p[0]] for p in points if not p[3] and p[0] in mine}
        reasons = {id(old): "replaced" for old, _new in replaced}
        for promise in self.of(page):
            if id(promise) in chosen or language not in promise.said:
                continue
            was_here = language in promise.says or language in promise.unfollowed
            if id(promise) in still and was_here:
                if promise.says.pop(language, None):
                    promise.unfollowed.add(language)
                    self.write(promise, language, "unfollowed")
            elif was_here:
                promise.says.pop(language, None)
                promise.unfollowed.discard(language)
                self.write(promise, language, reasons.get(id(promise), leaving))
        for old, new in replaced:
            old.became.append(("replaced", new))
        for promise, point in chosen.values():
            self.say(promise, language, point, decides, answers)
        return bool(replaced)

    def say(self, promise, language, point, decides, answers):
        words = point[1:3]
        was = promise.said.get(language)
        if promise.says.get(language) == words:
            return
        if not decides and was is None and self.is_left_over(promise, language, words):
            return
        is_other = decides and was and not self.is_slip(was, words)
        if is_other and self.answer(promise, language, point, answers) != "same":
            promise.version += 1
        promise.says[language] = promise.said[language] = words
        promise.unfollowed.discard(language)
        self.write(promise, language, words[1])

    def is_left_over(self, promise, language, words):
        """A translation that still has the words of the promise that this one replaced."""
        former = [one for one in self.promises if ("replaced", promise) in one.became]
        return any(one.said.get(language, ("", ""))[1] == words[1] for one in former)

    def write(self, promise, language, text):
        promise.log.setdefault(language, []).append(text)
        self.clock += 1
        promise.since.setdefault(language, self.clock)

    @staticmethod
    def is_slip(was, words):
        """The tests change words so that they differ in more than case and full stops, or not."""
        return [part.lower().rstrip(".") for part in was] == [w.lower().rstrip(".") for w in words]

    def answer(self, promise, language, point, answers):
        was = promise.said.get(language)
        if was is None or self.is_slip(was, point[1:3]):
            return ""
        return answers.get(point[0], "")

    def same_words(self, page, language, point, chosen, mine, with_point):
        """The promise of the page that said this last, of several the one that spoke first."""
        fitting = [
            one
            for one in self.of(page)
            if id(one) in with_point
            and id(one) not in chosen
            and one is not mine.get(point[0])
            and one.said.get(language, ("", ""))[1] == point[2]
        ]
        return min(fitting, key=lambda one: one.since[language], default=None)

    @staticmethod
    def is_later(mine, language, point):
        promise = mine.get(point[0])
        return (
            promise is None or promise.first_block != point[0],
            promise is None or promise.said.get(language, ("", ""))[1] != point[2],
        )

    def of(self, page):
        return [one for one in self.promises if one.page == page]

    def has_source(self, page):
        return any(SOURCE in one.said for one in self.of(page))
