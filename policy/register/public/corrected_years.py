"""Where addresses lead that name the years of a term as they were before they were corrected."""

from itertools import chain

from django.shortcuts import redirect
from wagtail.models import ModelLogEntry, PageLogEntry

CORRECTED = "policy.years.corrected"  # a log action


def corrected_years(years: str) -> str:
    """Return the years that `years` ("2018–2022") were corrected to, "" where they never were.

    They may be given by the first year alone.
    """
    rows = (
        model.objects.filter(action=CORRECTED).values_list("timestamp", "data")
        for model in (PageLogEntry, ModelLogEntry)
    )
    found = years
    for _time, data in sorted(chain(*rows), key=lambda row: row[0]):
        if found in (data["wrong"], data["wrong"].partition("–")[0]):
            found = data["right"]
    return "" if found == years else found


def register_of_corrected_years(request):
    """Return a redirect where the filters of the register name years from before; else None."""
    query = request.GET.copy()
    if right := corrected_years(query.get("term", "")):
        query["term"] = right
        return redirect(f"{request.path}?{query.urlencode()}")
    return None
