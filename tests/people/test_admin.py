"""The admin of people, plans and reviews: every list, form and search opens, and what students wrote is only read."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from playwright.sync_api import expect

from people.models import Membership, Role, User
from reviews.models import Profile, SavedComment
from tests.cast import PASSWORD
from tests.reviews.scene import returned
from tests.support.admin import form_data


def saved_comment(comment):
    return SavedComment.objects.create(owner=comment.author, text="How does {this} prove it?")


LISTS = [
    "people_user", "people_classroom", "plans_paragraphmodel", "plans_assignment", "plans_plan", "plans_section",
    "reviews_submission", "reviews_comment", "reviews_savedcomment", "reviews_profile",
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
        ("reviews_savedcomment", saved_comment),
        ("reviews_profile", lambda comment: Profile.objects.first()),
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


def test_class_of_many_is_opened_with_as_many_queries_as_one_of_few(admin, cast, count_queries):
    address = reverse("admin:people_classroom_change", args=[cast.classroom.pk])
    admin.get(address)
    with count_queries() as few:
        admin.get(address)
    for number in range(20):
        Membership.objects.create(user=User.objects.create_user(f"new{number}"), classroom=cast.classroom)

    with count_queries() as many:
        response = admin.get(address)

    assert many.count == few.count
    assert response.content.decode().count("new19</option>") == 1


def test_member_of_a_class_is_given_another_role(admin, cast):
    address = reverse("admin:people_classroom_change", args=[cast.classroom.pk])
    data = form_data(admin.get(address))
    rows = {value: name.removesuffix("-user") for name, value in data.items() if name.endswith("-user")}

    response = admin.post(address, data | {f"{rows[cast.student.pk]}-role": Role.TEACHER})

    assert response.status_code == 302
    assert cast.student.memberships.get(classroom=cast.classroom).role == Role.TEACHER


@pytest.mark.parametrize("page", ["/admin/", "/admin/people/classroom/", "change"])
def test_admin_works_in_a_browser_within_the_policy_of_the_site(browse, cast, page):
    head = User.objects.create_superuser("head", "head@example.org", PASSWORD)
    change = reverse("admin:people_classroom_change", args=[cast.classroom.pk])
    tab = browse(head)

    tab.goto(change if page == "change" else page)

    expect(tab.locator("#user-tools")).to_contain_text("Log out")


def test_teachers_are_not_let_in(login, cast):
    assert login(cast.teacher).get("/admin/").status_code == 302
