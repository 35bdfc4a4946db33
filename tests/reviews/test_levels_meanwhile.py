"""Levels while a colleague changes the criteria, or gives levels, after the page was opened: nothing passes unseen."""

import re

import pytest

from people.models import Membership, Role
from reviews.actions import LevelsMeanwhile, change_profile, clear_levels, decide, give_levels, make_profile
from reviews.models import ClassProfile, GivenLevel, Level, Profile, Review
from reviews.profile_text import read_profile
from reviews.reading import profile_of
from tests.reviews.scene import submitted
from tests.support.queries import count_queries

HTMX = {"HX-Request": "true"}
OURS = "# Argument\n- Low: Tells.\n- High: Argues.\n\n# Evidence\n- Low: None.\n- High: Exact."
CHANGED = "The criteria were changed after you opened this page, so nothing was given."
MEANWHILE = "Levels were given or taken back after you opened this page."


@pytest.fixture
def submission(cast):
    Membership.objects.create(user=cast.other_teacher, classroom=cast.classroom, role=Role.TEACHER)
    return submitted(cast)


@pytest.fixture
def profile(cast) -> Profile:
    """The profile of the class, which no review has used."""
    profile = make_profile(owner=cast.teacher, name="Ours", criteria=read_profile(OURS)[0])
    ClassProfile.objects.create(classroom=cast.classroom, profile=profile)
    return profile


def change(profile, text: str) -> None:
    change_profile(profile=profile, name="Ours", criteria=read_profile(text)[0])


def sent_by(response) -> dict[str, str]:
    """What the page sends of its levels: those that are marked, and those that it shows as given."""
    page = response.content.decode()
    marked = re.findall(r'name="(level-\d+)" value="([^"]+)" checked', page)
    return dict(marked) | dict(re.findall(r'name="(was-\d+)" value="(\d*)"', page))


def choices(response) -> dict[str, tuple[str, str]]:
    """The fields and values of the levels on the page, by criterion and level."""
    found = re.findall(r'name="(level-\d+)" value="(\d+ ([^"]+))"', response.content.decode())
    return {label: (name, value) for name, value, label in found}


def marked(response) -> list[str]:
    values = [value for name, value in sent_by(response).items() if name.startswith("level-")]
    return [value.partition(" ")[2] for value in values]


def page_of(client, submission):
    return client.get(submission.get_absolute_url())


def post_decision(client, submission, **fields):
    return client.post(f"/reviews/{submission.pk}/decide/", {"decision": "approved", "overall": "Good.", **fields})


def given() -> list[str]:
    return [str(one) for one in GivenLevel.objects.all()]


def give(submission, criterion: str, name: str) -> None:
    """Give a level as a colleague does meanwhile."""
    level = Level.objects.get(criterion__name=criterion, name=name)
    give_levels(submission=submission, profile=profile_of(submission), levels={"": str(level.pk)})


# ---- The criteria are changed


def test_decision_with_levels_of_criteria_that_were_changed_is_refused(teacher, submission, profile):
    page = choices(page_of(teacher, submission))
    chosen = dict([page["Argument|High"], page["Evidence|Low"]])
    change(profile, OURS.replace("# Evidence", "# Facts").replace("Argues.", "Argues well."))

    response = post_decision(teacher, submission, **chosen)

    assert response.status_code == 422
    assert CHANGED in response.content.decode()
    assert ">Good.</textarea>" in response.content.decode()
    assert marked(response) == ["Argument|High"]
    assert (given(), Review.objects.count()) == ([], 0)


def test_decision_goes_out_with_what_was_chosen_once_the_new_criteria_were_seen(teacher, submission, profile):
    chosen = dict([choices(page_of(teacher, submission))["Argument|High"]])
    change(profile, OURS.replace("Argues.", "Argues well."))

    seen = post_decision(teacher, submission, **chosen)
    response = post_decision(teacher, submission, **sent_by(seen))

    assert response.status_code == 302
    assert [(one["level"], one["descriptor"]) for one in Review.objects.get().given] == [("High", "Argues well.")]


def test_level_chosen_after_the_class_got_another_profile_is_refused(cast, teacher, submission, profile):
    name, value = choices(page_of(teacher, submission))["Argument|High"]
    other = make_profile(owner=cast.other_teacher, name="Theirs", criteria=read_profile(OURS)[0])
    ClassProfile.objects.update(profile=other)

    response = teacher.post(f"/reviews/{submission.pk}/levels/", {name: value}, headers=HTMX)

    assert (response.status_code, response["HX-Retarget"], response["HX-Reswap"]) == (409, "#criteria", "outerHTML")
    assert CHANGED in response.content.decode()
    assert (marked(response), given()) == (["Argument|High"], [])


def test_comment_without_javascript_waits_with_the_levels(teacher, submission, profile):
    chosen = dict([choices(page_of(teacher, submission))["Argument|High"]])
    change(profile, OURS)
    slot = submission.frozen.thesis.slots[0].id

    response = teacher.post(
        f"/reviews/{submission.pk}/comments/", {"slot": slot, f"comment-{slot}": "Which people?", **chosen}
    )

    assert response.status_code == 409
    assert CHANGED in response.content.decode()
    assert ">Which people?</textarea>" in response.content.decode()
    assert submission.comments.count() == 0


# ---- Levels are given, or taken back


def test_decision_past_levels_of_a_colleague_is_held_up_once(teacher, submission):
    page = sent_by(page_of(teacher, submission))
    give(submission, "Balance", "Partly")

    first = post_decision(teacher, submission, **page)
    second = post_decision(teacher, submission, **sent_by(first))

    assert (first.status_code, marked(first)) == (422, ["Balance|Partly"])
    assert MEANWHILE in first.content.decode()
    assert '<a href="#criteria">Criteria</a>' in first.content.decode()
    assert second.status_code == 302
    assert [one["level"] for one in Review.objects.get().given] == ["Partly"]


def test_decision_with_an_old_level_takes_no_newer_one_back(teacher, submission):
    give(submission, "Balance", "Partly")
    page = sent_by(page_of(teacher, submission))
    give(submission, "Balance", "Fully")

    response = post_decision(teacher, submission, **page)

    assert (response.status_code, given()) == (422, ["Balance: Fully"])


def test_decision_with_levels_that_were_taken_back_is_held_up(teacher, submission):
    give(submission, "Balance", "Partly")
    page = sent_by(page_of(teacher, submission))
    clear_levels(submission=submission)

    response = post_decision(teacher, submission, **page)

    assert (response.status_code, marked(response), given()) == (422, [], [])


def test_ones_own_choice_is_what_the_page_shows_from_then_on(teacher, submission):
    page = page_of(teacher, submission)
    name, value = choices(page)["Balance|Partly"]
    answer = teacher.post(f"/reviews/{submission.pk}/levels/", {name: value}, headers=HTMX)
    give(submission, "Balance", "Fully")

    response = post_decision(teacher, submission, **sent_by(page) | sent_by(answer) | {name: value})

    assert (response.status_code, given()) == (422, ["Balance: Fully"])


def test_action_asks_for_the_levels_that_are_given(cast, submission):
    give(submission, "Balance", "Partly")

    with pytest.raises(LevelsMeanwhile):
        decide(submission=submission, teacher=cast.teacher, decision="approved", overall="", levels=[])

    assert Review.objects.get().decision == ""


def test_decision_held_up_costs_the_same_for_many_levels(teacher, submission):
    page = sent_by(page_of(teacher, submission))
    give(submission, "Balance", "Partly")
    post_decision(teacher, submission, **page)
    with count_queries() as one:
        post_decision(teacher, submission, **page)
    for criterion in Profile.objects.get().criteria.all():
        give(submission, criterion.name, "Fully")

    with count_queries(exactly=one.count):
        post_decision(teacher, submission, **page)
