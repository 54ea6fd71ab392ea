"""A picture of a translation's own is there when it is chosen, or refused in words."""

from urllib.parse import urlencode

import pytest
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation

from policy.models import Picture

pytestmark = pytest.mark.one_database


@pytest.fixture
def segment(languages, db):
    return OverridableSegment.objects.filter(context__path="picture").first()


@pytest.fixture
def put(admin, segment):
    translation = Translation.objects.filter(source=segment.source).first()
    address = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])

    def send(**data):
        return admin.put(address, urlencode(data), "application/x-www-form-urlencoded")

    return send


@pytest.mark.parametrize("value", ["999999", "9" * 30, "ord", "", "[1]", "null", "-1"])
def test_picture_that_is_not_there_is_refused(put, value):
    before = SegmentOverride.objects.count()
    response = put(value=value)
    assert response.status_code == 400
    assert "Det finns inte längre." in response.json()["error"]
    assert SegmentOverride.objects.count() == before


def test_picture_that_is_there_is_taken(put):
    assert put(value=Picture.objects.first().pk).status_code in (200, 201)


def test_picture_that_is_there_is_taken_from_the_form_of_a_browser(admin, segment):
    translation = Translation.objects.filter(source=segment.source).first()
    address = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
    data = encode_multipart(BOUNDARY, {"value": Picture.objects.first().pk})
    assert admin.put(address, data, MULTIPART_CONTENT).status_code in (200, 201)


def test_nothing_sent_is_a_bad_request(put):
    assert put().status_code == 400
