"""What must be said about promises before their page is published: a rule of policy.checks."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policy.checks.findings import Finding
from policy.models import ContentPage

from .answers import MOVED, Answers
from .bullets import is_followed_up
from .page_questions import questions_of


def check_promises(page):
    """Ask what changed promises are, and refuse points that the register cannot hold."""
    if isinstance(page, ContentPage):
        yield from check_points(page)
        if found := questions_of(page):
            answers = Answers.read(page.answers)
            yield from check_answers(found, answers)
            yield from check_reasons(page, {*found.unfollowed, *lists_arrived_at(found, answers)})


def check_answers(found, answers):
    idle = {bullet.block_id for bullet in found.questions.idle}
    for one in found.questions.reworded:
        if not one.answer_in(answers):
            place = found.places[one.block_id]
            yield Finding(("body", place.list_number, "points", place.number), question(one), True)
    for block_id in found.questions.unanswered_arrivals(answers):
        place, one = found.places[block_id], found.elsewhere[found.questions.arrived[block_id]]
        where = ("body", place.list_number, "points", place.number)
        yield Finding(where, arrival(one, block_id not in idle), True)
    for one in found.questions.undecided(answers):
        yield Finding(("body",), departure(one, found.twins[one.twins[0]]), True)
    for twin in silent_targets(found, answers):
        yield Finding(("body",), no_reason(twin), True)
    for one, _answer in found.questions.incomplete(answers):
        text = _("Choose what “%(promise)s” has become.") % {"promise": one.statement}
        yield Finding(("body",), text, True)
    if leaving := found.questions.leaving(answers):
        yield Finding(("body",), warning(leaving), False)


def warning(leaving):
    """Return in words what happens to promises that just leave the page."""
    text = ngettext(
        "“%(promise)s” is no longer on the page. When the page is published, the register says "
        "that it is withdrawn. Has it moved or become something else? Say so at its list.",
        "%(number)s promises are no longer on the page, “%(promise)s” among them. When the page is "
        "published, the register says that they are withdrawn. Have they moved or become something "
        "else? Say so at their list.",
        len(leaving),
    )
    return text % {"promise": leaving[0].statement, "number": len(leaving)}


def question(reworded):
    """Return in words what is asked about a point whose words have been changed."""
    text = _(
        "Say at the point whether this is the same promise in better words, a changed promise or "
        "another promise. In public it says: “%(before)s”"
    )
    return text % {"before": reworded.was}


def arrival(commitment, is_followed_up):
    """Return in words what is asked about a point with the words of one that left another page."""
    text = _(
        "Say at the point whether this is the promise that stood under %(area)s until %(date)s, "
        "moved here, or a new one."
    )
    if not is_followed_up:
        text = _(
            "Say at the point whether this is the promise that stood under %(area)s until "
            "%(date)s, moved here, or something else."
        )
    date = date_format(commitment.withdrawn_since)
    return text % {"area": commitment.area.title, "date": date}


def departure(left, twin):
    """Return in words what is asked about a promise whose words stand on another page now."""
    text = _(
        "“%(promise)s” is no longer on the page, and the same words stand under %(area)s. Say at "
        "its list whether it has moved there."
    )
    return text % {"promise": left.statement, "area": twin.place}


def silent_targets(found, answers):
    """Return the Twins to which promises move that do not say why they are not followed up."""
    given = [one.answer_in(answers, found.questions.names) for one in found.questions.left]
    chosen = [found.twins[one.to[0]] for one in given if one.answer == MOVED]
    return [twin for twin in chosen if not twin.says_why]


def no_reason(twin):
    """Return in words what must be done before a promise moves to the Twin."""
    text = _(
        "Under %(area)s the list is not followed up, and does not say why. Write the reason there "
        "and publish that page first, then this one."
    )
    return text % {"area": twin.place}


def lists_arrived_at(found, answers):
    """Return the numbers of the lists without follow-up into which promises have moved."""
    idle = {bullet.block_id for bullet in found.questions.idle}
    come = [block_id for block_id in found.questions.arrived if answers.arrived.get(block_id)]
    return [found.places[block_id].list_number for block_id in come if block_id in idle]


def check_reasons(page, unfollowed):
    for number in sorted(unfollowed):
        if not (page.body[number].value.get("not_followed_up_because") or "").strip():
            text = _(
                "Promises of this list are followed up in public. Say why they no longer are, or "
                "tick “Follow up in public” again."
            )
            yield Finding(("body", number, "not_followed_up_because"), text, True)


def check_points(page):
    """Refuse followed-up points without words, and lists that belong to no programme."""
    for number, block in enumerate(page.body):
        if block.block_type != "commitments" or not is_followed_up(block):
            continue
        for at, point in enumerate(block.value["points"]):
            if not any(sign.isalnum() for sign in point):
                text = _("Write what you promise: this point has no words. Or take it away.")
                yield Finding(("body", number, "points", at), text, True)
        if page.depth and not page.programme:
            text = _(
                "The page stands outside the programme, so nothing of this list can be followed "
                "up. Move the page, or untick “Follow up in public”."
            )
            yield Finding(("body", number), text, True)
