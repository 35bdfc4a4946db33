"""Whose notices are whose. Each getter fetches and authorises; what one may not see is not there (Http404)."""

from django.shortcuts import get_object_or_404

from notices.models import Notice, NoticeQuerySet


def notices_of(user) -> NoticeQuerySet:
    """What the user is told, the latest first."""
    return Notice.objects.of(user)


def get_notice(user, pk: int) -> Notice:
    return get_object_or_404(notices_of(user), pk=pk)


def count_unread(user) -> int:
    return notices_of(user).unread().count()
