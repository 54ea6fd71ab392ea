"""A new term begins as docs/new-term.md says, and what was public before is found as before."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Site

from contact.models import ContactPage
from policy.models import ArticlePage, Commitment, CommitmentsPage, PolicyAreaPage, PolicyIndexPage
from tests.support.register import update
from tests.support.translations import text_at

LANGUAGES = ("sv", "en")


pytestmark = [pytest.mark.usefixtures("languages", "db"), pytest.mark.one_database]


def begin(term_start, slug):
    """Make a programme in two languages the first page of the site; return those before it."""
    older = first_pages()
    newer = Page.objects.get(depth=1).add_child(
        instance=PolicyIndexPage(
            title="Ny politik",
            slug=slug,
            slogan="Nytt",
            term_start=term_start,
            term_end=term_start + 4,
            locale=Locale.get_default(),
        )
    )
    newer.copy_for_translation(Locale.objects.get(language_code="en")).save_revision().publish()
    Site.objects.update(root_page=newer)
    Site.clear_site_root_paths_cache()
    return older


def first_pages():
    key = Site.objects.get().root_page.translation_key
    return list(
        PolicyIndexPage.objects.filter(
            translation_key=key, locale__language_code__in=LANGUAGES
        ).order_by("locale")
    )


def move(older):
    """Move what goes along, and then the older programmes, in each language."""
    newer = {page.locale_id: page for page in first_pages()}
    for model in (CommitmentsPage, ContactPage):
        for page in model.objects.filter(locale__in=newer):
            page.move(fresh(newer[page.locale_id]), pos="last-child")
    for page in older:
        fresh(page).move(fresh(newer[page.locale_id]), pos="last-child")


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def test_nothing_breaks_while_pages_have_not_been_moved(client):
    english = Page.objects.get(slug="education")
    begin(2022, "ny")
    permanent = f"/loften/{Commitment.objects.first().path}"
    for path in ("/", "/en/", "/kontakt/", "/ar/kontakt/", "/sv-simple/kontakt/", permanent):
        assert client.get(path).status_code in (200, 404)
    assert client.get(f"/en/sprak/{english.pk}/").status_code in (200, 404)


def test_moved_pages_keep_address_languages_and_commitments(client):
    move(begin(2022, "ny"))
    for path, other in (("/kontakt/", "/en/contact/"), ("/loften/", "/en/commitments/")):
        assert f'hreflang="en" href="http://localhost{other}"' in text_at(client, path)
        assert f'hreflang="sv" href="http://localhost{path}"' in text_at(client, other)
    assert "2018–2022" in text_at(client, "/loften/?term=alla")


@pytest.mark.parametrize(
    ("before", "since"),
    [
        ("/trygghet/", "/politik/trygghet/"),
        # Its letters could be the number of a commitment.
        ("/utbildning/", "/politik/utbildning/"),
        ("/trygghet/?utm_source=brev", "/politik/trygghet/?utm_source=brev"),
        ("/trygghet/sa-samverkar-vi/", "/politik/trygghet/sa-samverkar-vi/"),
        ("/en/education/", "/en/policy/education/"),
    ],
)
def test_old_addresses_lead_to_the_archive(client, before, since):
    assert client.get(before).status_code == 200
    move(begin(2022, "ny"))
    answer = client.get(before)
    assert (answer.status_code, answer.url.removeprefix("http://localhost")) == (302, since)
    assert "2018–2022" in text_at(client, since)
    assert client.get("/hittepa/").status_code == 404


def test_redirect_that_somebody_has_made_goes_before_the_archive(client):
    move(begin(2022, "ny"))
    Redirect.add_redirect("/omsorg/", "/kontakt/", is_permanent=False)
    assert client.get("/omsorg/").url == "/kontakt/"


def test_register_that_has_not_been_moved_is_led_to_with_all_below_it(client):
    for older, newer in zip(begin(2022, "ny"), first_pages(), strict=True):
        older.move(fresh(newer), pos="last-child")
    for path in ("/loften/atom/", "/loften/data/csv/", "/loften/?term=alla"):
        answer = client.get(path)
        assert answer.url.removeprefix("http://localhost") == f"/politik{path}"
        assert client.get(answer.url).status_code == 200


def test_oldest_of_three_programmes_leads_to_the_current_one(client):
    update(Commitment.objects.first(), "started")
    move(begin(2022, "ny"))
    move(begin(2026, "nyast"))
    html = text_at(client, "/ny/politik/")
    assert "2026–2030" in html.partition("</aside>")[0]
    assert html.count('class="badge-link"') == 1
    assert ">Trygghet</h1>" in client.get("/trygghet/", follow=True).text


def test_way_to_an_archived_article_names_its_area(client):
    move(begin(2022, "ny"))
    way = text_at(client, "/politik/trygghet/sa-samverkar-vi/").partition('class="breadcrumbs"')[2]
    assert ">Trygghet</a>" in way.partition("</nav>")[0]


def test_page_below_one_that_is_not_public_is_among_all_pages(client):
    article = ArticlePage.objects.get(slug="sa-samverkar-vi", locale__language_code="sv")
    PolicyAreaPage.objects.get(pk=article.get_parent().pk).unpublish()
    assert f'href="{article.url}"' in text_at(client, "/alla-sidor/")
