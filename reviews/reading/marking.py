"""The marking of an assignment, as the whole-class feedback sheet is built from it."""

from collections import defaultdict

from people.access import members_of
from plans.models import Assignment
from reviews.models import Comment, CommentState, GivenLevel, Level, LevelsShown, SavedComment, Submission, WhenShown
from reviews.sheet import Sheet
from reviews.sheet_building import MarkedComment, MarkedLevel, MarkedPlan, SavedText, build_sheet


def count_marked(assignment: Assignment) -> int:
    """Return how many plans a sheet would be built from, in one query."""
    return _decided(assignment).order_by().values("plan").distinct().count()


def draft_sheet(assignment: Assignment, teacher) -> tuple[Sheet, int]:
    """Build the sheet of an assignment from its decided reviews, and return it with how many plans they are of.

    Plans of those who have left the class do not count. In a constant number of queries.
    """
    plans = read_marked(assignment)
    saved = SavedComment.objects.usable_by(teacher).most_used_first().values_list("text", "criterion")
    shown = LevelsShown.objects.filter(assignment=assignment).first()
    sheet = build_sheet(
        assignment.question.text,
        plans,
        saved=[SavedText(*each) for each in saved],
        names=[member.user.shown_name for member in members_of(assignment.classroom)[1]],
        tells_levels=shown is None or shown.when == WhenShown.AT_ONCE,
    )
    return sheet, len(plans)


def read_marked(assignment: Assignment) -> list[MarkedPlan]:
    """Return what was said of each plan, by the names of the students, in four queries."""
    submissions = list(_decided(assignment).select_related("plan__owner", "review"))
    comments, levels = _comments(submissions), _levels(submissions)
    by_plan: dict = defaultdict(list)
    for submission in submissions:
        by_plan[submission.plan_id].append(submission)
    marked = [
        MarkedPlan(
            student=of_one[0].plan.owner.shown_name,
            comments=tuple(comment for each in of_one for comment in comments[each.pk]),
            levels=next((tuple(levels[each.pk]) for each in reversed(of_one) if levels[each.pk]), ()),
        )
        for of_one in by_plan.values()
    ]
    # Sorted here, since databases do not sort names alike.
    return sorted(marked, key=lambda plan: plan.student.casefold())


def _decided(assignment: Assignment):
    students = assignment.classroom.memberships.filter(role="student").values("user")
    received = Submission.objects.filter(plan__assignment=assignment, classroom=assignment.classroom_id)
    return received.filter(plan__owner__in=students).decided().order_by("plan", "number")


def _comments(submissions: list[Submission]) -> dict:
    """Return the comments that students have got, by their submission's id, oldest first."""
    by_id = {submission.pk: submission for submission in submissions}
    found = defaultdict(list)
    comments = Comment.objects.published().filter(submission__in=by_id).select_related("slot")
    for comment in comments.order_by("created_at", "pk"):
        record = by_id[comment.submission_id].record_of(str(comment.slot_id))
        found[comment.submission_id].append(
            MarkedComment(
                kind=comment.kind,
                text=comment.text,
                part=record.role.name if record else comment.slot.role.capitalize(),
                words=comment.quote or (record.text if record else ""),
                is_fixed=comment.state == CommentState.FIXED,
            )
        )
    return found


def _levels(submissions: list[Submission]) -> dict:
    """Return the levels that reviews gave, by their submission's id, each in its place among those of its criterion."""
    given = list(
        GivenLevel.objects.filter(review__submission__in=submissions)
        .select_related("criterion", "level", "review")
        .order_by("review", "criterion__position")
    )
    ladders = defaultdict(list)
    for level in Level.objects.filter(criterion__in={each.criterion_id for each in given}).order_by("position"):
        ladders[level.criterion_id].append(level)
    found = defaultdict(list)
    for each in given:
        found[each.review.submission_id].append(_in_place(each, ladders[each.criterion_id]))
    return found


def _in_place(given: GivenLevel, ladder: list[Level]) -> MarkedLevel:
    place = ladder.index(given.level)
    return MarkedLevel(
        criterion=given.criterion.name,
        place=place,
        of=len(ladder),
        descriptor=given.level.descriptor,
        next_up=ladder[place + 1].descriptor if place + 1 < len(ladder) else "",
    )
