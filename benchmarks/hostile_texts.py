"""What each check, cleaner and parser of text makes of hostile texts: its name, time and growth.

    .venv/bin/python -m benchmarks.hostile_texts [characters [names …]]

Texts of 100,000 characters where no other number is given, and all checks where none is named. A
line for each: milliseconds of the processor for the text that takes it longest, and how many times
longer than one of a quarter of the length; 4 is linear, 16 quadratic. Stopped after TOO_LONG.
"""

import json
import os
import random
import signal
import sys
import time
from itertools import cycle, islice

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")
TOO_LONG = 20  # seconds
CHARACTERS = 100_000
# What is repeated until the text is long enough.
PIECES = [
    ".", "a. ", "Ord ord. ", "ord ord ord. ", ".”", "a", "A", "a ", " ", "\n", "- a\n", "1. ",
    "\u00a0", "<", ">", "<a", "<a ", "<!--", "</", "<p>", "<b>a</b>", "&", "&amp;", "&lt;", "&#",
    "]]>", "<h3 ", "[", "[ ", "[...]", "[...] a", "skriv ", "skriv här ", "x", "xxx ", "???",
    "fyll i ", "a.a", "a/", "www.", "https://a.se/ ", "a-", "a’", "a:", "(", ")", '"', "'", "\\",
    "/", "@", "#", "%", "%20", "1", "1 000 ", "+46", "0", "=", ";", ",", "å", "a\u0308", "\u0345",
    "ﬁ", "İ", "ß", "漢", "ا", "\ue0f0", "\ue0f1", "\ue0f0a\ue0f1", "<option", "<script",
    "skolornas", "örnas ", "IMG_", "q=0,", "br;q=0,", "*;", "a=b;", "a=b&", "utm_=&", "\U0001f600",
]  # fmt: skip


def texts(length):
    """Yield each hostile text and what it is made of."""
    for piece in PIECES:
        yield (piece * length)[: length - 1] + "x", piece
    words = random.Random(1)
    yield "".join(islice((words.choice("ab. ,[]<>&x?\"'-") for _ in cycle([0])), length)), "mixed"
    yield " ".join(f"ord{words.randrange(9**9)}" for _ in range(length // 12)), "other words"


def checks():
    """Yield the name of each check and a function of a text."""
    from functools import partial
    from types import SimpleNamespace

    from bs4 import BeautifulSoup
    from django.core.validators import validate_email
    from django.utils.html import escape
    from django.utils.text import slugify
    from wagtail.admin.compare import diff_text
    from wagtail.admin.rich_text import get_rich_text_editor_widget
    from wagtail.models import Locale
    from wagtail.rich_text import (
        RichText,
        RichTextMaxLengthValidator,
        expand_db_html,
        extract_references_from_rich_text,
        get_text_for_indexing,
    )
    from wagtail.whitelist import check_url
    from wagtail_localize.strings import StringValue, extract_strings, restore_strings

    from contact import clean_text, cross_origin, rate_limit, vcard
    from contact.messages import spam
    from contact.messages.forms import clean_input
    from contact.models import social
    from policy import checks
    from policy.blocks.text import RUNNING_TEXT
    from policy.checks import lix, readability, wcag
    from policy.feeds import atom
    from policy.importing.points import points_of
    from policy.models import PolicyAreaPage
    from policy.models.commitments.evidence import validate_evidence_address
    from policy.pages import passages
    from policy.pages import passages as anchors
    from policy.register import bullets, changes
    from policy.register.public.downloads import csv_line
    from policy.rich_text.links import without_dead_links
    from policy.search.index import WordIndex, document
    from policy.search.query import count_matches, highlight, terms_of
    from policy.search.search import search
    from policy.search.text import composed, words_of
    from policy.templatetags import policy_tags as json_ld
    from policy.templatetags.policy_tags import headings
    from policy.translation import digests
    from site_project.languages import marks
    from site_project.page_cache import responses, store
    from site_project.search.text import in_words

    def paragraph(text):
        return f"<p>{escape(text)}</p>"

    def page(text):
        point = {"heading": text, "points": [text], "followed_up": True}
        figure = {"number": text, "unit": text, "explanation": text, "source": text}
        link = {"address": "https://a.se", "link_text": text}
        whole = PolicyAreaPage(
            pk=1, content_type_id=1, slug="a", title=text, lead=text, picture_alt=text,
            search_description=text, locale=Locale(pk=1, language_code="sv-simple"),
            body=[("text", paragraph(text)), ("commitments", point), ("key_figure", figure),
                  ("quote", {"text": text, "name": text, "role": text})],
            read_more=[("link", link)],
        )  # fmt: skip
        for number, block in enumerate(whole.body):
            block.id = str(number)
        whole.body[1].value["points"].bound_blocks[0].id = "point"
        whole.read_more[0].id = "link"
        return whole

    def of_page(function):
        return lambda text: list(function(page(text)) or ())

    for rule in checks.RULES:
        if rule != checks.targets.check_read_more:  # queries the database, and reads no text
            yield f"checks, {rule.__name__}", of_page(rule)
    yield "checks, LIX", lambda text: lix.lix_of([text])
    yield "checks, a sentence", lambda text: list(readability.advice_on(text))
    yield "checks, a name", lambda text: list(wcag.check_alt_text(text, (), False))
    yield "checks, a link", lambda text: list(wcag.check_link_text(text, ()))
    yield "passages", of_page(passages.passages_of)
    yield "passages, markup as it is typed", passages.plain
    yield "register.bullets", lambda text: bullets.bullets_of(page(text).body)
    yield "register.changes", lambda text: changes_of(changes, bullets, text)
    # A point has no more.
    yield "importing.points", lambda text: points_of(text[:500])
    yield "anchors", lambda text: list(anchors.parts_of(page(text).body, "a"))
    yield "anchors, the same heading often", lambda text: same_headings(anchors, page, text)
    yield "translation, digest", lambda text: digests.content_digest(page(text))
    yield "translation, segments", lambda text: extract_strings(paragraph(text))
    yield "translation, one segment", StringValue.from_source_html
    yield "translation, markup as it is typed", StringValue.from_translated_html
    yield (
        "translation, put together",
        lambda text: put_together(extract_strings, restore_strings, paragraph(text)),
    )
    yield "rich text, rendered", lambda text: str(RichText(paragraph(text)))
    yield "rich text, level of headings", lambda text: headings(RichText(paragraph(text)), 3)
    yield "rich text, links", lambda text: expand_db_html(f'<a href="{escape(text)}">a</a>')
    yield "rich text, dead links", without_dead_links
    yield "rich text, references", lambda t: list(extract_references_from_rich_text(paragraph(t)))
    yield "rich text, for the index", lambda text: get_text_for_indexing(paragraph(text))
    yield "rich text, length", lambda text: RichTextMaxLengthValidator(9).clean(paragraph(text))
    converter = get_rich_text_editor_widget(features=RUNNING_TEXT).converter
    yield "rich text, into the editor", lambda t: converter.from_database_format(paragraph(t))
    yield "rich text, out of the editor", lambda t: converter.to_database_format(content([t]))
    yield (
        "rich text, out, many lines",
        lambda t: converter.to_database_format(
            content(t[n : n + 10] for n in range(0, len(t), 10))
        ),
    )
    yield "rich text, out, many styles", lambda t: converter.to_database_format(styled(t))
    yield "rich text, out, many links", lambda t: converter.to_database_format(linked(t))
    yield "markup, parsed as we do", lambda text: BeautifulSoup(paragraph(text), "html.parser")
    yield "address, allowed", check_url
    yield "comparison, to nothing", lambda text: diff_text(text, "a").to_html()
    yield "comparison, to itself turned round", lambda text: diff_text(text, text[::-1]).to_html()
    yield (
        "comparison, words in another order",
        lambda text: diff_text(text, " ".join(sorted(text.split()))).to_html(),
    )
    yield "search, words of a text", words_of
    yield "search, letters composed", composed
    yield "search, in words", lambda text: in_words(text[:100])
    yield "search, a query", lambda text: terms_of(text[:100])
    terms = terms_of('a b c d e f "g h" skolornas 8000')
    yield "search, matches", lambda text: count_matches(text, terms)
    yield "search, marked", lambda text: highlight(text, terms)
    yield "search, an index", lambda text: search(WordIndex([document("", 1, "", [text])]), "a")
    yield "contact, a line", clean_text.clean_line
    yield "contact, lines", clean_text.clean_lines
    yield "contact, the form", lambda text: contact_form(clean_input, text)
    yield "contact, links of spam", spam.LINK.findall
    yield "contact, network", rate_limit.network_of
    yield (
        "contact, origin",
        lambda text: cross_origin.is_from_elsewhere(
            SimpleNamespace(headers={"Origin": text}, get_host=str)
        ),
    )
    yield "contact, a social link", refused(lambda text: social.platform_of("https://a/" + text))
    yield "contact, a social link's host", refused(lambda t: social.platform_of("https://" + t))
    yield "contact, vCard", lambda text: vcard.folded(vcard.escaped(text))
    yield "phone", phone
    yield "e-mail", refused(validate_email)
    yield "evidence", refused(validate_evidence_address)
    yield "slug", partial(slugify, allow_unicode=True)
    yield "register as CSV", lambda text: csv_line([text])
    yield "feed", lambda text: atom.without_controls({"title": text})
    yield "JSON-LD", lambda text: json_ld.json_ld_script({"name": text})
    yield "marks of languages", lambda text: marks.to_elements(f"<p>{escape(text)}</p>")
    yield (
        "marks of languages, in a form",
        lambda t: marks.to_elements(f"<textarea>{escape(t)}</textarea>"),
    )
    yield "Accept-Encoding", responses.preferred.__wrapped__
    yield "address, without tracking", store.without_tracking.__wrapped__


def content(lines):
    blocks = [
        {"key": f"k{n}", "text": line, "type": "unordered-list-item", "depth": n % 5,
         "inlineStyleRanges": [], "entityRanges": []}
        for n, line in enumerate(lines)
    ]  # fmt: skip
    return json.dumps({"blocks": blocks, "entityMap": {}})


def styled(text):
    """The text with as many overlapping styles as take as much room as it."""
    state = json.loads(content([text]))
    state["blocks"][0]["inlineStyleRanges"] = [
        {"offset": n, "length": len(text) // 2, "style": ("BOLD", "ITALIC")[n % 2]}
        for n in range(len(text) // 50)
    ]
    return json.dumps(state)


def linked(text):
    state = json.loads(content([text]))
    number = len(text) // 100
    state["blocks"][0]["entityRanges"] = [
        {"offset": n * 3, "length": 2, "key": n} for n in range(number)
    ]
    data = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "https://a.se"}}
    state["entityMap"] = {str(n): data for n in range(number)}
    return json.dumps(state)


def changes_of(changes, bullets, text):
    """A list in which every point is new and every former one is gone, and says the same."""
    words = [text[n : n + 25] for n in range(0, len(text), 25)]
    first = [bullets.Bullet(str(n), word) for n, word in enumerate(words)]
    state = changes.changes_on_publish(changes.RegisterState("page"), first, "").after
    last = [bullets.Bullet(f"new-{n}", word) for n, word in enumerate(words)]
    return changes.changes_on_publish(state, last, "")


def same_headings(anchors, page, text):
    value = {"heading": "a", "points": [], "followed_up": False}
    whole = page("a")
    whole.body = [("commitments", value) for _ in range(len(text) // 100)]
    return list(anchors.parts_of(whole.body, "a"))


def put_together(extract_strings, restore_strings, html):
    template, strings = extract_strings(html)
    return restore_strings(template, strings)


def contact_form(clean_input, text):
    from contact.messages.forms import MessageForm

    fields = {**MessageForm.base_fields}
    data = clean_input(dict.fromkeys(("name", "email", "phone", "text", "website", "stamp"), text))
    for name in ("name", "email", "phone", "text"):
        refused(fields[name].clean)(data[name])


def phone(text):
    from phonenumber_field.formfields import PhoneNumberField

    refused(PhoneNumberField().clean)(text)


def refused(function):
    """Let what `function` refuses be an answer like another."""
    from django.core.exceptions import ValidationError

    def answer(text):
        try:
            return function(text)
        except (ValidationError, ValueError):
            return None

    return answer


class Stopped(BaseException):
    pass


def stop(*_):
    raise Stopped


def seconds(function, text, errors):
    """Return how long it takes, at most TOO_LONG; note in `errors` what is raised."""
    signal.setitimer(signal.ITIMER_PROF, TOO_LONG)
    started = time.process_time()
    try:
        function(text)
    except Stopped:
        pass
    except Exception as error:
        errors.setdefault(f"{type(error).__name__}: {str(error)[:80]}", text[:20])
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.process_time() - started


def measure(function, length):
    """Return the longest time, its growth from a quarter of the length, and the text's name."""
    long, short, errors = list(texts(length)), list(texts(length // 4)), {}
    taken = [(seconds(function, text, errors), number) for number, (text, _name) in enumerate(long)]
    longest, number = max(taken)
    quarter = min(seconds(function, short[number][0], errors) for _ in range(3))
    return longest, longest / max(quarter, 1e-4), long[number][1], errors


def main(length=CHARACTERS, *asked):
    import django

    django.setup()
    signal.signal(signal.SIGPROF, stop)
    for name, function in checks():
        if not asked or any(one in name for one in asked):
            longest, growth, text, errors = measure(function, int(length))
            print(f"{name:36} {longest * 1000:8.1f} ms  ×{growth:4.1f}  {text!r}", flush=True)
            for error, beginning in errors.items():
                print(f"    {error} of {beginning!r}")


if __name__ == "__main__":
    main(*sys.argv[1:])
