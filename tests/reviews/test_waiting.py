"""What waits for a review, as the submission itself keeps it."""

from importlib import import_module

from django.apps import apps

from reviews.actions import decide
from reviews.models import Review, Submission
from tests.reviews.scene import resubmitted, submitted


def test_submission_waits_until_it_is_decided(cast):
    submission = submitted(cast)
    assert list(Submission.objects.waiting()) == [submission]

    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")

    assert not Submission.objects.waiting().exists()


def test_older_sites_learn_what_waits(cast):
    second, _ = resubmitted(cast)
    Review.objects.create(submission=second)  # begun, and not decided
    Submission.objects.update(is_waiting=True)

    import_module("reviews.migrations.0020_waiting_submissions").fill(apps, None)

    assert list(Submission.objects.waiting()) == [second]
