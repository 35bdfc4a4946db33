"""Quoting a student's words, and commenting on the link from a piece of evidence to its point."""

import re

import pytest
from django.db import IntegrityError, transaction

from plans.actions import uncite
from plans.models import Citation
from reviews.actions import add_comment, decide, submit_plan
from reviews.models import Comment
from reviews.quotes import QuoteMissing, as_written, find_quote, mark_quotes, place_of
from tests.reviews.scene import REMARK, THESIS, comment_on, commented, slot_of, submitted, write

HTMX = {"HX-Request": "true"}
SECRET_LINK = "On the link from “Plays withdrawn” to the point"


@pytest.mark.parametrize(
    ("text", "quote", "span"),
    [
        ("One two three.", "two", (4, 7)),
        ("One two three.", "one", None),
        ("One\ntwo  three.", "One two three", (0, 14)),
        ("One two", "One\u00a0two", (0, 7)),
        ("A dot. A dog", "A do.", None),
        ("A dot. A dog", "A do", None),
        ("A warning of war", "war", (13, 16)),
        ("A warning was given", "war", None),
        ("They rewar", "war", None),
        ("war's end", "war", (0, 3)),
        ("the war-time", "the war", (0, 7)),
        ("(the) war", "(the)", (0, 5)),
        ("cost 1,200 roubles", "200", (7, 10)),
        ("cost 1200 roubles", "200", None),
        ("Été, étés", "été", None),
        ("他说小明来了", "小明", (2, 4)),
        ("Anything", " \n ", None),
        ("", "word", None),
    ],
)
def test_quote_is_found_however_its_spaces_are_broken(text, quote, span):
    assert find_quote(text, quote) == span


WARS = "The war began; the war spread; the\nwar ended."


@pytest.mark.parametrize(
    ("text", "place", "words_before"),
    [
        (WARS, 0, "The war began; "),
        (WARS, 1, "The war began; the war spread; "),
        (WARS, 2, "The war began; the war spread; "),
        ("In the war, no the warning.", 1, "In "),
        ("Peace came.", 1, None),
    ],
)
def test_quote_is_found_at_its_place_or_the_last_that_is_left(text, place, words_before):
    span = find_quote(text, "the war", place)

    assert (text[: span[0]] if span else None) == words_before


def test_places_of_a_quote_may_overlap():
    assert [find_quote("on and on and on", "on and on", place) for place in (0, 1)] == [(0, 9), (7, 16)]


@pytest.mark.parametrize(("at", "place"), [(0, 0), (11, 0), (12, 0), (20, 1), (24, 1), (999_999, 1)])
def test_place_is_the_nearest_to_where_words_were_selected(at, place):
    assert place_of(WARS, "the war", at) == place  # 12 and 24 letters come before


def test_place_of_words_that_do_not_stand_there():
    assert place_of(WARS, "peace", 5) == 0


def test_quote_is_given_as_it_is_written():
    assert as_written("He  read\nbooks.", "read books") == "read\nbooks"
    with pytest.raises(QuoteMissing):
        as_written("He read books.", "she read")


@pytest.mark.parametrize(
    ("pieces", "quotes", "marked"),
    [
        ([("same", "a b c")], ["b"], [("same", "a ", False), ("same", "b", True), ("same", " c", False)]),
        ([("same", "a b c")], ["x"], [("same", "a b c", False)]),
        ([("same", "a b c")], ["a b", "b c"], [("same", "a ", True), ("same", "b", True), ("same", " c", True)]),
        (
            [("same", "a "), ("removed", "b"), ("added", "c d")],
            ["a c"],
            [("same", "a ", True), ("removed", "b", False), ("added", "c", True), ("added", " d", False)],
        ),
        ([("removed", "b")], ["b"], [("removed", "b", False)]),
        ([], ["b"], []),
    ],
)
def test_marking_cuts_where_quotes_begin_and_end(pieces, quotes, marked):
    assert list(mark_quotes(pieces, [(quote, 0) for quote in quotes])) == marked


def test_same_words_are_marked_where_each_comment_means_them():
    pieces = [("same", "the war, "), ("removed", "the war, "), ("added", "the war")]

    assert list(mark_quotes(pieces, [("the war", 1)])) == [
        ("same", "the war, ", False),
        ("removed", "the war, ", False),
        ("added", "the war", True),
    ]


def send(client, submission, slot, headers=None, **fields):
    data = {"slot": str(slot.pk), **{f"{name}-{slot.pk}": value for name, value in fields.items()}}
    return client.post(f"/reviews/{submission.pk}/comments/", data, headers=headers or {})


def thesis_of(submission):
    return slot_of(submission.plan, "thesis", "thesis")


def page_of(client, submission) -> str:
    return client.get(submission.get_absolute_url()).content.decode()


def test_quoted_words_are_marked_where_they_stand(cast, login):
    submission = submitted(cast)
    client = login(cast.teacher)

    send(client, submission, thesis_of(submission), comment=REMARK, quote=" what \n people ")

    assert Comment.objects.get().quote == "what people"
    text = page_of(client, submission)
    assert "Official culture decided <mark>what people</mark> could read." in text
    assert '<blockquote class="note-quote">what people</blockquote>' in text
    assert "These words have changed." not in text


def test_quote_belongs_to_the_words_as_they_were_submitted(cast, login):
    submission = submitted(cast)
    type(submission.plan).objects.filter(pk=submission.plan_id).update(state="returned")
    write(submission.plan, "thesis", "thesis", "Quite another line.")
    client = login(cast.teacher)

    refused = send(client, submission, thesis_of(submission), comment=REMARK, quote="another line")
    taken = send(client, submission, thesis_of(submission), comment=REMARK, quote="Official culture")

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert [comment.quote for comment in Comment.objects.all()] == ["Official culture"]


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize(
    ("quote", "error"),
    [
        ("what animals", "These words are not in this part as it was submitted. Copy them from it."),
        ("x" * 301, "Quote fewer words: at most 300 characters."),
        ("x" * 5_000, "Quote fewer words: at most 300 characters."),
    ],
)
def test_quote_that_cannot_be_kept_is_given_back_with_the_comment(cast, login, headers, quote, error):
    submission = submitted(cast)
    slot = thesis_of(submission)

    response = send(login(cast.teacher), submission, slot, headers, comment=REMARK, quote=quote, kind="praise")

    text = response.content.decode()
    assert (response.status_code, Comment.objects.count()) == (422, 0)
    assert f'id="error-quote-{slot.pk}" role="alert">{error}<' in text
    assert f'value="{quote}"' in text
    assert f">{REMARK}</textarea>" in text
    assert 'value="praise" checked' in text


def test_quote_about_which_nothing_is_said(cast, login):
    submission = submitted(cast)
    slot = thesis_of(submission)
    client = login(cast.teacher)

    added = send(client, submission, slot, quote="what people", comment="")
    decided = client.post(f"/reviews/{submission.pk}/decide/", {"decision": "approved", f"quote-{slot.pk}": "what"})

    assert (added.status_code, decided.status_code, Comment.objects.count()) == (422, 422, 0)
    assert "Write something first." in added.content.decode()
    assert 'value="what"' in decided.content.decode()


def test_quote_without_words_in_another_part_is_not_lost(cast, login):
    submission = submitted(cast)
    point = slot_of(submission.plan, "paragraph", "point")
    extra = {f"quote-{point.pk}": "taken away"}

    response = login(cast.teacher).post(
        f"/reviews/{submission.pk}/comments/",
        {"slot": thesis_of(submission).pk, f"comment-{thesis_of(submission).pk}": REMARK, **extra},
    )

    assert (response.status_code, Comment.objects.count()) == (422, 0)
    assert "Say something about the words that you quote." in response.content.decode()
    assert 'value="taken away"' in response.content.decode()


TWICE = "The war began. Later the war ended, because the war was lost."
MARKED = re.compile(r"([^<>]*)<mark>(.*?)</mark>")


@pytest.mark.parametrize(
    ("at", "before"),
    [
        ("", "The war began. Later "),
        ("nonsense", "The war began. Later "),
        ("37", "The war began. Later the war ended, because "),
    ],
)
def test_quote_stands_where_it_was_selected_and_where_it_was_typed_in_the_first_place(cast, login, at, before):
    plan = cast.start()
    write(plan, "thesis", "thesis", TWICE)
    submission = submit_plan(plan=plan, user=cast.student)
    client = login(cast.teacher)

    send(client, submission, thesis_of(submission), comment=REMARK, quote="the war", at=at)

    assert MARKED.findall(page_of(client, submission)) == [(before, "the war")]


def test_same_words_are_commented_on_in_two_places(cast, login):
    plan = cast.start()
    write(plan, "thesis", "thesis", TWICE)
    submission = submit_plan(plan=plan, user=cast.student)
    client = login(cast.teacher)

    for at in ("17", "37", "37"):
        send(client, submission, thesis_of(submission), comment=REMARK, quote="the war", at=at)

    assert list(Comment.objects.values_list("quote", "quote_place")) == [("the war", 0), ("the war", 1)]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Soon " + TWICE, "Soon The war began. Later the war ended, because "),
        ("The war began. Soon the war was lost.", "The war began. Soon "),
        ("The wars began, after a warning.", None),
    ],
)
def test_quote_stays_in_place_when_the_text_changes(cast, login, text, before):
    plan = cast.start()
    write(plan, "thesis", "thesis", TWICE)
    submission = submit_plan(plan=plan, user=cast.student)
    comment_on(submission, cast, quote="the war", quoted_at=37)
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")
    plan.refresh_from_db()
    write(plan, "thesis", "thesis", text)

    own = login(cast.student).get(plan.get_absolute_url()).content.decode()
    page = page_of(login(cast.teacher), submit_plan(plan=plan, user=cast.student))

    shown = re.sub("<del>.*?</del>|</?ins>", "", page)
    assert MARKED.findall(shown) == ([(before, "the war")] if before else [])
    assert ("These words have changed." in page, "You have changed these words." in own) == (not before, not before)


def test_place_of_a_quote_waits_with_the_draft_and_goes_with_it(cast, login):
    submission = submitted(cast)
    slot, client = thesis_of(submission), login(cast.teacher)
    fields = {f"comment-{slot.pk}": REMARK, f"quote-{slot.pk}": "people", f"at-{slot.pk}": "32"}

    client.post(f"/reviews/{submission.pk}/draft/", fields)
    kept = page_of(client, submission)
    send(client, submission, slot, comment=REMARK, quote="people", at="32")

    assert f'name="at-{slot.pk}" value="32"' in kept
    assert list(submission.drafts.written()) == []


def test_action_refuses_words_that_were_not_submitted(cast):
    submission = submitted(cast)

    with pytest.raises(QuoteMissing):
        comment_on(submission, cast, quote="never written")

    assert Comment.objects.count() == 0


def test_quote_whose_words_have_changed_is_told_on_both_sides(cast, login):
    plan = commented(cast, {"quote": "what people"}, {"quote": "Official culture", "text": "Whose?"})
    write(plan, "thesis", "thesis", THESIS.replace("people", "citizens"))

    student = login(cast.student).get(plan.get_absolute_url()).content.decode()
    teacher = page_of(login(cast.teacher), submit_plan(plan=plan, user=cast.student))

    assert student.count("You have changed these words.") == 1
    assert student.count("note-quote") == 2
    assert teacher.count("These words have changed.") == 1
    assert re.findall(r"<mark>(.*?)</mark>", teacher) == ["Official culture"]


def test_quote_of_a_fixed_comment_is_not_marked(cast, login):
    plan = commented(cast, {"quote": "what people"})
    Comment.objects.update(state="fixed")

    assert "<mark>" not in page_of(login(cast.teacher), submit_plan(plan=plan, user=cast.student))


def test_quote_that_is_markup_stays_text(cast, login):
    plan = cast.start()
    write(plan, "thesis", "thesis", 'He said <b onclick="x()">no</b> & left.')
    submission = submit_plan(plan=plan, user=cast.student)
    comment_on(submission, cast, quote='<b onclick="x()">no</b> &')
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")

    teacher = page_of(login(cast.teacher), submission)
    student = login(cast.student).get(plan.get_absolute_url()).content.decode()

    quoted = "&lt;b onclick=&quot;x()&quot;&gt;no&lt;/b&gt; &amp;"
    assert f"<mark>{quoted}</mark>" in teacher
    assert f">{quoted}</blockquote>" in student


def test_comment_on_the_link_from_evidence_to_the_point(cast, login):
    submission = submitted(cast)
    slot = slot_of(submission.plan, "paragraph", "evidence")
    evidence = slot.citations.get().evidence
    client = login(cast.teacher)

    send(client, submission, slot, comment="Why does this prove it?", link=evidence.pk)

    comment = Comment.objects.get()
    assert (comment.link_evidence, comment.link_title) == (evidence.pk, "Plays withdrawn")
    text = page_of(client, submission)
    assert f"{SECRET_LINK}</span>" in text
    assert f"{SECRET_LINK}</option>" in text


def test_link_keeps_the_name_that_the_evidence_had(cast, login):
    submission = submitted(cast)
    slot = slot_of(submission.plan, "paragraph", "evidence")
    evidence = submission.record_of(str(slot.pk)).citations[0].evidence
    add_comment(submission=submission, slot=slot, author=cast.teacher, text="Why?", evidence=evidence)
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")
    submission.plan.refresh_from_db()
    uncite(citation=Citation.objects.get())

    text = login(cast.student).get(submission.plan.get_absolute_url()).content.decode()

    assert SECRET_LINK in text


@pytest.mark.parametrize("link", ["999999", "nonsense", "-1"])
def test_link_from_evidence_that_the_slot_does_not_cite(cast, login, link):
    submission = submitted(cast)
    slot = slot_of(submission.plan, "paragraph", "evidence")

    response = send(login(cast.teacher), submission, slot, comment="Why?", link=link)

    assert (response.status_code, Comment.objects.count()) == (404, 0)


def test_link_from_evidence_of_another_slot(cast, login):
    submission = submitted(cast)
    evidence = slot_of(submission.plan, "paragraph", "evidence").citations.get().evidence

    response = send(login(cast.teacher), submission, thesis_of(submission), comment="Why?", link=evidence.pk)

    assert (response.status_code, Comment.objects.count()) == (404, 0)


@pytest.mark.parametrize("fields", [{"link_evidence": 5}, {"link_title": "Plays"}])
def test_database_holds_no_half_link(cast, fields):
    comment = comment_on(submitted(cast), cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(**fields)


def test_closed_review_gives_the_quoted_words_back(cast, login):
    submission = submitted(cast)
    decide(submission=submission, teacher=cast.teacher, decision="approved", overall="")

    response = send(login(cast.teacher), submission, thesis_of(submission), comment=REMARK, quote="what people")

    assert response.status_code == 409
    assert re.findall(r'class="small-head">([^<]+)</p>', response.content.decode()) == [
        "Your comment: Line of argument",
        "Words you quoted",
    ]
