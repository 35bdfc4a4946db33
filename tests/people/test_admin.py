"""The admin of people, plans and reviews: every list, form and search opens, and what students wrote is only read."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from people.models import User
from tests.cast import PASSWORD
from tests.reviews.scene import returned

LISTS = [
    "people_user", "people_classroom", "plans_paragraphmodel", "plans_assignment", "plans_plan", "plans_section",
    "reviews_submission", "reviews_comment",
]  # fmt: skip


@pytest.fixture
def admin(login, cast):
    """The test client, with somebody signed in who may do everything."""
    return login(User.objects.create_superuser("head", "head@example.org", PASSWORD))


@pytest.fixture
def comment(cast):
    """A comment on a plan that was returned with it."""
    return returned(cast)


@pytest.mark.parametrize("name", LISTS)
def test_list_opens_and_searches(admin, comment, name):
    address = reverse(f"admin:{name}_changelist")

    answers = [admin.get(address).status_code, admin.get(address, {"q": "student"}, follow=True).status_code]

    assert answers == [200, 200]


@pytest.mark.parametrize(
    ("name", "find"),
    [
        ("people_user", lambda comment: comment.author),
        ("people_classroom", lambda comment: comment.submission.plan.classroom),
        ("plans_paragraphmodel", lambda comment: comment.submission.plan.paragraph_model),
        ("plans_assignment", lambda comment: comment.submission.plan.assignment),
        ("plans_plan", lambda comment: comment.submission.plan),
        ("plans_section", lambda comment: comment.slot.section),
        ("reviews_submission", lambda comment: comment.submission),
        ("reviews_comment", lambda comment: comment),
    ],
)
def test_record_opens(admin, comment, name, find):
    assert admin.get(reverse(f"admin:{name}_change", args=[find(comment).pk])).status_code == 200


@pytest.mark.parametrize("name", ["plans_plan", "plans_section", "reviews_submission", "reviews_comment"])
def test_what_was_written_is_only_read(admin, name):
    assert admin.get(reverse(f"admin:{name}_add")).status_code == 403


def test_submission_is_not_changed(admin, comment):
    address = reverse("admin:reviews_submission_change", args=[comment.submission_id])

    assert admin.post(address, {"number": 7}).status_code == 403


def test_person_is_added(admin):
    typed = {"username": "Nina", "display_name": "Nina Ray", "usable_password": "true"}
    typed |= {"password1": PASSWORD, "password2": PASSWORD, "email": ""}
    typed |= {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}

    response = admin.post(reverse("admin:people_user_add"), typed)

    assert response.status_code == 302
    assert User.objects.get(username="nina").shown_name == "Nina Ray"


def test_changed_address_replaces_the_old_one_for_signing_in(admin, cast):
    EmailAddress.objects.create(user=cast.student, email="student@example.org", primary=True)
    address = reverse("admin:people_user_change", args=[cast.student.pk])
    typed = {"username": "student", "display_name": "Student", "email": "new@example.org", "theme": "auto"}
    typed |= {"is_active": "on", "memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}

    admin.post(address, typed)

    assert list(EmailAddress.objects.values_list("email", flat=True)) == ["new@example.org"]


def test_teachers_are_not_let_in(login, cast):
    assert login(cast.teacher).get("/admin/").status_code == 302
