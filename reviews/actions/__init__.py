"""What can be done around a submission: submitting, commenting, answering, deciding."""

from reviews.actions.answering import answer, mark_done
from reviews.actions.commenting import CommentChanged, add_comment, delete_comment, edit_comment, mark_comment, reply
from reviews.actions.deciding import AlreadyDecided, LevelsMeanwhile, WrittenMeanwhile, decide
from reviews.actions.drafting import forget_drafts, save_drafts
from reviews.actions.exemplars import (
    NotApproved,
    agree_to_exemplar,
    ask_exemplar,
    decline_exemplar,
    end_exemplar,
)
from reviews.actions.levels import ProfileChanged, change_profile, clear_levels, give_levels, make_profile
from reviews.actions.locking import ReviewClosed
from reviews.actions.reading import mark_read
from reviews.actions.saving import import_saved, keep_comment
from reviews.actions.sheets import SheetChanged, change_sheet, make_sheet
from reviews.actions.sitting import tell_open
from reviews.actions.submitting import ClassroomNeeded, receiving_classroom, submit_plan
from reviews.actions.withdrawing import ReviewBegun, withdraw_submission

__all__ = [
    "AlreadyDecided",
    "ClassroomNeeded",
    "CommentChanged",
    "LevelsMeanwhile",
    "NotApproved",
    "ProfileChanged",
    "ReviewBegun",
    "ReviewClosed",
    "SheetChanged",
    "WrittenMeanwhile",
    "add_comment",
    "agree_to_exemplar",
    "answer",
    "ask_exemplar",
    "change_profile",
    "change_sheet",
    "clear_levels",
    "decide",
    "decline_exemplar",
    "delete_comment",
    "edit_comment",
    "end_exemplar",
    "forget_drafts",
    "give_levels",
    "import_saved",
    "keep_comment",
    "make_profile",
    "make_sheet",
    "mark_comment",
    "mark_done",
    "mark_read",
    "receiving_classroom",
    "reply",
    "save_drafts",
    "submit_plan",
    "tell_open",
    "withdraw_submission",
]
