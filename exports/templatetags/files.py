"""What a page offers as files.

{% plan_files has_review has_earlier as formats %}   the formats of a plan
{% class_files assignment as files %}                the files of an assignment
"""

from django import template

from exports.hub import Format, plan_formats
from exports.reading import ClassFile, read_class_files
from plans.models import Assignment

register = template.Library()


@register.simple_tag
def plan_files(has_review: bool, has_earlier: bool) -> list[Format]:
    """The formats of a plan: those of what was said, and of what changed, where there is anything."""
    there = {"": True, "review": has_review, "earlier": has_earlier}
    return [known for known in plan_formats() if there[known.needs]]


@register.simple_tag
def class_files(assignment: Assignment) -> list[ClassFile]:
    """What there is of an assignment, for its teachers."""
    return read_class_files(assignment)
