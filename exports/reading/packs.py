"""From the database to a class pack, in a constant number of queries a volume."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.db.models import Q, TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Length, Replace
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.timezone import localtime

from exports.engines import engine_fingerprint
from exports.file_names import file_name
from exports.hub import Edition
from exports.pack_choices import Choices
from exports.pack_cover import Cover
from exports.pack_order import HandedIn, in_order, span_of, volumes_of
from people.models import Role, User
from plans.document import PlanDocument
from plans.document_json import document_from_json
from plans.models import Assignment
from reviews.anonymity import anonymous, without_names
from reviews.models import Submission

OF_A_LINE_END = 12  # see HandedIn
DAY, MINUTE = "j F Y", "j F Y, H:i"


@dataclass(frozen=True, slots=True)
class ClassPack:
    """What a teacher gets as the pack of an assignment, still without the plans' documents.

    `names` are those of everybody who could be meant; they are read for a pack without names only.
    """

    assignment: Assignment
    choices: Choices
    plans: list[HandedIn]
    names: frozenset[str]

    @property
    def volumes(self) -> list[list[HandedIn]]:
        return volumes_of(self.plans)

    @property
    def title(self) -> str:
        return _nameless(self, self.assignment.classroom.name)

    def fingerprint(self) -> str:
        """Return what tells one pack from another without making it: what was handed in never changes."""
        room = self.assignment.classroom
        handed_in = [[str(each.pk), each.author] for each in self.plans]
        dated = [self.assignment.created_at.isoformat(), room.time_zone]
        asked = [self.choices.query, room.name, self.assignment.question.text]
        parts = [engine_fingerprint(), *asked, *dated, sorted(self.names), handed_in]
        return sha256(json.dumps(parts).encode()).hexdigest()[:32]


def read_handed_in(teacher, assignment: Assignment) -> list[HandedIn]:
    """Return what the class received last of each plan of its assignment, but for plans of the teacher's own."""
    received = Submission.objects.filter(plan__assignment=assignment, classroom=assignment.classroom_id)
    submissions = received.reviewable_by(teacher).latest()
    text = Cast("document", TextField())
    without_line_ends = Replace(text, Value("\\n"), Value(""))  # as JSON writes them, in two letters
    letters = Length(text) + (Length(text) - Length(without_line_ends)) * (OF_A_LINE_END // 2)
    fields = submissions.annotate(author=KT("document__author"), letters=letters).values_list(
        "pk", "plan_id", "author", "number", "submitted_at", "letters"
    )
    return [HandedIn(*each) for each in fields]


def read_missing(assignment: Assignment, handed_in: Sequence[HandedIn]) -> list[User]:
    """Return the students of the class of whom there is nothing to read."""
    students = User.objects.filter(
        memberships__classroom=assignment.classroom_id, memberships__role=Role.STUDENT
    ).exclude(plans__in=[each.plan for each in handed_in])
    return sorted(students, key=lambda student: student.shown_name.casefold())


def read_pack(teacher, assignment: Assignment, choices: Choices) -> ClassPack:
    handed_in = read_handed_in(teacher, assignment)
    names = _names_around(assignment, handed_in) if choices.is_anonymous else frozenset()
    return ClassPack(assignment, choices, in_order(handed_in, choices, _secret), names)


def _secret(plan: str) -> str:
    return salted_hmac("exports.pack_order", plan).hexdigest()


def read_editions(pack: ClassPack, volume: Sequence[HandedIn]) -> list[Edition]:
    """Return the plans of a volume. What was taken back meanwhile is not among them."""
    documents = dict(Submission.objects.filter(pk__in=[each.pk for each in volume]).values_list("pk", "document"))
    there = [each for each in volume if each.pk in documents]
    return [_edition(pack, each, document_from_json(documents[each.pk])) for each in there]


def cover_of(pack: ClassPack, editions: Sequence[Edition], number: int = 1, of: int = 1) -> Cover:
    """Return what the page of contents says. Without names it tells no day on which something was handed in."""
    if pack.choices.is_anonymous:
        moment = pack.assignment.created_at
        dated = f"Set on {_when(pack, moment, DAY)}"
    else:
        moment = max(edition.moment for edition in editions)
        dated = f"Handed in up to {_when(pack, moment, MINUTE)}"
    volume = f"Volume {number} of {of}" if of > 1 else ""
    question = editions[0].document.question
    facts = tuple(filter(None, (pack.title, _count(editions), dated, volume)))
    return Cover(question.text, question.demand, facts, pack.choices, moment)


def outline_of(pack: ClassPack) -> tuple[Cover, list[str]]:
    """Return what the page of contents says before a plan is read: the question as it was set, and whose plans come."""
    question = pack.assignment.question
    facts = (pack.title, _count(pack.plans))
    cover = Cover(_nameless(pack, question.text), question.demand, facts, pack.choices, pack.assignment.created_at)
    return cover, [each.author for each in pack.plans]


def name_of_file(pack: ClassPack, suffix: str) -> str:
    return file_name(pack.title, _nameless(pack, pack.assignment.question.text), "plans", suffix=suffix)


def name_of_volume(pack: ClassPack, volume: Sequence[HandedIn], number: int) -> str:
    """Return "1 Anders to Klein.pdf"."""
    return file_name(f"{number} {span_of(volume, pack.choices)}", suffix="pdf")


def _edition(pack: ClassPack, each: HandedIn, document: PlanDocument) -> Edition:
    if pack.choices.is_anonymous:
        nobodys = replace(anonymous(document, pack.names), author=each.author)
        nobodys = replace(nobodys, classroom=_nameless(pack, document.classroom))
        return Edition(nobodys, "Last submission", pack.assignment.created_at, paper=pack.choices.paper)
    status = f"Submission {each.number}, {_when(pack, each.submitted_at, MINUTE)}"
    return Edition(document, status, each.submitted_at, paper=pack.choices.paper)


def _names_around(assignment: Assignment, handed_in: Sequence[HandedIn]) -> frozenset[str]:
    """Return the names of the class's students, of who is expected in it, and of the plans' writers, then and now."""
    of_class = Q(memberships__classroom=assignment.classroom_id, memberships__role=Role.STUDENT)
    people = User.objects.filter(of_class | Q(plans__assignment=assignment)).distinct()
    expected = assignment.classroom.roster.values_list("name", flat=True)
    return frozenset([*(each.shown_name for each in people), *expected, *(each.author for each in handed_in)])


def _count(plans: Sequence) -> str:
    return f"{len(plans)} plan{'' if len(plans) == 1 else 's'}"


def _nameless(pack: ClassPack, text: str) -> str:
    return without_names(text, pack.names)


def _when(pack: ClassPack, moment: datetime, form: str) -> str:
    return date_format(localtime(moment, ZoneInfo(pack.assignment.classroom.time_zone)), form)
