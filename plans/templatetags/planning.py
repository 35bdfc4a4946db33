"""Times and places as the pages of planning show them."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from plans.document import PlanDocument, SectionRecord, SlotRecord

register = template.Library()


@register.filter
def moment(when: datetime) -> str:
    """When something happened: "14:02" today, "Tue 5 May" before that, with the year where it matters."""
    local, now = timezone.localtime(when), timezone.localtime()
    if local.date() == now.date():
        return date_format(local, "H:i")
    return date_format(local, "D j M" if local.year == now.year else "D j M Y")


@register.filter
def is_past(when: datetime) -> bool:
    return when < timezone.now()


@register.filter
def grouped(number: int) -> str:
    """A number as English prints it: 10,240."""
    return f"{number:,}"


@register.filter
def place_of(document: PlanDocument, slot_id) -> tuple[SectionRecord, SlotRecord] | None:
    """The section and the slot of an id, for a list that leads to them; None for what is not in the plan."""
    for section in document.sections:
        for slot in section.slots:
            if slot.id == str(slot_id):
                return section, slot
    return None
