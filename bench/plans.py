"""Students and plans to measure with, made by the application's own actions."""

from django.conf import settings
from django.test import Client

from people.models import Classroom, Membership, Role, User
from plans.actions import add_section, assign, save_slot, start_plan
from plans.models import Assignment, ParagraphModel, Plan, SectionKind, Slot
from topics.models import Question

SENTENCE = "A sentence of about the usual length, which says something exact and then why it matters. "
SIGN_IN_BY = "django.contrib.auth.backends.ModelBackend"


def make_class(name: str, size: int) -> tuple[Assignment, list[User]]:
    """Create a class with so many students, and set it the bank's first question to be planned with PEEL."""
    classroom = Classroom.objects.create(name=name)
    teacher = make_person(f"{name}-teacher", classroom, Role.TEACHER)
    students = [make_person(f"{name}-{number}", classroom, Role.STUDENT) for number in range(size)]
    assignment = assign(
        classroom=classroom,
        question=Question.objects.order_by("pk").first(),
        paragraph_model=ParagraphModel.objects.get(key="peel"),
        due_at=None,
        teacher=teacher,
    )
    return assignment, students


def make_person(username: str, classroom: Classroom, role: str) -> User:
    user = User.objects.create_user(username)
    Membership.objects.create(classroom=classroom, user=user, role=role)
    return user


def begin(student: User, assignment: Assignment) -> Plan:
    """Start the student's plan of the assignment."""
    return start_plan(
        owner=student,
        question=assignment.question,
        paragraph_model=assignment.paragraph_model,
        assignment=assignment,
    )


def fill(plan: Plan, paragraphs: int) -> None:
    """Bring the plan to so many paragraphs, with two sentences in each of its slots."""
    for _ in range(paragraphs - plan.sections.kept().filter(kind=SectionKind.PARAGRAPH).count()):
        add_section(plan=plan, kind=SectionKind.PARAGRAPH)
    for slot in Slot.objects.filter(section__plan=plan).exclude(role="degree").select_related("section"):
        save_slot(slot=slot, text=SENTENCE * 2, revision=slot.revision, author=plan.owner)


def first_point(plan: Plan) -> Slot:
    return Slot.objects.filter(section__plan=plan, role="point").order_by("section__position").first()


def sign_in(user: User) -> str:
    """Return the key of a session of the user, as their browser would hold it in a cookie."""
    client = Client()
    client.force_login(user, backend=SIGN_IN_BY)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
