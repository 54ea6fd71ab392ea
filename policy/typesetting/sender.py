"""Who publishes a document. The app that knows it gives a function of a Site that returns one."""

from typing import NamedTuple


class ContactWay(NamedTuple):
    """How somebody is reached: an address beginning with mailto: or tel:, and what is shown."""

    address: str
    shown: str


class SenderPerson(NamedTuple):
    """Somebody whom readers can turn to."""

    name: str
    role: str
    ways: list[ContactWay]


class Sender(NamedTuple):
    """The publisher's name, postal address (a line each) and ways to be reached, colour and mark.

    `mark` is the bytes of a PNG, or None: then one is drawn. `people` are those to turn to.
    """

    name: str
    lines: list[str]
    ways: list[ContactWay]
    accent: str
    mark: bytes | None
    people: list[SenderPerson]
