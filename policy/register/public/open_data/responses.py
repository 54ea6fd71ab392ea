"""The downloads of version 2, as of today or of another day."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.http import HttpResponse, HttpResponseBadRequest, QueryDict, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from policy.models.commitments import Commitment

from ..as_of import commitments_as_of
from ..downloads import attachment, csv_line, json_parts
from ..source import sources_of
from .csv_file import COLUMNS, row
from .entry import Entry
from .json_file import told


class BadDayError(ValueError):
    """The day that the register is asked for is none, or has not come yet."""


def day_of(query: QueryDict) -> date | None:
    """Return the day of `?as_of=2021-12-31`, or None for now."""
    given = query.get("as_of")
    if given is None:
        return None
    try:
        day = datetime.strptime(given, "%Y-%m-%d").date()
    except ValueError:
        raise BadDayError(
            _("Write the day of as_of as YYYY-MM-DD, for instance 2021-12-31.")
        ) from None
    if day > timezone.localdate():
        raise BadDayError(_("The day of as_of has not come yet."))
    return day


class OpenData:
    """The downloads of version 2, as of `day` or as the register is now.

    `root` is the full address of the register, whose Page is `register`.
    """

    def __init__(self, register: Page, root: str, publisher: str, day: date | None):
        self.register = register
        self.root = root
        self.publisher = publisher
        self.day = day

    def json(self) -> HttpResponse:
        response = attachment(self.json_parts(), "application/json", self.name("json"))
        self.licensed(response)["Link"] += f', <{self.schema}>; rel="describedby"'
        return response

    def csv(self) -> HttpResponse:
        return self.licensed(
            attachment(self.csv_parts(), "text/csv; charset=utf-8", self.name("csv"))
        )

    @property
    def schema(self) -> str:
        return f"{self.root}data/v2/schema/"

    def name(self, ending: str) -> str:
        return "-".join(filter(None, ["loften-v2", self.day and f"{self.day}"])) + f".{ending}"

    def licensed(self, response: StreamingHttpResponse) -> StreamingHttpResponse:
        response["Link"] = f'<{self.register.licence_url}>; rel="license"'
        return response

    def json_parts(self) -> Iterator[str]:
        about = {
            "as_of": self.day or timezone.localdate(),
            "register": self.root,
            "schema": self.schema,
            "publisher": self.publisher,
            "licence": {"name": self.register.licence, "url": self.register.licence_url},
        }
        sources = sources_of()
        entries = (
            told(entry, sources.get(entry.commitment.commitment.public_id))
            for entry in self.entries()
        )
        return json_parts(2, about, entries)

    def csv_parts(self) -> Iterator[str]:
        yield "\ufeff" + csv_line(name for name, _meaning in COLUMNS)
        for entry in self.entries():
            cells = row(entry)
            yield csv_line(cells[name] for name, _meaning in COLUMNS)

    def entries(self) -> Iterator[Entry]:
        pages = self.pages()
        return (Entry(one, self.root, pages) for one in commitments_as_of(self.day))

    def pages(self) -> dict[UUID, str]:
        """The full addresses of the pages with promises, by translation key."""
        pages = Page.objects.live().filter(
            locale=self.register.locale_id,
            alias_of=None,
            translation_key__in=Commitment.objects.values("translation_key"),
        )
        return {page.translation_key: page.full_url for page in pages}


def open_data(
    register: Page, root: str, publisher: str, query: QueryDict, kind: str
) -> HttpResponse:
    """Return a download of `kind`, "json" or "csv"; what is wrong with the day, with status 400."""
    try:
        day = day_of(query)
    except BadDayError as error:
        return HttpResponseBadRequest(str(error), content_type="text/plain; charset=utf-8")
    data = OpenData(register, root, publisher, day)
    return data.json() if kind == "json" else data.csv()
