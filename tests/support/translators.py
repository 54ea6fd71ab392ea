"""What wagtail-localize's script sends when a translator saves one text."""

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from policy.translation.publishing import translation_of


def address_of(page, path="lead"):
    translation = translation_of(page)
    segment = translation.source.stringsegment_set.get(context__path=path)
    return f"/admin/localize/translate/{translation.pk}/strings/{segment.pk}/edit/"


def put(client, address, value, **headers):
    body = encode_multipart(BOUNDARY, {"value": value})
    return client.put(address, body, content_type=MULTIPART_CONTENT, headers=headers or None)
