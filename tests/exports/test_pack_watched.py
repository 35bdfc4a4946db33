"""The page of a large pack tells how far it is, and gives the file."""

from exports.models import Pack
from tests.exports.packs import made, renewed, seated, silence, words


def test_page_tells_how_far_it_is_without_javascript(cast, login, two_plans, launched):
    pack = seated(cast)
    Pack.objects.update(done=1)

    page = words(login(cast.teacher), pack)

    assert "<b>1 of 2 plans</b> are in it." in page
    assert '<progress class="pack-progress" max="2" value="1"' in page
    assert '<div id="pack-words" role="status">' in page
    assert f'<noscript><a class="btn btn-quiet" href="/packs/{pack.pk}/">Look again</a></noscript>' in page
    assert f'action="/packs/{pack.pk}/cancel/"' in page
    assert 'data-hx-trigger="every 1s"' in page


def test_htmx_gets_nothing_while_nothing_changes(cast, login, two_plans, launched):
    pack = seated(cast)

    assert renewed(login(cast.teacher), pack, "making 0 0").status_code == 204


def test_htmx_gets_new_words_and_keeps_the_button(cast, login, two_plans, launched):
    pack = seated(cast)
    Pack.objects.update(done=1)

    response = renewed(login(cast.teacher), pack, "making 0 0")

    assert response.status_code == 200
    assert "<b>1 of 2 plans</b>" in response.content.decode()
    assert "pack-acts" not in response.content.decode()


def test_htmx_gets_the_file_and_asks_no_more_once_it_is_ready(cast, login, two_plans, launched):
    pack = made(cast)

    response = renewed(login(cast.teacher), pack, "making 1 0")

    assert response.status_code == 286
    assert f'href="/packs/{pack.pk}/file/"' in response.content.decode()


def test_page_that_is_ready_asks_no_more(cast, login, two_plans, launched):
    page = words(login(cast.teacher), made(cast))

    assert "every 1s" not in page
    assert "<b>Ready:</b> 2 plans." in page


def test_looking_on_writes_nothing(cast, login, two_plans, launched, count_queries):
    pack = seated(cast)
    silence(pack)
    client = login(cast.teacher)

    with count_queries(at_most=12) as queries:
        client.get(pack.get_absolute_url())

    assert [query for query in queries if not query.upper().startswith("SELECT")] == []


def test_file_of_a_pack_that_is_not_ready_leads_to_its_page(cast, login, two_plans, launched):
    pack = seated(cast)
    pack.volumes.create(number=1, name="1.pdf", content=b"half")

    assert login(cast.teacher).get(f"/packs/{pack.pk}/file/")["Location"] == pack.get_absolute_url()


def test_file_takes_the_same_queries_for_any_number_of_volumes(cast, login, two_plans, launched, count_queries):
    pack = made(cast)
    client = login(cast.teacher)
    counts = []
    for more in (2, 5):
        while pack.volumes.count() < more:
            number = pack.volumes.count() + 1
            pack.volumes.create(number=number, name=f"{number} Klein.pdf", content=b"%PDF-1.7")
        with count_queries(at_most=12) as queries:
            client.get(f"/packs/{pack.pk}/file/").getvalue()
        counts.append(queries.count)

    assert counts[0] == counts[1]
