"""The language of a plan."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from plans.access import get_own_plan
from plans.actions import PlanClosed, set_language
from plans.forms import LanguageForm

CLOSED = "This plan was submitted, and stays as it is until it is returned."


@require_http_methods(["GET", "HEAD", "POST"])
def language(request: HttpRequest, pk) -> HttpResponse:
    """Show in which language a plan is written, and let its owner say another."""
    plan = get_own_plan(request.user, pk)
    form = LanguageForm(request.POST if request.method == "POST" else None, current=plan.language)
    if not (form.is_bound and form.is_valid()):
        return render(
            request, "plans/language.html", {"plan": plan, "form": form}, status=422 if form.is_bound else 200
        )
    try:
        set_language(plan=plan, language=form.cleaned_data["language"])
    except PlanClosed:
        messages.warning(request, CLOSED)
    return redirect(plan)
