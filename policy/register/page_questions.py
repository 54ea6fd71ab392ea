"""The questions that publishing a page raises: from the register, and what other pages promise."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.db.models.functions import Length

from policy.models import Commitment, CommitmentRelation, CommitmentWording

from .answers import Answers
from .bullets import bullets_of
from .departures import says
from .point_ids import Earlier, make_ids_unique, places_of
from .questions import Questions, questions_about
from .receivers import earlier_bodies, used_elsewhere
from .same_words import are_same_words
from .sync import decides, state_of
from .unfollowed_points import unfollowed_points


@dataclass(frozen=True)
class PageQuestions:
    """The Questions of a page and where they are asked: `places` leads from block ids of points.

    `lists` leads from promises that have left the page to the block id of the list they stood in,
    `elsewhere` from numbers to the Commitments of other pages that the questions name, and `twins`
    from names to the Twins of what has left.
    `unfollowed` are the numbers of lists in the body whose promises are to be followed up no more.
    """

    questions: Questions
    places: dict
    lists: dict
    elsewhere: dict
    twins: dict
    unfollowed: list


class Twin(NamedTuple):
    """The same words on another page: what they say there, where, and whether they may.

    Where they are not followed up, it must `say why`.
    """

    name: str
    statement: str
    place: str
    says_why: bool = True


@dataclass(frozen=True)
class Place:
    """Where a point stands in the body, and the block ids that its form has sent."""

    list_number: int
    number: int
    list_id: str
    sent_id: str


def questions_of(page):
    """Return the PageQuestions of a ContentPage as it is in memory; None where nothing is asked.

    A page that stands nowhere has no promises, a translation follows the Swedish page, and the
    promises of a closed term stay as they were judged.
    """
    if (
        not (page.pk or page.parent_in_form)
        or page.alias_of_id
        or page.closing
        or not decides(page)
    ):
        return None
    key = page.translation_key
    body = page.body.stream_block.to_python(page.body.get_prep_value())
    earlier = Earlier(*earlier_bodies(page))
    make_ids_unique(body, earlier, key, lambda ids: used_elsewhere(key, ids))
    bullets = bullets_of(body)
    state = state_of(key, page.locale.language_code, bullets)
    if not state.texts and not places_of(body):
        return None
    asked = questions_about(state, bullets)
    others = others_of_term(page)
    arrived = find_same(
        others.filter(is_published=False),
        {one.block_id: one.text for one in (*asked.new, *asked.idle)},
    )
    twins = find_twins(
        page, others, {one.public_id: state.texts[one.public_id] for one in asked.left}
    )
    earlier_terms = find_earlier(
        page, {one.block_id: one.text for one in asked.new if one.block_id not in arrived}
    )
    left = [
        one._replace(twins=tuple(twin.name for twin in twins.get(one.public_id, [])))
        for one in asked.left
    ]
    numbers = {block_id: found[0].public_id for block_id, found in arrived.items()}
    taken_over = {block_id: one.public_id for block_id, one in earlier_terms.items()}
    named = [one for found in arrived.values() for one in found]
    return PageQuestions(
        asked._replace(left=left, arrived=numbers, earlier=taken_over),
        places_in(page.body, body),
        lists_of(state, earlier),
        {one.public_id: one for one in (*named, *earlier_terms.values())},
        {one.name: one for found in twins.values() for one in found},
        lists_with(body, asked.unfollowed),
    )


def relevant_answers(page):
    """Return those of the answers kept with `page` that hold for it as it is in memory."""
    found = questions_of(page)
    return found.questions.relevant(Answers.read(page.answers)) if found else {}


def others_of_term(page):
    """Return the Commitments of other pages in the term of the programme that `page` is in."""
    term = page.programme.term_start if page.programme else None
    others = Commitment.objects.exclude(translation_key=page.translation_key)
    others = others.exclude(became__in=standing(*CommitmentRelation.STILL_PROMISED))
    others = others.filter(area__term_start=term).select_related("area")
    return others.with_publication().with_follow_up()


def standing(*kinds):
    return CommitmentRelation.objects.standing().filter(kind__in=kinds)


def find_earlier(page, texts):
    """Return, by the keys of `texts`, the Commitment of an earlier term that was in those words.

    That is one of the latest term, still promised at its end where there is one, and not taken
    over already.
    """
    if not texts or not page.programme:
        return {}
    said = CommitmentWording.objects.filter(commitment=OuterRef("pk"), text__in=texts.values())
    earlier = (
        Commitment.objects.filter(Exists(said), area__term_start__lt=page.programme.term_start)
        .exclude(became__in=standing(CommitmentRelation.Kind.TAKEN_OVER))
        .with_publication()
        .order_by("area__term_start", "is_published", "-pk")
    )
    latest = {
        one.history.current.text: one
        for one in earlier.select_related("area").prefetch_related("wordings")
    }
    return {key: latest[text] for key, text in texts.items() if text in latest}


def find_same(commitments, texts):
    """Return, by the keys of `texts`, those Commitments whose words are the same."""
    if not texts:
        return {}
    lengths = [len(text) for text in texts.values()]
    near = CommitmentWording.objects.annotate(length=Length("text")).filter(
        commitment=OuterRef("pk"), length__range=(min(lengths) // 2, max(lengths) * 2)
    )
    found = {key: [] for key in texts}
    for one in commitments.filter(Exists(near)).prefetch_related("wordings"):
        for key in (key for key, text in texts.items() if says(one, text)):
            found[key].append(one)
    return {key: same for key, same in found.items() if same}


def find_twins(page, others, texts):
    """Return, by the keys of `texts`, the Twins of each: promises, or what is not followed up."""
    found = {
        key: [Twin(one.public_id, one.history.current.statement, one.area.title) for one in same]
        for key, same in find_same(others.filter(is_followed_up=True), texts).items()
    }
    alone = {key: text for key, text in texts.items() if key not in found}
    for point in unfollowed_points(page) if alone else ():
        bullet = point.bullet
        for key in (key for key, text in alone.items() if are_same_words(text, bullet.text)):
            twin = Twin(point.name, bullet.statement, point.page.title, bool(bullet.note))
            found.setdefault(key, []).append(twin)
    return found


def places_in(sent, body):
    """Return the Places of the points by their ids in `body`, whose ids were made unique."""
    found = {}
    for number, (as_sent, block) in enumerate(zip(sent, body, strict=True)):
        if block.block_type == "commitments":
            pairs = zip(
                as_sent.value["points"].bound_blocks,
                block.value["points"].bound_blocks,
                strict=True,
            )
            for at, (original, point) in enumerate(pairs):
                found[point.id] = Place(number, at, as_sent.id, original.id)
    return found


def lists_of(state, earlier):
    """Return the block id of the list that each commitment of the page stood in."""
    return {
        state.points[block_id]: list_id
        for list_id, block_ids in earlier.ids_by_list.items()
        for block_id in block_ids
        if block_id in state.points
    }


def lists_with(body, block_ids):
    """Return the numbers of the lists in which points with some of the `block_ids` stand."""
    return [
        number
        for number, block in enumerate(body)
        if block.block_type == "commitments"
        and any(point.id in block_ids for point in block.value["points"].bound_blocks)
    ]
