"""The register's four downloads, each read as its users read it."""

import csv
import io
import json

from .register import text_of

ADDRESSES = [
    f"/loften/data/{version}{kind}/" for version in ("", "v2/") for kind in ("csv", "json")
]


def downloads(client):
    """Return what each download holds: by its address, the commitments by number."""
    return {address: by_number(text_of(client, address), address) for address in ADDRESSES}


def by_number(text, address):
    if "json" in address:
        rows = json.loads(text)["commitments"]
    else:
        rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""))
    return {row["id"]: row for row in rows}
