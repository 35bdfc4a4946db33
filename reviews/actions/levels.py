"""Giving levels, and changing the criteria that they belong to."""

from collections.abc import Mapping

from django.db import transaction

from reviews.actions.locking import lock_undecided
from reviews.loading import add_criteria
from reviews.models import ClassProfile, GivenLevel, Level, Profile, Review, Submission
from reviews.profile_text import CriterionText


class ProfileChanged(Exception):
    """Levels were chosen that the profile does not have: it was changed, or the class has another one by now."""


@transaction.atomic
def give_levels(*, submission: Submission, profile: Profile | None, levels: Mapping[str, str]) -> None:
    """Give a level of the profile for each criterion, both by their ids as they were sent.

    The student sees the levels with the decision. Raises ReviewClosed; and ProfileChanged where one of the levels is
    not of the profile: then none is given.
    """
    lock_undecided(submission)
    known = {str(level.pk): level for level in Level.objects.filter(criterion__profile=profile)}
    if not known.keys() >= set(levels.values()):
        raise ProfileChanged
    chosen = {known[pk].criterion_id: known[pk] for pk in levels.values()}
    review, _ = Review.objects.get_or_create(submission=submission)
    GivenLevel.objects.bulk_create(
        [GivenLevel(review=review, criterion_id=pk, level=level) for pk, level in chosen.items()],
        update_conflicts=True,
        unique_fields=["review", "criterion"],
        update_fields=["level"],
    )


@transaction.atomic
def clear_levels(*, submission: Submission) -> None:
    """Take back the levels of a review that is not decided, as if it had not begun. Raises ReviewClosed."""
    lock_undecided(submission)
    Review.objects.filter(submission=submission, decision="").delete()


@transaction.atomic
def make_profile(*, owner, criteria: list[CriterionText], **fields) -> Profile:
    """Make a profile of one's own."""
    profile = Profile.objects.create(owner=owner, **fields)
    add_criteria(profile, criteria)
    return profile


@transaction.atomic
def change_profile(*, profile: Profile, criteria: list[CriterionText], **fields) -> Profile:
    """Give a profile other criteria; return it, or the new version where reviews hold on to the old one.

    Classes that used the old version use the new one from then on; reviews keep theirs.
    """
    profile = Profile.objects.select_for_update().get(pk=profile.pk)
    if profile.is_in_use:
        version = {"version": profile.version + 1, "older": profile}
        newer = make_profile(owner=profile.owner, criteria=criteria, **fields, **version)
        ClassProfile.objects.filter(profile=profile).update(profile=newer)
        return newer
    profile.criteria.all().delete()
    Profile.objects.filter(pk=profile.pk).update(**fields)
    add_criteria(profile, criteria)
    return Profile.objects.get(pk=profile.pk)
