"""The pages of planning."""

from plans.views.assignments import assign_question
from plans.views.changing import arrangement, assignment
from plans.views.checks import checks
from plans.views.classrooms import classroom
from plans.views.evidence import citation_add, citation_remove, evidence, own_evidence
from plans.views.history import history, removed
from plans.views.home import student_home
from plans.views.importing import plan_import
from plans.views.language import language
from plans.views.lists import plan_list, plan_new, plan_start
from plans.views.sections import order, section, section_add, section_move, section_remove, section_restore
from plans.views.workspace import plan, slot

__all__ = [
    "arrangement",
    "assign_question",
    "assignment",
    "checks",
    "citation_add",
    "citation_remove",
    "classroom",
    "evidence",
    "history",
    "language",
    "order",
    "own_evidence",
    "plan",
    "plan_import",
    "plan_list",
    "plan_new",
    "plan_start",
    "removed",
    "section",
    "section_add",
    "section_move",
    "section_remove",
    "section_restore",
    "slot",
    "student_home",
]
