"""A student's plans, and starting a new one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from plans.access import get_assignment, get_question, own_plans
from plans.actions import start_own_question, start_plan
from plans.forms import OwnQuestionForm
from plans.models import ParagraphModel
from plans.text import as_id
from plans.views.progress import read_progress
from topics.access import visible_questions

DEFAULT_MODEL = "peel"


@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    """Show all of a person's plans, the latest first."""
    plans = list(own_plans(request.user).with_parts().order_by("-updated_at", "pk"))
    progress = read_progress(plans)
    rows = [(plan, progress[plan.pk]) for plan in plans]
    return render(request, "plans/list.html", {"plans": plans, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def plan_new(request: HttpRequest) -> HttpResponse:
    """Plan a question of one's own, which a link may bring along, or go and choose one from the bank."""
    form = OwnQuestionForm(request.POST or None, initial={"text": request.GET.get("text", "")})
    if form.is_bound and form.is_valid():
        chosen = {name: form.cleaned_data[name] for name in ("paragraph_model", "language")}
        plan = start_own_question(owner=request.user, fields=form.question_fields(), **chosen)
        return redirect(plan)
    questions = visible_questions(request.user).bank().prefetch_related("topics")
    context = {"form": form, "questions": questions}
    return render(request, "plans/new.html", context, status=422 if form.is_bound else 200)


@require_POST
def plan_start(request: HttpRequest) -> HttpResponse:
    """Start the plan of the posted `assignment`, or of the posted `question` (with the posted `model`)."""
    if "assignment" in request.POST:
        assignment = get_assignment(request.user, as_id(request.POST["assignment"]))
        plan = start_plan(
            owner=request.user,
            question=assignment.question,
            paragraph_model=assignment.paragraph_model,
            assignment=assignment,
        )
        return redirect(plan)
    question = get_question(request.user, as_id(request.POST.get("question", "")))
    model = get_model(request.POST.get("model", DEFAULT_MODEL))
    return redirect(start_plan(owner=request.user, question=question, paragraph_model=model))


def get_model(key: str) -> ParagraphModel:
    """Return a paragraph model by its key. Raise Http404 for an unknown one."""
    models = {model.key: model for model in ParagraphModel.objects.all()}
    if key not in models:
        raise Http404("No such paragraph model.")
    return models[key]
