"""The access matrix: every address of the site, and who of the cast gets in, by GET and by POST."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone

from exports.models import Pack, PackState
from notices.actions import tell
from notices.models import Kind, Notice
from people.models import Membership
from plans.actions import remove_section, start_plan
from plans.models import Citation, Section
from reviews.actions import agree_to_exemplar, ask_exemplar, decide, make_sheet, submit_plan
from reviews.models import Exemplar, FeedbackSheet, Profile, SavedComment
from reviews.sheet import Sheet
from tests.cast import Cast
from tests.reviews.scene import bank_evidence, comment_on, returned, slot_of, submitted

NOBODY: frozenset[str] = frozenset()
PEOPLE = frozenset({"student", "classmate", "teacher", "outsider", "other_teacher", "newcomer"})
PUBLIC = PEOPLE | {"anonymous"}
OWNER = frozenset({"student"})
TEACHER = frozenset({"teacher"})
TEACHERS = frozenset({"teacher", "other_teacher"})
STUDENTS = frozenset({"student", "classmate"})
CLASS = frozenset({"student", "classmate", "teacher"})


@dataclass(frozen=True)
class World:
    """What the addresses lead to: the student's plan, returned, and the classmate's, waiting with an unsent comment."""

    cast: Cast

    def __post_init__(self):
        told = returned(self.cast)
        waiting = submitted(self.cast, self.cast.classmate)
        evidence = bank_evidence("another")
        removed = told.submission.plan.sections.filter(kind="paragraph").last()
        remove_section(section=removed)
        student = self.cast.student
        tell(people={student.pk}, kind=Kind.RETURNED, plan=told.submission.plan, happened_at=timezone.now())
        parts = {
            "told": told,
            "notice": student.notices.get(),
            "plan": told.submission.plan,
            "slot": slot_of(told.submission.plan, "thesis", "thesis"),
            "section": told.submission.plan.sections.kept().filter(kind="paragraph").first(),
            "removed": removed,
            "citation": Citation.objects.get(slot__section__plan=told.submission.plan),
            "waiting": waiting,
            "unsent": comment_on(waiting, self.cast),
            "profile": Profile.objects.create(owner=self.cast.teacher, name="Ours", is_shared=True),
            "saved": SavedComment.objects.create(owner=self.cast.teacher, text="Which [...]?", is_shared=True),
            "evidence": evidence,
            "topic": evidence.theme.topic,
            "place": self.cast.teacher.memberships.get(),
            "student_place": self.cast.student.memberships.get(),
            "exemplar": agreed_exemplar(self.cast),
            "sheet": make_sheet(
                assignment=self.cast.assignment, teacher=self.cast.teacher, sheet=Sheet("Feedback"), plans=1
            ),
            "pack": finished_pack(self.cast),
        }
        for name, value in parts.items():
            object.__setattr__(self, name, value)

    told: object = field(init=False)
    notice: Notice = field(init=False)
    plan: object = field(init=False)
    slot: object = field(init=False)
    section: Section = field(init=False)
    removed: Section = field(init=False)
    citation: Citation = field(init=False)
    waiting: object = field(init=False)
    unsent: object = field(init=False)
    profile: Profile = field(init=False)
    saved: SavedComment = field(init=False)
    evidence: object = field(init=False)
    topic: object = field(init=False)
    place: Membership = field(init=False)
    student_place: Membership = field(init=False)
    exemplar: Exemplar = field(init=False)
    sheet: FeedbackSheet = field(init=False)
    pack: Pack = field(init=False)


def agreed_exemplar(cast: Cast) -> Exemplar:
    """Another plan of the student's, approved, that the class may read."""
    plan = start_plan(owner=cast.student, question=cast.question, paragraph_model=cast.peel)
    submission = submit_plan(plan=plan, user=cast.student, classroom=cast.classroom)
    decide(submission=submission, teacher=cast.teacher, decision="approved", overall="")
    submission.plan.refresh_from_db()
    exemplar = ask_exemplar(submission=submission, teacher=cast.teacher)
    agree_to_exemplar(exemplar=exemplar)
    return exemplar


def finished_pack(cast: Cast) -> Pack:
    """A pack that was made for the teacher."""
    terms = {"order": "name", "paper": "a4", "state": PackState.DONE, "total": 2, "finished_at": timezone.now()}
    pack = Pack.objects.create(person=cast.teacher, assignment=cast.assignment, name="11B.pdf", **terms)
    pack.volumes.create(number=1, name="1 Student.pdf", content=b"%PDF-1.7")
    return pack


def nothing(world: World) -> dict:
    return {}


@dataclass(frozen=True)
class Door:
    """An address: who gets in by GET and by POST, what its path is made of, and what is posted."""

    get: frozenset[str] = NOBODY
    post: frozenset[str] = NOBODY
    path: Callable[[World], dict] = nothing
    data: Callable[[World], dict] = nothing


def of_plan(world: World) -> dict:
    return {"pk": world.plan.pk}


def of_section(world: World) -> dict:
    return {"pk": world.plan.pk, "section_pk": world.section.pk}


def of_class(world: World) -> dict:
    return {"pk": world.cast.classroom.pk}


def of_own_place(world: World) -> dict:
    """The teacher's own place, so that asking for it takes nobody out."""
    return {"pk": world.place.classroom_id, "member_pk": world.place.pk}


def of_assignment(world: World) -> dict:
    return {"pk": world.cast.assignment.pk}


def of_student(world: World) -> dict:
    """The student's place in the assignment."""
    return {"pk": world.cast.assignment.pk, "member_pk": world.student_place.pk}


def of_waiting(world: World) -> dict:
    return {"pk": world.waiting.pk}


def of_unsent(world: World) -> dict:
    return {"pk": world.unsent.pk}


def of_saved(world: World) -> dict:
    return {"pk": world.saved.pk}


def of_profile(world: World) -> dict:
    return {"pk": world.profile.pk}


def of_exemplar(world: World) -> dict:
    return {"pk": world.exemplar.pk}


def of_sheet(world: World) -> dict:
    return {"pk": world.sheet.pk}


def of_pack(world: World) -> dict:
    return {"pk": world.pack.pk}


def of_told(world: World) -> dict:
    return {"pk": world.told.pk}


DOORS = {
    "home": Door(get=PUBLIC),
    "healthz": Door(get=PUBLIC),
    "signed-in": Door(get=PEOPLE),
    "worker": Door(get=PUBLIC),
    "account_login": Door(get=PUBLIC, post=PUBLIC),
    "account_signup": Door(get=PUBLIC, post=PUBLIC),
    "account_logout": Door(get=PUBLIC, post=PUBLIC),
    "account_inactive": Door(get=PUBLIC),
    "account_change_password": Door(get=PEOPLE, post=PEOPLE),
    "account_reset_password": Door(get=PUBLIC, post=PUBLIC),
    "account_reset_password_done": Door(get=PUBLIC),
    "account_reset_password_from_key": Door(
        get=PUBLIC, post=PUBLIC, path=lambda world: {"uidb36": "1", "key": "no-such-key"}
    ),
    "account_reset_password_from_key_done": Door(get=PUBLIC),
    "people:classes": Door(get=PEOPLE),
    "people:classroom-new": Door(get=PEOPLE, post=PEOPLE),
    "people:classroom-people": Door(get=TEACHER, path=of_class),
    "people:member-remove": Door(get=TEACHER, post=TEACHER, path=of_own_place),
    "people:roster": Door(get=TEACHER, post=TEACHER, path=of_class, data=lambda world: {"text": "Anna Berg"}),
    "people:leave": Door(get=CLASS, post=CLASS, path=of_class),
    "people:invite": Door(post=TEACHER, path=of_class),
    "people:invitation-withdraw": Door(
        post=TEACHER, path=lambda world: {"pk": world.cast.classroom.pk, "invitation_pk": 1}
    ),
    # Whoever has a link gets in, once: see tests/people/test_colleagues.py.
    "people:invitation": Door(path=lambda world: {"token": "no-such-link"}),
    "people:classroom-settings": Door(get=TEACHER, path=of_class),
    "people:classroom-code": Door(post=TEACHER, path=of_class, data=lambda world: {"do": "renew"}),
    "people:classroom-archive": Door(post=TEACHER, path=of_class),
    "people:join": Door(get=PEOPLE, post=PEOPLE),
    "people:account": Door(get=PEOPLE, post=PEOPLE),
    "people:email": Door(get=PEOPLE, post=PEOPLE),
    "people:theme": Door(post=PEOPLE),
    "people:shortcuts": Door(post=PEOPLE, data=lambda world: {"shortcuts": "off"}),
    "topics:list": Door(get=PEOPLE),
    "topics:search": Door(get=PEOPLE),
    "topics:topic": Door(get=PEOPLE, path=lambda world: {"slug": world.topic.slug}),
    "topics:questions": Door(get=PEOPLE),
    "topics:question": Door(get=PEOPLE, path=lambda world: {"pk": world.cast.question.pk}),
    "exports:plan-pdf": Door(get=OWNER | TEACHER, path=of_plan),
    "exports:plan-json": Door(get=OWNER | TEACHER, path=of_plan),
    "exports:plan-md": Door(get=OWNER | TEACHER, path=of_plan),
    "exports:plan-files": Door(get=OWNER | TEACHER, path=of_plan),
    "exports:plan-picture": Door(get=OWNER | TEACHER, path=lambda world: of_plan(world) | {"key": "plan"}),
    "exports:plan-file": Door(get=OWNER | TEACHER, path=lambda world: of_plan(world) | {"key": "plan"}),
    "exports:exemplar-pdf": Door(get=CLASS, path=of_exemplar),
    "exports:blank-pdf": Door(get=TEACHER, path=of_assignment),
    "exports:blank-picture": Door(get=TEACHER, path=of_assignment),
    "exports:grades": Door(get=TEACHER, path=of_assignment),
    "exports:sheet-pdf": Door(get=TEACHER, path=of_sheet),
    "exports:sheet-picture": Door(get=TEACHER, path=of_sheet),
    "exports:topic-pdf": Door(get=PEOPLE, path=lambda world: {"slug": world.topic.slug}),
    "exports:class-pack": Door(get=TEACHER, path=of_class),
    "exports:pack": Door(get=TEACHER, path=of_assignment),
    "exports:pack-picture": Door(get=TEACHER, path=of_assignment),
    "exports:pack-new": Door(
        get=TEACHER, post=TEACHER, path=of_assignment, data=lambda world: {"order": "name", "paper": "a4"}
    ),
    "exports:pack-made": Door(get=TEACHER, path=of_pack),
    "exports:pack-start": Door(post=TEACHER, path=of_pack),
    "exports:pack-cancel": Door(post=TEACHER, path=of_pack),
    "exports:pack-file": Door(get=TEACHER, path=of_pack),
    "plans:classroom": Door(get=CLASS, path=of_class),
    "plans:assign": Door(get=TEACHER, post=TEACHER, path=of_class),
    "plans:assignment": Door(get=TEACHER, post=TEACHER, path=of_assignment),
    "plans:arrangement": Door(get=TEACHER, post=TEACHER, path=of_student),
    "plans:list": Door(get=PEOPLE),
    "plans:new": Door(get=PEOPLE, post=PEOPLE),
    "plans:import": Door(get=PEOPLE, post=PEOPLE),
    "plans:start": Door(post=STUDENTS, data=lambda world: {"assignment": world.cast.assignment.pk}),
    "plans:plan": Door(get=OWNER, post=OWNER, path=of_plan),
    "plans:history": Door(
        get=OWNER,
        post=OWNER,
        path=lambda world: {"pk": world.plan.pk, "slot_pk": world.slot.pk},
        data=lambda world: {"version": "1", "rev": "1"},
    ),
    "plans:language": Door(get=OWNER, post=OWNER, path=of_plan, data=lambda world: {"language": "en"}),
    "plans:removed": Door(get=OWNER, path=of_plan),
    "plans:slot": Door(
        post=OWNER,
        path=lambda world: {"pk": world.plan.pk, "slot_pk": world.slot.pk},
        data=lambda world: {f"slot-{world.slot.pk}": "New words", f"rev-{world.slot.pk}": "1"},
    ),
    "plans:section-add": Door(post=OWNER, path=of_plan, data=lambda world: {"kind": "paragraph"}),
    "plans:section": Door(post=OWNER, path=of_section, data=lambda world: {f"side-{world.section.pk}": "supports"}),
    "plans:section-move": Door(post=OWNER, path=of_section, data=lambda world: {"direction": "down"}),
    "plans:section-remove": Door(post=OWNER, path=of_section),
    "plans:section-restore": Door(post=OWNER, path=lambda world: {"pk": world.plan.pk, "section_pk": world.removed.pk}),
    "plans:order": Door(post=OWNER, path=of_plan, data=lambda world: {"order": [str(world.section.pk)]}),
    "plans:evidence": Door(get=OWNER, path=of_plan),
    "plans:checks": Door(get=OWNER, path=of_plan),
    "plans:own-evidence": Door(
        get=OWNER, post=OWNER, path=of_plan, data=lambda world: {"section": str(world.section.pk)}
    ),
    "plans:cite": Door(
        post=OWNER,
        path=of_plan,
        data=lambda world: {"section": str(world.section.pk), "evidence": world.evidence.pk},
    ),
    "plans:uncite": Door(post=OWNER, path=lambda world: {"pk": world.plan.pk, "citation_pk": world.citation.pk}),
    "notices:list": Door(get=PEOPLE),
    "notices:read-all": Door(post=PEOPLE),
    "notices:open": Door(post=OWNER, path=lambda world: {"pk": world.notice.pk}),
    "notices:choices": Door(get=PEOPLE, post=PEOPLE),
    "reviews:withdraw": Door(post=OWNER, path=of_plan),
    "reviews:submission": Door(get=OWNER, path=lambda world: {"pk": world.plan.pk, "number": 1}),
    "reviews:submit": Door(get=OWNER, post=OWNER, path=of_plan),
    "reviews:feedback-read": Door(post=OWNER, path=of_plan),
    "reviews:glance": Door(get=TEACHER, path=of_class),
    "reviews:standings": Door(get=STUDENTS, path=of_class),
    "reviews:queue": Door(get=PEOPLE),
    "reviews:review": Door(get=TEACHER, path=of_waiting),
    "reviews:sitting": Door(post=TEACHER, path=of_waiting),
    "reviews:draft": Door(post=TEACHER, path=of_waiting, data=lambda world: {"overall": "Nearly."}),
    "reviews:comment-add": Door(
        post=TEACHER,
        path=of_waiting,
        data=lambda world: {
            "slot": str(world.unsent.slot_id),
            f"comment-{world.unsent.slot_id}": "A second remark",
        },
    ),
    "reviews:levels": Door(post=TEACHER, path=of_waiting),
    "reviews:decide": Door(post=TEACHER, path=of_waiting, data=lambda world: {"decision": "returned"}),
    "reviews:profile-list": Door(get=TEACHERS),
    "reviews:profile-new": Door(
        get=TEACHERS, post=TEACHERS, data=lambda world: {"name": "Ours", "criteria": "# A\n- Low:\n- High:"}
    ),
    "reviews:profile": Door(get=TEACHER, path=of_profile),
    "reviews:profile-edit": Door(
        get=TEACHER,
        post=TEACHER,
        path=of_profile,
        data=lambda world: {"name": "Ours", "criteria": "# A\n- Low:\n- High:"},
    ),
    "reviews:profile-choose": Door(post=TEACHER, path=of_class, data=lambda world: {"profile": world.profile.pk}),
    "reviews:levels-shown": Door(
        post=TEACHER, path=lambda world: {"pk": world.cast.assignment.pk}, data=lambda world: {"when": "never"}
    ),
    "reviews:exemplar-list": Door(get=CLASS, path=of_class),
    "reviews:exemplar": Door(get=CLASS, path=of_exemplar),
    "reviews:exemplar-ask": Door(
        post=TEACHER, path=lambda world: {"pk": world.exemplar.submission_id}, data=lambda world: {"do": "end"}
    ),
    "reviews:exemplar-answer": Door(
        post=OWNER,
        path=lambda world: {"pk": world.exemplar.submission.plan_id},
        data=lambda world: {"answer": "decline"},
    ),
    "reviews:sheet-list": Door(get=TEACHER, post=TEACHER, path=of_assignment),
    "reviews:sheet": Door(get=TEACHER, path=of_sheet),
    "reviews:sheet-edit": Door(
        get=TEACHER, post=TEACHER, path=of_sheet, data=lambda world: {"rev": "0", "title": "Feedback"}
    ),
    "reviews:saved-list": Door(get=TEACHERS),
    "reviews:saved-find": Door(get=TEACHERS),
    "reviews:saved-choose": Door(post=TEACHER, path=of_waiting, data=lambda world: {"slot": str(world.unsent.slot_id)}),
    "reviews:saved-export": Door(get=TEACHERS),
    "reviews:saved-import": Door(get=TEACHERS, post=TEACHERS),
    "reviews:saved-new": Door(get=TEACHERS, post=TEACHERS, data=lambda world: {"kind": "question", "text": "Why?"}),
    "reviews:saved-edit": Door(
        get=TEACHER, post=TEACHER, path=of_saved, data=lambda world: {"kind": "question", "text": "Whose?"}
    ),
    "reviews:saved-delete": Door(post=TEACHER, path=of_saved),
    "reviews:comment-edit": Door(
        post=TEACHER, path=of_unsent, data=lambda world: {f"edit-{world.unsent.pk}": "Better words"}
    ),
    "reviews:comment-keep": Door(post=TEACHER, path=of_unsent),
    "reviews:comment-delete": Door(post=TEACHER, path=of_unsent),
    "reviews:comment-state": Door(post=TEACHER, path=of_told, data=lambda world: {"state": "fixed"}),
    "reviews:reply": Door(
        post=OWNER | TEACHER, path=of_told, data=lambda world: {f"reply-{world.told.pk}": "I did this"}
    ),
    "reviews:done": Door(post=OWNER, path=of_told),
}


def address(name: str, world: World) -> str:
    return reverse(name, kwargs=DOORS[name].path(world))
