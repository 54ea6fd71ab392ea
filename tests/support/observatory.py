"""The scoring rules of the HTTP Observatory (developer.mozilla.org/observatory), in our words.

A site begins with 100 points; each rule takes some away or adds some. Additions count only where
90 are left. Most that a site can reach which sets no cookie, is not yet on the browsers' preload
list and loads scripts from itself alone is 130.
"""

import re
from html.parser import HTMLParser

BROAD = {"*", "http:", "https:", "ftp:", "http://*", "https://*", "http://*.*", "https://*.*"}
INLINE = {"'unsafe-inline'", "data:"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
HALF_A_YEAR = 15_768_000
MOST = 130


def points(url, headers, cookies, html, redirect):
    """Return what each rule gives: {rule: points}.

    `headers` have names in lower case, `cookies` are Set-Cookie lines, `redirect` is where the
    http address leads ("" for nowhere).
    """
    return {
        "content-security-policy": policy(headers.get("content-security-policy", "")),
        "cookies": min([cookie(line) for line in cookies], default=0),
        "cross-origin-resource-sharing": sharing(headers),
        "redirection": 0 if redirect == url else -20,
        "referrer-policy": referrer(headers.get("referrer-policy", "")),
        "strict-transport-security": transport(headers.get("strict-transport-security", "")),
        "subresource-integrity": scripts(html),
        "x-content-type-options": 0 if headers.get("x-content-type-options") == "nosniff" else -5,
        "x-frame-options": framing(headers),
        "cross-origin-resource-policy": resources(headers.get("cross-origin-resource-policy")),
    }


def score(given):
    """Return the score from what each rule gives."""
    base = 100 + sum(one for one in given.values() if one < 0)
    bonus = sum(one for one in given.values() if one > 0)
    return max(0, base + bonus if base >= 90 else base)


def directives(header):
    parts = [part.split() for part in header.lower().split(";") if part.strip()]
    return {name: set(sources) for name, *sources in parts}


def policy(header):
    given = directives(header)
    if not given:
        return -25
    default = given.get("default-src", {"*"})
    script, style = given.get("script-src", default), given.get("style-src", default)
    if script & (BROAD | INLINE) or given.get("object-src", default) & BROAD:
        return -20
    everything = set().union(*given.values())
    if any(source.startswith(("http:", "ftp:")) for source in everything):
        return -20
    if "'unsafe-eval'" in script | style:
        return -10
    if style & (BROAD | INLINE):
        return 0
    return 10 if default == {"'none'"} else 5


def cookie(line):
    flags = {part.strip().lower() for part in line.split(";")[1:]}
    name = line.partition("=")[0].lower()
    is_session = any(word in name for word in ("sess", "login"))
    if "secure" not in flags:
        return -40 if is_session else -20
    if is_session and "httponly" not in flags:
        return -30
    if "csrf" in name and not flags & {"samesite=lax", "samesite=strict"}:
        return -20
    return 5 if flags & {"samesite=lax", "samesite=strict"} else 0


def sharing(headers):
    reflected = headers.get("access-control-allow-origin", "*") != "*"
    return -50 if reflected and "access-control-allow-credentials" in headers else 0


def referrer(header):
    if not header:
        return 0
    return 5 if header.split(",")[-1].strip().lower() in PRIVATE else -5


def transport(header):
    found = re.search(r"max-age=(\d+)", header)
    if not found:
        return -20
    return 0 if int(found[1]) >= HALF_A_YEAR else -10


def framing(headers):
    ancestors = directives(headers.get("content-security-policy", "")).get("frame-ancestors")
    if ancestors is not None and not ancestors & BROAD:
        return 5
    return 0 if headers.get("x-frame-options", "").upper() in ("DENY", "SAMEORIGIN") else -20


def resources(header):
    return {None: 0, "cross-origin": 0, "same-origin": 10, "same-site": 10}.get(header, -5)


def scripts(html):
    found = Scripts()
    found.feed(html)
    elsewhere = [one for one in found.all if re.match(r"(https?:)?//", one.get("src") or "")]
    if not found.all:
        return 0
    if all("integrity" in one for one in found.all):
        return 5
    if any(not one["src"].startswith("https:") for one in elsewhere):
        return -50
    return -5 if any("integrity" not in one for one in elsewhere) else 0


class Scripts(HTMLParser):
    def __init__(self):
        super().__init__()
        self.all = []

    def handle_starttag(self, tag, attrs):
        if tag == "script" and dict(attrs).get("src"):
            self.all.append(dict(attrs))
