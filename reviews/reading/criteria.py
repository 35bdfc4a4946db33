"""The criteria of a review: the levels that are given, beside those of last time."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from reviews.models import ClassProfile, Criterion, GivenLevel, Level, Profile, Submission

SHIPPED = "six-strands"
WIDEST_TABLE = 5


@dataclass(frozen=True)
class LevelView:
    """A level that can be given; `is_last` is the level that the submission before was given.

    `is_chosen`: it was chosen on the page and is not given yet.
    """

    level: Level
    is_given: bool
    is_last: bool
    is_chosen: bool = False

    @property
    def name(self) -> str:
        """What tells it from all others of its profile, also when the profile has been changed."""
        return f"{self.level.criterion.name}|{self.level.name}"


@dataclass(frozen=True)
class CriterionView:
    criterion: Criterion
    levels: list[LevelView]

    def choose(self, names: Collection[str]) -> "CriterionView":
        return replace(self, levels=[replace(view, is_chosen=view.name in names) for view in self.levels])

    @property
    def checked(self) -> Level | None:
        """The level that is marked on the page: what was chosen, else what is given."""
        return next((view.level for view in self.levels if view.is_chosen), self.given)

    @property
    def given(self) -> Level | None:
        return next((view.level for view in self.levels if view.is_given), None)


@dataclass(frozen=True)
class CriteriaView:
    """A profile with the levels that a review gives."""

    profile: Profile
    criteria: list[CriterionView]

    @property
    def given(self) -> list[CriterionView]:
        return [view for view in self.criteria if view.given]

    def view_of(self, pk: str) -> CriterionView | None:
        """Return one criterion, by its id as it was sent."""
        return next((view for view in self.criteria if str(view.criterion.pk) == pk), None)

    @property
    def has_last(self) -> bool:
        return any(level.is_last for view in self.criteria for level in view.levels)

    def choose(self, names: Collection[str]) -> "CriteriaView":
        """Return the same with the levels of these names (`LevelView.name`) as chosen."""
        return replace(self, criteria=[criterion.choose(names) for criterion in self.criteria])

    @property
    def heads(self) -> list[str]:
        """The names of the levels where all criteria have the same few ones and no marks: a table can hold them."""
        names = [[view.level.name for view in criterion.levels] for criterion in self.criteria]
        has_marks = any(view.level.marks for criterion in self.criteria for view in criterion.levels)
        is_even = all(row == names[0] for row in names) and len(names[0]) <= WIDEST_TABLE
        return names[0] if is_even and not has_marks else []


def read_criteria(submission: Submission, before: Iterable[Submission]) -> CriteriaView | None:
    """Read the criteria of a review and its levels, in one query; None if there is no profile at all.

    `before` are the plan's other submissions, of which the last decided one with levels is "last time".
    """
    given = GivenLevel.objects.filter(review__submission=submission, level=OuterRef("pk"))
    profile = Subquery(_profiles_for(submission).values("pk")[:1])
    levels = Level.objects.filter(criterion__profile=profile).annotate(is_given=Exists(given))
    last = _last_names(submission, before)
    views: dict[Criterion, CriterionView] = {}
    for level in levels.select_related("criterion__profile").order_by("criterion__position", "position"):
        view = views.setdefault(level.criterion, CriterionView(level.criterion, []))
        view.levels.append(LevelView(level, level.is_given, (level.criterion.name, level.name) in last))
    criteria = list(views.values())
    return CriteriaView(criteria[0].criterion.profile, criteria) if criteria else None


def profile_of(submission: Submission) -> Profile | None:
    """Return the profile by which a submission is judged: its review's, else its class's, else the shipped one."""
    return _profiles_for(submission).first()


def _profiles_for(submission: Submission) -> QuerySet[Profile]:
    """The profiles by which a submission may be judged, the one that counts first."""
    used = GivenLevel.objects.filter(review__submission=submission, criterion__profile=OuterRef("pk"))
    chosen = ClassProfile.objects.filter(classroom=submission.classroom_id, profile=OuterRef("pk"))
    profiles = Profile.objects.annotate(is_used=Exists(used), is_chosen=Exists(chosen))
    candidates = profiles.filter(Q(is_used=True) | Q(is_chosen=True) | Q(key=SHIPPED))
    return candidates.order_by("-is_used", "-is_chosen", "-version")


def _last_names(submission: Submission, before: Iterable[Submission]) -> set[tuple[str, str]]:
    """Return criterion and level of last time by name, since the profile may have a new version."""
    earlier = sorted((one for one in before if one.number < submission.number), key=lambda one: -one.number)
    given = next((one.decided_review.given for one in earlier if one.decided_review and one.decided_review.given), [])
    return {(level["criterion"], level["level"]) for level in given}
