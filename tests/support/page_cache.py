"""Pages as a server gives them, what makes them anew, and what one may ask of the database."""

import http.client

from django.db import connection

from site_project.models import Generation


def advanced(change):
    """Whether the commit of `change` advances the version; the test never commits."""
    before = Generation.objects.get().number
    change()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
            cursor.execute("SELECT set_config('page_cache.advanced', '', true)")
    return Generation.objects.get().number > before


def get(host, path="/", method="GET", **headers):
    connection = http.client.HTTPConnection(host, timeout=20)
    connection.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    response = connection.getresponse()
    return response, response.read()


# One of them for the record of promises, which is kept until something public changes.
AT_MOST = 11
