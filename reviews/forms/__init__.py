from reviews.forms.importing import SavedImportForm
from reviews.forms.profiles import ProfileForm, text_of
from reviews.forms.saved import SavedCommentForm
from reviews.forms.sheets import SheetForm
from reviews.forms.submitting import SubmitForm
from reviews.forms.typed import Typed, check_blanks, check_quotes, read_drafts, read_typed

__all__ = [
    "ProfileForm",
    "SavedCommentForm",
    "SavedImportForm",
    "SheetForm",
    "SubmitForm",
    "Typed",
    "check_blanks",
    "check_quotes",
    "read_drafts",
    "read_typed",
    "text_of",
]
