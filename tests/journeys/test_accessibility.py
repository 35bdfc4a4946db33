"""axe finds nothing on any page, in both themes, wide and on a phone."""

import pytest
from django.core.management import call_command

from people.models import Classroom, User
from plans.models import Plan, PlanState, Slot
from reviews.models import Profile, Submission
from topics.models import Question

OUTSIDE = ("/", "/accounts/login/", "/accounts/signup/", "/accounts/password/reset/")


@pytest.fixture
def demo(transactional_db):
    call_command("load_bank", verbosity=0)
    call_command("make_demo", verbosity=0)


def person(name: str) -> User:
    return User.objects.get(username=name)


def student_pages() -> list[str]:
    plans = {plan.state + plan.question.key: plan for plan in Plan.objects.filter(owner__username="student")}
    draft = plans[PlanState.DRAFT + "official-culture"]
    thesis = Slot.objects.get(section__plan=draft, role="thesis")
    submitted = Plan.objects.filter(state=PlanState.SUBMITTED).first()
    question = Question.objects.get(key="official-culture")
    return [
        "/",
        "/account/",
        "/account/email/",
        "/accounts/password/change/",
        "/accounts/logout/",
        "/classes/",
        "/classes/new/",
        "/classes/join/",
        f"/classes/{submitted.classroom_id}/",
        "/topics/",
        "/topics/position-of-women/",
        "/topics/the-purges/",
        "/topics/search/?q=stalin",
        "/questions/",
        f"/questions/{question.pk}/",
        "/plans/",
        "/plans/new/",
        draft.get_absolute_url(),
        f"{draft.get_absolute_url()}evidence/?q=plays",
        f"{draft.get_absolute_url()}evidence/new/",
        f"{draft.get_absolute_url()}submit/",
        f"{draft.get_absolute_url()}removed/",
        f"{draft.get_absolute_url()}slots/{thesis.pk}/history/",
        plans[PlanState.RETURNED + "war-and-women"].get_absolute_url(),
        plans[PlanState.APPROVED + "success-of-the-cult"].get_absolute_url(),
    ]


def teacher_pages() -> list[str]:
    classroom = Classroom.objects.get(name="11B History")
    teacher = person("teacher")
    waiting = Submission.objects.reviewable_by(teacher).waiting()
    decided = Submission.objects.reviewable_by(teacher).decided().first()
    return [
        "/",
        f"/classes/{classroom.pk}/",
        f"/classes/{classroom.pk}/assign/",
        "/reviews/",
        "/criteria/",
        f"/criteria/{Profile.objects.get().pk}/",
        "/criteria/new/",
        "/comments/saved/",
        "/comments/saved/new/",
        "/comments/saved/import/",
        waiting.get(plan__owner__username="aisha").get_absolute_url(),
        waiting.get(plan__owner__username="nikos").get_absolute_url(),
        decided.get_absolute_url(),
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
class TestEveryPage:
    def test_axe_finds_nothing_for_a_visitor(self, demo, browse, axe, phone, dark):
        self.check(browse(phone=phone, dark=dark), axe, OUTSIDE)

    def test_axe_finds_nothing_for_a_student(self, demo, browse, axe, phone, dark):
        self.check(browse(person("student"), phone=phone, dark=dark), axe, student_pages())

    def test_axe_finds_nothing_for_a_teacher(self, demo, browse, axe, phone, dark):
        self.check(browse(person("teacher"), phone=phone, dark=dark), axe, teacher_pages())

    def check(self, page, axe, addresses) -> None:
        for address in addresses:
            response = page.goto(address)
            assert response.status == 200, address
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{address} scrolls"
