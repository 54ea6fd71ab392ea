"""What a list of pages needs from the database, one query for each kind of thing."""

from policy.models.images import PictureRendition


def prefetch_content(pages):
    """Load the pictures, links and renditions of all `pages` together.

    A StreamField loads its own pictures and pages when it is first read: a query
    for each page and kind. Here the streams of all pages are read as one. What has been written
    into a stream since it was loaded, as in the preview of a translation, stays in it.
    """
    for name in ("body", "read_more"):
        streams = [getattr(page, name) for page in pages]
        if streams:
            loaded = streams[0].stream_block.bulk_to_python([s.get_prep_value() for s in streams])
            for page, stream in zip(pages, loaded, strict=True):
                setattr(page, name, stream)
    pictures = list(pictures_of(pages))
    renditions = list(PictureRendition.objects.filter(image__in=pictures)) if pictures else []
    for picture in pictures:
        own = [one for one in renditions if one.image_id == picture.pk]
        for rendition in own:
            rendition.image = picture
        picture.prefetched_renditions = own


def pictures_of(pages):
    """Yield every picture that the pages show."""
    for page in pages:
        if page.picture:
            yield page.picture
        for block in page.body:
            if block.block_type == "pictures":
                shown = (picture["image"] for picture in block.value["pictures"])
                yield from filter(None, shown)
