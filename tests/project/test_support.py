"""The nets below the suite catch what they are there for."""

import logging
from types import SimpleNamespace

import pytest
from django.db import connection
from django.template import Context, Engine

from tests.support import templates
from tests.support.again import is_needed_again
from tests.support.complaints import complaints
from tests.support.pages import faults_of
from tests.support.queries import count_queries
from tests.support.templates import UndefinedVariable
from tests.support.verdict import judge

UNDEFINED = "undefined template variable"


@pytest.fixture
def render(tmp_path, monkeypatch):
    """Return a function that renders a template of ours, or of somebody else."""
    monkeypatch.setattr(templates, "OWN_TEMPLATES", tmp_path / "own")

    def make(source, folder="own", **context):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.html").write_text(source)
        engine = Engine(dirs=[tmp_path / folder], string_if_invalid=UndefinedVariable())
        return engine.get_template("page.html").render(Context(context))

    return make


@pytest.mark.parametrize(
    "source",
    [
        "{{ nmae }}",
        "{{ nmae|default:'x' }}",
        "{% for one in nmae %}{% endfor %}",
        "{% with a=nmae %}{% endwith %}",
        "{% if nmae %}{% endif %}",
        "{% if 1 == nmae.length %}{% endif %}",
    ],
)
def test_undefined_variable_of_our_template_is_a_complaint(render, expect_error, source):
    expect_error(f"{UNDEFINED} `nmae`")

    render(source)


def test_undefined_variable_of_another_template_is_empty(render):
    html = render(
        "[{{ nmae }}{{ nmae|default:'x' }}{% if nmae %}z{% endif %}{% for one in nmae %}y{% endfor %}]", folder="theirs"
    )

    assert html == "[x]"


def test_variable_that_is_empty_is_no_complaint(render):
    source = "[{{ name }}{% if nobody.name or oob %}{% endif %}{% for one in names %}{% endfor %}]"
    html = render(source, name="", names=[], nobody=None)

    assert html == "[]"


def test_logged_error_is_a_complaint(expect_error):
    expect_error("logged ERROR by tests: the roof leaks")

    logging.getLogger("tests").error("the roof leaks")


def test_logged_warning_is_no_complaint():
    logging.getLogger("tests").warning("clouds")

    assert complaints == []


@pytest.mark.parametrize(
    ("found", "expected", "verdict"),
    [
        ([], [], ""),
        (["a fire"], ["fire"], ""),
        (["a fire"], [], "a fire"),
        ([], ["fire"], "an expected error never came: fire"),
    ],
)
def test_judge_of_complaints(found, expected, verdict):
    assert judge(found, expected) == verdict


@pytest.mark.parametrize(
    ("html", "faults"),
    [
        ('<p id="a" class="b">on style</p><script src="/x.js"></script>', []),
        ('<p style="color: red">', ["inline style on <p>"]),
        ('<svg onload="x()"></svg>', ["inline onload on <svg>"]),
        ("<script>x()</script>", ["an inline <script>"]),
        ('<script type="application/json">{}</script>', []),
        ("<style>p {}</style>", ["a <style> element"]),
        ('<p id="a"><b id="a">', ["id a twice"]),
        ("<p>{{ name }}</p>", ["stray template code: {{"]),
    ],
)
def test_faults_of_a_page(html, faults):
    assert faults_of(html) == faults


@pytest.mark.django_db
@pytest.mark.parametrize("limit", [{"exactly": 1}, {"exactly": 3}, {"at_most": 1}])
def test_other_number_of_queries_fails(limit):
    with pytest.raises(pytest.fail.Exception, match=r"^2 queries"), count_queries(**limit):
        run_queries(2)


@pytest.mark.django_db
def test_number_of_queries_leaves_transactions_out():
    with count_queries(exactly=2) as queries:
        run_queries(2)

    assert queries.count == 2


def run_queries(number):
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT a")
        for _ in range(number):
            cursor.execute("SELECT 1")
        cursor.execute("RELEASE SAVEPOINT a")


@pytest.mark.parametrize(
    ("fixtures", "marks", "needed"),
    [
        ([], [], False),
        (["client"], [], False),
        (["db", "django_db_setup"], [], True),
        (["live_server"], [], True),
        ([], ["django_db"], True),
        (["live_server", "axe"], [], False),
        (["db", "django_db_setup"], ["any_database"], False),
    ],
)
def test_second_database_runs_what_it_can_change(fixtures, marks, needed):
    test = SimpleNamespace(fixturenames=fixtures, get_closest_marker=lambda name: name in marks)

    assert is_needed_again(test) is needed
