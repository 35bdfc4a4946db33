"""Template tags with which the student's pages show the feedback on a plan.

{% plan_feedback plan as feedback %}       the whole published feedback: see reviews.feedback.Feedback
{% feedback_to_act_on plan as feedback %}  the same without replies, for a page that leads to the plan
{% slot_comments feedback slot.id %}       the comments beside one slot, within the plan's form
{% removed_comments feedback %}            those on parts that were taken out, in the pane of feedback
{{ feedback|for_slot:slot.id }}            the same comments as a list
{{ feedback|draft:comment }}               the reply that is typed and not sent
{% open_comments plans as counts %}        how many comments wait to be acted on, of several plans
{{ counts|for_plan:plan }}                 the number of one of them
{% class_standings students assignment own now as standings %}  how students stand, as they read it themselves
{{ standings|of_student:student }}         how one of them stands
{{ kind|kind_name }} {{ kind|kind_icon }}  what a comment asks for, in a word and as an icon
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timesince import timesince

from people.models import Classroom, User
from plans.models import Arrangement, Assignment, Plan
from reviews.feedback import Feedback, count_open_comments, draft_name, read_feedback, read_feedback_to_act_on
from reviews.forms import Typed
from reviews.models import Comment, CommentKind, Profile, WhenShown
from reviews.reading import Standing, read_class_standings
from reviews.views.drafts import recall_replies
from reviews.words import BLANK, ordinal, sum_up

register = template.Library()

# What templates of comments take where nothing was done about one just now.
NOTHING_DONE = {"refused": None, "focus": None, "is_sent": False}


@register.simple_tag(takes_context=True)
def plan_feedback(context: dict, plan: Plan) -> Feedback:
    """Read the published feedback on a plan, in three queries, and what its owner has typed and not sent."""
    return read_feedback(plan, recall_replies(context["request"], plan))


register.simple_tag(read_feedback_to_act_on, name="feedback_to_act_on")


@register.filter
def for_slot(feedback: Feedback, slot_id) -> list[Comment]:
    """The comments on a slot, oldest first."""
    return feedback.by_slot.get(str(slot_id), [])


@register.filter
def draft(feedback: Feedback, comment: Comment) -> str:
    """The reply to a comment that is typed and not sent, or ""."""
    return feedback.drafts.get(draft_name(comment), "")


@register.inclusion_tag("reviews/_slot_comments.html")
def slot_comments(feedback: Feedback, slot_id) -> dict:
    """Show the comments on a slot; nothing where there are none."""
    return {"feedback": feedback, "slot_id": slot_id, **NOTHING_DONE, "is_in_pane": False}


@register.inclusion_tag("reviews/_removed_comments.html", takes_context=True)
def removed_comments(context: dict, feedback: Feedback) -> dict:
    """Show the comments on parts that were taken out, and what was done about one of them just now."""
    done = {name: context.get(name, usual) for name, usual in NOTHING_DONE.items()}
    return {"feedback": feedback, **done}


@register.simple_tag
def open_comments(plans: Iterable[Plan]) -> Counter:
    """Count the open comments of several plans, in one query."""
    return count_open_comments(plans)


@register.filter
def for_plan(counts: Counter, plan: Plan) -> int:
    return counts[plan.pk]


@register.simple_tag
def class_standings(
    students: Iterable[User], assignment: Assignment, own: dict[int, Arrangement], now: datetime
) -> dict[int, Standing]:
    """Return how each of a class's students stands in an assignment, by their id, in one query."""
    return {each.student.pk: each for each in read_class_standings(students, assignment, own, now)}


@register.filter
def of_student(standings: dict[int, Standing], student: User) -> Standing:
    return standings[student.pk]


register.filter("ordinal", ordinal)
register.filter("sum_up", sum_up)


@register.filter
def since(moment: datetime, now: datetime) -> str:
    """How long ago, in one unit: "3 days"."""
    return timesince(moment, now, depth=1)


@register.filter
def field(pk, kind: str) -> str:
    """The name of the field for a comment on a slot, a reply to a comment, or its new words: see reviews.forms."""
    return f"{kind}-{pk}"


KIND_ICONS = {
    CommentKind.MUST_FIX: "exclamation-circle",
    CommentKind.SUGGESTION: "lightbulb",
    CommentKind.QUESTION: "patch-question",
    CommentKind.PRAISE: "star",
}


@register.simple_tag
def comment_kinds() -> list[tuple[str, str]]:
    return CommentKind.choices


@register.filter
def kind_name(kind: str) -> str:
    return CommentKind(kind).label


@register.filter
def kind_icon(kind: str) -> str:
    return KIND_ICONS[kind]


@register.filter
def profile_of_class(classroom: Classroom) -> Profile | None:
    """The profile that was chosen for a class, or None where it uses the shipped one."""
    chosen = getattr(classroom, "class_profile", None)
    return chosen.profile if chosen else None


@register.filter
def when_shown(assignment: Assignment | None) -> str:
    """When the students of an assignment see their levels: see reviews.models.WhenShown."""
    chosen = getattr(assignment, "levels_shown", None)
    return chosen.when if chosen else WhenShown.AT_ONCE


@register.filter
def blanks(text: str) -> SafeString:
    """A saved comment with its blanks drawn as blanks."""
    gap = format_html('<span class="blank">{}</span>', BLANK)
    return format_html_join(gap, "{}", ((part,) for part in text.split(BLANK)))


@register.filter
def typed_kind(typed: Typed, pk) -> str:
    """The kind chosen for a new comment on a slot."""
    return typed.kind(str(pk))


@register.filter
def kind_of(typed: Typed, comment: Comment) -> str:
    """The kind of a comment that can be edited, as it was chosen last."""
    return typed.kind(str(comment.pk), comment.kind)


@register.filter
def typed_text(typed: Typed, name: str) -> str:
    """What was typed in a field and could not be kept, or ""."""
    return typed.texts.get(name, "")


@register.filter
def typed_error(typed: Typed, name: str) -> str:
    """What is wrong with a field, or ""."""
    return typed.errors.get(name, "")


@register.filter
def typed_problem(typed: Typed, name: str):
    """The other words that stand where those of the field were to be written (a Problem), or None."""
    return typed.problems.get(name)


@register.filter
def typed_revision(typed: Typed, name: str) -> int:
    """The revision of the draft that stands in a field; 0 where there was none."""
    return typed.revisions.get(name, 0)


@register.filter
def quote_error(typed: Typed, pk) -> str:
    """What is wrong with the words quoted from a slot, or ""."""
    return typed_error(typed, field(pk, "quote"))


@register.filter
def idle(typed: Typed, name: str) -> bool:
    """Whether the request was not about a field, so that its box is kept as it stands on the screen."""
    return typed.is_idle(name)
