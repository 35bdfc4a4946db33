"""What a student handed in, compared with what they had handed in before."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from plans.views.page import class_time
from reviews.access import get_own_submission
from reviews.reading import read_for_writer
from reviews.views.place import query_since, since_of


@require_safe
def submission(request: HttpRequest, pk, number: int) -> HttpResponse:
    """Show a submission to its writer, with what changed in it since an earlier one and what was said about it."""
    found = get_own_submission(request.user, pk, number)
    page = read_for_writer(found, since_of(request))
    bases = [(one.number, query_since(request, one.number)) for one in page.earlier]
    with class_time(found.plan):
        return render(request, "reviews/submission.html", {"page": page, "bases": bases})
