"""Saved comments: one's own, and those that colleagues share."""

import re

import pytest
from django.db import IntegrityError, transaction

from reviews.models import SavedComment
from tests.cast import make_classroom, make_person

BUDGET = 12


def saved(owner, text="Which [...]?", **fields) -> SavedComment:
    return SavedComment.objects.create(owner=owner, text=text, **fields)


def page_of(client, query="") -> str:
    return client.get("/comments/saved/", {"q": query} if query else {}).content.decode()


def texts_of(page: str) -> list[str]:
    rows = re.findall(r'role="rowheader" scope="row">(.*?)</th>', page)
    return [re.sub("<[^>]+>", "", row) for row in rows]


def test_own_and_shared_ones_are_listed_those_used_most_first(cast, login):
    cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")
    saved(cast.teacher, "Mine.", uses=1)
    saved(cast.other_teacher, "Theirs, shared.", is_shared=True, uses=5)
    saved(cast.other_teacher, "Theirs, private: Zinoviev.")

    page = page_of(login(cast.teacher))

    assert texts_of(page) == ["Theirs, shared.", "Mine."]
    assert "Zinoviev" not in page
    assert ">Other Teacher</td>" in page
    assert ">5 times</td>" in page


def test_shared_ones_reach_only_those_who_teach_a_class_together(cast, login):
    saved(cast.other_teacher, "Shared with colleagues: Zinoviev.", is_shared=True)
    # To learn where somebody teaches is not to teach with them; nor do two who learn in one class.
    cast.other_classroom.memberships.create(user=cast.teacher, role="student")
    make_classroom("7A", cast.teacher, [cast.other_teacher])

    assert "Zinoviev" not in page_of(login(cast.teacher))


def test_shared_ones_go_when_a_colleague_leaves_the_class(cast, login):
    membership = cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")
    comment = saved(cast.other_teacher, is_shared=True)
    client = login(cast.teacher)
    before = texts_of(page_of(client))
    membership.delete()

    after = texts_of(page_of(client))

    assert (before, after) == (["Which [...]?"], [])
    assert client.get(comment.get_absolute_url()).status_code == 404


def test_colleague_who_teaches_two_classes_with_one_is_listed_once(cast, login):
    cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")
    cast.other_classroom.memberships.create(user=cast.teacher, role="teacher")
    saved(cast.other_teacher, is_shared=True)

    assert texts_of(page_of(login(cast.teacher))) == ["Which [...]?"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("gr", ["Which group do you mean?"]),
        ("GRO you", ["Which group do you mean?"]),
        ("roup", []),
        ("creche", ["And the crèches?"]),
        ("", ["Which group do you mean?", "And the crèches?"]),
        ("?!", ["Which group do you mean?", "And the crèches?"]),
        ("100%", []),
    ],
)
def test_search_finds_the_beginnings_of_words(cast, login, query, found):
    saved(cast.teacher, "Which group do you mean?")
    saved(cast.teacher, "And the crèches?")

    assert texts_of(page_of(login(cast.teacher), query)) == found


def test_list_comes_in_pages_at_the_same_cost(cast, login, count_queries):
    client = login(cast.teacher)
    cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")
    for owner in (cast.teacher, cast.other_teacher):
        saved(owner, "One.", is_shared=True)
    page_of(client)
    with count_queries(at_most=BUDGET) as few:
        page_of(client)
    for number in range(60):
        saved(cast.other_teacher if number % 2 else cast.teacher, f"Number {number}.", is_shared=True)

    with count_queries(exactly=few.count):
        page = page_of(client)

    assert (len(texts_of(page)), "Page 1 of 2" in page) == (50, True)


def test_new_one_is_the_writers(cast, login):
    data = {"kind": "must_fix", "text": "  Name one [...].\r\n", "is_shared": "on"}

    response = login(cast.teacher).post("/comments/saved/new/", data)

    comment = SavedComment.objects.get()
    assert response.url == "/comments/saved/"
    assert (comment.owner, comment.kind, comment.text) == (cast.teacher, "must_fix", "Name one [...].")
    assert (comment.is_shared, comment.uses, comment.search_text) == (True, 0, "name one")


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"text": " "}, "Write the comment."),
        ({"text": "\u0007"}, "Write the comment."),
        ({"text": "x" * 501}, "A saved comment has at most 500 characters; this has 501."),
        ({"text": "Taken."}, "You have saved this comment already."),
        ({"kind": "insult"}, "Choose one of these kinds."),
        ({"criterion": "x" * 61}, "at most 60 characters"),
        ({"kind": ""}, "Choose what the comment asks for."),
    ],
)
def test_new_one_that_cannot_be_kept_is_given_back(cast, login, fields, error):
    saved(cast.teacher, "Taken.")
    saved(cast.other_teacher, "Why?")
    data = {"kind": "question", "text": "Why?", **fields}

    response = login(cast.teacher).post("/comments/saved/new/", data)

    page = response.content.decode()
    assert (response.status_code, SavedComment.objects.count()) == (422, 2)
    assert error in page
    assert data["text"].strip("\u0007 ") in page


def test_one_names_a_criterion_and_is_found_by_it(cast, login):
    client = login(cast.teacher)
    form = client.get("/comments/saved/new/").content.decode()
    assert re.findall(r'<option value="([^"]+)"', form)[:3] == ["Question focus", "Structure", "Evidence"]

    client.post("/comments/saved/new/", {"kind": "question", "text": "And the others?", "criterion": " Balance "})

    assert SavedComment.objects.get().criterion == "Balance"
    assert texts_of(page_of(client, "bal")) == ["And the others?"]
    assert '<td role="cell">Balance</td>' in page_of(client)


def test_one_is_changed_by_its_owner(cast, login):
    comment = saved(cast.teacher, uses=3)

    login(cast.teacher).post(comment.get_absolute_url(), {"kind": "praise", "text": "Well put."})

    comment.refresh_from_db()
    assert (comment.text, comment.kind, comment.uses, comment.search_text) == ("Well put.", "praise", 3, "well put")


def test_shared_one_is_changed_by_nobody_else(cast, login):
    cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")
    comment = saved(cast.other_teacher, is_shared=True)
    client = login(cast.teacher)

    answers = [
        client.post(comment.get_absolute_url(), {"kind": "praise", "text": "Mine now."}),
        client.post(f"{comment.get_absolute_url()}delete/"),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert [one.text for one in SavedComment.objects.all()] == ["Which [...]?"]


def test_one_is_deleted_by_its_owner(cast, login):
    comment = saved(cast.teacher)

    response = login(cast.teacher).post(f"{comment.get_absolute_url()}delete/")

    assert (response.url, SavedComment.objects.count()) == ("/comments/saved/", 0)


def test_text_that_is_markup_stays_text(cast, login):
    saved(cast.teacher, "<b>[...]</b>")

    assert '&lt;b&gt;<span class="blank">[...]</span>&lt;/b&gt;' in page_of(login(cast.teacher))


def test_queue_leads_teachers_to_them(cast, login):
    make_person("nobody")

    assert "/comments/saved/" in login(cast.teacher).get("/reviews/").content.decode()
    assert "/comments/saved/" not in login(cast.student).get("/reviews/").content.decode()


@pytest.mark.parametrize("fields", [{"kind": "insult"}, {"text": ""}])
def test_database_holds_no_other(cast, fields):
    comment = saved(cast.teacher)

    with pytest.raises(IntegrityError), transaction.atomic():
        SavedComment.objects.filter(pk=comment.pk).update(**fields)


def test_database_holds_each_text_once_for_each_owner(cast):
    saved(cast.teacher)
    saved(cast.other_teacher)

    with pytest.raises(IntegrityError), transaction.atomic():
        saved(cast.teacher)
