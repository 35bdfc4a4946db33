"""Saving what a teacher writes on the review page while they write it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from reviews import actions
from reviews.access import get_submission_for_teacher, ids_on_page
from reviews.forms import read_drafts


@require_POST
def draft(request: HttpRequest, pk) -> HttpResponse:
    """Keep what stands in the fields that came along. What no field of the page can hold is passed over."""
    submission = get_submission_for_teacher(request.user, pk)
    typed = read_drafts(request.POST)
    if typed.errors:
        return HttpResponse(status=422)
    known = ids_on_page(request.user, submission, typed.texts)
    texts = {name: text for name, text in typed.texts.items() if name.partition("-")[2] in known}
    try:
        actions.save_drafts(submission=submission, author=request.user, texts=texts)
    except actions.ReviewClosed:
        raise Http404("The plan was withdrawn in this very moment.") from None
    return HttpResponse(status=204)
