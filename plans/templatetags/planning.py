"""Times, places and choices as the pages of planning show them."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from people.models import Classroom
from plans.document import PlanDocument, SectionRecord, SlotRecord
from plans.due import is_over
from plans.languages import name_of_language, tag_in_page
from topics.access import topics_with_evidence
from topics.models import Question, Topic

register = template.Library()


@register.filter
def moment(when: datetime) -> str:
    """When something happened: "14:02" today, "Tue 5 May" before that, with the year where it matters."""
    local, now = timezone.localtime(when), timezone.localtime()
    if local.date() == now.date():
        return date_format(local, "H:i")
    return date_format(local, "D j M" if local.year == now.year else "D j M Y")


@register.filter
def zone_of(classroom: Classroom | None) -> str | None:
    """The time zone of a class, for {% timezone %}; None, which is the site's, for a plan that is for no class."""
    return classroom.time_zone if classroom else None


@register.filter
def is_past(due_at: datetime) -> bool:
    return is_over(due_at, timezone.now())


@register.filter
def grouped(number: int) -> str:
    """A number as English prints it: 10,240."""
    return f"{number:,}"


@register.filter
def as_lang(language: str) -> str:
    """The attribute that tells in which language the words of a plan are, where the page is in another."""
    tag = tag_in_page(language)
    return format_html(' lang="{}"', tag) if tag else ""


@register.filter
def language_name(language: str) -> str:
    return name_of_language(language)


@register.filter
def place_of(document: PlanDocument, slot_id) -> tuple[SectionRecord, SlotRecord] | None:
    """The section and the slot of an id, for a list that leads to them; None for what is not in the plan."""
    for section in document.sections:
        for slot in section.slots:
            if slot.id == str(slot_id):
                return section, slot
    return None


@register.simple_tag
def topics_to_search(question: Question) -> dict[str, list[Topic]]:
    """The topics to choose from in a search: the question's first, then the others; {} where there is no choice."""
    topics = list(topics_with_evidence(question))
    groups = {
        "This question’s topics": [topic for topic in topics if topic.is_asked],
        "Other topics": [topic for topic in topics if not topic.is_asked],
    }
    return {label: group for label, group in groups.items() if group} if len(topics) > 1 else {}
