"""Profiles of criteria: written as text, frozen once used, chosen for a class."""

import json

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from reviews.actions import change_profile, give_levels, make_profile
from reviews.loading import SHIPPED, load_profiles
from reviews.models import ClassProfile, Criterion, GivenLevel, Level, Profile
from reviews.profile_text import CriterionText, LevelText, read_profile, write_profile
from reviews.reading import profile_of
from tests.reviews.scene import submitted

TWO_LEVELS = "# Evidence\nIs it exact?\n- Not yet: General.\n- Fully: Exact."


def read(text: str) -> list[CriterionText]:
    criteria, problems = read_profile(text)
    assert problems == []
    return criteria


def profile_by(owner, text: str = TWO_LEVELS, name: str = "Ours", **fields) -> Profile:
    return make_profile(owner=owner, name=name, criteria=read(text), **fields)


def most_marks(criteria: list[CriterionText]) -> int:
    return sum(max(level.mark_to for level in criterion.levels) for criterion in criteria)


def one_scale(*bands: str) -> str:
    return "# Essay\n" + "\n".join(f"- Level {place} ({band}): Words." for place, band in enumerate(bands, start=1))


# Shapes that examination boards publish, without their words.
SHAPES = {
    "fifteen marks in five bands of three": (one_scale("1-3", "4-6", "7-9", "10-12", "13-15"), 1, 15),
    "twenty-five marks in five levels": (one_scale("1-5", "6-10", "11-15", "16-20", "21-25"), 1, 25),
    "twenty marks in five uneven levels": (one_scale("1-3", "4-7", "8-12", "13-16", "17-20"), 1, 20),
    "two objectives of fifteen": (
        "# Knowledge\n- One (1-7): A.\n- Two (8-15): B.\n# Judgement\n- One (1–7): C.\n- Two (8 – 15): D.",
        2,
        30,
    ),
    "six points in four unequal rows": (
        "# Claim\n- No (0):\n- Yes (1):\n# Setting\n- No (0)\n- Yes (1)\n"
        "# Evidence\n- None (0)\n- Some (1)\n- Enough (2)\n# Reasoning\n- None (0)\n- Some (1)\n- Complex (2)",
        4,
        6,
    ),
}


@pytest.mark.parametrize(("text", "count", "marks"), SHAPES.values(), ids=SHAPES)
def test_published_shapes_can_be_expressed(db, cast, text, count, marks):
    profile = profile_by(cast.teacher, text)

    assert (len(read(text)), most_marks(read(text))) == (count, marks)
    assert profile.criteria.count() == count


@pytest.mark.parametrize("text", [TWO_LEVELS, one_scale("1-3", "4", "5-9")])
def test_profile_that_is_written_is_read_back(text):
    assert read(write_profile(read(text))) == read(text)


def test_profile_is_read_with_what_each_line_says():
    text = "\n#  Evidence \n Is it exact?\nAnd chosen?\n\n- Not yet: General: no names.\n"
    text += "-Partly (4–6) : Some.\n- Fully (7)\n"

    assert read(text) == [
        CriterionText(
            "Evidence",
            "Is it exact? And chosen?",
            [
                LevelText("Not yet", "General: no names."),
                LevelText("Partly", "Some.", 4, 6),
                LevelText("Fully", "", 7, 7),
            ],
            line=2,
        )
    ]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["Write at least one criterion, as in “# Evidence”."]),
        ("Evidence\n- Low: x", [f"Line {number}: begin with a criterion, as in “# Evidence”." for number in (1, 2)]),
        ("#\n- Low: x\n- High: y", ["Line 1: give the criterion a name."]),
        ("# A\n- Low: x", ["Line 1: “A” needs 2 to 10 levels; it has 1."]),
        ("# A\n- Low: x\n- LOW: y", ["Line 1: “A” has two levels of one name."]),
        ("# A\n- Low: x\n- High: y\n# a\n- Low: x\n- High: y", ["Line 4: there are two criteria called “a”."]),
        ("# A\n- Low (3-1): x\n- High: y", ["Line 2: the marks run backwards: 3 to 1."]),
        (
            "# A\n- : x\n- High: y",
            ["Line 2: write a level as “- Partly: what it means”, or “- Partly (4-6): what it means”."],
        ),
        ("# A\n- Low: x\nmore\n- High: y", ["Line 3: a level begins with “-”, a criterion with “#”."]),
        (f"# {'A' * 61}\n- Low: x\n- High: y", ["Line 1: the name of the criterion is longer than 60 characters."]),
        (f"# A\n- Low: {'x' * 1001}\n- High: y", ["Line 2: this is too long."]),
    ],
)
def test_profile_with_a_mistake_names_its_line(text, problems):
    assert read_profile(text)[1] == problems


def test_shipped_profile_has_six_strands_of_four_levels(db):
    profile = Profile.objects.get()

    shape = [(criterion.name, criterion.levels.count()) for criterion in profile.criteria.all()]
    assert shape == [
        ("Question focus", 4),
        ("Structure", 4),
        ("Evidence", 4),
        ("Analysis", 4),
        ("Balance", 4),
        ("Judgement", 4),
    ]
    descriptors = [text for entry in json.loads(SHIPPED.read_text())[0]["criteria"] for _, text in entry["levels"]]
    assert len(set(descriptors)) == 24


def test_shipped_profile_that_was_changed_stays_changed(db):
    Profile.objects.update(name="Renamed by a school")

    load_profiles()
    call_command("migrate", verbosity=0)

    assert [profile.name for profile in Profile.objects.all()] == ["Renamed by a school"]
    assert Level.objects.count() == 24


def give(submission, place: int = 0) -> Profile:
    """Give the level at a place for each criterion of the submission's profile."""
    profile = profile_of(submission)
    criteria = Criterion.objects.filter(profile=profile)
    levels = {str(criterion.pk): str(criterion.levels.all()[place].pk) for criterion in criteria}
    give_levels(submission=submission, profile=profile, levels=levels)
    return profile


def test_profile_that_no_review_has_used_is_changed_in_place(cast):
    profile = profile_by(cast.teacher)

    changed = change_profile(profile=profile, name="Better", criteria=read(TWO_LEVELS.replace("Exact.", "Very exact.")))

    assert (changed.pk, changed.name, changed.version) == (profile.pk, "Better", 1)
    assert [level.descriptor for level in Level.objects.filter(criterion__profile=changed)] == [
        "General.",
        "Very exact.",
    ]


def test_profile_in_use_stays_and_a_new_version_takes_its_place(cast):
    profile = profile_by(cast.teacher)
    ClassProfile.objects.create(classroom=cast.classroom, profile=profile)
    used, fresh = submitted(cast), submitted(cast, cast.classmate)
    give(used)

    newer = change_profile(profile=profile, name="Better", criteria=read(TWO_LEVELS.replace("General.", "Vague.")))

    assert (newer.version, newer.older, newer.owner) == (2, profile, cast.teacher)
    assert [profile_of(used).pk, profile_of(fresh).pk] == [profile.pk, newer.pk]
    assert [given.level.descriptor for given in GivenLevel.objects.all()] == ["General."]
    assert list(Profile.objects.usable_by(cast.teacher).current().exclude(key="six-strands")) == [newer]


def test_shipped_profile_judges_a_class_without_a_choice(cast):
    assert profile_of(submitted(cast)).key == "six-strands"


def test_profile_shared_by_a_colleague_is_seen_and_not_changed(cast, login):
    cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")
    shared = profile_by(cast.other_teacher, name="Department", is_shared=True)
    private = profile_by(cast.other_teacher, name="Zinoviev")
    client = login(cast.teacher)

    page = client.get("/criteria/").content.decode()

    assert ("Department" in page, "Zinoviev" in page) == (True, False)
    assert client.get(shared.get_absolute_url()).status_code == 200
    assert client.get(private.get_absolute_url()).status_code == 404
    assert client.get(f"/criteria/new/?from={private.pk}").status_code == 404
    assert client.post(f"/criteria/{shared.pk}/edit/", {"name": "Mine", "criteria": TWO_LEVELS}).status_code == 403


def test_profile_is_made_from_another(cast, login):
    client = login(cast.teacher)
    text = client.get(f"/criteria/new/?from={Profile.objects.get().pk}").content.decode()
    assert "# Question focus" in text

    response = client.post("/criteria/new/", {"name": "Ours", "criteria": TWO_LEVELS, "is_shared": "on"})

    made = Profile.objects.get(owner=cast.teacher)
    assert response.url == made.get_absolute_url()
    assert (made.is_shared, made.version, [str(level) for level in made.criteria.get().levels.all()]) == (
        True,
        1,
        ["Not yet: General.", "Fully: Exact."],
    )


def test_profile_with_a_mistake_is_given_back(cast, login):
    response = login(cast.teacher).post("/criteria/new/", {"name": "", "criteria": "# Evidence\n- Low: x"})

    text = response.content.decode()
    assert (response.status_code, Profile.objects.count()) == (422, 1)
    assert "Line 1: “Evidence” needs 2 to 10 levels; it has 1." in text
    assert "Give the profile a name." in text
    assert "# Evidence\n- Low: x</textarea>" in text


def test_class_is_judged_by_what_its_teacher_chooses(cast, login):
    profile = profile_by(cast.teacher)
    client = login(cast.teacher)

    response = client.post(f"/criteria/classes/{cast.classroom.pk}/", {"profile": profile.pk})

    assert response.url == "/criteria/"
    assert profile_of(submitted(cast)) == profile
    assert "11B is judged by “Ours” from now on." in client.get("/criteria/").content.decode()


@pytest.mark.parametrize("chosen", ["", "nonsense", "999999", "9" * 40, "9" * 5000, "theirs"])
def test_class_cannot_be_judged_by_what_one_cannot_see(cast, login, chosen):
    theirs = profile_by(cast.other_teacher, is_shared=True)
    chosen = str(theirs.pk) if chosen == "theirs" else chosen

    response = login(cast.teacher).post(f"/criteria/classes/{cast.classroom.pk}/", {"profile": chosen})

    assert (response.status_code, ClassProfile.objects.count()) == (404, 0)


def test_list_costs_the_same_for_many(cast, login, count_queries):
    client = login(cast.teacher)
    profile_by(cast.teacher)
    client.get("/criteria/")
    with count_queries(at_most=12) as few:
        client.get("/criteria/")
    for number in range(5):
        profile_by(cast.teacher, name=f"Number {number}")

    with count_queries(exactly=few.count):
        text = client.get("/criteria/").content.decode()

    assert text.count('scope="row"') == 7


def test_account_of_an_owner_can_be_deleted_and_reviews_keep_their_levels(cast):
    cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")
    profile = profile_by(cast.other_teacher, is_shared=True)
    ClassProfile.objects.create(classroom=cast.classroom, profile=profile)
    give(submitted(cast))

    cast.other_teacher.delete()

    assert GivenLevel.objects.count() == 1
    assert [one.key for one in Profile.objects.usable_by(cast.teacher)] == ["six-strands"]


@pytest.mark.parametrize(
    "fields", [{"mark_from": 5, "mark_to": 4}, {"mark_from": 5, "mark_to": None}, {"mark_from": None, "mark_to": 5}]
)
def test_database_holds_no_marks_that_run_backwards(db, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Level.objects.update(**fields)


@pytest.mark.parametrize("fields", [{"version": 2}, {"key": "shipped"}])
def test_database_holds_no_version_without_the_one_before_and_no_shipped_one_with_an_owner(cast, fields):
    profile = profile_by(cast.teacher)

    with pytest.raises(IntegrityError), transaction.atomic():
        Profile.objects.filter(pk=profile.pk).update(**fields)
