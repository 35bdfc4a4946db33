"""What the school's teachers said about the plans, as rows that are not saved yet."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from demo.school import words
from demo.school.plans import PlanRows, new_id
from plans.document_json import document_to_json
from plans.models import PlanState
from reviews.models import Comment, CommentKind, CommentState, Decision, GivenLevel, Level, Reply, Review, Submission

DAYS_OF_A_REVIEW = 3
APPROVED, ANSWERED, REPLIED, READ = 0.8, 0.7, 0.2, 0.9
WAITING_OF_THE_LATEST = 0.5


@dataclass
class Reviewed:
    """The submissions of several plans with all that was said about them."""

    submissions: list[Submission] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    levels: list[GivenLevel] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)

    @property
    def decided(self) -> list[Submission]:
        return [review.submission for review in self.reviews]


class Reviewing:
    """Hands in the plans of a class, and reviews them as its teacher."""

    def __init__(self, chance: Random, teacher, criteria: list[list[Level]]):
        self.chance, self.teacher, self.criteria = chance, teacher, criteria
        self.done = Reviewed()

    def hand_in(self, rows: PlanRows, first: datetime, *, is_latest: bool) -> None:
        """Submit a plan as often as it was handed in, and decide each time but perhaps the last."""
        plan, at = rows.plan, first
        plan.created_at, plan.updated_at = at - timedelta(days=2), at
        for number in range(1, rows.handed_in + 1):
            plan.handed_in_at = plan.handed_in_at or at
            submission = Submission(
                id=new_id(self.chance),
                plan=plan,
                classroom=plan.classroom,
                number=number,
                submitted_at=at,
                document=document_to_json(rows.document(number)),
                changed_slots=rows.changed_at(number),
            )
            self.done.submissions.append(submission)
            plan.state, plan.updated_at = PlanState.SUBMITTED, at
            is_last = number == rows.handed_in
            if is_last and self.chance.random() < (WAITING_OF_THE_LATEST if is_latest else 0.05):
                return
            at += timedelta(days=self.chance.uniform(0.5, DAYS_OF_A_REVIEW))
            approves = is_last and self.chance.random() < APPROVED
            self._decide(submission, at, Decision.APPROVED if approves else Decision.RETURNED)
            plan.state, plan.updated_at = self.done.reviews[-1].decision, at
            at += timedelta(days=self.chance.uniform(0.5, DAYS_OF_A_REVIEW))

    def _decide(self, submission: Submission, at: datetime, decision: str) -> None:
        levels = [self.chance.choice(levels) for levels in self.criteria]
        review = Review(
            submission=submission,
            overall=self.chance.choice(words.OVERALL),
            decision=decision,
            decided_by=self.teacher,
            decided_at=at,
            read_at=at + timedelta(hours=9) if self.chance.random() < READ else None,
            given=[_in_words(level) for level in levels],
        )
        submission.is_waiting = False
        self.done.reviews.append(review)
        self.done.levels += [GivenLevel(review=review, criterion=level.criterion, level=level) for level in levels]

    def comment(self, rows: dict, total: int) -> None:
        """Spread so many comments over what is decided; what was said is answered once the plan came again."""
        decided = [(review.submission, review) for review in self.done.reviews]
        for place in range(total if decided else 0):
            submission, review = decided[place % len(decided)]
            plan_rows = rows[submission.plan_id]
            self._say(plan_rows, submission, review.decided_at, is_old=submission.number < plan_rows.handed_in)

    def _say(self, rows: PlanRows, submission: Submission, at: datetime, *, is_old: bool) -> None:
        slot = self.chance.choice(rows.written).slot
        kind, text, _ = self.chance.choice(words.REMARKS)
        acts = kind != CommentKind.PRAISE and (is_old or self.chance.random() < ANSWERED * 0.4)
        state = CommentState.OPEN
        if acts:
            state = CommentState.FIXED if self.chance.random() < ANSWERED else CommentState.ANSWERED
        comment = Comment(
            id=new_id(self.chance),
            submission=submission,
            slot=slot,
            author=self.teacher,
            kind=kind,
            text=text,
            state=state,
            published_at=at,
        )
        self.done.comments.append(comment)
        if acts and self.chance.random() < REPLIED:
            reply = {"author": rows.plan.owner, "text": self.chance.choice(words.REPLIES)}
            self.done.replies.append(Reply(comment=comment, published_at=at + timedelta(hours=12), **reply))


def _in_words(level: Level) -> dict[str, str]:
    return {
        "criterion": level.criterion.name,
        "level": level.name,
        "descriptor": level.descriptor,
        "marks": level.marks,
    }
