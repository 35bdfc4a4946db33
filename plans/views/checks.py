"""What the checks say of a plan as it now stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from plans.access import get_own_plan, require_checks
from plans.checks import check_plan, read_demands
from plans.reading import read_plan


@vary_on_headers("HX-Request")
@require_safe
def checks(request: HttpRequest, pk) -> HttpResponse:
    """Answer the workspace, which asks after each change; else lead to the checks within it."""
    plan = get_own_plan(request.user, pk)
    require_checks(plan)
    if not request.htmx:
        return redirect(f"{plan.get_absolute_url()}#checks")
    document = read_plan(plan)
    context = {"report": check_plan(document), "demands": read_demands(document), "oob": True}
    return render(request, "plans/_checks_answer.html", context)
