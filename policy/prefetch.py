"""What a list of pages needs from the database, one query for each kind of thing."""

from django.db.models import Prefetch, prefetch_related_objects


def prefetch_content(pages):
    """Load the pictures, links and renditions of all `pages` together.

    A StreamField loads its own pictures and pages when it is first read: a query
    for each page and kind. Here the streams of all pages are read as one.
    """
    for name in ("body", "read_more"):
        streams = [getattr(page, name) for page in pages]
        if streams:
            loaded = streams[0].stream_block.bulk_to_python([list(s.raw_data) for s in streams])
            for page, stream in zip(pages, loaded, strict=True):
                setattr(page, name, stream)
    renditions = Prefetch("renditions", to_attr="prefetched_renditions")
    prefetch_related_objects(list(pictures_of(pages)), renditions)


def pictures_of(pages):
    """Yield every picture that the pages show."""
    for page in pages:
        if page.picture:
            yield page.picture
        for block in page.body:
            if block.block_type == "pictures":
                shown = (picture["image"] for picture in block.value["pictures"])
                yield from filter(None, shown)
