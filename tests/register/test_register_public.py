"""The public register, the page of each commitment, and the status at each point."""

import re
from html import unescape

import pytest
from wagtail.models import Site

from policy.models import (
    Commitment,
    CommitmentRelation,
    CommitmentsPage,
    PolicyAreaPage,
    PolicyIndexPage,
    slug_of,
)
from policy.register.public.overview import build_overview
from tests.support.register import (
    commitments,
    history,
    new_area,
    publish,
    reword,
    text_of,
    update,
)


def address(one):
    return f"/loften/{one.path}"


def test_register_shows_every_commitment_with_its_status(client, climate, one):
    update(one, "done", what_happened="Tusen träd är planterade.")
    html = text_of(client, "/loften/?area=klimat")
    assert "2 löften" in html
    assert html.index("Fler träd") < html.index("Tusen träd är planterade.")
    assert "Genomfört" in html
    assert "Bedömningarna är våra egna" in html
    assert "Allt som vi lovade är på plats." in html


def test_register_says_how_many_no_longer_stand_in_the_programme(client, index, climate):
    assert "står inte längre i programmet" not in text_of(client, "/loften/?area=klimat")
    new_area(index, "Natur", "Rena vatten")
    publish(climate, "Fler träd", "Tystare gator", "Säkra skolvägar")
    assert "1 av dem står inte längre i programmet" in text_of(client, "/loften/?area=klimat")
    publish(climate, "Fler träd")
    assert "3 av dem står inte längre i programmet" in text_of(client, "/loften/?area=klimat")
    assert "3 av dem står inte längre i programmet" in text_of(client, "/loften/")
    assert "står inte längre i programmet" not in text_of(client, "/loften/?area=natur")


@pytest.mark.parametrize(("kind", "number"), [("merged", 1), ("split", 1), ("replaced", 2)])
def test_what_goes_on_in_another_promise_is_counted_there_alone(climate, one, kind, number):
    def counted():
        keys = build_overview().keys.items()
        return sum(len(own) for (area, _status), own in keys if area == one.area_id)

    other = commitments(climate)["Renare luft"]
    CommitmentRelation.objects.create(earlier=one, later=other, kind=kind)
    assert counted() == 2
    publish(climate, "Renare luft")
    assert counted() == number


def test_number_of_each_status_leads_to_the_commitments_that_it_counts(client, climate, one):
    update(one, "done")
    html = text_of(client, "/loften/?area=klimat")
    link = r'<li class="part-([\w-]+)">\s*<a href="(\?[^"]*)#results"[^>]*>\s*<strong>(\d+)'
    counted = {status: (unescape(query), int(n)) for status, query, n in re.findall(link, html)}
    assert set(counted) == {"done", "not-assessed"}
    for status, words in (("done", "Fler träd"), ("not-assessed", "Renare luft")):
        query, number = counted.pop(status)
        assert number == 1
        chosen = text_of(client, f"/loften/{query}")
        assert [one for one in ("Fler träd", "Renare luft") if one in chosen] == [words]


def test_a_status_that_nothing_has_is_shown_where_it_is_chosen(client, climate):
    html = text_of(client, "/loften/?area=klimat&status=dropped")
    assert '<li class="part-dropped">' in html
    assert '<li class="part-done">' not in html


def test_filters_choose(client, climate, one):
    update(one, "done")
    html = text_of(client, "/loften/?area=klimat&status=done")
    assert "Fler träd" in html
    assert "Renare luft" not in html
    assert "Visar 1–1 av 1." in html
    assert "Inget löfte passar." in text_of(client, "/loften/?area=klimat&status=dropped")


@pytest.mark.parametrize("name", ["area", "status", "term"])
def test_filter_that_does_not_exist_says_so_and_keeps_the_rest(client, climate, name):
    query = {"area": "klimat", "status": "not-started", "term": "2018–2022", name: "hittepå"}
    html = client.get("/loften/", query).content.decode()
    assert "Det finns inget ”hittepå” att välja." in html
    kept = {"area": "klimat", "status": "not-started", "term": "2018–2022"}
    del kept[name]
    for value in kept.values():
        assert f'<option value="{value}" selected>' in html


@pytest.mark.parametrize("number", ["0", "-1", "99999", "två", ""])
def test_page_that_does_not_exist_shows_one_that_does(client, climate, number):
    assert "Visar" in text_of(client, f"/loften/?sida={number}")


def test_long_register_has_pages(client, index):
    new_area(index, "Klimat", *(f"Träd {n}." for n in range(60)))
    html = text_of(client, "/loften/?area=klimat&sida=2")
    assert "Visar 26–50 av 60." in html
    assert 'rel="prev"' in html
    assert 'rel="next"' in html


def test_queries_do_not_grow_with_the_commitments(client, index, django_assert_max_num_queries):
    climate = new_area(index, "Klimat", *(f"Träd {n}." for n in range(60)))
    for one in commitments(climate).values():
        update(one)
    text_of(client, "/loften/?area=klimat")
    with django_assert_max_num_queries(15):
        text_of(client, "/loften/?area=klimat")


def test_change_is_seen_at_once(client, climate, one):
    assert "Påbörjat</span>" not in text_of(client, "/klimat/")
    text_of(client, "/loften/")
    update(one)
    for path in ("/", "/klimat/", "/loften/?area=klimat&status=started"):
        assert re.search("Fler träd.*Påbörjat", text_of(client, path), re.DOTALL), path


def test_commitment_has_a_page_with_all_that_is_known(client, climate, one):
    first = update(one, "started", what_happened="De första är planterade.")
    update(one, "partly-done", what_happened="Det var fler.", corrects=first)
    reword(climate, "Fler träd", "Tusen träd", "same")
    one = Commitment.objects.for_reading().get(pk=one.pk)
    html = text_of(client, address(one))
    for words in ("Tusen träd", "Fler träd", "De första är planterade.", "Det var fler."):
        assert words in html
    assert 'href="https://example.org/protokoll">Protokoll</a>' in html
    assert "Rättad av" in html
    assert "Läs löftet i sitt sammanhang: Klimat" in html
    assert f"http://testserver{address(one)}</bdi></a>" in html
    about = re.findall('(?:og:)?description" content="([^"]*)"', html)
    assert set(about) == {
        f"Klimat {one.area.term}. Delvis genomfört: En del av det som vi lovade är på plats. "
        "Något återstår."
    }


def test_address_survives_new_words_and_withdrawal(client, climate, one):
    old = address(one)
    publish(climate, "Tusen träd", ids=["id-Fler träd"])
    response = client.get(old)
    assert response.status_code == 302
    assert response["Location"] == f"/loften/{one.public_id}/tusen-trad/"
    climate.refresh_from_db()
    climate.delete()
    assert "står inte längre i programmet" in text_of(client, response["Location"])
    assert client.get(f"/loften/{one.public_id}/").status_code == 302


def test_address_survives_a_renamed_register(client, climate, one):
    register = CommitmentsPage.objects.get()
    register.slug = "vara-loften"
    register.save_revision().publish()
    response = client.get(address(one))
    assert response.status_code == 302
    assert response["Location"] == f"/vara-loften/{one.path}"


def test_unknown_commitment_is_not_found(client, climate):
    for path in ("/loften/aaaaaaaaaa/", "/loften/aaaaaaaaaa/x/", "/aaaaaaaaaa/", "/loften/x/"):
        assert client.get(path).status_code == 404


def test_policy_page_links_each_point_that_has_been_assessed(client, climate, one):
    update(one)
    for path in ("/", "/klimat/"):
        assert f'href="{address(one)}"' in text_of(client, path)
    publish(climate, "Fler träd", followed_up=False)
    assert 'class="badge-link"' not in text_of(client, "/klimat/")


def test_list_says_how_many_of_its_promises_are_assessed(client, climate, one):
    assert "bedömda" not in text_of(client, "/klimat/")
    update(one)
    for path in ("/", "/klimat/"):
        assert text_of(client, path).count("1 av 2 bedömda") == 1
    publish(climate, "Fler träd", "Renare luft", followed_up=False)
    assert "bedömda" not in text_of(client, "/klimat/")


def test_nothing_is_said_on_the_policy_page_of_what_nobody_has_assessed(client, climate, one):
    html = text_of(client, "/klimat/")
    assert 'class="badge-link"' not in html
    assert f'id="lofte-{one.public_id}"' in html
    for path in ("/loften/?area=klimat", address(one)):
        html = text_of(client, path)
        assert "Inte bedömt än" in html
    assert 'content="Klimat 2018–2022. Inte bedömt än: ' in html
    assert "Arbetet med löftet har inte börjat." not in text_of(client, address(one))


def test_what_has_not_begun_is_an_assessment_that_somebody_made(client, climate, one):
    update(
        one, "not-started", what_happened="Vi väntar på staten.", evidence_url="", evidence_title=""
    )
    assert "Inte påbörjat" in text_of(client, "/klimat/")
    html = text_of(client, "/loften/?area=klimat&status=not-started")
    assert "Visar 1–1 av 1." in html
    assert "Ej påbörjat" not in html


def test_nothing_is_linked_without_a_register(client, climate):
    CommitmentsPage.objects.get().unpublish()
    for path in ("/", "/klimat/"):
        assert 'class="badge-link"' not in text_of(client, path)


def test_older_programme_is_an_archive_under_the_new_one(client, index):
    older = index.add_child(
        instance=PolicyIndexPage(
            title="Politik", slug="2014-2018", slogan="Förr", term_start=2014, term_end=2018
        )
    )
    [one] = commitments(new_area(older, "Klimat", "Fler träd")).values()
    update(one)
    for path in ("/2014-2018/", "/2014-2018/klimat/"):
        html = text_of(client, path)
        assert "Det här är programmet för 2014–2018" in html
        assert "Läs det nuvarande programmet, 2018–2022" in html
        assert address(one) in html
    assert "Det här är programmet" not in text_of(client, "/")
    assert "Fler träd" not in text_of(client, "/loften/")
    assert "Fler träd" in text_of(client, "/loften/?term=2014–2018")
    assert "Fler träd" in text_of(client, "/loften/?term=alla")


def test_hostile_words_are_only_words(client, index):
    climate = new_area(index, "Klimat", "<script>alert(1)</script> & “مرحبا بالعالم”")
    [one] = commitments(climate).values()
    update(one, what_happened="<img src=x onerror=alert(1)>", evidence_title="<b>Protokoll")
    for path in ("/", "/klimat/", "/loften/?area=klimat", address(one)):
        html = text_of(client, path)
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "مرحبا" in html


def test_digits_of_a_number_stay_together(client, index):
    climate = new_area(index, "Klimat", "Vi bygger 8\u00a0000\n hem ")
    [one] = commitments(climate).values()
    assert one.text == "Vi bygger 8\u00a0000 hem"
    publish(climate, "Vi bygger  8 000 hem", ids=["id-Vi bygger 8\u00a0000\n hem "])
    assert len(history(one)) == 1


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Fler träd på Ågatan", "fler-trad-pa-agatan"),
        ("نبني 8\u00a0000 بيت", "نبني-8-000-بيت"),
        ("نوفر سكن hyresrätt", "نوفر-سكن-hyresratt"),
        ("kunskap " * 9, "-".join(["kunskap"] * 7)),
        ("a" * 80, "a" * 60),
        ("!!!", "-"),
    ],
)
def test_address_holds_whole_words_in_their_own_letters(words, slug):
    assert slug_of(words) == slug


def test_words_without_a_single_letter_have_an_address(client, index):
    [one] = commitments(new_area(index, "Klimat", "!!!")).values()
    assert "!!!" in text_of(client, address(one))


def test_every_area_can_be_deleted(client, index, climate):
    for area in PolicyAreaPage.objects.all():
        area.delete()
    assert "Står inte längre i programmet" in text_of(client, "/loften/")


def test_table_of_all_terms_leads_to_the_commitments_that_it_counts(client, index, climate):
    newer = index.add_child(
        instance=PolicyIndexPage(
            title="Politik", slug="ny", slogan="Nytt", term_start=2022, term_end=2026
        )
    )
    new_area(newer, "Klimat", "Färre bilar")
    row = re.compile(r'href="(\?[^"]*)#results">Klimat</a>\s*<small>([^<]*)<')
    rows = {term: query for query, term in row.findall(text_of(client, "/loften/?term=alla"))}
    for term, words in (("2018–2022", "Fler träd"), ("2022–2026", "Färre bilar")):
        html = text_of(client, f"/loften/{unescape(rows[term])}")
        assert [one for one in ("Fler träd", "Färre bilar") if one in html] == [words]


def test_new_term_keeps_the_register_and_its_addresses(client, index, climate, one):
    newer = index.get_parent().add_child(
        instance=PolicyIndexPage(
            title="Politik", slug="ny", slogan="Nytt", term_start=2022, term_end=2026
        )
    )
    Site.objects.update(root_page=newer)
    Site.clear_site_root_paths_cache()
    CommitmentsPage.objects.get().move(newer, pos="last-child")
    index.refresh_from_db()
    index.move(newer, pos="last-child")
    assert "Det här är programmet för 2018–2022" in text_of(client, "/politik/klimat/")
    assert "Fler träd" not in text_of(client, "/loften/")
    assert "Fler träd" in text_of(client, "/loften/?term=2018–2022&area=klimat")
    assert "Fler träd" in text_of(client, address(one))
    assert client.get(f"/politik{address(one)}").status_code == 302


def test_characters_that_xml_can_not_hold_break_no_feed(client, index, admin, climate):
    publish(climate, "Fler\x02träd", "Renare luft")
    one = commitments(climate)["Fler träd"]
    update(one, what_happened="Rad ett\x0brad två")
    climate.refresh_from_db()
    climate.lead = "Klimat\x1f först"
    climate.save_revision().publish()
    assert "rad två" in text_of(client, "/loften/atom/")
    assert "först" in text_of(client, "/nytt.atom")
    assert admin.get("/admin/commitments/", {"export": "xlsx"}).status_code == 200
