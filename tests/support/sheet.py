"""The sheet on which promises are followed up, filled in as a browser sends it."""

SHEET = "/admin/commitments/sheet/"
DRAFT = SHEET + "draft/"


def sent(client, address=SHEET):
    """Return what is sent of the sheet at `address` as it was opened."""
    rows = client.get(address).context["rows"]
    data = {"row": [one.pk for one, *_rest in rows]}
    for _one, form, _other in rows:
        for bound in (form["judged"], form["seen"], *form.bound_cells.values()):
            value = bound.value()
            data[bound.html_name] = "" if value is None else value
    return data


def filled(
    one,
    status="done",
    what="Träden är planterade.",
    address="https://example.org/beslut",
    title="Beslut",
    date="2020-03-03",
):
    """Return the cells of a row that is filled in."""
    piece = f"{one.pk}-evidence-0"
    return {
        f"{one.pk}-status": status,
        f"{one.pk}-what_happened": what,
        f"{one.pk}-date": date,
        f"{piece}-address": address,
        f"{piece}-title": title,
    }
