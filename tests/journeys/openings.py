"""Which pages axe opens: the name of an address in tests/access.py, who asks for it, and where in the demo it leads."""

from collections.abc import Callable
from dataclasses import dataclass

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from exports.models import Pack, PackState
from exports.views.answers import STATUSES
from people.models import Classroom, Invitation, Membership, User
from plans.models import Assignment, Plan, PlanState, Slot
from reviews.models import Exemplar, FeedbackSheet, Profile, SavedComment, Submission
from tests.project.tree import TEMPLATES
from topics.models import Question


@dataclass(frozen=True)
class Opening:
    name: str
    leads_to: Callable[[], dict] = dict
    query: str = ""

    @property
    def address(self) -> str:
        return reverse(self.name, kwargs=self.leads_to()) + self.query


def person(name: str) -> User:
    return User.objects.get(username=name)


def plan(state: str, question: str = "") -> Callable[[], dict]:
    """Lead to the student's plan in this state, of the question with this key."""
    return lambda: {
        "pk": Plan.objects.get(owner__username="student", state=state, question__key__startswith=question).pk
    }


def of_thesis() -> dict:
    pk = DRAFT()["pk"]
    return {"pk": pk, "slot_pk": Slot.objects.get(section__plan=pk, role="thesis").pk}


def of_class() -> dict:
    return {"pk": Classroom.objects.get(name="11B History").pk}


def of_member() -> dict:
    member = Membership.objects.get(user=person("student"), classroom=of_class()["pk"])
    return {"pk": member.classroom_id, "member_pk": member.pk}


def of_assignment() -> dict:
    return {"pk": Assignment.objects.get(classroom=of_class()["pk"], question__key="official-culture").pk}


def of_invitation() -> dict:
    return {"token": Invitation.objects.get(classroom=of_class()["pk"]).token}


def of_arrangement() -> dict:
    return of_assignment() | {"member_pk": of_member()["member_pk"]}


def of_question() -> dict:
    return {"pk": Question.objects.get(key="official-culture").pk}


def topic(slug: str) -> Callable[[], dict]:
    return lambda: {"slug": slug}


def waiting(owner: str) -> Callable[[], dict]:
    return lambda: {"pk": Submission.objects.waiting().get(plan__owner__username=owner).pk}


def of_decided() -> dict:
    return {"pk": Submission.objects.reviewable_by(person("teacher")).decided().first().pk}


def of_shipped_criteria() -> dict:
    return {"pk": Profile.objects.get(owner=None).pk}


def of_own_criteria() -> dict:
    return {"pk": Profile.objects.get(owner__username="teacher").pk}


def of_saved_comment() -> dict:
    return {"pk": SavedComment.objects.filter(owner__username="teacher").first().pk}


def of_exemplar() -> dict:
    return {"pk": Exemplar.objects.get(submission__plan__owner=person("student")).pk}


def of_sheet() -> dict:
    return {"pk": FeedbackSheet.objects.get(assignment=of_assignment()["pk"]).pk}


def of_pack(state: str) -> Callable[[], dict]:
    return lambda: {"pk": Pack.objects.get(state=state).pk}


def of_key() -> dict:
    """Lead where the link of a mail leads, which is good once."""
    student = person("student")
    return {"uidb36": user_pk_to_url_str(student), "key": default_token_generator.make_token(student)}


DRAFT = plan(PlanState.DRAFT, "official-culture")

OPENED = {
    "visitor": (
        Opening("home"),
        Opening("account_login"),
        Opening("account_signup"),
        Opening("account_inactive"),
        Opening("account_reset_password"),
        Opening("account_reset_password_done"),
        Opening("account_reset_password_from_key", lambda: {"uidb36": "1", "key": "used-up"}),
        Opening("account_reset_password_from_key", of_key),
        Opening("account_reset_password_from_key_done"),
    ),
    "student": (
        Opening("home"),
        Opening("signed-in"),
        Opening("people:account"),
        Opening("people:email"),
        Opening("notices:list"),
        Opening("notices:choices"),
        Opening("account_change_password"),
        Opening("account_logout"),
        Opening("people:classes"),
        Opening("people:classroom-new"),
        Opening("people:join"),
        Opening("plans:classroom", of_class),
        Opening("people:leave", of_class),
        Opening("reviews:exemplar-list", of_class),
        Opening("reviews:exemplar", of_exemplar),
        Opening("reviews:standings", of_class),
        Opening("topics:list"),
        Opening("topics:topic", topic("position-of-women")),
        Opening("topics:topic", topic("the-purges")),
        Opening("topics:search", query="?q=stalin"),
        Opening("topics:questions"),
        Opening("topics:question", of_question),
        Opening("plans:list"),
        Opening("plans:new"),
        Opening("plans:import"),
        Opening("plans:plan", DRAFT),
        Opening("plans:evidence", DRAFT, query="?q=plays"),
        Opening("exports:plan-files", DRAFT),
        Opening("plans:own-evidence", DRAFT),
        Opening("reviews:submit", DRAFT),
        Opening("plans:removed", DRAFT),
        Opening("plans:language", DRAFT),
        Opening("plans:history", of_thesis),
        Opening("plans:plan", plan(PlanState.SUBMITTED)),
        Opening("plans:plan", plan(PlanState.RETURNED)),
        Opening("plans:plan", plan(PlanState.APPROVED)),
        Opening("reviews:submission", lambda: plan(PlanState.APPROVED)() | {"number": 2}),
    ),
    "teacher": (
        Opening("home"),
        Opening("plans:classroom", of_class),
        Opening("people:classroom-people", of_class),
        Opening("reviews:glance", of_class),
        Opening("people:member-remove", of_member),
        Opening("people:roster", of_class),
        Opening("people:classroom-settings", of_class),
        Opening("plans:assign", of_class),
        Opening("plans:assignment", of_assignment),
        Opening("plans:arrangement", of_arrangement),
        Opening("notices:list"),
        Opening("reviews:queue"),
        Opening("reviews:profile-list"),
        Opening("reviews:profile", of_shipped_criteria),
        Opening("reviews:profile-new"),
        Opening("reviews:profile-edit", of_own_criteria),
        Opening("reviews:exemplar-list", of_class),
        Opening("reviews:sheet-list", of_assignment),
        Opening("reviews:sheet", of_sheet),
        Opening("reviews:sheet-edit", of_sheet),
        Opening("exports:pack-new", of_assignment),
        Opening("exports:pack-made", of_pack(PackState.MAKING)),
        Opening("exports:pack-made", of_pack(PackState.DONE)),
        Opening("exports:pack-made", of_pack(PackState.FAILED)),
        Opening("reviews:saved-list"),
        Opening("reviews:saved-new"),
        Opening("reviews:saved-edit", of_saved_comment),
        Opening("reviews:saved-import"),
        Opening("reviews:review", waiting("aisha")),
        Opening("reviews:review", waiting("nikos")),
        Opening("reviews:review", of_decided),
    ),
    "other.teacher": (Opening("people:invitation", of_invitation),),
}
NO_PAGES = {
    "healthz": "one word for machines",
    "worker": "a script",
    "plans:checks": "a part of the workspace, and without JavaScript a way to it",
    "exports:plan-pdf": "a PDF",
    "exports:plan-json": "a file",
    "exports:plan-md": "a file",
    "exports:plan-file": "a file",
    "exports:plan-picture": "a picture",
    "exports:exemplar-pdf": "a PDF",
    "exports:blank-pdf": "a PDF",
    "exports:blank-picture": "a picture",
    "exports:grades": "a table as a file",
    "exports:class-pack": "a way to a page",
    "exports:pack": "a PDF",
    "exports:pack-picture": "a picture",
    "exports:pack-file": "a file",
    "exports:sheet-pdf": "a PDF",
    "exports:sheet-picture": "a picture",
    "exports:topic-pdf": "a PDF",
    "reviews:saved-export": "a table as a file",
    "reviews:saved-find": "a part of the page of a review, looked at where that is used",
}
# The pages that say why there is no page: a template, and the reason for which a file cannot be made.
ERROR_PAGES = (
    *((path.name, "") for path in sorted(TEMPLATES.glob("[45]*.html"))),
    ("signed_out.html", ""),
    *(("exports/unavailable.html", reason) for reason in STATUSES),
)
