"""What one is told, and what of it comes by e-mail."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from notices.access import get_notice, notices_of
from notices.actions import choose_mail, mark_read
from notices.forms import ChoiceForm
from notices.models import Notice
from notices.reading import read_lines

NOTICES_A_PAGE = 30


@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    """Show what the user is told, the latest first."""
    page = Paginator(notices_of(request.user), NOTICES_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "lines": read_lines(page.object_list), "now": timezone.now()}
    return render(request, "notices/list.html", context)


@require_POST
def notice_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a notice as read, and go to what it speaks of."""
    notices = Notice.objects.filter(pk=get_notice(request.user, pk).pk)
    line = read_lines(notices)[0]
    mark_read(notices=notices)
    return redirect(line.path)


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark everything as read that the page showed, and not what has come `until` then."""
    notices = notices_of(request.user)
    until = _moment(request.POST.get("until", ""))
    mark_read(notices=notices.filter(latest_at__lte=until) if until else notices)
    return redirect("notices:list")


def _moment(text: str):
    """Return a moment as the page sent it; None where it is none."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest) -> HttpResponse:
    """Choose which notices come by e-mail, and when. The form is on the account page, too."""
    form = ChoiceForm(request.user, request.POST or None)
    if form.is_bound and form.is_valid():
        choose_mail(person=request.user, choices=form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("people:account")
    return render(request, "notices/choices.html", {"form": form}, status=422 if form.is_bound else 200)
