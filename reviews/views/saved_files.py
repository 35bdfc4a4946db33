"""Saved comments as a file: taking one's own along, and bringing them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from people.access import teaches
from reviews import actions
from reviews.access import saved_comments_for
from reviews.forms import SavedImportForm
from reviews.saved_csv import write_table


@require_safe
def saved_export(request: HttpRequest) -> HttpResponse:
    """Send one's own saved comments; those of colleagues are theirs to send."""
    own = saved_comments_for(request.user).filter(owner=request.user).most_used_first()
    text = write_table((saved.get_kind_display(), saved.text, saved.criterion) for saved in own)
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="saved-comments.csv"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def saved_import(request: HttpRequest) -> HttpResponse:
    if not teaches(request.user):
        raise Http404("Saved comments are for teachers.")
    form = SavedImportForm(request.POST, request.FILES) if request.method == "POST" else SavedImportForm()
    if form.is_bound and form.is_valid():
        rows = form.cleaned_data["file"].rows
        new = actions.import_saved(owner=request.user, rows=rows)
        messages.success(request, _told(new, len(rows) - new))
        return redirect("reviews:saved-list")
    return render(request, "reviews/saved_import.html", {"form": form}, status=422 if form.errors else 200)


def _told(new: int, known: int) -> str:
    told = f"{new} comment{'' if new == 1 else 's'} saved."
    return f"{told} {known} you had already." if known else told
