"""What every page's frame shows. The queries run only where a template asks."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from people.access import teaches
from reviews.models import Submission


def site(request) -> dict:
    """Return `demo`, `site_name`, `works_offline`, and for one who is signed in `teaches` and `review_count`."""
    user = getattr(request, "user", None)
    # A developer's files change under the same names, so that a kept copy would be the wrong one.
    context = {"demo": settings.DEMO, "site_name": "Essay Planner", "works_offline": not settings.DEBUG}
    context |= {"teaches": False, "review_count": 0}
    if user is not None and user.is_authenticated:
        context["teaches"] = SimpleLazyObject(lambda: teaches(user))
        context["review_count"] = SimpleLazyObject(lambda: Submission.objects.reviewable_by(user).waiting().count())
    return context
