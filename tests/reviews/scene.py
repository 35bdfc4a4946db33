"""What the tests of reviewing start from: a student's plan, written, submitted, commented on."""

from decimal import Decimal

from plans.actions import cite, save_slot
from plans.models import Plan, Slot
from reviews.actions import add_comment, decide, submit_plan
from reviews.models import Comment, Submission
from tests.cast import Cast
from topics.models import Evidence, FigureRow, Theme, Topic

THESIS = "Official culture decided what people could read."
REMARK = "Which people? Name one group."


def slot_of(plan: Plan, kind: str, role: str, number: int = 1) -> Slot:
    section = plan.sections.kept().filter(kind=kind)[number - 1]
    return section.slots.get(role=role)


def write(plan: Plan, kind: str, role: str, text: str, number: int = 1) -> Slot:
    slot = slot_of(plan, kind, role, number)
    save_slot(slot=slot, text=text, revision=slot.revision, author=plan.owner)
    return slot


def bank_evidence(key: str = "plays") -> Evidence:
    topic, _ = Topic.objects.get_or_create(slug="culture", title="Culture")
    theme, _ = Theme.objects.get_or_create(topic=topic, key="theatre", title="Theatre")
    evidence = Evidence.objects.create(
        key=key, theme=theme, title="Plays withdrawn", text="Ten of nineteen new plays were withdrawn."
    )
    FigureRow.objects.create(evidence=evidence, kind="share", value=Decimal(10), whole=Decimal(19), unit="plays")
    return evidence


def written_plan(cast: Cast, owner=None) -> Plan:
    """A plan with a thesis and one paragraph with evidence."""
    plan = cast.start(owner)
    write(plan, "thesis", "thesis", THESIS)
    write(plan, "paragraph", "point", "Plays that did not fit were taken away.")
    evidence = Evidence.objects.filter(key="plays").first() or bank_evidence()
    cite(slot=slot_of(plan, "paragraph", "evidence"), evidence=evidence)
    return plan


def submitted(cast: Cast, owner=None) -> Submission:
    plan = written_plan(cast, owner)
    return submit_plan(plan=plan, user=plan.owner)


def comment_on(
    submission: Submission, cast: Cast, text: str = REMARK, kind="thesis", role="thesis", **fields
) -> Comment:
    slot = slot_of(submission.plan, kind, role)
    return add_comment(submission=submission, slot=slot, author=cast.teacher, text=text, **fields)


def commented(cast: Cast, *remarks: dict, decision: str = "returned") -> Plan:
    """A plan that was returned with these remarks, each with its `kind` or other fields of a comment."""
    submission = submitted(cast)
    thesis = slot_of(submission.plan, "thesis", "thesis")
    for fields in remarks:
        add_comment(submission=submission, author=cast.teacher, **{"slot": thesis, "text": REMARK, **fields})
    decide(submission=submission, teacher=cast.teacher, decision=decision, overall="")
    return Plan.objects.get(pk=submission.plan_id)


def returned(cast: Cast, text: str = REMARK, overall: str = "") -> Comment:
    """A comment on the thesis of a plan that was returned with it."""
    submission = submitted(cast)
    comment = comment_on(submission, cast, text)
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall=overall)
    comment.refresh_from_db()
    comment.submission.plan.refresh_from_db()
    return comment


def resubmitted(cast: Cast) -> tuple[Submission, Comment]:
    """A second submission with another thesis, and the comment on the first one's."""
    comment = returned(cast)
    plan = comment.submission.plan
    write(plan, "thesis", "thesis", "Official culture decided what city audiences could read.")
    return submit_plan(plan=plan, user=plan.owner), comment
