"""An approved plan as an exemplar: asked for, agreed to, read by the class without a name, and gone once withdrawn."""

import re
from html import unescape

import pytest
from django.urls import reverse

from people.actions import ClassroomArchived, archive_classroom
from people.models import Membership, Role
from plans.models import Plan
from reviews.actions import NotApproved, agree_to_exemplar, ask_exemplar, decide, decline_exemplar, end_exemplar
from reviews.models import Exemplar, ExemplarState, Submission
from tests.cast import make_classroom, make_person
from tests.exports.reading_back import open_pdf, text_of
from tests.reviews.scene import THESIS, comment_on, submitted, write, written_plan
from tests.support.queries import count_queries

REMARK = "A remark that the class must not read."
BUDGET = 12


def approved(cast, owner=None, decision: str = "approved") -> Submission:
    submission = submitted(cast, owner)
    comment_on(submission, cast, REMARK)
    decide(submission=submission, teacher=cast.teacher, decision=decision, overall="")
    return Submission.objects.select_related("plan__classroom", "plan__owner").get(pk=submission.pk)


@pytest.fixture
def asked(cast) -> Exemplar:
    return ask_exemplar(submission=approved(cast), teacher=cast.teacher)


@pytest.fixture
def agreed(asked) -> Exemplar:
    agree_to_exemplar(exemplar=asked)
    asked.refresh_from_db()
    return asked


def list_address(cast) -> str:
    return reverse("reviews:exemplar-list", args=[cast.classroom.pk])


def ask_address(submission: Submission) -> str:
    return reverse("reviews:exemplar-ask", args=[submission.pk])


def answer_address(exemplar: Exemplar) -> str:
    return reverse("reviews:exemplar-answer", args=[exemplar.submission.plan_id])


def words(response) -> str:
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def state_of(exemplar: Exemplar) -> str:
    return Exemplar.objects.get(pk=exemplar.pk).state


def statuses(client, exemplar: Exemplar) -> list[int]:
    return [client.get(address).status_code for address in (exemplar.get_absolute_url(), pdf_address(exemplar))]


def pdf_address(exemplar: Exemplar) -> str:
    return reverse("exports:exemplar-pdf", args=[exemplar.pk])


# Asking


def test_teacher_asks_the_student(cast, login):
    submission = approved(cast)

    response = login(cast.teacher).post(ask_address(submission), {"do": "ask"}, follow=True)

    exemplar = Exemplar.objects.get()
    assert (exemplar.state, exemplar.asked_by, exemplar.answered_at) == (ExemplarState.ASKED, cast.teacher, None)
    assert "Student is asked. The class sees the plan once Student agrees." in words(response)
    assert "Student How far did official culture affect Soviet people? Asked Ask no more" in words(response)


def test_asking_twice_asks_once(cast, asked):
    assert ask_exemplar(submission=asked.submission, teacher=cast.teacher) == asked


@pytest.mark.parametrize("state", [ExemplarState.REFUSED, ExemplarState.WITHDRAWN])
def test_who_has_said_no_is_not_asked_again(cast, login, agreed, state):
    Exemplar.objects.update(state=state)
    client = login(cast.teacher)

    client.post(ask_address(agreed.submission), {"do": "ask"})
    client.post(ask_address(agreed.submission), {"do": "end"})

    assert state_of(agreed) == state
    page = words(client.get(list_address(cast)))
    assert "Not to be shown" in page
    assert "Ask to show it" not in page


def test_plan_that_is_not_approved_cannot_be_one(cast, login):
    returned = approved(cast, decision="returned")

    with pytest.raises(NotApproved):
        ask_exemplar(submission=returned, teacher=cast.teacher)
    response = login(cast.teacher).post(ask_address(returned), follow=True)

    assert "Only an approved plan can be an exemplar." in words(response)
    assert not Exemplar.objects.exists()


def test_nobody_is_asked_for_an_archived_class(cast, login):
    submission = approved(cast)
    archive_classroom(classroom=cast.classroom)
    submission.plan.classroom.refresh_from_db()

    with pytest.raises(ClassroomArchived):
        ask_exemplar(submission=submission, teacher=cast.teacher)
    response = login(cast.teacher).post(ask_address(submission), follow=True)

    assert "nobody is asked" in words(response)
    assert "Ask to show it" not in words(response)
    assert not Exemplar.objects.exists()


def test_teacher_takes_a_question_back(cast, login, asked):
    login(cast.teacher).post(ask_address(asked.submission), {"do": "end"})

    assert not Exemplar.objects.exists()
    assert "asks to show" not in words(login(cast.student).get(asked.submission.plan.get_absolute_url()))


def test_teacher_takes_an_exemplar_away(cast, login, agreed):
    login(cast.teacher).post(ask_address(agreed.submission), {"do": "end"})

    assert statuses(login(cast.classmate), agreed) == [404, 404]


def test_list_for_teachers_leaves_out_who_has_left_and_what_is_not_approved(cast, login):
    approved(cast)
    approved(cast, cast.classmate, decision="returned")
    client = login(cast.teacher)
    before = words(client.get(list_address(cast)))
    cast.classroom.memberships.filter(user=cast.student).delete()

    after = words(client.get(list_address(cast)))

    assert before.count("Ask to show it") == 1
    assert after.endswith("No plan of this class is approved yet.")


# Answering


def test_student_is_asked_at_home_and_beside_the_plan(cast, login, asked):
    client = login(cast.student)

    home, plan = client.get("/"), client.get(asked.submission.plan.get_absolute_url())

    assert "Teacher asks to show your plan to 11B as an exemplar, without your name" in words(home)
    assert f'href="{asked.submission.plan.get_absolute_url()}#exemplar"' in home.content.decode()
    assert "Teacher asks to show this plan to 11B as an exemplar." in words(plan)
    assert f'href="{asked.get_absolute_url()}"' in plan.content.decode()


def test_who_teaches_elsewhere_is_asked_at_home_too(cast, login, asked):
    make_classroom("Evening class", cast.student, [])

    assert "Teacher asks to show your plan to 11B" in words(login(cast.student).get("/"))


def test_nobody_is_asked_anything_without_a_question(cast, login):
    submission = approved(cast)
    client = login(cast.student)

    assert "exemplar" not in words(client.get("/"))
    assert "exemplar" not in words(client.get(submission.plan.get_absolute_url()))


def test_student_agrees(cast, login, asked):
    client = login(cast.student)

    response = client.post(answer_address(asked), {"answer": "agree"}, follow=True)

    assert response.redirect_chain == [(asked.submission.plan.get_absolute_url(), 302)]
    assert state_of(asked) == ExemplarState.AGREED
    assert "11B can read this plan as an exemplar, without your name and without comments." in words(response)
    assert "asks to show" not in words(client.get("/"))


def test_student_refuses_and_changes_their_mind(cast, login, asked):
    client = login(cast.student)

    refused = client.post(answer_address(asked), {"answer": "decline"}, follow=True)
    assert state_of(asked) == ExemplarState.REFUSED
    assert "you said no to showing it as an exemplar" in words(refused)

    client.post(answer_address(asked), {"answer": "agree"})
    assert state_of(asked) == ExemplarState.AGREED


def test_what_is_withdrawn_is_gone_at_once(cast, login, agreed):
    before = statuses(login(cast.classmate), agreed)

    response = login(cast.student).post(answer_address(agreed), {"answer": "decline"}, follow=True)

    assert before == [200, 200]
    assert state_of(agreed) == ExemplarState.WITHDRAWN
    assert "you took back what you had agreed to" in words(response)
    assert statuses(login(cast.classmate), agreed) == [404, 404]
    assert statuses(login(cast.teacher), agreed) == [404, 404]
    assert "No exemplar yet" in words(login(cast.classmate).get(list_address(cast)))


def test_browser_keeps_no_exemplar(cast, login, agreed):
    client = login(cast.classmate)

    kept = [client.get(address)["Cache-Control"] for address in (agreed.get_absolute_url(), pdf_address(agreed))]

    assert ["no-store" in words for words in kept] == [True, True]


def test_who_has_left_can_still_withdraw(cast, login, agreed):
    cast.classroom.memberships.filter(user=cast.student).delete()
    client = login(cast.student)

    plan = client.get(agreed.submission.plan.get_absolute_url())
    client.post(answer_address(agreed), {"answer": "decline"})

    assert agreed.get_absolute_url() not in plan.content.decode()
    assert state_of(agreed) == ExemplarState.WITHDRAWN


def test_answer_that_is_none_changes_nothing(cast, login, asked):
    client = login(cast.student)

    assert [client.post(answer_address(asked), {"answer": each}).status_code for each in ("", "perhaps")] == [404, 404]
    assert client.get(answer_address(asked)).status_code == 405
    assert state_of(asked) == ExemplarState.ASKED


def test_exemplar_that_is_taken_away_meanwhile_does_not_come_back(asked):
    end_exemplar(submission=asked.submission)

    assert (agree_to_exemplar(exemplar=asked), decline_exemplar(exemplar=asked)) == (False, False)
    assert not Exemplar.objects.exists()


@pytest.mark.parametrize("who", ["classmate", "teacher", "outsider", "other_teacher", "newcomer"])
def test_nobody_answers_for_the_student(cast, login, asked, who):
    response = login(getattr(cast, who)).post(answer_address(asked), {"answer": "agree"})

    assert response.status_code == 404
    assert state_of(asked) == ExemplarState.ASKED


# Reading


@pytest.mark.parametrize(
    ("who", "before", "after"),
    [
        ("student", 200, 200),
        ("classmate", 404, 200),
        ("teacher", 404, 200),
        ("outsider", 404, 404),
        ("other_teacher", 404, 404),
        ("newcomer", 404, 404),
    ],
)
def test_class_reads_it_once_its_writer_agrees(cast, login, asked, who, before, after):
    client = login(getattr(cast, who))

    first = statuses(client, asked)
    agree_to_exemplar(exemplar=asked)

    assert (first, statuses(client, asked)) == ([before] * 2, [after] * 2)


@pytest.mark.parametrize("who", ["classmate", "teacher", "student"])
def test_who_is_no_longer_in_the_class_reads_nothing(cast, login, agreed, who):
    person = getattr(cast, who)
    cast.classroom.memberships.filter(user=person).delete()

    assert statuses(login(person), agreed) == [404, 404]
    assert login(person).get(list_address(cast)).status_code == 404


def test_teacher_who_joins_and_student_who_joins_read_it(cast, login, agreed):
    Membership.objects.create(user=cast.other_teacher, classroom=cast.classroom, role=Role.TEACHER)
    Membership.objects.create(user=cast.newcomer, classroom=cast.classroom, role=Role.STUDENT)

    assert statuses(login(cast.other_teacher), agreed) == statuses(login(cast.newcomer), agreed) == [200, 200]


def test_signed_out_person_signs_in_first(client, agreed):
    assert statuses(client, agreed) == [302, 302]


def test_exemplar_says_nowhere_whose_it_is(cast, login):
    cast.student.display_name = "Mira Petrova"
    cast.student.save()
    plan = written_plan(cast)
    write(plan, "paragraph", "explanation", "I, Mira, think that this proves it.")
    submission = submitted(cast)  # the same plan, handed in
    decide(submission=submission, teacher=cast.teacher, decision="approved", overall="")
    submission.plan.classroom = cast.classroom
    exemplar = ask_exemplar(submission=submission, teacher=cast.teacher)
    agree_to_exemplar(exemplar=exemplar)
    client = login(cast.classmate)

    pages = [client.get(address).content.decode() for address in (exemplar.get_absolute_url(), list_address(cast))]
    pdf = client.get(pdf_address(exemplar))

    for page in pages:
        assert "Mira" not in page
        assert "Petrova" not in page
        assert str(plan.pk) not in page
        assert str(submission.pk) not in page
        assert cast.student.username not in page.partition("<main")[2].partition("</main>")[0].lower().split()
    assert "I, [name], think that this proves it." in pages[0]
    assert "Mira" not in text_of(pdf.content) + str(open_pdf(pdf.content).metadata) + pdf["Content-Disposition"]
    assert "/Author" not in open_pdf(pdf.content).metadata
    assert pdf["Content-Disposition"] == (
        'inline; filename="Exemplar - How far did official culture affect Soviet people.pdf"'
    )


def test_exemplar_can_be_on_us_letter(cast, login, agreed):
    client = login(cast.classmate)

    sizes = {
        paper: open_pdf(client.get(pdf_address(agreed), {"paper": paper}).content).pages[0].mediabox[2:]
        for paper in ("a4", "us-letter", "napkin")
    }

    assert {paper: [round(side) for side in size] for paper, size in sizes.items()} == {
        "a4": [595, 842],
        "us-letter": [612, 792],
        "napkin": [595, 842],
    }
    assert f'href="{pdf_address(agreed)}?paper=us-letter"' in client.get(agreed.get_absolute_url()).content.decode()


def test_exemplar_is_the_frozen_plan_without_comments(cast, login, agreed):
    Plan.objects.get(pk=agreed.submission.plan_id).sections.update(factor="Changed since")

    response = login(cast.classmate).get(agreed.get_absolute_url())

    text = words(response)
    assert f"Line of argument {THESIS}" in text
    assert "Plays that did not fit were taken away." in text
    assert "Plays withdrawn Ten of nineteen new plays were withdrawn." in text
    assert REMARK not in response.content.decode()
    assert "Changed since" not in text
    assert "<title>Exemplar: How far did official culture affect Soviet people? · Essay Planner</title>" in (
        response.content.decode()
    )


def test_writer_sees_what_the_class_would_see(cast, login, asked):
    assert "Nobody but you sees this page." in words(login(cast.student).get(asked.get_absolute_url()))


def test_class_page_leads_to_exemplars(cast, login, asked):
    link = f'href="{list_address(cast)}"'
    student_before = login(cast.classmate).get(cast.classroom.get_absolute_url()).content.decode()
    agree_to_exemplar(exemplar=asked)

    student_after = login(cast.classmate).get(cast.classroom.get_absolute_url()).content.decode()
    teacher = login(cast.teacher).get(cast.classroom.get_absolute_url()).content.decode()

    assert (link in student_before, link in student_after, link in teacher) == (False, True, True)


def test_list_of_a_student_names_nobody(cast, login, agreed):
    text = words(login(cast.classmate).get(list_address(cast)))

    assert f"How far did official culture affect Soviet people? {THESIS}" in text
    assert "Approved plans of this class, to learn from." in text
    assert "Only you and the other teachers" not in text


def test_queries_do_not_grow_with_exemplars(cast, login, agreed):
    def count(who, address) -> int:
        client = login(who)
        with count_queries(at_most=BUDGET) as queries:
            client.get(address)
        return queries.count

    asked_at = [(cast.teacher, list_address(cast)), (cast.classmate, list_address(cast)), (cast.student, "/")]
    asked_at.append((cast.classmate, cast.classroom.get_absolute_url()))
    few = [count(*each) for each in asked_at]
    for number in range(3):
        student = make_person(f"more.{number}")
        Membership.objects.create(user=student, classroom=cast.classroom, role=Role.STUDENT)
        agree_to_exemplar(exemplar=ask_exemplar(submission=approved(cast, student), teacher=cast.teacher))

    assert [count(*each) for each in asked_at] == few


def test_pages_stay_within_the_budget(cast, login, agreed):
    client = login(cast.student)

    for address in (agreed.get_absolute_url(), pdf_address(agreed), agreed.submission.plan.get_absolute_url()):
        with count_queries(at_most=BUDGET):
            client.get(address)
    with count_queries(at_most=BUDGET):
        client.post(answer_address(agreed), {"answer": "decline"})
