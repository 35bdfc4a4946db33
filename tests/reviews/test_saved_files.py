"""Saved comments as a file: what is exported can be imported, and what is wrong is named by its line."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reviews.models import SavedComment
from reviews.saved_csv import MAX_ROWS, read_table, write_table

KINDS = {"must_fix": "Must fix", "praise": "Praise"}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("kind,comment\r\nMust fix,Why?\r\n", [("must_fix", "Why?", "")]),
        ("\ufeffkind,comment\nmust_fix,Why?", [("must_fix", "Why?", "")]),
        ("Comment;Kind\nWhy; PRAISE \n", [("praise", "Why", "")]),
        ("Kind;Comment\nPraise;Well, then\n", [("praise", "Well, then", "")]),
        ("kind\tcomment\nPraise\tWell\n", [("praise", "Well", "")]),
        ("comment,other,kind\nWhy?,x,praise\n", [("praise", "Why?", "")]),
        ('kind,comment\npraise,"He said ""so"",\nand left"\n', [("praise", 'He said "so", and left', "")]),
        ("kind,comment\n\n,\npraise,Well\n", [("praise", "Well", "")]),
        ("kind,comment\n", []),
        ("kind,comment,Criterion\npraise,Well, Use of  evidence \n", [("praise", "Well", "Use of evidence")]),
    ],
)
def test_table_is_read_as_spreadsheets_write_it(text, rows):
    table = read_table(text, KINDS, 30)

    assert (table.rows, table.problems) == (rows, [])


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ['Line 1: the first line must name the columns "kind" and "comment".']),
        ("praise,Well\n", ['Line 1: the first line must name the columns "kind" and "comment".']),
        ("kind,comment\ninsult,Bad\n", ["Line 2: the kind “insult” is not one of: Must fix, Praise."]),
        ("kind,comment\n,Bad\n", ["Line 2: the kind “” is not one of: Must fix, Praise."]),
        ("kind,comment\npraise\n", ["Line 2: the comment is missing."]),
        (
            f"kind,comment\npraise,{'x' * 21}\ninsult,Bad\n",
            [
                "Line 2: the comment has 21 characters; at most 20 fit.",
                "Line 3: the kind “insult” is not one of: Must fix, Praise.",
            ],
        ),
        (
            f"kind,comment,criterion\npraise,Well,{'x' * 61}",
            ["Line 2: the name of the criterion is longer than 60 characters."],
        ),
        ('kind,comment\npraise,"never closed', ["Line 2: this is not a table (unexpected end of data)."]),
        ("kind,comment\n" + "praise,x\n" * (MAX_ROWS + 1), ["Too many lines: at most 1,000 at a time."]),
    ],
)
def test_table_names_what_is_wrong_by_line(text, problems):
    assert read_table(text, KINDS, 20).problems == problems


def test_table_that_is_written_is_read_back():
    rows = [("Praise", 'A "quoted", [...] word', "Balance"), ("Must fix", "=1+1; and –", "")]

    table = read_table(write_table(rows), KINDS, 100)

    assert table.rows == [("praise", 'A "quoted", [...] word', "Balance"), ("must_fix", "=1+1; and –", "")]


def send(client, content: bytes):
    return client.post("/comments/saved/import/", {"file": SimpleUploadedFile("saved.csv", content)})


def test_export_sends_ones_own_alone(cast, login):
    cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")
    SavedComment.objects.create(owner=cast.teacher, text="Which [...]?", kind="question", criterion="Balance")
    SavedComment.objects.create(owner=cast.other_teacher, text="Zinoviev.", is_shared=True)

    response = login(cast.teacher).get("/comments/saved.csv")

    assert response["Content-Disposition"] == 'attachment; filename="saved-comments.csv"'
    assert response.content.decode("utf-8-sig") == "kind,comment,criterion\r\nQuestion,Which [...]?,Balance\r\n"


def test_what_is_exported_is_imported_by_somebody_else(cast, login):
    for kind, text in [("question", "Which [...]?"), ("praise", "Ça va, “bien”;")]:
        SavedComment.objects.create(owner=cast.teacher, text=text, kind=kind)
    content = login(cast.teacher).get("/comments/saved.csv").content
    client = login(cast.other_teacher)

    answers = [send(client, content).url for _ in range(2)]

    own = cast.other_teacher.saved_comments.order_by("pk")
    assert answers == ["/comments/saved/"] * 2
    assert [(one.kind, one.text, one.search_text) for one in own] == [
        ("question", "Which [...]?", "which"),
        ("praise", "Ça va, “bien”;", "ca va bien"),
    ]
    assert "0 comments saved. 2 you had already." in client.get("/comments/saved/").content.decode()


def test_one_line_that_is_twice_in_the_file_is_saved_once(cast, login):
    send(login(cast.teacher), b"kind,comment\npraise,Well\npraise,Well\n")

    assert SavedComment.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", "The file is empty."),
        (b"kind,comment\n", "The file has no comment."),
        (b"kind,comment\npraise,\xff\xfe", "The file is not in UTF-8."),
        (b"kind,comment\npraise,Well\ninsult,Bad\n", "Line 3: the kind “insult” is not one of"),
        (b"x" * 500_001, "The file is larger than 500 kB."),
        (b"kind,comment\n" + b"insult,Bad\n" * 12, "And 2 more."),
    ],
)
def test_nothing_is_taken_from_a_file_with_a_mistake(cast, login, content, error):
    response = send(login(cast.teacher), content)

    assert (response.status_code, SavedComment.objects.count()) == (422, 0)
    assert error in response.content.decode()


def test_import_without_a_file(cast, login):
    response = login(cast.teacher).post("/comments/saved/import/")

    assert response.status_code == 422
    assert "Choose a file." in response.content.decode()


def test_import_costs_the_same_for_many(cast, login, count_queries):
    client = login(cast.teacher)
    send(client, b"kind,comment\npraise,First\n")
    with count_queries(at_most=8) as few:
        send(client, b"kind,comment\npraise,Second\n")
    many = b"kind,comment\n" + b"".join(b"praise,Number %d\n" % number for number in range(100))

    with count_queries(exactly=few.count):
        send(client, many)

    assert SavedComment.objects.count() == 102
