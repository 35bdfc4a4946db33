"""Published feedback as the frozen record that files are made from."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.timezone import localtime

from plans.models import Plan
from reviews.document import CommentRecord, LevelRecord, OverallRecord, ReplyRecord, ReviewDocument
from reviews.feedback import Feedback
from reviews.models import Comment, CommentState, Review
from reviews.words import name_of


def record_feedback(feedback: Feedback) -> ReviewDocument | None:
    """Return what was said as it stands now; None where no review is decided. Days are those of the plan's class."""
    if not feedback.overall:
        return None
    on = _day_of(feedback.plan)
    comments = sorted((*feedback.comments, *feedback.removed), key=lambda comment: (comment.created_at, comment.pk))
    return ReviewDocument(
        overall=tuple(_overall(review, on) for review in feedback.overall),
        comments=tuple(_comment(comment, on) for comment in comments),
        levels=tuple(LevelRecord(**level) for level in feedback.levels),
        levels_wait=feedback.levels_wait,
    )


def _day_of(plan: Plan):
    zone = ZoneInfo(plan.classroom.time_zone) if plan.classroom else None

    def on(moment: datetime) -> str:
        return date_format(localtime(moment, zone), "j F Y")

    return on


def _overall(review: Review, on) -> OverallRecord:
    return OverallRecord(
        number=review.submission.number,
        decision=review.get_decision_display(),
        text=review.overall,
        author=review.decider_name,
        on=on(review.decided_at),
    )


def _comment(comment: Comment, on) -> CommentRecord:
    return CommentRecord(
        slot_id=str(comment.slot_id),
        author=comment.author_name,
        kind=comment.get_kind_display(),
        text=comment.text,
        quote=comment.quote,
        link_title=comment.link_title,
        state=CommentState(comment.shown_state).label if comment.shown_state else "",
        number=comment.submission.number,
        on=on(comment.published_at),
        quote_place=comment.quote_place,
        is_edited=comment.edited_at is not None,
        replies=tuple(
            ReplyRecord(name_of(reply.author), reply.text, on(reply.published_at), reply.published_at)
            for reply in comment.replies.all()
        ),
        moment=comment.published_at,
    )
