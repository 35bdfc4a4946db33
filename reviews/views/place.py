"""Where a teacher is: which part of the queue they go through, and which submission they compare with.

Both are carried along in the address of each page.
"""

from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, QueryDict

from plans.text import as_id
from reviews.access import get_queue_filter
from reviews.reading import QueueFilter


def query_of(request: HttpRequest) -> QueryDict:
    """Return the query of the page on which the teacher is: a form sends it as `place`, htmx tells the address."""
    if request.method != "POST":
        return request.GET
    address = urlsplit(request.htmx.current_url or "").query if request.htmx else ""
    return QueryDict(request.POST.get("place", address))


def since_of(request: HttpRequest) -> int:
    """Return the number of the submission that the page compares with, or 0 where none was chosen."""
    return as_id(query_of(request).get("with", ""))


def query_since(request: HttpRequest, number: int) -> str:
    """Return the end of the address of the same page, compared with the submission of this number."""
    query = query_of(request).copy()
    query["with"] = number
    return f"?{query.urlencode()}"


def filter_of(request: HttpRequest) -> QueueFilter:
    """Return the filter of the page. Nothing that was typed is refused for a filter that is no more."""
    try:
        return get_queue_filter(request.user, query_of(request))
    except Http404:
        if request.method == "POST":
            return QueueFilter()
        raise
