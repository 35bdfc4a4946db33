"""Pages of the bank: what they show, to whom, and at what cost."""

import pytest
from django.urls import reverse

from topics.actions import load_pack
from topics.models import Argument, Evidence, Question, Topic

ADDRESSES = [
    "/topics/",
    "/topics/the-purges/",
    "/topics/search/?q=kirov",
    "/questions/",
    "/questions/?topic=the-purges",
]


@pytest.fixture
def reader(cast, login, bank):
    """The test client, with the student signed in and the bank filled."""
    return login(cast.student)


def text_of(response):
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def question_url(key):
    return reverse("topics:question", args=[Question.objects.get(key=key).pk])


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_are_closed_to_those_who_are_not_signed_in(client, bank, address):
    response = client.get(address)

    assert response.status_code == 302
    assert response.url.startswith("/accounts/login/?next=")


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_only_read(reader, address):
    assert reader.post(address).status_code == 405


def test_list_shows_the_topics_in_order_with_their_size(reader):
    text = text_of(reader.get("/topics/"))

    places = [text.index(f'href="/topics/{topic.slug}/"') for topic in Topic.objects.order_by("position")]
    assert len(places) == 6
    assert places == sorted(places)
    assert "19 evidence cards" in text
    assert "1934–1953" in text


def test_list_of_an_empty_bank_says_how_to_fill_it(cast, login):
    assert "manage.py load_bank" in text_of(login(cast.student).get("/topics/"))


def test_topic_shows_the_figures_with_charts_and_their_words(reader):
    text = text_of(reader.get("/topics/art-and-culture/"))

    assert "10 <small>of</small> 19" in text
    assert 'aria-label="10 of 19 plays and ballets withdrawn: 10 of 19 dots filled"' in text
    assert 'aria-label="Tally of 60 plays banned"' in text
    assert 'aria-label="Tally of 20 theatres closed"' in text
    assert " style=" not in text


def test_topic_sets_a_change_over_time_large(reader):
    text = text_of(reader.get("/topics/position-of-women/"))

    assert "Key figure" in text
    assert (
        'aria-label="Two bars on a time axis: 3 million in 1928 and 15 million in 1945, five times as many. '
        'No figures are given for the years between."'
    ) in text


def test_topic_says_that_a_contested_figure_is_contested_and_why(reader):
    text = text_of(reader.get("/topics/the-purges/"))

    assert "17 <small>million people killed</small>" in text
    assert "as totals differ: 17 million people killed" in text
    assert "about 682,000 are recorded for 1937–38" in text
    assert "Contested" in text


def test_topic_shows_arguments_counterarguments_and_possible_answers(reader):
    text = text_of(reader.get("/topics/the-purges/"))

    argument = text.index("The murder of Kirov opened the way to the purges")
    counter = text.index("Stalin wanted his old rivals gone in any case")
    rebuttal = text.index("A wish is not yet a power.")
    assert argument < counter < rebuttal


@pytest.mark.parametrize("topic", ["the-purges", "cult-of-personality", "art-and-culture", "constitution-1936"])
def test_topic_shows_all_its_evidence_each_once(reader, topic):
    text = text_of(reader.get(f"/topics/{topic}/"))

    for evidence in Evidence.objects.filter(theme__topic__slug=topic):
        assert text.count(f'id="evidence-{evidence.pk}"') == 1


def test_topic_shows_its_questions_sources_and_related_topics(reader):
    text = text_of(reader.get("/topics/art-and-culture/"))

    assert f'href="{question_url("official-culture")}"' in text
    assert "Soviet census of 1937, suppressed at the time" in text
    assert 'href="/topics/propaganda-in-education/"' in text
    assert 'href="/questions/?topic=art-and-culture"' in text


def test_topic_without_anything_says_so(cast, login):
    Topic.objects.create(slug="bare", title="Bare")

    assert "No arguments or evidence have been added to this topic." in text_of(
        login(cast.student).get("/topics/bare/")
    )


@pytest.mark.parametrize("address", ["/topics/nowhere/", "/questions/?topic=nowhere", "/questions/?topic=%00"])
def test_topic_that_does_not_exist_is_not_found(reader, address):
    assert reader.get(address).status_code == 404


def test_search_page_shows_what_was_found_and_where(reader):
    text = text_of(reader.get("/topics/search/", {"q": "Kirov"}))

    assert "4 results for “Kirov”." in text
    argument = Argument.objects.get(key="kirov-opened-the-way")
    assert f'href="/topics/the-purges/#argument-{argument.pk}"' in text
    evidence = Evidence.objects.get(key="kirov-murdered")
    assert f'href="/topics/the-purges/#evidence-{evidence.pk}"' in text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Type a word, a name, a year or a number."),
        ("%00", "Nothing holds all the words"),
        ("zebra <b>", "Nothing holds all the words of “zebra &lt;b&gt;”."),
        ("x" * 5000, "Nothing holds all the words"),
    ],
)
def test_search_page_without_results_says_what_to_do(reader, query, said):
    assert said in text_of(reader.get("/topics/search/", {"q": query}))


def test_search_page_takes_a_null_byte(reader):
    assert "4 results" in text_of(reader.get("/topics/search/?q=ki%00rov"))


def test_questions_lists_the_banks_and_ones_own(reader, cast):
    Question.objects.create(owner=cast.student, text="Did my question count?", command_term="discuss")
    Question.objects.create(owner=cast.classmate, text="Did theirs?", command_term="discuss")

    text = text_of(reader.get("/questions/"))

    assert "How far did official culture affect Soviet people?" in text
    assert "Did my question count?" in text
    assert "Did theirs?" not in text


def test_questions_of_a_topic_without_any_says_what_one_can_do(reader):
    Topic.objects.create(slug="bare", title="Bare")

    assert "The bank has no question on this topic." in text_of(reader.get("/questions/?topic=bare"))


def test_questions_of_a_topic(reader):
    text = text_of(reader.get("/questions/?topic=position-of-women"))

    assert "How significant was war" in text
    assert "murder of Kirov" not in text


def test_question_shows_what_it_asks_for(reader):
    text = text_of(reader.get(question_url("official-culture")))

    assert '<span class="q-words">How far</span><small aria-hidden="true">command</small></span> did' in text
    assert '<span class="q-words">Soviet people</span><small aria-hidden="true">effect on</small></span>? </h1>' in text
    for demand in ("Both sides", "A judgement of degree", "Effect on Soviet people", "1928–1953"):
        assert f">{demand}</span></li>" in text


def test_question_shows_arguments_on_both_sides_with_their_evidence(reader):
    text = text_of(reader.get(question_url("official-culture")))

    supports, challenges = text.index('id="side-supports"'), text.index('id="side-challenges"')
    assert supports < text.index("Literature affected people deeply") < challenges
    assert challenges < text.index("Belief outlasted official culture")
    assert "<b>10 of 19</b> Plays and ballets withdrawn" in text


def test_question_without_sides_shows_the_arguments_of_its_topics(reader):
    text = text_of(reader.get(question_url("methods-of-the-purges")))

    assert "Public trials on impossible charges" in text
    assert "side-supports" not in text


def test_question_offers_to_plan_it(reader):
    question = Question.objects.get(key="official-culture")

    text = text_of(reader.get(question_url("official-culture")))

    assert f'<form class="page-acts" method="post" action="{reverse("plans:start")}">' in text
    assert f'<input type="hidden" name="question" value="{question.pk}">' in text


def test_question_of_another_person_is_not_found(reader, cast):
    own = Question.objects.create(owner=cast.student, text="Mine?", command_term="discuss")
    other = Question.objects.create(owner=cast.classmate, text="Theirs?", command_term="discuss")

    assert reader.get(own.get_absolute_url()).status_code == 200
    assert reader.get(other.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 40, "9" * 5000])
def test_question_that_does_not_exist_is_not_found(reader, pk):
    assert reader.get(f"/questions/{pk}/").status_code == 404


@pytest.mark.parametrize(
    ("small", "large", "most"),
    [
        ("/topics/stage/", "/topics/the-purges/", 12),
        ("/topics/search/?q=sixty", "/topics/search/?q=stalin", 10),
        ("/questions/?topic=stage", "/questions/?topic=the-purges", 6),
        ("how-far-bans", "official-culture", 10),
    ],
)
def test_pages_take_as_many_queries_when_they_show_more(reader, tiny_pack, count_queries, small, large, most):
    load_pack(tiny_pack)
    small, large = (page if page.startswith("/") else question_url(page) for page in (small, large))
    reader.get(small)
    with count_queries() as few:
        reader.get(small)

    with count_queries(at_most=most) as many:
        reader.get(large)

    assert many.count == few.count


def test_list_takes_as_many_queries_for_many_topics_as_for_one(cast, login, tiny_pack, pack, count_queries):
    client = login(cast.student)
    load_pack(tiny_pack)
    client.get("/topics/")
    with count_queries() as few:
        client.get("/topics/")
    load_pack(pack)

    with count_queries(at_most=5) as many:
        client.get("/topics/")

    assert many.count == few.count
