"""Reading what people post to their plans."""

from plans.forms.assignments import HELP, ArrangementForm, AssignmentForm, BankAssignmentForm, OwnAssignmentForm
from plans.forms.evidence import OwnEvidenceForm
from plans.forms.importing import PlanImportForm
from plans.forms.languages import LanguageForm
from plans.forms.questions import OwnQuestionForm
from plans.forms.sections import SectionForm, read_sections
from plans.forms.slots import TAKE_BOTH, TAKE_OTHER, PostedSlot, parse_id, read_slot, read_slots

__all__ = [
    "HELP",
    "TAKE_BOTH",
    "TAKE_OTHER",
    "ArrangementForm",
    "AssignmentForm",
    "BankAssignmentForm",
    "LanguageForm",
    "OwnAssignmentForm",
    "OwnEvidenceForm",
    "OwnQuestionForm",
    "PlanImportForm",
    "PostedSlot",
    "SectionForm",
    "parse_id",
    "read_sections",
    "read_slot",
    "read_slots",
]
