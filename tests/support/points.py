"""Points of commitments in pages and register, by their block ids."""

from .register import commitments, set_body


def one_list(list_id, *points):
    """A list of a body with pairs of block id and words."""
    items = [{"type": "item", "value": text, "id": one} for one, text in points]
    value = {"heading": "Vi lovar", "points": items, "followed_up": True}
    return {"type": "commitments", "value": value, "id": list_id}


TWINS = [
    one_list("first", ("same", "Sätta solceller på taken"), ("own", "Plantera träd")),
    one_list("second", ("same", "Införa en koldioxidbudget")),
]


WORDS = {"Sätta solceller på taken", "Plantera träd", "Införa en koldioxidbudget"}


def draft(climate, body):
    climate = climate.get_latest_revision_as_object()
    set_body(climate, body)
    return climate.save_revision()


def publish(climate, body):
    draft(climate, body).publish()
    climate.refresh_from_db()
    return climate


def ids_in(climate):
    return {
        point.value: point.id
        for block in climate.body
        if block.block_type == "commitments"
        for point in block.value["points"].bound_blocks
    }


def standing(climate):
    """The words of the page's promises that stand, each with its commitment."""
    return {text: one for text, one in commitments(climate).items() if not one.withdrawn_since}


def assert_one_each(climate, words=WORDS):
    climate = type(climate).objects.get(pk=climate.pk)
    assert set(standing(climate)) == set(ids_in(climate)) == words
    assert len(set(ids_in(climate).values())) == len(words)
    if climate.live_revision:
        assert ids_in(climate.live_revision.as_object()) == ids_in(climate)
