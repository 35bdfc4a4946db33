"""What can be done to a plan, and setting one. An action locks its plan first, and refuses where it is not open."""

from plans.actions.assigning import QuestionSettled, arrange, assign, assign_own_question, change_assignment
from plans.actions.citations import add_own_evidence, cite, uncite
from plans.actions.importing import Known, find_known, import_plan
from plans.actions.languages import set_language
from plans.actions.locking import PlanClosed, lock_for_editing
from plans.actions.pages import FactorMoved, save_page
from plans.actions.sections import (
    add_section,
    describe_section,
    move_section,
    order_sections,
    remove_section,
    restore_section,
)
from plans.actions.slots import SaveResult, save_slot, take_other_text
from plans.actions.starting import start_own_question, start_plan
from plans.actions.thinning import edits_of, tidy_history

__all__ = [
    "FactorMoved",
    "Known",
    "PlanClosed",
    "QuestionSettled",
    "SaveResult",
    "add_own_evidence",
    "add_section",
    "arrange",
    "assign",
    "assign_own_question",
    "change_assignment",
    "cite",
    "describe_section",
    "edits_of",
    "find_known",
    "import_plan",
    "lock_for_editing",
    "move_section",
    "order_sections",
    "remove_section",
    "restore_section",
    "save_page",
    "save_slot",
    "set_language",
    "start_own_question",
    "start_plan",
    "take_other_text",
    "tidy_history",
    "uncite",
]
