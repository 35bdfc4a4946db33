"""What the database itself refuses, whoever writes into it: a row for every check of our models."""

from decimal import Decimal

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import CheckConstraint, Model
from django.utils import timezone

from exports.models import Pack
from people.models import Membership, RosterEntry, User
from plans.models import Arrangement, ModelPart, Plan, Section
from reviews.models import Comment, Exemplar, Level, LevelsShown, Profile, Reply, Review, SavedComment, Submission
from tests.access import World
from tests.cast import make_cast
from topics.models import Argument, Evidence, FigureRow, Question, Stance, Topic

OUR_APPS = ("people", "topics", "plans", "reviews", "exports")
BACKWARDS = {"span_from": 1953, "span_to": 1928}

# What is put into every row there is of a model.
REFUSED = {
    "user_theme_known": (User, {"theme": "pink"}),
    "membership_role_known": (Membership, {"role": "visitor"}),
    "roster_handle_lower": (RosterEntry, {"handle": "Anna"}),
    "topic_span_in_order": (Topic, BACKWARDS),
    "evidence_span_in_order": (Evidence, BACKWARDS),
    "evidence_kind_known": (Evidence, {"kind": "rumour"}),
    "evidence_reliability_known": (Evidence, {"reliability": "perhaps"}),
    "evidence_contested_has_note": (Evidence, {"reliability": "contested", "reliability_note": ""}),
    "evidence_of_bank_or_owner": (Evidence, {"theme": None}),
    "figure_scale_known": (FigureRow, {"scale": "dozen"}),
    "figure_shape": (FigureRow, {"whole": Decimal(9)}),  # 10 of 9
    "figure_years_in_order": (FigureRow, {"start_year": 1945, "end_year": 1928}),
    "figure_not_negative": (FigureRow, {"value": Decimal(-1)}),
    "question_span_in_order": (Question, BACKWARDS),
    "question_judgement_known": (Question, {"judgement": "maybe"}),
    "question_command_term_known": (Question, {"command_term": "ponder"}),
    "stance_side_known": (Stance, {"side": "neither"}),
    "part_hue_known": (ModelPart, {"hue": 7}),
    "arrangement_not_empty": (Arrangement, {"due_at": None, "fuller_scaffold": False}),
    "plan_state_known": (Plan, {"state": "lost"}),
    "section_kind_known": (Section, {"kind": "aside"}),
    "section_side_known": (Section, {"side": "neither"}),
    "section_weight_known": (Section, {"weight": 4}),
    "submission_number_from_one": (Submission, {"number": 0}),
    "review_decided_with_time": (Review, {"decided_at": None}),
    "review_read_once_decided": (Review, {"decision": "", "decided_at": None, "read_at": timezone.now()}),
    "comment_state_known": (Comment, {"state": "lost"}),
    "comment_next_state_known": (Comment, {"next_state": "answered"}),
    "comment_not_empty": (Comment, {"text": ""}),
    "comment_link_named": (Comment, {"link_evidence": 1}),
    "comment_edited_once_published": (Comment, {"published_at": None, "edited_at": timezone.now()}),
    "comment_kind_known": (Comment, {"kind": "insult"}),
    "reply_not_empty": (Reply, {"text": ""}),
    "saved_comment_kind_known": (SavedComment, {"kind": "insult"}),
    "saved_comment_not_empty": (SavedComment, {"text": ""}),
    "profile_shipped_or_owned": (Profile, {"key": "theirs"}),
    "profile_version_follows": (Profile, {"version": 2}),
    "level_marks_in_order": (Level, {"mark_from": 5, "mark_to": 4}),
    "exemplar_state_known": (Exemplar, {"state": "perhaps"}),
    "exemplar_answered_with_time": (Exemplar, {"answered_at": None}),
    "levels_shown_when_known": (LevelsShown, {"when": "someday"}),
    "pack_seat_while_made": (Pack, {"seat": 1}),
    "pack_state_known": (Pack, {"state": "lost"}),
    "pack_order_known": (Pack, {"order": "marks"}),
    "pack_paper_known": (Pack, {"paper": "a5"}),
}


@pytest.fixture(scope="module")
def rows(django_db_setup, django_db_blocker):
    """At least one row of each model, made once: what a test writes is refused or undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = World(make_cast())
        argument = Argument.objects.create(theme=world.evidence.theme, key="bans", claim="Bans work.")
        Stance.objects.create(question=world.cast.question, argument=argument, side="supports")
        Reply.objects.create(comment=world.told, author=world.cast.student, text="I did this.")
        Arrangement.objects.create(assignment=world.cast.assignment, student=world.cast.student, fuller_scaffold=True)
        RosterEntry.objects.create(classroom=world.cast.classroom, name="Anna", position=0)
        LevelsShown.objects.create(assignment=world.cast.assignment, when="never")
        yield
        transaction.set_rollback(True)


def checks() -> set[str]:
    ours = (model for model in apps.get_models() if model._meta.app_label in OUR_APPS)
    return {each.name for model in ours for each in model._meta.constraints if isinstance(each, CheckConstraint)}


def test_every_check_is_tried():
    assert set(REFUSED) == checks()


@pytest.mark.parametrize("name", REFUSED)
def test_database_refuses(rows, db, name):
    model, fields = REFUSED[name]

    with pytest.raises(IntegrityError, match=name):
        put_into_all(model, fields)


def put_into_all(model: type[Model], fields: dict) -> None:
    with transaction.atomic():
        assert model.objects.update(**fields) > 0
