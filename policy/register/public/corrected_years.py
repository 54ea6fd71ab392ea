"""Where addresses lead that name the years of a term as they were before they were corrected."""

from itertools import chain

from django.shortcuts import redirect
from wagtail.models import ModelLogEntry, PageLogEntry

from policy.models.commitments.term import Term

CORRECTED = "policy.years.corrected"  # a log action


def corrected_years(years: str) -> Term | None:
    """Return the term that `years` ("2018–2022", or "2018" alone) were corrected to.

    None where they never were.
    """
    rows = (
        model.objects.filter(action=CORRECTED).values_list("timestamp", "data")
        for model in (PageLogEntry, ModelLogEntry)
    )
    found = None
    for _time, data in sorted(chain(*rows), key=lambda row: row[0]):
        wrong = Term.parse(data["wrong"])
        if wrong == found or not found and years in (str(wrong), str(wrong.start)):
            found = Term.parse(data["right"])
    return None if found and years in (str(found), str(found.start)) else found


def register_of_corrected_years(request):
    """Return a redirect where the filters of the register name years from before; else None."""
    query = request.GET.copy()
    if right := corrected_years(query.get("term", "")):
        query["term"] = str(right)
        return redirect(f"{request.path}?{query.urlencode()}")
    return None
