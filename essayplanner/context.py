"""What every page's frame shows. The query runs only where a template asks."""

from functools import partial

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from essayplanner.navigation import Navigation, read_navigation


def site(request) -> dict:
    """Return `demo`, `site_name`, `works_offline`, and of one who is signed in what `Navigation` holds."""
    user = getattr(request, "user", None)
    # A developer's files change under the same names, so that a kept copy would be the wrong one.
    context = {"demo": settings.DEMO, "site_name": "Essay Planner", "works_offline": not settings.DEBUG}
    if user is None or not user.is_authenticated:
        return context | Navigation(False, 0, 0)._asdict()
    return context | {name: SimpleLazyObject(partial(_of_navigation, user, name)) for name in Navigation._fields}


def _of_navigation(user, name: str):
    return getattr(read_navigation(user), name)
