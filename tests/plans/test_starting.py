"""Starting plans."""

from plans.actions import save_slot, start_own_question, start_plan
from plans.models import ParagraphModel, Plan, Slot
from topics.models import Question

FIELDS = {"text": "Why did collectivisation come?", "command_term": "why", "both_sides": False, "judgement": "helpful"}


def roles(plan):
    return [
        (section.kind, list(section.slots.values_list("role", flat=True)))
        for section in plan.sections.order_by("kind", "position")
    ]


def test_new_plan_has_a_slot_for_every_part(cast):
    plan = cast.start()

    assert roles(plan) == [
        ("conclusion", ["degree", "criterion", "judgement"]),
        ("counter", ["counterargument", "rebuttal"]),
        *[("paragraph", ["point", "evidence", "explanation", "link"])] * 3,
        ("thesis", ["thesis"]),
    ]
    assert plan.classroom == cast.classroom
    assert plan.state == "draft"


def test_new_plan_takes_the_parts_of_its_model(cast):
    model = ParagraphModel.objects.get(key="cer")

    plan = start_plan(owner=cast.student, question=cast.question, paragraph_model=model)

    assert ("paragraph", ["claim", "evidence", "reasoning"]) in roles(plan)


def test_assignment_is_planned_once(cast):
    first, second = cast.start(), cast.start()

    assert first == second
    assert Plan.objects.count() == 1


def test_assignment_is_planned_once_by_each_student(cast):
    assert cast.start() != cast.start(cast.classmate)


def test_practice_is_not_begun_twice_while_it_is_empty(cast):
    first = start_plan(owner=cast.student, question=cast.question, paragraph_model=cast.peel)

    second = start_plan(owner=cast.student, question=cast.question, paragraph_model=cast.peel)

    assert first == second


def test_practice_is_begun_afresh_once_something_is_written(cast):
    first = start_plan(owner=cast.student, question=cast.question, paragraph_model=cast.peel)
    slot = Slot.objects.get(section__plan=first, role="thesis")
    save_slot(slot=slot, text="I argue", revision=0, author=cast.student)

    second = start_plan(owner=cast.student, question=cast.question, paragraph_model=cast.peel)

    assert first != second


def test_practice_does_not_take_the_plan_of_an_assignment(cast):
    assigned = cast.start()

    practice = start_plan(owner=cast.student, question=cast.question, paragraph_model=cast.peel)

    assert practice != assigned
    assert practice.classroom is None


def test_own_question_is_kept_once(cast):
    first = start_own_question(owner=cast.student, fields=FIELDS, paragraph_model=cast.peel)
    second = start_own_question(owner=cast.student, fields=FIELDS, paragraph_model=cast.peel)

    assert first == second
    assert Question.objects.filter(owner=cast.student).count() == 1


def test_own_question_is_each_persons_own(cast):
    mine = start_own_question(owner=cast.student, fields=FIELDS, paragraph_model=cast.peel)
    theirs = start_own_question(owner=cast.classmate, fields=FIELDS, paragraph_model=cast.peel)

    assert mine.question != theirs.question
