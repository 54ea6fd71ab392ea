"""The questions about the promises of a page, while its editor is writing."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import path
from django.views.decorators.http import require_POST
from wagtail.models import Page

from policy.models import ContentPage, PolicyAreaPage
from policy.register.page_questions import questions_of
from policy.register.same_words import are_same_words


def question_urls():
    return [
        path("promise-questions/<int:pk>/", promise_questions, name="promise_questions"),
        path("promise-questions/below/<int:pk>/", new_page_questions, name="new_page_questions"),
    ]


@require_POST
def promise_questions(request, pk):
    """Return, for the body that the form of a page sends, each question and where it stands."""
    page = get_object_or_404(Page, pk=pk).specific
    if not (isinstance(page, ContentPage) and page.permissions_for_user(request.user).can_edit()):
        raise PermissionDenied
    return answer(request, page)


@require_POST
def new_page_questions(request, pk):
    """Return the same for a new page of any kind, below that with the primary key `pk`."""
    parent = get_object_or_404(Page, pk=pk)
    if not parent.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    page = PolicyAreaPage(locale=parent.locale)
    page.parent_in_form = parent
    return answer(request, page)


def answer(request, page):
    try:
        page.body = page.body.stream_block.value_from_datadict(request.POST, request.FILES, "body")
    except (LookupError, TypeError, ValueError):
        return JsonResponse({"questions": []})
    return JsonResponse({"questions": rendered(questions_of(page))})


def rendered(found):
    """Return the questions for the page's script, each in HTML beside the block that it is about.

    `block` is the id of a point or a list, "" where the page has none that it could stand at.
    """
    if found is None:
        return []
    asked = found.questions
    by_list = lists_with_several(found)
    questions = []
    for one in asked.reworded:
        place = found.places[one.block_id]
        first = by_list.get(place.list_id) == one.block_id
        context = {"question": one, "list": place.list_id, "for_all": first, "new": asked.new}
        questions.append(in_html("reworded", place.sent_id, context))
    idle = {bullet.block_id for bullet in asked.idle}
    said = {bullet.block_id: bullet.statement for bullet in (*asked.new, *asked.idle)}
    for block_id, number in asked.earlier.items():
        context = {"block_id": block_id, "commitment": found.elsewhere[number]}
        questions.append(in_html("taken_over", found.places[block_id].sent_id, context))
    for block_id, number in asked.arrived.items():
        one = found.elsewhere[number]
        says_the_same = are_same_words(one.history.current.statement, said[block_id])
        context = {
            "block_id": block_id,
            "commitment": one,
            "says_the_same": says_the_same,
            "is_followed_up": block_id not in idle,
        }
        questions.append(in_html("arrived", found.places[block_id].sent_id, context))
    for one in asked.left:
        twins = [found.twins[name] for name in one.twins]
        context = {
            "question": one,
            "twins": [(twin, are_same_words(one.statement, twin.statement)) for twin in twins],
            "points": points_to_choose(asked),
            "is_likely": bool(asked.new or asked.reworded or twins),
        }
        questions.append(in_html("left", found.lists.get(one.public_id, ""), context))
    return questions


def in_html(kind, block, context):
    html = render_to_string(f"policy/editing/question_{kind}.html", context)
    return {"kind": kind, "block": block, "html": html}


def lists_with_several(found):
    """Return the first point that asks of each list where several do, by the list's block id."""
    lists = [(found.places[one.block_id].list_id, one.block_id) for one in found.questions.reworded]
    return {
        list_id: first
        for list_id, first in reversed(lists)
        if sum(other == list_id for other, _point in lists) > 1
    }


def points_to_choose(asked):
    """Return the points that a promise can have become: the new ones first."""
    known = {bullet.block_id for bullet in asked.new}
    return [*asked.new, *(bullet for bullet in asked.points if bullet.block_id not in known)]
