"""Uploads that are not what the database says: missing, empty, or with other bytes."""

from collections.abc import Iterator
from typing import NamedTuple

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models
from wagtail.utils.file import hash_filelike

from policy.files.durable import is_whole
from policy.models import PictureRendition
from policy.pictures.storage import DIGITS


class Upload(NamedTuple):
    """A file that the row `pk` of `model` names; `digest` begins its SHA-1, or is empty."""

    model: type[models.Model]
    field: models.FileField
    pk: int
    name: str
    digest: str

    @property
    def storage(self):
        return self.field.storage

    def is_whole(self) -> bool:
        return is_whole(self.name, self.storage)

    def fault(self) -> str:
        """Return what is wrong with the file, or an empty text."""
        if not self.storage.exists(self.name):
            return "missing"
        if not self.storage.size(self.name):
            return "empty"
        with self.storage.open(self.name) as file:
            is_same = hash_filelike(file).startswith(self.digest)
        return "" if is_same else "other bytes than those that were uploaded"

    def is_named(self) -> bool:
        """Whether the row is still there: a file may go while the files are looked at."""
        return self.model._base_manager.filter(pk=self.pk, **{self.field.name: self.name}).exists()


def uploads() -> Iterator[Upload]:
    """Yield every file that a row of the database names."""
    for model in apps.get_models():
        fields = {field.name: field for field in model._meta.local_fields}
        digest = "file_hash" if "file_hash" in fields else None
        for field in fields.values():
            if isinstance(field, models.FileField):
                rows = model._base_manager.exclude(**{f"{field.name}__in": ["", None]})
                for pk, name, *known in rows.values_list(
                    "pk", field.attname, *filter(None, [digest])
                ):
                    known = known or [digest_in(name) if model is PictureRendition else ""]
                    yield Upload(model, field, pk, name, known[0])


def digest_in(name):
    """Return the digest that policy.pictures.storage.rendition_name() has put in a name."""
    digest = name.rpartition(".")[0].rpartition(".")[2]
    return digest if len(digest) == DIGITS else ""


def all_whole() -> bool:
    """Return whether each file is there and not empty; none is read, and one list tells of all.

    A file that came after the list was made is asked for.
    """
    sizes = {one.name: one.size for one in default_storage.files()}
    doubtful = (one for one in uploads() if not sizes.get(one.name))
    return not any(not one.is_whole() and one.is_named() for one in doubtful)


def damaged() -> list[tuple[Upload, str]]:
    """Read each file; return those that are damaged, and what is wrong with each."""
    found = ((one, one.fault()) for one in uploads())
    return [(one, fault) for one, fault in found if fault and one.is_named()]
