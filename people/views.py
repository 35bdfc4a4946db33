"""Classes, joining them, and one's own account."""

from allauth.account.views import SignupView
from allauth.core import ratelimit
from allauth.decorators import rate_limit
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from people.access import get_taught_classroom
from people.actions import (
    AddressTaken,
    ClassroomArchived,
    UnknownCode,
    archive_classroom,
    change_email,
    create_classroom,
    describe_oneself,
    join_classroom,
    reopen_classroom,
)
from people.forms.accounts import ADDRESS_TAKEN, AccountForm, EmailForm
from people.forms.classrooms import ClassroomForm, JoinForm
from people.models import Classroom, Membership, Role, Theme

UNKNOWN_CODE = "No class has this code. Compare it with what your teacher gave you, letter by letter."
ENDED = "This class has ended and takes no new members. Ask your teacher for the code of your class of this year."
TOO_MANY_CODES = "These were too many wrong codes. Wait five minutes, and ask your teacher for the right one."


class SignUp(SignupView):
    """django-allauth's sign-up, for two people who take one name or address in the same instant."""

    def form_valid(self, form) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except IntegrityError:
            form.full_clean()  # asks the database again, and says at which field it is
            if form.is_valid():
                raise
            return self.form_invalid(form)


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


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Join a class by its code, which a link may bring along."""
    form = JoinForm(request.POST or None, initial={"code": request.GET.get("code", "")})
    membership = join_by(form, request) if form.is_bound and form.is_valid() else None
    if membership is None:
        return render(request, "people/join.html", {"form": form}, status=422 if form.is_bound else 200)
    classroom = membership.classroom
    if membership.role == Role.TEACHER:
        messages.info(request, f"You teach {classroom}; nothing has changed.")
    else:
        messages.success(request, f"You are in {classroom}.")
    return redirect(classroom)


def join_by(form: JoinForm, request: HttpRequest) -> Membership | None:
    """Join by the form's code; where that fails, say so in the form. Only wrong codes count as tries."""
    if not ratelimit.consume(request, action="join_class", dry_run=True):
        form.add_error("code", TOO_MANY_CODES)
        return None
    try:
        return join_classroom(user=request.user, code=form.cleaned_data["code"])
    except UnknownCode:
        ratelimit.consume(request, action="join_class")
        form.add_error("code", UNKNOWN_CODE)
        return None
    except ClassroomArchived:
        form.add_error("code", ENDED)
        return None


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


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Change the name that others see, the colours, and whether single keys do something."""
    user = request.user
    initial = {name: getattr(user, name) for name in AccountForm.base_fields}
    form = AccountForm(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid():
        describe_oneself(user=user, **form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("people:account")
    return render(request, "people/account.html", {"form": form}, status=422 if form.is_bound else 200)


@sensitive_post_parameters("password")
@rate_limit(action="reauthenticate")
@require_http_methods(["GET", "HEAD", "POST"])
def email(request: HttpRequest) -> HttpResponse:
    """Change or remove the e-mail address."""
    form = EmailForm(request.user, request.POST or None)
    if form.is_bound and form.is_valid() and change_email_by(form):
        messages.success(
            request, "Your e-mail address is saved." if request.user.email else "You have no e-mail address now."
        )
        return redirect("people:account")
    return render(request, "people/email.html", {"form": form}, status=422 if form.is_bound else 200)


def change_email_by(form: EmailForm) -> bool:
    """Change the address to the form's; where that fails, say so in the form."""
    try:
        change_email(user=form.user, email=form.cleaned_data["email"])
    except AddressTaken:
        form.user.refresh_from_db(fields=["email"])
        form.add_error("email", ADDRESS_TAKEN)
        return False
    return True


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Choose light, dark or automatic colours, and return to the page."""
    chosen = request.POST.get("theme")
    if chosen not in Theme.values:
        raise BadRequest("There is no such theme.")
    request.user.theme = chosen
    request.user.save(update_fields=["theme"])
    return HttpResponseRedirect(safe_address(request, request.POST.get("next", "")))


@require_POST
def shortcuts(request: HttpRequest) -> HttpResponse:
    """Switch single-key shortcuts "on" or "off". The form has a switch and, before it, what holds when it is off."""
    chosen = request.POST.get("shortcuts")
    if chosen not in ("on", "off"):
        raise BadRequest("Shortcuts are on or off.")
    request.user.shortcuts = chosen == "on"
    request.user.save(update_fields=["shortcuts"])
    if request.htmx:
        return HttpResponse(status=204)
    return HttpResponseRedirect(safe_address(request, request.POST.get("next", "")))


def safe_address(request: HttpRequest, address: str) -> str:
    """Return the address if it is a path of this site, and otherwise the home page's."""
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if is_ours and address.startswith("/") else reverse("home")
