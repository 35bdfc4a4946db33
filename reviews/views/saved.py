"""The page of saved comments: one's own and those that colleagues share."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reviews.access import get_comment_to_save, get_own_saved_comment, saved_comments_for
from reviews.forms import SavedCommentForm
from reviews.models import Comment

PER_PAGE = 50


@require_safe
def saved_list(request: HttpRequest) -> HttpResponse:
    """List the saved comments with the words of ?q=, those used most first."""
    query = request.GET.get("q", "").replace("\0", "").strip()
    found = saved_comments_for(request.user).matching(query).select_related("owner").most_used_first()
    context = {"saved": Paginator(found, PER_PAGE).get_page(request.GET.get("page")), "query": query}
    return render(request, "reviews/saved_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def saved_new(request: HttpRequest) -> HttpResponse:
    """Write a saved comment, or shorten the comment of ?from= to one, and then go back to it."""
    saved_comments_for(request.user)
    comment = get_comment_to_save(request.user, request.GET["from"]) if "from" in request.GET else None
    initial = {name: getattr(comment, name) for name in ("kind", "text", "criterion")} if comment else None
    form = SavedCommentForm(request.user, request.POST if request.method == "POST" else None, initial=initial)
    return _answer(request, form, "Saved.", comment)


@require_http_methods(["GET", "HEAD", "POST"])
def saved_edit(request: HttpRequest, pk: int) -> HttpResponse:
    saved = get_own_saved_comment(request.user, pk)
    form = SavedCommentForm(request.user, request.POST if request.method == "POST" else None, instance=saved)
    return _answer(request, form, "Changed.")


@require_POST
def saved_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a saved comment; comments that were made with it stay as they are."""
    get_own_saved_comment(request.user, pk).delete()
    messages.success(request, "Deleted. Comments that were made with it stay.")
    return redirect("reviews:saved-list")


def _answer(request: HttpRequest, form: SavedCommentForm, done: str, comment: Comment | None = None) -> HttpResponse:
    back = reverse("reviews:saved-list")
    if comment:
        back = f"{comment.submission.get_absolute_url()}#slot-{comment.slot_id}"
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, done)
        return redirect(back)
    context = {
        "form": form,
        "comment": comment,
        "back": back,
        "long": comment and not comment.is_savable and len(comment.text),
    }
    return render(request, "reviews/saved_form.html", context, status=422 if form.errors else 200)
