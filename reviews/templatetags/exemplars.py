"""Template tags with which other pages lead to exemplars.

{% exemplar_choice plan %}                what the owner of an approved plan is asked, and can say; or nothing
{% exemplar_requests %}                   what the reader is asked and has not answered; or nothing
{% exemplar_count classroom as count %}   how many exemplars the class may read
{{ submission|exemplar_of }}              what was asked about a submission, or None
"""

from django import template
from django.db.models import Exists, OuterRef

from people.models import Classroom, Membership
from plans.models import Plan, PlanState
from reviews.models import Exemplar, Submission

register = template.Library()


@register.inclusion_tag("reviews/_exemplar_choice.html")
def exemplar_choice(plan: Plan) -> dict:
    """Read what was asked about an approved plan, in one query; of another there is nothing to ask."""
    return {"plan": plan, "exemplar": _asked_about(plan) if plan.state == PlanState.APPROVED else None}


def _asked_about(plan: Plan) -> Exemplar | None:
    """Return the exemplar with `is_here`: whether the owner is in the class still, and may open it."""
    place = Membership.objects.filter(user=plan.owner_id, classroom=plan.classroom_id)
    found = Exemplar.objects.filter(submission__plan=plan).select_related("asked_by")
    return found.annotate(is_here=Exists(place.filter(user=OuterRef("submission__plan__owner")))).first()


@register.inclusion_tag("reviews/_exemplar_requests.html", takes_context=True)
def exemplar_requests(context: dict) -> dict:
    """Read what the reader is asked, in one query, what was asked first at the top."""
    asked = Exemplar.objects.asked_of(context["user"]).order_by("asked_at", "pk")
    shown = ("submission__plan__question", "submission__plan__classroom", "asked_by")
    return {"requests": asked.select_related(*shown).defer("submission__document")}


@register.simple_tag
def exemplar_count(classroom: Classroom) -> int:
    return Exemplar.objects.agreed().of_class(classroom).count()


@register.filter
def exemplar_of(submission: Submission) -> Exemplar | None:
    return getattr(submission, "exemplar", None)
