"""Editors who do the same to the site and to a Reference, step by step."""

from datetime import date, timedelta

from wagtail.models import Locale

from policy.models import (
    Commitment,
    CommitmentPoint,
    CommitmentRelation,
    CommitmentUpdate,
    Evidence,
    Term,
)
from policy.register.bullets import bullets_of
from policy.register.closing import Progress, close, commitments_to_judge
from policy.register.updates import add_update

from .reference_register import Reference
from .register import new_area, set_body

TERM = Term(2018, 2022)
PAGES = ("Klimat", "Skola")
EVIDENCE = {"address": "https://example.org/protokoll", "title": "Protokoll"}


class Walk:
    """Does the same to the site and to the Reference."""

    def __init__(self, index):
        english = Locale.objects.get_or_create(language_code="en")[0]
        if not index.has_translation(english):
            index.copy_for_translation(english)
        self.reference, self.pages, self.ids = Reference(), {}, {}
        for title in PAGES:
            page = new_area(index, title)
            self.pages[title, "sv"] = page
            self.pages[title, "en"] = page.copy_for_translation(english)
        self.saved, self.live = {}, dict.fromkeys(self.pages, False)
        self.live |= {(title, "sv"): True for title in PAGES}
        self.do("publish", (0, "sv"), [("Vi bygger", True, [("a", "Träd"), ("b", "Luft")])], {})
        self.do("update", 0, "done", 1)

    def do(self, action, *values):
        getattr(self, action.replace(" ", "_"))(*values)
        self.remember_numbers()

    def publish(self, place, lists, given, arrived=None):
        key = (PAGES[place[0]], place[1])
        page = self.fresh(key)
        set_body(page, [self.block(number, *one) for number, one in enumerate(lists)])
        page.save_revision()
        page = self.fresh(key).get_latest_revision_as_object()
        said = self.points_of(page)
        here = {point[0] for point in said}
        answers = {
            block: answer
            for block, answer in given.items()
            if block in here and self.last_statement(key, block)
        }
        page.answers = {
            "points": {
                block: {
                    "was": self.last_statement(key, block),
                    "is": next(statement(*p[1:3]) for p in said if p[0] == block),
                    "answer": answer,
                }
                for block, answer in answers.items()
            },
            "arrived": arrived or {},
        }
        page.save_revision().publish()
        self.live[key], self.saved[key] = True, (said, answers)
        self.follow(key)

    def reword(self, number, words, answer):
        """Change one point of a page that has been published, and nothing else."""
        places = [key for key in self.saved if self.saved[key][0]]
        if not places:
            return
        key = places[number % len(places)]
        said, _answers = self.saved[key]
        at = number % len(said)
        block, heading, text, followed_up = said[at]
        changed = {
            "heading": [(block, "Vi lovar", text, followed_up)],
            "unfollowed": [(block, heading, text, not followed_up)],
            "gone": [],
        }.get(words, [(block, heading, words, followed_up)])
        points = [*said[:at], *changed, *said[at + 1 :]]
        lists = [(one[1], one[3], [(one[0], one[2])]) for one in points]
        self.publish((PAGES.index(key[0]), key[1]), lists, {block: answer} if answer else {})

    @staticmethod
    def block(number, heading, followed_up, points):
        items = [{"type": "item", "value": text, "id": one} for one, text in points]
        value = {"heading": heading, "points": items, "followed_up": followed_up}
        return {"type": "commitments", "value": value, "id": f"list-{number}"}

    def points_of(self, page):
        found = [
            (one.block_id, one.heading, one.text, one.followed_up) for one in bullets_of(page.body)
        ]
        assert len({one[0] for one in found}) == len(found), "every bullet is its own"
        return found

    def last_statement(self, key, block):
        promise = self.reference.points.get((key[0], block))
        return statement(*promise.said[key[1]]) if promise and key[1] in promise.said else ""

    def unpublish(self, place, *_):
        key = (PAGES[place[0]], place[1])
        if self.live[key]:
            self.fresh(key).unpublish()
            self.live[key] = False
            self.reference.publish(*key, [], {}, leaving="unpublished")

    def publish_again(self, place, *_):
        key = (PAGES[place[0]], place[1])
        if key in self.saved:
            self.fresh(key).get_latest_revision().publish()
            self.live[key] = True
            self.follow(key)

    def follow(self, key):
        other = (key[0], "en")
        if self.reference.publish(*key, *self.saved[key]) and other != key and self.live[other]:
            self.reference.publish(*other, self.saved[other][0], {})

    def move(self, number, *_):
        # What was split or merged is still promised, and the form offers it nowhere.
        known = [p for p in self.reference.promises if "sv" in p.said and p.is_counted]
        gone = [p for p in known if not p.stands]
        if not gone or self.reference.is_closed:
            return
        chosen = gone[number % len(gone)]
        # Of several that said the same the form offers the first.
        promise = next(p for p in gone if p.page == chosen.page and said(p) == said(chosen))
        to = PAGES[promise.page == PAGES[0]]
        # The words are those of a promise that left that page, or is not followed up on it.
        idle = [p for p in self.reference.of(to) if p.now.get("sv") != "promised"]
        if any(said(p) == said(promise) for p in idle if "sv" in p.said):
            return
        there, _answers = self.saved.get((to, "sv"), ([], {}))
        block = f"moved-{len(self.reference.points)}"
        self.reference.move(promise, to, block)
        heading, text = promise.said["sv"]
        lists = [(one[1], one[3], [(one[0], one[2])]) for one in there]
        arrived = {block: self.ids[id(promise)]}
        self.publish(
            (PAGES.index(to), "sv"), [*lists, (heading, True, [(block, text)])], {}, arrived
        )

    def close(self, number, *_):
        if number or self.reference.is_closed:
            return
        others = Commitment.objects.exclude(public_id__in=self.ids.values())
        for one in commitments_to_judge(TERM):
            if one.status.is_verdict or not one.status.is_assessment:
                continue
            assert not others.filter(pk=one.pk).exists()
            self.update(self.reference.promises.index(self.promise(one)), "partly-done", 9)
        assert close(TERM, Progress(TERM).not_assessed, None)
        self.reference.is_closed = True

    def update(self, number, status, day, corrects=None):
        if not self.reference.promises or (self.reference.is_closed and corrects is None):
            return
        promise = self.reference.promises[number % len(self.reference.promises)]
        written = len(promise.updates)
        corrected = promise.updates[corrects] if corrects is not None else None
        version = corrected["version"] if corrected else promise.version
        row = {"status": status, "day": day, "version": version, "corrects": corrects}
        entry = CommitmentUpdate(
            commitment=self.commitment(promise),
            status=status,
            date=date(2020, 1, 1) + timedelta(days=day),
            what_happened=f"Händelse {written}",
            corrects=corrected and corrected["row"],
        )
        promise.updates.append({**row, "row": add_update(entry, None, [Evidence(**EVIDENCE)])})

    def correct(self, number, status, day):
        promises = self.reference.promises
        promise = promises[number % len(promises)] if promises else None
        if promise and promise.updates:
            self.update(number, status, day, corrects=day % len(promise.updates))

    def relate(self, first, second, kind):
        promises = [] if self.reference.is_closed else self.reference.promises
        if len(promises) > 1 and first % len(promises) != second % len(promises):
            earlier, later = promises[first % len(promises)], promises[second % len(promises)]
            CommitmentRelation.objects.create(
                earlier=self.commitment(earlier), later=self.commitment(later), kind=kind
            )
            earlier.became.append((kind, later))

    def take_back(self, number, *_):
        standing = list(CommitmentRelation.objects.standing())
        if standing:
            row = standing[number % len(standing)]
            fields = {"earlier": row.earlier, "later": row.later, "kind": row.kind}
            CommitmentRelation.objects.create(takes_back=row, **fields)
            earlier, later = self.promise(row.earlier), self.promise(row.later)
            earlier.became.remove((row.kind, later))

    def fresh(self, key):
        return type(self.pages[key]).objects.get(pk=self.pages[key].pk)

    def commitment(self, promise):
        return Commitment.objects.get(public_id=self.ids[id(promise)])

    def promise(self, commitment):
        return next(p for p in self.reference.promises if self.ids[id(p)] == commitment.public_id)

    def remember_numbers(self):
        """A promise has one number for ever: that of its first point."""
        for (title, block), promise in self.reference.points.items():
            if id(promise) not in self.ids:
                key = self.pages[title, "sv"].translation_key
                point = CommitmentPoint.objects.get(translation_key=key, block_id=block)
                self.ids[id(promise)] = point.commitment.public_id

    def became(self, promise):
        return sorted((kind, self.ids[id(to)]) for kind, to in promise.became)

    def commitments_of_pages(self):
        keys = [page.translation_key for page in self.pages.values()]
        return Commitment.objects.filter(translation_key__in=keys)


def said(promise):
    return promise.said["sv"][1].lower().rstrip(".")


def statement(heading, text):
    return f"{heading}: {text}" if heading else text
