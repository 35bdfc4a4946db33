from reviews.models.comments import (
    COMMENT_MAX_LENGTH,
    QUOTE_MAX_LENGTH,
    SAVED_MAX_LENGTH,
    Comment,
    CommentKind,
    CommentState,
    Reply,
)
from reviews.models.drafts import CHOICES, Draft
from reviews.models.exemplars import Exemplar, ExemplarState
from reviews.models.profiles import ClassProfile, Criterion, GivenLevel, Level, Profile
from reviews.models.saved import SavedComment
from reviews.models.sheets import FeedbackSheet
from reviews.models.showing import LevelsShown, WhenShown
from reviews.models.sittings import GONE_AFTER, Sitting, is_open_elsewhere, with_colleagues
from reviews.models.submissions import Decision, QueueState, Review, Submission

__all__ = [
    "CHOICES",
    "COMMENT_MAX_LENGTH",
    "GONE_AFTER",
    "QUOTE_MAX_LENGTH",
    "SAVED_MAX_LENGTH",
    "ClassProfile",
    "Comment",
    "CommentKind",
    "CommentState",
    "Criterion",
    "Decision",
    "Draft",
    "Exemplar",
    "ExemplarState",
    "FeedbackSheet",
    "GivenLevel",
    "Level",
    "LevelsShown",
    "Profile",
    "QueueState",
    "Reply",
    "Review",
    "SavedComment",
    "Sitting",
    "Submission",
    "WhenShown",
    "is_open_elsewhere",
    "with_colleagues",
]
