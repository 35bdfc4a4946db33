"""Who may open what of the bank: everybody who is signed in reads it; a person's own records are theirs alone."""

from django.core.validators import slug_re
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404

from topics.models import Evidence, Question, Topic


def all_topics():
    """The bank's topics in their order, the same on every database."""
    return Topic.objects.order_by("position", "pk")


def topics_with_evidence(question: Question):
    """The topics that hold evidence, each with `is_asked`: whether it is one of the question's."""
    asked = Question.topics.through.objects.filter(question=question, topic=OuterRef("pk"))
    held = Evidence.objects.filter(theme__topic=OuterRef("pk"))
    return all_topics().filter(Exists(held)).annotate(is_asked=Exists(asked))


def get_topic(slug: str) -> Topic:
    """The topic of an address; what cannot be a slug is not asked for, since PostgreSQL refuses a null byte."""
    if not slug_re.fullmatch(slug):
        raise Http404
    return get_object_or_404(Topic, slug=slug)


def visible_questions(user):
    """The bank's questions, then the user's own."""
    return Question.objects.visible_to(user).order_by("position", "pk")


def get_question(user, pk: int) -> Question:
    return get_object_or_404(Question.objects.visible_to(user), pk=pk)


def visible_evidence(user):
    return Evidence.objects.visible_to(user)


def get_evidence(user, pk: int) -> Evidence:
    return get_object_or_404(visible_evidence(user).with_cards(), pk=pk)
