"""What the first visit of a voter with a cheap phone costs, from the browser's own network log."""

import pytest

KB = 1000
BUDGETS = {"Document": 12, "Stylesheet": 12.4, "Script": 3, "Font": 54}
# The server of the tests has gzip: production's Brotli makes 3 kB less.
WHOLE_VIEW = {"/": 110, "/en/": 110, "/ar/": 110, "/syr/": 110, "/utbildning/": 75, "/loften/": 58}


@pytest.fixture(params=WHOLE_VIEW)
def log(page, server, request):
    """A page at 360 pixels: [(type, bytes over the network)] of the first view, and hosts."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    kinds, sizes, hosts = {}, {}, set()

    def received(event):
        kinds[event["requestId"]] = event["type"]
        hosts.add(event["response"]["url"].split("/")[2])

    session.on("Network.responseReceived", received)
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(server + request.param, wait_until="networkidle")
    return [(kinds[key], size) for key, size in sizes.items() if key in kinds], hosts


def test_first_view_keeps_its_budgets(page, log, server):
    transfers, hosts = log
    for kind, budget in BUDGETS.items():
        spent = sum(size for one, size in transfers if one == kind)
        assert spent <= budget * KB, kind
        assert spent or kind == "Script"
    path = page.url.removeprefix(server)
    assert sum(size for _, size in transfers) <= WHOLE_VIEW[path] * KB
    assert hosts == {server.removeprefix("http://")}
    assert page.context.cookies() == []
    # Every word of the areas, and nothing that only takes room.
    if path == "/":
        assert page.evaluate("document.documentElement.scrollHeight") <= 8000
