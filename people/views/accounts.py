"""Signing up, and one's own account."""

from allauth.account.views import SignupView
from allauth.decorators import rate_limit
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from people.actions import AddressTaken, change_email, describe_oneself
from people.forms.accounts import ADDRESS_TAKEN, AccountForm, EmailForm
from people.models import Theme


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
