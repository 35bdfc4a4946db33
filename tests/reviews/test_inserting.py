"""Putting saved comments into new ones, and saving comments to use again."""

import re

import pytest

from reviews.models import Comment, SavedComment
from tests.people.reading import words_of
from tests.reviews.scene import REMARK, comment_on, returned, slot_of, submitted

HTMX = {"HX-Request": "true"}
SHOWN = re.compile(r'data-insert="([^"]+)"')


def saved(owner, text="Which [...]?", **fields) -> SavedComment:
    return SavedComment.objects.create(owner=owner, text=text, **fields)


def found(client, query: str) -> list[str]:
    return SHOWN.findall(client.get("/comments/saved/find/", {"find-slot": query}).content.decode())


def add(client, submission, **fields):
    slot = slot_of(submission.plan, "thesis", "thesis")
    data = {"slot": str(slot.pk), **{f"{name}-{slot.pk}": value for name, value in fields.items()}}
    return client.post(f"/reviews/{submission.pk}/comments/", data)


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("wh", ["Whose voice?", "Which group?"]),
        ("gr", ["Which group?"]),
        ("g", []),
        ("", []),
        ("zz", []),
        ("x\0x", []),
    ],
)
def test_two_letters_find_what_is_used_most(cast, login, query, texts):
    saved(cast.teacher, "Which group?", uses=1)
    saved(cast.teacher, "Whose voice?", uses=2)
    saved(cast.teacher, "Explain.")
    saved(cast.other_teacher, "Which secret, Zinoviev?", is_shared=True)

    assert found(login(cast.teacher), query) == texts


def test_finding_costs_the_same_for_many(cast, login, count_queries):
    client = login(cast.teacher)
    saved(cast.teacher)
    found(client, "wh")
    with count_queries(at_most=6) as few:
        found(client, "wh")
    for number in range(20):
        saved(cast.teacher, f"Which {number}?")

    with count_queries(exactly=few.count):
        assert len(found(client, "wh")) == 6


def test_use_of_a_saved_comment_is_counted_once(cast, login):
    submission = submitted(cast)
    mine, other = saved(cast.teacher), saved(cast.teacher, "Another.")
    client = login(cast.teacher)

    for _ in range(2):
        add(client, submission, comment="Which readers?", saved=str(mine.pk))

    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.uses, other.uses, Comment.objects.count()) == (1, 0, 1)


@pytest.mark.parametrize("pk", ["", "0", "nonsense", "-1", "9" * 30, "theirs"])
def test_comment_naming_no_saved_one_of_ours_is_kept_and_counts_nothing(cast, login, pk):
    theirs = saved(cast.other_teacher)
    pk = str(theirs.pk) if pk == "theirs" else pk

    response = add(login(cast.teacher), submitted(cast), comment=REMARK, saved=pk)

    theirs.refresh_from_db()
    assert (response.status_code, theirs.uses, Comment.objects.count()) == (302, 0, 1)


@pytest.mark.parametrize("kind", ["comment", "edit"])
def test_blank_that_is_left_is_refused(cast, login, kind):
    submission = submitted(cast)
    comment = comment_on(submission, cast)
    client = login(cast.teacher)

    if kind == "comment":
        response = add(client, submission, comment="Which [...]?")
    else:
        response = client.post(f"/comments/{comment.pk}/edit/", {f"edit-{comment.pk}": "Which [...]?"})

    assert response.status_code == 422
    assert "Fill in the blank [...], or take it out." in response.content.decode()
    assert [comment.text for comment in Comment.objects.all()] == [REMARK]


def choose(client, submission, **fields):
    slot = slot_of(submission.plan, "thesis", "thesis")
    return client.post(f"/reviews/{submission.pk}/saved/", {"slot": slot.pk, **fields}), slot.pk


def test_choosing_without_javascript_lists_what_was_found(cast, login):
    submission = submitted(cast)
    saved(cast.teacher, "Which group?")
    saved(cast.teacher, "Explain.")
    slot = slot_of(submission.plan, "thesis", "thesis").pk

    response, _ = choose(login(cast.teacher), submission, **{f"find-{slot}": "wh", f"comment-{slot}": "Half."})

    text = response.content.decode()
    assert re.findall(r"<option.*>(\w+: .*?)</option>", text) == ["Suggestion: Which group?"]
    assert ">Half.</textarea>" in text
    assert Comment.objects.count() == 0


def test_choosing_without_javascript_puts_the_words_after_what_is_typed(cast, login):
    submission = submitted(cast)
    chosen = saved(cast.teacher, "Which group?", kind="question")
    slot = slot_of(submission.plan, "thesis", "thesis").pk

    response, _ = choose(
        login(cast.teacher),
        submission,
        **{f"pick-{slot}": chosen.pk, f"comment-{slot}": "Half.", "insert": slot, "overall": "Nearly."},
    )

    text = response.content.decode()
    assert ">Half. Which group?</textarea>" in text
    assert f'name="saved-{slot}" value="{chosen.pk}"' in text
    assert re.findall(rf'name="kind-{slot}" value="(\w+)" checked', text) == ["question"]
    assert ">Nearly.</textarea>" in text


def test_comment_of_a_colleague_is_saved_as_ones_own(cast, login):
    comment = comment_on(submitted(cast), cast)
    cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")
    client = login(cast.other_teacher)

    for _ in range(2):
        response = client.post(f"/comments/{comment.pk}/keep/", headers=HTMX)

    kept = SavedComment.objects.get()
    assert (kept.owner, kept.text, kept.is_shared) == (cast.other_teacher, REMARK, False)
    assert "</svg>Saved</span>" in response.content.decode()
    mine = login(cast.teacher).get(comment.submission.get_absolute_url()).content.decode()
    assert "</svg>Saved</span>" not in mine


def test_comment_saved_from_a_decided_review(cast, login):
    comment = returned(cast)

    response = login(cast.teacher).post(f"/comments/{comment.pk}/keep/", {"shown": comment.submission_id})

    assert response.url == f"/reviews/{comment.submission_id}/#slot-{comment.slot_id}"
    assert [one.text for one in SavedComment.objects.all()] == [REMARK]


@pytest.mark.parametrize("criterion", ["Evidence", ""])
def test_comment_is_saved_with_the_criterion_that_it_came_with(cast, login, criterion):
    cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")
    theirs = saved(cast.other_teacher, "Which group?", is_shared=True, criterion=criterion, kind="question")
    submission = submitted(cast)
    client = login(cast.teacher)
    add(client, submission, comment="Which group, and when?", saved=theirs.pk, kind="question")

    client.post(f"/comments/{Comment.objects.get().pk}/keep/", headers=HTMX)

    kept = SavedComment.objects.get(owner=cast.teacher)
    assert (kept.text, kept.kind, kept.criterion) == ("Which group, and when?", "question", criterion)
    assert kept.search_text == f"which group and when {criterion.lower()}".strip()


LONG = "Say why. " * 100


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_comment_that_is_too_long_is_shortened_to_be_saved(cast, login, headers):
    comment = comment_on(submitted(cast), cast, LONG.strip())
    Comment.objects.update(kind="praise", criterion="Evidence")
    client = login(cast.teacher)
    address = f"/comments/saved/new/?from={comment.pk}"

    page = client.get(comment.submission.get_absolute_url()).content.decode()
    response = client.post(f"/comments/{comment.pk}/keep/", {"overall": "Nearly."}, headers=headers)
    form = client.get(address).content.decode()
    long = client.post(address, {"kind": "praise", "text": LONG})
    short = client.post(address, {"kind": "praise", "text": "Say why.", "criterion": "Evidence"})

    assert 'title="Too long to keep as it is: shorten it to use it again"' in page
    assert response.headers["HX-Redirect" if headers else "Location"] == address
    assert comment.submission.drafts.get().text == "Nearly."
    assert "This comment has 899 characters. A saved comment is short, so that it fits many plans: at most 500." in form
    assert f"{LONG.strip()}</textarea>" in form
    assert re.findall(r'name="kind".*?value="(\w+)"[^>]*checked', form) == ["praise"]
    assert 'name="criterion" value="Evidence"' in form
    assert long.status_code == 422
    assert short.url == f"/reviews/{comment.submission_id}/#slot-{comment.slot_id}"
    assert [(one.text, one.criterion) for one in SavedComment.objects.all()] == [("Say why.", "Evidence")]


def test_short_comment_does_not_say_that_it_is_long(cast, login):
    comment = comment_on(submitted(cast), cast)
    client = login(cast.teacher)

    assert "characters" not in words_of(client.get(f"/comments/saved/new/?from={comment.pk}"))
    assert "Too long" not in client.get(comment.submission.get_absolute_url()).content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_a_comment_that_one_may_review_is_taken_to_be_saved(cast, login, method):
    comment = comment_on(submitted(cast), cast, "Zinoviev. " * 60)
    client = login(cast.other_teacher)

    answers = [getattr(client, method)(f"/comments/saved/new/?from={pk}") for pk in (comment.pk, "nonsense", "")]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_review_page_offers_what_is_used_most(cast, login):
    for number in range(8):
        saved(cast.teacher, f"Number {number}.", uses=number)
    client = login(cast.teacher)

    waiting = client.get(submitted(cast, cast.classmate).get_absolute_url()).content.decode()
    decided = client.get(returned(cast).submission.get_absolute_url()).content.decode()

    assert SHOWN.findall(waiting) == [f"Number {number}." for number in (7, 6, 5, 4, 3)]
    assert SHOWN.findall(decided) == []


def test_use_is_counted_where_the_comment_was_taken_up_from_its_draft(cast, login):
    submission, mine = submitted(cast), saved(cast.teacher)
    slot = slot_of(submission.plan, "thesis", "thesis").pk
    client = login(cast.teacher)
    words = {f"comment-{slot}": "Which readers?", f"saved-{slot}": str(mine.pk)}
    client.post(f"/reviews/{submission.pk}/draft/", words)

    page = client.get(f"/reviews/{submission.pk}/").content.decode()
    pk = re.search(rf'name="saved-{slot}" value="(\d*)"', page)[1]
    add(client, submission, comment="Which readers?", saved=pk)
    after = client.get(f"/reviews/{submission.pk}/").content.decode()

    mine.refresh_from_db()
    assert mine.uses == 1
    assert f'name="saved-{slot}" value=""' in after
