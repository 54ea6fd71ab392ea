"""What the register should say, worked out again without a line of the product's code."""

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
        valid = [
            (one["day"], number, one["status"])
            for number, one in enumerate(self.updates)
            if number not in corrected and one["version"] == self.version
        ]
        return max(valid)[2] if valid else "not-assessed"

    @property
    def is_counted(self):
        return self.stands or not {kind for kind, _to in self.became} & {"split", "merged"}


class Reference:
    """All promises of all pages. A point is (block id, heading, words, followed up)."""

    def __init__(self):
        self.promises, self.points, self.clock, self.is_closed = [], {}, 0, False

    def told(self, promise):
        """What every download says: words, the status in its two forms, whether it is gone."""
        _heading, words = promise.said.get(SOURCE) or next(iter(promise.said.values()))
        never = "Inte bedömt" if self.is_closed else "Inte bedömt än"
        return words, promise.status, NAMES.get(promise.status, never), not promise.stands

    def counts(self):
        """How many promises have each status, each counted where it is promised."""
        counted = [one.status for one in self.promises if one.is_counted]
        return {status: counted.count(status) for status in counted}

    def move(self, promise, page, block):
        """Let a promise that stands nowhere be a point of another page."""
        promise.page = page
        self.points[page, block] = promise

    def publish(self, page, language, points, answers, leaving="removed"):
        """`answers` leads from block ids to same, changed or another. Return whether any is."""
        if self.is_closed:
            return False
        mine = {block: one for (at, block), one in self.points.items() if at == page == one.page}
        decides = language == SOURCE or not any(SOURCE in one.said for one in self.of(page))
        chosen, replaced, loose = {}, [], []
        followed = [point for point in points if point[3]]
        for point in sorted(followed, key=lambda point: self.is_later(mine, language, point)):
            promise = mine.get(point[0])
            if promise is None:
                loose.append((point, None))
            elif decides and self.answer(promise, language, point, answers) == "another":
                loose.append((point, promise))
            elif chosen.setdefault(id(promise), (promise, point))[1][2] != point[2]:
                loose.append((point, None))
        with_point = {id(one) for (at, _block), one in self.points.items() if at == page}
        for point, was in loose:
            free = [one for one in self.of(page) if id(one) in with_point and id(one) not in chosen]
            promise = self.same_words(free, language, point, mine)
            if promise is None:
                is_first = was is None and point[0] not in [p.first_block for p in self.promises]
                promise = Promise(page, first_block=point[0] if is_first else "")
                self.promises.append(promise)
            self.points[page, point[0]] = promise
            chosen[id(promise)] = (promise, point)
            if was is not None:
                replaced.append((was, promise))
        replaced = [pair for pair in replaced if id(pair[0]) not in chosen]
        still = [id(mine[point[0]]) for point in points if not point[3] and point[0] in mine]
        reasons = {id(old): "replaced" for old, _new in replaced}
        for promise in self.of(page):
            if id(promise) in chosen or language not in promise.now:
                continue
            if id(promise) not in still:
                del promise.now[language]
                self.write(promise, language, reasons.get(id(promise), leaving))
            elif promise.now[language] == "promised":
                promise.now[language] = "unfollowed"
                self.write(promise, language, "unfollowed")
        for old, new in replaced:
            old.became.append(("replaced", new))
        for promise, point in chosen.values():
            self.say(promise, language, point, decides, answers)
        return bool(replaced)

    def say(self, promise, language, point, decides, answers):
        words, was = point[1:3], promise.said.get(language)
        before = [("replaced", promise), ("split", promise)]
        former = [one for one in self.promises if any(to in one.became for to in before)]
        is_left_over = any(one.said.get(language, ("", ""))[1] == words[1] for one in former)
        is_said = promise.now.get(language) == "promised" and was == words
        if is_said or (not decides and was is None and is_left_over):
            return  # Where it is left over, the translation has the words that were replaced.
        if decides and was and not self.is_slip(was, words):
            promise.version += self.answer(promise, language, point, answers) != "same"
        promise.said[language], promise.now[language] = words, "promised"
        self.write(promise, language, words[1])

    def write(self, promise, language, text):
        promise.log.setdefault(language, []).append(text)
        self.clock += 1
        promise.since.setdefault(language, self.clock)

    def is_slip(self, was, words):
        """The tests change words so that they differ in more than case and full stops, or not."""
        return [part.lower().rstrip(".") for part in was] == [w.lower().rstrip(".") for w in words]

    def answer(self, promise, language, point, answers):
        was = promise.said.get(language)
        return "" if was is None or self.is_slip(was, point[1:3]) else answers.get(point[0], "")

    def same_words(self, free, language, point, mine):
        """Of promises that no other point is, the one that said this last and spoke first."""
        says = [one for one in free if one.said.get(language, ("", ""))[1] == point[2]]
        fitting = [one for one in says if one is not mine.get(point[0])]
        return min(fitting, key=lambda one: one.since[language], default=None)

    def is_later(self, mine, language, point):
        promise = mine.get(point[0]) or Promise("")
        return promise.first_block != point[0], promise.said.get(language, ["", ""])[1] != point[2]

    def of(self, page):
        return [one for one in self.promises if one.page == page]
