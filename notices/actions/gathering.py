"""Gathering what waits to be told into one e-mail for each person."""

from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from notices.models import USUAL, Item, Mail, MailChoice, Notice, When
from notices.ripeness import BETWEEN_MAILS, is_soon_ripe, last_morning


def gather_mail(*, now: datetime) -> int:
    """Write down one e-mail for each person for whom something is ripe, with all of it; return how many."""
    _drop_unwanted()
    waiting = defaultdict(list)
    for item in Item.objects.filter(waits=True).select_related("notice"):
        waiting[item.notice.person_id].append(item)
    choices = _choices(waiting)
    last_mails = dict(
        Mail.objects.filter(made_at__gt=now - BETWEEN_MAILS).values_list("person").annotate(Max("made_at"))
    )
    ripe = {person: _ripe(items, choices, last_mails.get(person), now) for person, items in waiting.items()}
    return sum(_write_mail(person, items, now) for person, items in ripe.items() if items)


def _drop_unwanted() -> None:
    """Let nothing wait that goes to nobody: who has no address, has left or wants none does not get it later."""
    waiting = Item.objects.filter(waits=True)
    unwanted = Notice.objects.unwanted()
    unreachable = Q(notice__person__email="") | Q(notice__person__is_active=False)
    gone = ~Q(notice__in=Notice.objects.in_force())
    waiting.filter(unreachable | gone | Q(notice__in=unwanted)).update(waits=False)


def _choices(people) -> dict[tuple[int, str], str]:
    chosen = MailChoice.objects.filter(person__in=people)
    return {(choice.person_id, choice.kind): choice.when for choice in chosen}


def _ripe(items: list[Item], choices: dict, last_mail_at: datetime | None, now: datetime) -> list[Item]:
    when = {item: choices.get((item.notice.person_id, item.notice.kind), USUAL[item.notice.kind]) for item in items}
    soon = [item for item in items if when[item] == When.SOON]
    morning = last_morning(now, timezone.get_default_timezone())
    daily = [item for item in items if when[item] == When.DAILY and item.happened_at < morning]
    return daily + (soon if is_soon_ripe([item.happened_at for item in soon], last_mail_at, now) else [])


@transaction.atomic
def _write_mail(person: int, items: list[Item], now: datetime) -> int:
    """Put the items into a new e-mail; return 0 where another run of the command was quicker."""
    mail = Mail.objects.create(person_id=person, made_at=now)
    waiting = Item.objects.filter(pk__in=[item.pk for item in items], waits=True)
    if waiting.update(waits=False, mail=mail):
        return 1
    mail.delete()
    return 0
