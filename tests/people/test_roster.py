"""A class list that a teacher pastes or brings: what is read from it, and who of it has joined."""

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from people.actions import keep_roster
from people.models import RosterEntry
from people.roster import Listed, match, read_roster, write_roster
from tests.people.reading import errors_of, words_of
from tests.support.queries import count_queries

UNSEEN = "This holds characters that cannot be seen. Type it by hand instead of pasting it."


def person(username: str, name: str = "", email: str = "") -> SimpleNamespace:
    return SimpleNamespace(username=username, email=email, shown_name=name or username)


@pytest.fixture
def url(cast) -> str:
    return f"{cast.classroom.get_absolute_url()}roster/"


@pytest.fixture
def teacher(login, cast):
    """The test client, with the teacher signed in."""
    return login(cast.teacher)


def names(cast) -> list[str]:
    return [entry.name for entry in cast.classroom.roster.all()]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Anna Berg\nBen Cole\n", [Listed("Anna Berg"), Listed("Ben Cole")]),
        ("Anna Berg; Anna.Berg@School.example\r\nBen Cole; ben", [
            Listed("Anna Berg", "anna.berg@school.example"), Listed("Ben Cole", "ben"),
        ]),
        ("Anna Berg\tanna\n\n  \nBen  Cole\t", [Listed("Anna Berg", "anna"), Listed("Ben Cole")]),
        ('\ufeff"Berg, Anna",anna\n"O""Neil",ben', [Listed("Berg, Anna", "anna"), Listed('O"Neil', "ben")]),
        ("E-mail;Name\nanna@school.example;Anna Berg", [Listed("Anna Berg", "anna@school.example")]),
        ("Name;Form\nAnna Berg;11B", [Listed("Anna Berg")]),
        ("Zoe\u0308", [Listed("Zoë")]),
    ],
)  # fmt: skip
def test_list_is_read_however_a_spreadsheet_writes_it(text, people):
    roster = read_roster(text)

    assert (roster.people, roster.problems) == (people, [])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("; anna", "the name is missing."),
        ("x" * 81, "the name has 81 characters; at most 80 fit."),
        ("An\x07na", UNSEEN),
        ("---", "Use at least one letter or digit."),
        ("Anna; no such name", "“no such name” is neither a username nor an e-mail address."),
        ("Anna; anna@", "“anna@” is neither a username nor an e-mail address."),
        ("Anna; " + "a" * 255, "the username or address is longer than 254 characters."),
        ('"Anna', "a quotation mark is not closed, or stands in the middle of a cell."),
        ('"Anna"x', "a quotation mark is not closed, or stands in the middle of a cell."),
        ("Ben Cole; BEN", "Ben Cole stands in line 1 already."),
    ],
)
def test_bad_line_is_named_by_its_number_and_spoils_no_other(line, reason):
    roster = read_roster(f"Ben; ben\n\n{line}\nCleo; cleo")

    assert roster.people == [Listed("Ben", "ben"), Listed("Cleo", "cleo")]
    assert roster.problems == [f"Line 3: {reason}"]


def test_same_name_without_username_stands_once():
    roster = read_roster("Anna Berg\nanna berg\nAnna Berg; anna2")

    assert roster.people == [Listed("Anna Berg"), Listed("Anna Berg", "anna2")]
    assert roster.problems == ["Line 2: anna berg stands in line 1 already."]


def test_list_can_be_pasted_again():
    people = [Listed("Anna Berg", "anna"), Listed("Ben Cole")]

    assert read_roster(write_roster(people)).people == people


def test_list_with_any_name_can_be_pasted_again():
    people = [Listed('"Bo"; the one', "bo"), Listed("Berg, Anna"), Listed("Li; Wei")]

    assert read_roster(write_roster(people)).people == people


def test_students_are_found_by_username_address_and_then_name():
    anna, ben, cleo, dan = person("anna"), person("b2", "Ben", "ben@x.org"), person("c", "Cleo"), person("dan")
    people = [Listed("Cleo"), Listed("Anna B", "anna"), Listed("Benny", "ben@x.org"), Listed("Eve")]

    rows, unlisted = match(people, [anna, ben, cleo, dan])

    assert [student for _, student in rows] == [cleo, anna, ben, None]
    assert unlisted == [dan]


def test_username_tells_apart_who_has_one_name():
    first, second = person("a1", "Anna"), person("a2", "Anna")

    rows, _ = match([Listed("Anna"), Listed("Anna", "a1")], [first, second])

    assert [student for _, student in rows] == [second, first]


def test_teacher_looks_over_the_list_before_it_is_kept(teacher, cast, url):
    text = "Anna Berg; anna\nClassmate; classmate@example.org\nStudent"

    seen = teacher.post(url, {"text": text})
    before = names(cast)
    kept = teacher.post(url, {"text": text, "do": "keep"}, follow=True)

    assert seen.status_code == 200
    assert "3 names read Anna Berg anna Classmate classmate@example.org Joined Student Joined Keep" in words_of(seen)
    assert before == []
    assert names(cast) == ["Anna Berg", "Classmate", "Student"]
    words = words_of(kept)
    assert "1 of 3 on your list has not joined yet." in words
    assert "Not here yet 1 Anna Berg anna" in words


def test_good_lines_are_kept_only_if_the_teacher_agrees(teacher, cast, url):
    text = "Anna\n; nobody\nBen"

    seen = teacher.post(url, {"text": text})
    before = names(cast)
    teacher.post(url, {"text": text, "do": "keep"})

    assert seen.status_code == 422
    assert "2 names read, and something is wrong Line 2: the name is missing. Anna Ben Keep 2 names" in words_of(seen)
    assert seen.context["form"]["text"].value() == text
    assert before == []
    assert names(cast) == ["Anna", "Ben"]


def test_list_of_bad_lines_alone_cannot_be_kept(teacher, cast, url):
    response = teacher.post(url, {"text": "; a\n; b", "do": "keep"})

    assert response.status_code == 422
    assert 'value="keep"' not in response.content.decode()
    assert names(cast) == []


def test_only_so_many_problems_are_told(teacher, url):
    words = words_of(teacher.post(url, {"text": "Anna\n" + "; x\n" * 25}))

    assert "Line 21: the name is missing. And 5 more." in words


def test_file_is_read_and_its_text_can_be_changed(teacher, url):
    file = SimpleUploadedFile("list.csv", "\ufeffName;E-mail\nZoë;zoe@x.org\n;y".encode())

    response = teacher.post(url, {"text": "not this", "file": file})

    assert "1 name read, and something is wrong Line 3: the name is missing. Zoë zoe@x.org" in words_of(response)
    assert response.context["form"]["text"].value() == "Name;E-mail\nZoë;zoe@x.org\n;y"


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({"text": " \n"}, {"text": ["Paste the names of your students, or choose a file."]}),
        ({"text": "A\x00"}, {"text": ["Null characters are not allowed."]}),
        (
            {"text": "\n".join(f"Student {number}" for number in range(301))},
            {"text": ["This has more than 300 lines. A class list has at most 300."]},
        ),
        ({"text": "é" * 50_001}, {"text": ["This is larger than 100 kB."]}),
        ({"file": b"x" * 100_001}, {"file": ["The file is larger than 100 kB."]}),
        ({"file": b"\xff\xfe"}, {"file": ["The file is not in UTF-8. Save it as “CSV UTF-8”, and choose it again."]}),
        ({"file": b"A\x00"}, {"file": ["This is not a file of text. Save the list as CSV."]}),
        ({"file": b""}, {"file": ["The file is empty."]}),
    ],
)
def test_form_says_what_is_wrong_and_keeps_the_text(teacher, cast, url, data, errors):
    if "file" in data:
        data = {"text": "Anna", "file": SimpleUploadedFile("list.csv", data["file"])}

    response = teacher.post(url, data | {"do": "keep"})

    assert response.status_code == 422
    assert errors_of(response) == errors
    assert response.context["form"]["text"].value() == data["text"]
    assert names(cast) == []


def test_longest_list_is_kept(teacher, cast, url):
    teacher.post(url, {"text": "\n".join(f"Student {number}" for number in range(300)), "do": "keep"})

    assert cast.classroom.roster.count() == 300


def test_new_list_takes_the_place_of_the_old_one(teacher, cast, url):
    keep_roster(classroom=cast.classroom, people=[Listed("Anna", "anna"), Listed("Ben")])

    page = teacher.get(url)
    teacher.post(url, {"text": "Ben\nAnna; anna", "do": "keep"})

    assert page.context["form"]["text"].value() == "Anna; anna\nBen"
    assert names(cast) == ["Ben", "Anna"]


def test_list_is_deleted_and_everybody_stays(teacher, cast, url):
    keep_roster(classroom=cast.classroom, people=[Listed("Anna")])

    page = teacher.post(url, {"do": "clear"}, follow=True)

    assert "The list is deleted. Nobody has left the class." in words_of(page)
    assert names(cast) == []
    assert cast.classroom.memberships.count() == 3


def test_who_is_not_on_the_list_is_told(teacher, cast):
    keep_roster(classroom=cast.classroom, people=[Listed("Student")])

    words = words_of(teacher.get(f"{cast.classroom.get_absolute_url()}people/"))

    assert "Not on your list: Classmate." in words
    assert "Everybody on your list has joined." in words


def test_class_without_a_list_misses_nobody(teacher, cast):
    words = words_of(teacher.get(f"{cast.classroom.get_absolute_url()}people/"))

    assert "Paste a class list" in words
    assert "Not on your list" not in words


def test_list_of_another_class_is_another_list(login, cast, url):
    keep_roster(classroom=cast.classroom, people=[Listed("Anna")])
    keep_roster(classroom=cast.other_classroom, people=[Listed("Zoe")])

    assert names(cast) == ["Anna"]


@pytest.mark.parametrize("second", [{"name": "Else", "handle": "anna", "position": 1}, {"name": "Else", "position": 0}])
def test_database_keeps_each_line_once(cast, second):
    keep_roster(classroom=cast.classroom, people=[Listed("Anna", "anna")])

    with pytest.raises(IntegrityError), transaction.atomic():
        RosterEntry.objects.create(classroom=cast.classroom, **second)


def test_database_keeps_small_letters(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        RosterEntry.objects.create(classroom=cast.classroom, name="Anna", handle="Anna", position=0)


def test_pages_cost_the_same_for_a_long_list(teacher, cast, url):
    pages = [url, f"{cast.classroom.get_absolute_url()}people/"]
    keep_roster(classroom=cast.classroom, people=[Listed("Anna")])
    with count_queries(at_most=24) as few:
        for page in pages:
            teacher.get(page)
    keep_roster(classroom=cast.classroom, people=[Listed(f"Anna {number}") for number in range(50)])

    with count_queries(exactly=few.count):
        for page in pages:
            teacher.get(page)
