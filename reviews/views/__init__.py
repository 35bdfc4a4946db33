from reviews.views.answering import done, reply
from reviews.views.commenting import comment_add, comment_delete, comment_edit, comment_keep, comment_state
from reviews.views.comparing import submission
from reviews.views.deciding import decide
from reviews.views.drafting import draft
from reviews.views.exemplars import exemplar, exemplar_answer, exemplar_ask, exemplar_list
from reviews.views.finding import saved_choose, saved_find
from reviews.views.glance import feedback_read, glance, standings
from reviews.views.home import teacher_home
from reviews.views.levels import levels
from reviews.views.profiles import levels_shown, profile, profile_choose, profile_edit, profile_list, profile_new
from reviews.views.reviewing import queue, review
from reviews.views.saved import saved_delete, saved_edit, saved_list, saved_new
from reviews.views.saved_files import saved_export, saved_import
from reviews.views.sheets import sheet, sheet_edit, sheet_list
from reviews.views.sitting import sitting
from reviews.views.submitting import submit, withdraw

__all__ = [
    "comment_add",
    "comment_delete",
    "comment_edit",
    "comment_keep",
    "comment_state",
    "decide",
    "done",
    "draft",
    "exemplar",
    "exemplar_answer",
    "exemplar_ask",
    "exemplar_list",
    "feedback_read",
    "glance",
    "levels",
    "levels_shown",
    "profile",
    "profile_choose",
    "profile_edit",
    "profile_list",
    "profile_new",
    "queue",
    "reply",
    "review",
    "saved_choose",
    "saved_delete",
    "saved_edit",
    "saved_export",
    "saved_find",
    "saved_import",
    "saved_list",
    "saved_new",
    "sheet",
    "sheet_edit",
    "sheet_list",
    "sitting",
    "standings",
    "submission",
    "submit",
    "teacher_home",
    "withdraw",
]
