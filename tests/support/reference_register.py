"""What the register should say, worked out again without a line of the product's code."""

from collections import Counter
from dataclasses import dataclass, field

SOURCE = "sv"
NAMES = {"started": "Påbörjat", "partly-done": "Delvis genomfört", "done": "Genomfört"}
NAMES["dropped"] = "Slopat"


@dataclass(eq=False)
class Promise:
    """What a promise said last and how that stands now, by language, and how it was judged."""

    page: str
    first_block: str = ""
    said: dict = field(default_factory=dict)
    now: dict = field(default_factory=dict)
    log: dict = field(default_factory=dict)
    version: int = 0
    updates: list = field(default_factory=list)
    became: list = field(default_factory=list)
    since: dict = field(default_factory=dict)

    @property
    def stands(self):
        return any(one in self.now for one in ([SOURCE] if SOURCE in self.said else self.said))

    @property
    def status(self):
        """That of today's words, uncorrected, of the latest day and written last."""
        corrected = [one["corrects"] for one in self.updates]
        told = [(one["day"], at, one) for at, one in enumerate(self.updates) if at not in corrected]
        valid = [row for row in told if row[2]["version"] == self.version]
        return max(valid)[2]["status"] if valid else "not-assessed"

    @property
    def is_counted(self):
        return self.stands or not {kind for kind, _to in self.became} & {"split", "merged"}


class Reference:
    """All promises of all pages. A point is (block id, heading, words, followed up)."""

    def __init__(self):
        self.promises, self.points, self.clock, self.is_closed = [], {}, 0, False

    def told(self, promise):
        said = promise.said.get(SOURCE) or next(iter(promise.said.values()))
        name = NAMES.get(promise.status, "Inte bedömt" + " än" * (not self.is_closed))
        return said[1], promise.status, name, not promise.stands

    def counts(self):
        return dict(Counter(one.status for one in self.promises if one.is_counted))

    def move(self, promise, page, block):
        promise.page, self.points[page, block] = page, promise

    def publish(self, page, language, points, answers, leaving="removed"):
        """`answers` leads from block ids to same, changed or another. Return whether any is."""
        if self.is_closed:
            return False
        mine = {block: one for (at, block), one in self.points.items() if at == page == one.page}
        decides = language == SOURCE or not any(SOURCE in one.said for one in self.of(page))
        chosen, became = {}, []
        with_point = {id(one) for (at, _block), one in self.points.items() if at == page}
        for follows in (True, False):
            loose, some = [], [point for point in points if point[3] is follows]
            for point in sorted(some, key=lambda point: self.is_later(mine, language, point)):
                promise = mine.get(point[0], Promise(""))
                if not self.can_be(promise, language, point):
                    loose.append((point, None))
                elif decides and self.answer(promise, language, point, answers) == "another":
                    loose.append((point, promise))
                elif chosen.setdefault(id(promise), (promise, point))[1][2] != point[2]:
                    loose.append((point, None))
            known = () if decides else self.points
            for point, was in [row for row in loose if (page, row[0][0]) not in known]:
                free = [one for one in self.of(page) if id(one) in with_point - chosen.keys()]
                promise = self.same_words(free, language, point, mine)
                if promise is None and follows:
                    is_known = was or any(one.first_block == point[0] for one in self.promises)
                    self.promises.append(promise := Promise(page, "" if is_known else point[0]))
                if promise is not None:
                    chosen[id(promise)] = promise, point
                    self.points[page, point[0]] = promise
                    became += [("replaced", was, promise)] if was else []
        became = [one for one in became if id(one[1]) not in chosen]
        for old in [one for one in self.of(page) if id(one) not in chosen and language in one.now]:
            del old.now[language]
            if decides and old not in [row[1] for row in became]:
                became += [("merged", old, one) for one in self.twins(old, language, chosen)]
            self.write(old, language, next((row[0] for row in became if row[1] is old), leaving))
        for kind, old, new in became:
            old.became.append((kind, new))
        for promise, point in chosen.values():
            self.say(promise, language, point, decides, answers)
        return bool(became)

    def can_be(self, promise, language, point):
        """What is not followed up is a promise of before; of one that had left, its very words."""
        is_back = promise.said.get(language) == point[1:3]
        return promise.page and (point[3] or is_back or language in promise.now)

    def twins(self, promise, language, chosen):
        """What goes on saying the same on the page: the one that spoke first, or nothing."""
        words = promise.said[language]
        says = [one for one, point in chosen.values() if self.is_slip(words, point[1:3])]
        says = [one for one in says if self.is_slip(words, one.said.get(language, ("", "")))]
        return sorted(says, key=lambda one: one.since[language])[:1]

    def say(self, promise, language, point, decides, answers):
        words, was, now = point[1:3], promise.said.get(language), promise.now.get(language)
        kinds = {("replaced", promise), ("split", promise)}
        former = [one.said.get(language) for one in self.of(promise.page) if kinds & {*one.became}]
        if not decides and was is None and words[1] in [one[1] for one in former if one]:
            return  # The translation has the words that were replaced.
        if was != words or (point[3] and now != "promised"):
            promise.version += decides and self.answer(promise, language, point, answers) != "same"
            promise.said[language] = words
            self.write(promise, language, words[1])
        promise.now[language] = "promised" if point[3] else "unfollowed"
        if not point[3] and (was, now) != (words, "unfollowed"):
            self.write(promise, language, "unfollowed")

    def write(self, promise, language, text):
        promise.log.setdefault(language, []).append(text)
        self.clock += 1
        promise.since.setdefault(language, self.clock)

    def is_slip(self, was, words):
        return [part.lower().rstrip(".") for part in was] == [w.lower().rstrip(".") for w in words]

    def answer(self, promise, language, point, answers):
        was = promise.said.get(language)
        return "same" if not was or self.is_slip(was, point[1:3]) else answers.get(point[0])

    def same_words(self, free, language, point, mine):
        """Of promises that no other point is, the one that said this last and spoke first."""
        says = [one for one in free if one.said.get(language, ("", ""))[1] == point[2]]
        says = [p for p in says if p is not mine.get(point[0]) and self.can_be(p, language, point)]
        return min(says, key=lambda one: one.since[language], default=None)

    def is_later(self, mine, language, point):
        promise = mine.get(point[0], Promise(""))
        is_other = promise.said.get(language, ["", ""])[1] != point[2]
        return (promise.first_block != point[0], is_other)[:: 1 if point[3] else -1]

    def of(self, page):
        return [one for one in self.promises if one.page == page]
