from reviews.reading.criteria import CriteriaView, profile_of, read_criteria
from reviews.reading.exemplars import ExemplarPage, approved_plans, list_exemplars, read_exemplar
from reviews.reading.filters import Choices, QueueFilter, read_choices
from reviews.reading.finding import Finding, find_saved, list_saved, most_used
from reviews.reading.glance import Glance, read_glance
from reviews.reading.grades import read_grades
from reviews.reading.marking import count_marked, draft_sheet
from reviews.reading.page import ReviewPage, read_for_writer, read_review
from reviews.reading.queue import QueuePlace, list_colleagues, place_in_queue
from reviews.reading.record import record_feedback
from reviews.reading.standings import Standing, read_class_standings, read_own_standings

__all__ = [
    "Choices",
    "CriteriaView",
    "ExemplarPage",
    "Finding",
    "Glance",
    "QueueFilter",
    "QueuePlace",
    "ReviewPage",
    "Standing",
    "approved_plans",
    "count_marked",
    "draft_sheet",
    "find_saved",
    "list_colleagues",
    "list_exemplars",
    "list_saved",
    "most_used",
    "place_in_queue",
    "profile_of",
    "read_choices",
    "read_class_standings",
    "read_criteria",
    "read_exemplar",
    "read_for_writer",
    "read_glance",
    "read_grades",
    "read_own_standings",
    "read_review",
    "record_feedback",
]
