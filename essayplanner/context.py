"""What every page's frame shows. The queries run only where a template asks."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from people.access import teaches
from reviews.models import Submission


def site(request) -> dict:
    """Return `demo`, `site_name`, and for one who is signed in `teaches` and `review_count`."""
    user = getattr(request, "user", None)
    context = {"demo": settings.DEMO, "site_name": "Essay Planner", "teaches": False, "review_count": 0}
    if user is not None and user.is_authenticated:
        context["teaches"] = SimpleLazyObject(lambda: teaches(user))
        context["review_count"] = SimpleLazyObject(lambda: Submission.objects.reviewable_by(user).waiting().count())
    return context
