"""Pages of the bank, for everybody who is signed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from topics.access import all_topics, get_question, get_topic, visible_questions
from topics.browsing import read_question, read_topic, with_counts
from topics.search import search as search_bank


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    return render(request, "topics/list.html", {"topics": with_counts(all_topics())})


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "topics/topic.html", {"page": read_topic(get_topic(slug))})


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search all kinds of record for the words of ?q=."""
    query = request.GET.get("q", "").replace("\0", "").strip()
    return render(request, "topics/search.html", {"results": search_bank(request.user, query)})


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """List the questions that the user may plan; ?topic= keeps those on one topic."""
    slug = request.GET.get("topic")
    topic = get_topic(slug) if slug else None
    listed = visible_questions(request.user)
    if topic:
        listed = listed.filter(topics=topic)
    return render(request, "topics/questions.html", {"questions": listed, "topic": topic})


@require_safe
def question(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "topics/question.html", {"page": read_question(get_question(request.user, pk))})
