"""Choosing what comes by e-mail, on the account page."""

from django.utils.datastructures import MultiValueDict

from notices.forms import ChoiceForm
from tests.people.reading import errors_of, words_of

ACCOUNT, CHOICES = "/account/", "/notices/choices/"


def chosen(user) -> dict[str, str]:
    return {name: ChoiceForm(user)[name].value() for name in ChoiceForm(user).fields}


def test_usual_is_soon_for_students_and_daily_for_teachers(cast):
    assert chosen(cast.student) == {"returned": "soon", "approved": "soon", "due_soon": "soon"}
    assert chosen(cast.teacher) == {"submitted": "daily", "answered": "daily"}


def test_who_is_in_no_class_chooses_as_a_student(cast):
    assert list(chosen(cast.newcomer)) == ["returned", "approved", "due_soon"]


def test_who_teaches_and_learns_chooses_for_both(cast):
    cast.other_classroom.memberships.create(user=cast.teacher)

    assert list(chosen(cast.teacher)) == ["submitted", "answered", "returned", "approved", "due_soon"]


def test_account_page_has_the_choices(login, cast):
    words = words_of(login(cast.student).get(ACCOUNT))

    assert "Notices by e-mail They go to student@example.org, gathered into one e-mail." in words
    assert "A plan of yours is returned" in words
    assert "A student submits a plan" not in words


def test_who_has_no_address_is_told_so(login, cast):
    cast.student.email = ""
    cast.student.save()

    assert "You have no e-mail address, so you get none" in words_of(login(cast.student).get(ACCOUNT))


def test_choices_are_saved_and_changed(login, cast):
    client = login(cast.student)
    client.post(CHOICES, {"returned": "daily", "approved": "never", "due_soon": "soon"})

    page = client.post(CHOICES, {"returned": "never", "approved": "daily", "due_soon": "soon"}, follow=True)

    assert "Saved." in words_of(page)
    assert page.redirect_chain == [(ACCOUNT, 302)]
    assert chosen(cast.student) == {"returned": "never", "approved": "daily", "due_soon": "soon"}


def test_choice_that_is_none_is_refused_and_the_rest_kept(login, cast):
    page = login(cast.student).post(CHOICES, {"returned": "hourly", "approved": "never"})

    assert page.status_code == 422
    assert set(errors_of(page)) == {"returned", "due_soon"}
    assert page.context["form"]["approved"].value() == "never"
    assert cast.student.mail_choices.count() == 0


def test_student_cannot_choose_for_teachers(cast):
    data = MultiValueDict({name: ["never"] for name in ("submitted", "returned", "approved", "due_soon")})

    form = ChoiceForm(cast.student, data)

    assert form.is_valid()
    assert "submitted" not in form.cleaned_data
