"""The emblem: a petal for each promise, grouped by area, in its circle."""

import re

import pytest

from policy.models import PolicyAreaPage
from policy.register.public.rose import GAP, RADIUS, rose


@pytest.mark.parametrize("sizes", [[1], [6, 10, 4], [10] * 6, [25] * 8, [3, 0, 2], []])
def test_each_promise_has_a_petal_of_its_own_in_the_sector_of_its_area(sizes):
    areas = rose(sizes)
    assert [len(petals) for petals in areas] == sizes
    every = [petal for petals in areas for petal in petals]
    assert len(set(every)) == len(every)
    turns = [petal.turn for petal in every]
    assert turns == sorted(turns)
    for one, other in zip(areas, areas[1:], strict=False):
        if one and other:
            assert other[0].turn - one[-1].turn > GAP
    numbers = [float(n) for petal in every for n in re.findall(r"-?[\d.]+", petal.path)]
    assert all(-RADIUS <= number <= RADIUS for number in numbers)


def test_first_page_shows_a_petal_for_each_promise_and_its_numbers_in_words(client, index):
    html = client.get("/").text
    hero = html[html.index('class="hero"') : html.index('class="programme"')]
    assert hero.count("petal petal-not-assessed") == 20
    assert re.search(r"rotate\(\d+\.\d\)", hero)
    assert "20 löften" in hero
    assert re.search(r"Inte bedömt än</span>\s*<b>20</b>", hero)
    assert 'href="/loften/"' in hero
    assert 'href="/kontakt/"' in hero


def test_area_shows_its_own_promises_and_one_without_any_shows_nothing(client, index):
    assert client.get("/omsorg/").text.count("petal petal-") == 10
    assert "petal" not in client.get("/trygghet/").text
    index.add_child(instance=PolicyAreaPage(title="Klimat"))
    assert client.get("/").status_code == 200
