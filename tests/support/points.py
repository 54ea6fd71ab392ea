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


def draft(klimat, body):
    klimat = klimat.get_latest_revision_as_object()
    set_body(klimat, body)
    return klimat.save_revision()


def publish(klimat, body):
    draft(klimat, body).publish()
    klimat.refresh_from_db()
    return klimat


def ids_in(klimat):
    return {
        point.value: point.id
        for block in klimat.body
        if block.block_type == "commitments"
        for point in block.value["points"].bound_blocks
    }


def standing(klimat):
    """The words of the page's promises that stand, each with its commitment."""
    return {text: one for text, one in commitments(klimat).items() if not one.withdrawn_since}


def assert_one_each(klimat, words=WORDS):
    klimat = type(klimat).objects.get(pk=klimat.pk)
    assert set(standing(klimat)) == set(ids_in(klimat)) == words
    assert len(set(ids_in(klimat).values())) == len(words)
    if klimat.live_revision:
        assert ids_in(klimat.live_revision.as_object()) == ids_in(klimat)
