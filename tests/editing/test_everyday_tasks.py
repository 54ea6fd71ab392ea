"""An editor, no superuser, does every task of the guide as the guide says; visitors see it."""

import urllib.request

from site_project.admin.guide.views import TASKS
from tests.support.everyday_site import do_every_task
from tests.support.everyday_tasks import ALT, IN_ENGLISH, POINT, REWORDED, WHY_NOT
from tests.support.servers import ROOT, copy_site, serve

# A phone is the harder one; `script/guide` does the same on a wide screen.
PHONE = {"width": 390, "height": 844}
SEEN = {
    "telefon": ("/kontakt/", ["08-530 610 00"]),
    "sociala": ("/kontakt/", ["https://forum.botkyrka.example/socialdemokraterna"]),
    "person": ("/kontakt/", ["Asta Lind", "070-174 06 35"]),
    "uppdatering": ("/bostader/", ["Genomfört"]),
    "flera": ("/omsorg/", ["Delvis genomfört"]),
    "granska": ("/utbildning/", [POINT, REWORDED]),
    "bild": ("/utbildning/", [ALT]),
    "artal": ("/", ["2014–2018"]),
    "stang": ("/loften/sa-blev-det/2014-2018/", ["Inte genomfört", WHY_NOT, "Genomfört"]),
}
SEEN_AT_LAST = {
    "/omsorg/": ["300", "nya träd", "Kommunens trädplan"],
    "/bostader/": ["https://example.org/laxhjalp", "Läxhjälp nära dig"],
    "/en/education/": [IN_ENGLISH],
    # The oldest version may be one that saved itself before the point was typed.
    "/utbildning/": ["Så fungerar läxhjälpen"],
    "/kultur/": ["Alla ska kunna läsa, spela och sjunga i Botkyrka."],
}
NOT_SEEN_AT_LAST = {
    "/utbildning/": [ALT],
    "/trygghet/": ["Från och med i morgon"],
}


def test_editor_does_every_task_of_the_guide(browser, starter_site, tmp_path):
    with copy_site(starter_site, tmp_path) as site, serve(site) as address:

        def look(key):
            path, words = SEEN.get(key, ("/", []))
            html = read(address + path)
            assert [word for word in words if word not in html] == [], key

        done = do_every_task(browser, site, address, look, viewport=PHONE)
        for path, words in SEEN_AT_LAST.items():
            html = read(address + path)
            assert [word for word in words if word not in html] == [], path
        for path, words in NOT_SEEN_AT_LAST.items():
            html = read(address + path)
            assert [word for word in words if word in html] == [], path
    assert set(done) == set(TASKS)


def test_guide_has_at_most_five_steps_and_a_picture_of_each(admin):
    html = admin.get("/admin/guide/").content.decode()
    for task in TASKS.values():
        assert task.title in html
        assert 1 <= len(task.steps) <= 5
        for number in range(1, len(task.steps) + 1):
            assert (ROOT / f"site_project/static/guide/{task.key}-{number}.webp").exists()
            assert f"guide/{task.key}-{number}" in html


def read(url):
    with urllib.request.urlopen(url, timeout=20) as response:
        return response.read().decode()
