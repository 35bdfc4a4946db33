"""Which pages somebody of a made-up school opens in the tests."""

from django.urls import reverse

from people.models import Classroom, User
from plans.models import Plan
from reviews.models import Submission


def pages_of(person: User) -> list[str]:
    """Return the addresses of the pages that show the most: home, class, queue, every review or plan."""
    pages = [reverse("home"), reverse("plans:list"), reverse("reviews:queue")]
    pages += [room.get_absolute_url() for room in Classroom.objects.visible_to(person)]
    submissions = Submission.objects.reviewable_by(person).select_related("plan")
    pages += [submission.get_absolute_url() for submission in submissions[:8]]
    for plan in Plan.objects.owned_by(person):
        pages += [plan.get_absolute_url(), reverse("exports:plan-pdf", args=[plan.pk])]
    return pages
