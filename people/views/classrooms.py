"""The list of classes, making one, ending one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from people.access import get_taught_classroom
from people.actions import archive_classroom, create_classroom, reopen_classroom
from people.forms.classrooms import ClassroomForm
from people.models import Classroom


@require_safe
def classes(request: HttpRequest) -> HttpResponse:
    """Show the classes that the user teaches and those that they learn in."""
    classrooms = Classroom.objects.with_counts()
    current = classrooms.current()
    context = {
        "taught": current.taught_by(request.user),
        "learnt": current.learnt_by(request.user),
        "archived": classrooms.archived().visible_to(request.user).order_by("-archived_at", "pk"),
    }
    return render(request, "people/classes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def classroom_new(request: HttpRequest) -> HttpResponse:
    """Make a class and become its teacher."""
    form = ClassroomForm(request.POST or None)
    if form.is_bound and form.is_valid():
        classroom, created = create_classroom(teacher=request.user, **form.cleaned_data)
        if not created:
            messages.info(request, "You teach a class of this name already; this is it.")
        return redirect(classroom)
    return render(request, "people/classroom_new.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
def classroom_archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Archive a class that the user teaches, or with `do=reopen` bring it back."""
    classroom = get_taught_classroom(request.user, pk)
    if request.POST.get("do") == "reopen":
        reopen_classroom(classroom=classroom)
        messages.success(request, f"{classroom} is open again.")
    else:
        archive_classroom(classroom=classroom)
        messages.success(request, f"{classroom} is archived. All plans and comments are kept.")
    return redirect(classroom)
