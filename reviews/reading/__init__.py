from reviews.reading.criteria import CriteriaView, profile_of, read_criteria
from reviews.reading.filters import Choices, QueueFilter, read_choices
from reviews.reading.finding import Finding, find_saved, list_saved, most_used
from reviews.reading.marking import count_marked, draft_sheet
from reviews.reading.page import ReviewPage, read_review
from reviews.reading.queue import QueuePlace, place_in_queue

__all__ = [
    "Choices",
    "CriteriaView",
    "Finding",
    "QueueFilter",
    "QueuePlace",
    "ReviewPage",
    "count_marked",
    "draft_sheet",
    "find_saved",
    "list_saved",
    "most_used",
    "place_in_queue",
    "profile_of",
    "read_choices",
    "read_criteria",
    "read_review",
]
