"""Profiles of criteria, and which of them each class uses."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from people.access import get_taught_classroom
from people.models import Classroom
from plans.text import as_id
from reviews import actions
from reviews.access import assignments_taught_by, get_own_profile, get_profile, get_taught_assignment, profiles_for
from reviews.forms import ProfileForm, text_of
from reviews.models import ClassProfile, LevelsShown, WhenShown
from reviews.profile_text import NAME_LENGTH

ASSIGNMENTS_SHOWN = 30


@require_safe
def profile_list(request: HttpRequest) -> HttpResponse:
    """List the profiles that one can use, and what one's classes use, as long as they go on."""
    profiles = list(profiles_for(request.user))
    assignments = assignments_taught_by(request.user).filter(classroom__archived_at__isnull=True)
    context = {
        "profiles": profiles,
        "classrooms": _classrooms(request.user),
        "assignments": assignments.latest_first()[:ASSIGNMENTS_SHOWN],
        "choices": WhenShown.choices,
    }
    return render(request, "reviews/profile_list.html", context)


def _classrooms(user) -> QuerySet:
    return Classroom.objects.current().taught_by(user).select_related("class_profile__profile")


@require_safe
def profile(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "reviews/profile.html", {"profile": get_profile(request.user, pk)})


@require_http_methods(["GET", "HEAD", "POST"])
def profile_new(request: HttpRequest) -> HttpResponse:
    """Make a profile of one's own; ?from= begins with the criteria of another that one can see."""
    profiles_for(request.user)
    if request.method == "POST":
        form = ProfileForm(request.POST)
        if form.is_valid():
            made = actions.make_profile(owner=request.user, **form.cleaned_data)
            messages.success(request, "Made. Choose below which classes use it.")
            return redirect(made)
    else:
        form = ProfileForm(initial=_copied(request))
    return _show_form(request, form)


def _copied(request: HttpRequest) -> dict:
    if "from" not in request.GET:
        return {}
    source = get_profile(request.user, as_id(request.GET["from"]))
    return {"name": f"{source.name}, ours"[:NAME_LENGTH], "criteria": text_of(source)}


@require_http_methods(["GET", "HEAD", "POST"])
def profile_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a profile of one's own; where reviews have used it, this makes a new version."""
    own = get_own_profile(request.user, pk)
    form = ProfileForm(request.POST or None, instance=own, initial={"criteria": text_of(own)})
    if request.method == "POST" and form.is_valid():
        changed = actions.change_profile(profile=own, **form.cleaned_data)
        is_new = changed.pk != own.pk
        messages.success(request, "A new version. Reviews that used the old one keep it." if is_new else "Changed.")
        return redirect(changed)
    return _show_form(request, form)


def _show_form(request: HttpRequest, form: ProfileForm) -> HttpResponse:
    return render(request, "reviews/profile_form.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def profile_choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Judge the plans of a class by the profile `profile` from now on."""
    classroom = get_taught_classroom(request.user, pk)
    profile = get_profile(request.user, as_id(request.POST.get("profile", "")))
    ClassProfile.objects.update_or_create(classroom=classroom, defaults={"profile": profile})
    messages.success(request, f"{classroom.name} is judged by “{profile.name}” from now on.")
    return redirect("reviews:profile-list")


@require_POST
def levels_shown(request: HttpRequest, pk: int) -> HttpResponse:
    """Say when the students of an assignment see their levels."""
    assignment = get_taught_assignment(request.user, pk)
    when = request.POST.get("when", "")
    if when not in WhenShown.values:
        raise Http404("Levels are shown with the decision, once all is acted on, or never.")
    LevelsShown.objects.update_or_create(assignment=assignment, defaults={"when": when})
    messages.success(request, f"Levels: {WhenShown(when).label.lower()}.")
    return redirect("reviews:profile-list")
