"""Giving levels on the review page, and what the student reads of them."""

import re

import pytest

from reviews.actions import ReviewClosed, clear_levels, decide, give_levels, make_profile, submit_plan
from reviews.models import ClassProfile, GivenLevel, Level, Profile, Review
from reviews.profile_text import read_profile
from reviews.reading import profile_of
from tests.reviews.scene import THESIS, comment_on, slot_of, submitted

HTMX = {"HX-Request": "true"}
ROW = re.compile(
    r'<label class="lv( is-last)?"[^>]*><input type="radio" name="level-\d+" value="(\d+) [^"]*"( checked)?'
)


def level(criterion: str, name: str) -> Level:
    return Level.objects.get(criterion__name=criterion, name=name)


def field_of(chosen: Level) -> dict[str, str]:
    return {f"level-{chosen.criterion_id}": str(chosen.pk)}


def give(submission, *chosen: Level) -> None:
    levels = {str(one.criterion_id): str(one.pk) for one in chosen}
    give_levels(submission=submission, profile=profile_of(submission), levels=levels)


def given() -> list[str]:
    return [str(one).partition(":")[2].strip() for one in GivenLevel.objects.all()]


def page_of(client, submission) -> str:
    return client.get(submission.get_absolute_url()).content.decode()


def sent_back(submission, cast, *chosen: Level):
    """Give levels, return the plan, submit it again."""
    give(submission, *chosen)
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="Go on.")
    submission.plan.refresh_from_db()
    return submit_plan(plan=submission.plan, user=submission.plan.owner)


def test_level_is_given_as_it_is_chosen(cast, login):
    submission = submitted(cast)
    chosen = level("Balance", "Partly")

    response = login(cast.teacher).post(f"/reviews/{submission.pk}/levels/", field_of(chosen), headers=HTMX)

    text = response.content.decode()
    assert given() == ["Partly"]
    assert "<b>Balance, partly:</b> Both sides are present; one is thin" in text
    assert "<html" not in text


def test_level_chosen_again_takes_the_place_of_the_first(cast, login):
    submission = submitted(cast)
    client = login(cast.teacher)

    for name in ("Partly", "Fully"):
        client.post(f"/reviews/{submission.pk}/levels/", field_of(level("Balance", name)), headers=HTMX)

    assert given() == ["Fully"]
    assert Review.objects.get().decision == ""


def test_levels_are_cleared(cast, login):
    submission = submitted(cast)
    give(submission, level("Balance", "Partly"))

    response = login(cast.teacher).post(f"/reviews/{submission.pk}/levels/", {"clear": "1"}, headers=HTMX)

    assert (given(), Review.objects.count()) == ([], 0)
    assert [checked for _, _, checked in ROW.findall(response.content.decode())] == [""] * 24


def test_levels_without_javascript_keep_all_that_was_typed(cast, login):
    submission = submitted(cast)
    slot = slot_of(submission.plan, "thesis", "thesis")
    data = {**field_of(level("Balance", "Partly")), f"comment-{slot.pk}": "Typed beside.", "overall": "Nearly."}
    client = login(cast.teacher)

    response = client.post(f"/reviews/{submission.pk}/levels/", data)

    assert response.url == f"{submission.get_absolute_url()}#criteria"
    assert (given(), [comment.text for comment in submission.comments.all()]) == (["Partly"], ["Typed beside."])
    assert ">Nearly.</textarea>" in page_of(client, submission)


@pytest.mark.parametrize("address", ["comments/", "decide/"])
def test_levels_come_along_with_every_other_button(cast, login, address):
    submission = submitted(cast)
    slot = slot_of(submission.plan, "thesis", "thesis")
    data = {"slot": slot.pk, f"comment-{slot.pk}": "", "decision": "approved", **field_of(level("Balance", "Partly"))}

    login(cast.teacher).post(f"/reviews/{submission.pk}/{address}", data)

    assert given() == ["Partly"]


def test_level_of_something_else_is_refused(cast, login):
    other = make_profile(
        owner=cast.other_teacher, name="Other", criteria=read_profile("# Other\n- Low: x\n- High: y")[0]
    )
    foreign = Level.objects.filter(criterion__profile=other).first()
    submission = submitted(cast)
    client = login(cast.teacher)

    for data in (field_of(foreign), {"level-1": "nonsense"}, {"level-": "9" * 40}):
        assert client.post(f"/reviews/{submission.pk}/levels/", data, headers=HTMX).status_code == 409

    assert (given(), Review.objects.count()) == ([], 0)


def test_levels_of_a_decided_review_stay(cast, login):
    submission = submitted(cast)
    give(submission, level("Balance", "Partly"))
    decide(submission=submission, teacher=cast.teacher, decision="approved", overall="")
    client = login(cast.teacher)

    answers = [
        client.post(f"/reviews/{submission.pk}/levels/", field_of(level("Balance", "Fully")), headers=HTMX),
        client.post(f"/reviews/{submission.pk}/levels/", {"clear": "1"}, headers=HTMX),
        client.post(f"/reviews/{submission.pk}/levels/", {"clear": "1"}),
        client.post(
            f"/reviews/{submission.pk}/decide/", {"decision": "approved", **field_of(level("Balance", "Fully"))}
        ),
    ]

    assert [answer.status_code for answer in answers] == [409] * 4
    assert given() == ["Partly"]
    with pytest.raises(ReviewClosed):
        clear_levels(submission=submission)


def test_last_times_levels_stand_beside_this_times(cast, login):
    again = sent_back(submitted(cast), cast, level("Balance", "Not yet"), level("Evidence", "Mostly"))
    give(again, level("Balance", "Partly"))

    text = page_of(login(cast.teacher), again)

    marks = {int(pk): (bool(last), bool(checked)) for last, pk, checked in ROW.findall(text)}
    shown = {pk for pk, mark in marks.items() if mark != (False, False)}
    expected = {level("Balance", "Not yet"), level("Balance", "Partly"), level("Evidence", "Mostly")}
    assert shown == {one.pk for one in expected}
    assert marks[level("Balance", "Not yet").pk] == (True, False)
    assert marks[level("Balance", "Partly").pk] == (False, True)
    assert "Balance: Not yet, last time</span>" in text


def test_last_times_levels_are_known_in_a_new_version_of_the_profile(cast, login):
    again = sent_back(submitted(cast), cast, level("Balance", "Not yet"))
    criteria, _ = read_profile("# Balance\n- Not yet: Other words.\n- Fully: Both.")
    profile = make_profile(owner=cast.teacher, name="Ours", criteria=criteria)
    ClassProfile.objects.create(classroom=cast.classroom, profile=profile)

    text = page_of(login(cast.teacher), again)

    assert [bool(last) for last, _, _ in ROW.findall(text)] == [True, False]


def test_profile_with_marks_shows_each_level_with_its_descriptor(cast, login):
    criteria, _ = read_profile("# Essay\n- One (1-7): Tells.\n- Two (8-15): Argues.")
    profile = make_profile(owner=cast.teacher, name="Two bands", criteria=criteria)
    ClassProfile.objects.create(classroom=cast.classroom, profile=profile)

    text = page_of(login(cast.teacher), submitted(cast))

    assert '<table class="levels">' not in text
    assert '<b>Two</b> <span class="meta">8–15</span><span class="lv-says">Argues.</span>' in text
    assert "What this plan could support." in text


def test_student_reads_no_level_before_the_decision(cast, login):
    submission = submitted(cast)
    give(submission, level("Balance", "Partly"))
    client = login(cast.student)

    pages = [
        client.get(url).content.decode()
        for url in ("/", "/plans/", submission.plan.get_absolute_url(), f"/plans/{submission.plan_id}/submit/")
    ]

    assert THESIS in pages[2]
    assert [page for page in pages if "one is thin or rests" in page or "could support" in page] == []


def test_student_reads_the_levels_with_the_decision(cast, login):
    submission = submitted(cast)
    give(submission, level("Balance", "Partly"))
    decide(submission=submission, teacher=cast.teacher, decision="approved", overall="")

    text = login(cast.student).get(submission.plan.get_absolute_url()).content.decode()

    assert "What this plan could support" in text
    assert "<dt>Balance</dt><dd><b>Partly</b>" in text
    assert "one is thin or rests on a single piece of evidence." in text


def test_student_keeps_the_last_levels_while_the_next_review_is_written(cast, login):
    again = sent_back(submitted(cast), cast, level("Balance", "Not yet"))
    give(again, level("Balance", "Fully"))

    text = login(cast.student).get(again.plan.get_absolute_url()).content.decode()

    assert re.findall(r"<dt>Balance</dt><dd><b>(.*?)</b>", text) == ["Not yet"]


def test_levels_that_were_sent_are_kept_in_words(cast):
    submission = submitted(cast)
    give(submission, level("Balance", "Partly"), level("Evidence", "Fully"))
    decide(submission=submission, teacher=cast.teacher, decision="approved", overall="")

    words = Review.objects.get().given

    assert [(one["criterion"], one["level"], one["marks"]) for one in words] == [
        ("Evidence", "Fully", ""),
        ("Balance", "Partly", ""),
    ]


def test_decided_review_shows_the_levels_to_read(cast, login):
    submission = submitted(cast)
    comment_on(submission, cast)
    give(submission, level("Balance", "Partly"))
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")

    text = page_of(login(cast.teacher), submission)

    assert "<dt>Balance</dt><dd><b>Partly</b>" in text
    assert 'type="radio" name="level-' not in text


def test_giving_levels_costs_the_same_for_many(cast, login, count_queries):
    submission = submitted(cast)
    client = login(cast.teacher)
    one = field_of(level("Balance", "Partly"))
    client.post(f"/reviews/{submission.pk}/levels/", one, headers=HTMX)
    with count_queries(at_most=14) as few:
        client.post(f"/reviews/{submission.pk}/levels/", one, headers=HTMX)
    names = [criterion.name for criterion in Profile.objects.get().criteria.all()]
    many = {key: value for name in names for key, value in field_of(level(name, "Mostly")).items()}

    with count_queries(exactly=few.count):
        client.post(f"/reviews/{submission.pk}/levels/", many, headers=HTMX)

    assert given() == ["Mostly"] * 6
