"""A large pack is cancelled, given up for dead, cleared away."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from exports import actions
from exports.actions import making
from exports.models import Pack, PackState, PackVolume
from tests.exports.packs import CHOSEN, ask, made, make_teacher, renewed, seated, silence, words

# ---- Cancelling


def test_cancelled_pack_is_gone_and_the_next_comes_in(cast, login, two_plans, launched):
    pack, _ = seated(cast), seated(cast, make_teacher(cast, "second"))
    waiting = ask(cast, make_teacher(cast, "third"))
    pack.volumes.create(number=1, name="1.pdf", content=b"%PDF-1.7")

    response = login(cast.teacher).post(f"/packs/{pack.pk}/cancel/", follow=True)

    assert "The pack is cancelled." in response.content.decode()
    assert launched[-1] == waiting.pk
    assert PackVolume.objects.count() == 0
    assert "<b>Cancelled.</b>" in words(login(cast.teacher), pack)


def test_who_makes_a_cancelled_pack_notices_and_keeps_nothing(cast, two_plans, launched, monkeypatch):
    pack = seated(cast)

    def cancel_meanwhile(*args):
        actions.cancel_pack(pack=pack)
        return b"%PDF-1.7"

    monkeypatch.setattr(making, "pack_pdf", cancel_meanwhile)

    with pytest.raises(actions.PackGone):
        actions.make_pack(pack=pack)

    pack.refresh_from_db()
    assert (pack.state, pack.volumes.count()) == (PackState.CANCELLED, 0)


def test_pack_that_is_ready_cannot_be_cancelled(cast, login, two_plans, launched):
    pack = made(cast)

    response = login(cast.teacher).post(f"/packs/{pack.pk}/cancel/")

    pack.refresh_from_db()
    assert (response["Location"], pack.state) == (pack.get_absolute_url(), PackState.DONE)


def test_waiting_pack_can_be_cancelled(cast, login, two_plans, launched):
    seated(cast)
    seated(cast, make_teacher(cast, "second"))
    third = make_teacher(cast, "third")
    waiting = ask(cast, third)

    login(third).post(f"/packs/{waiting.pk}/cancel/")

    waiting.refresh_from_db()
    assert waiting.state == PackState.CANCELLED


# ---- Dying


def test_process_that_is_not_heard_of_is_given_up_in_words(cast, login, two_plans, launched):
    pack = seated(cast)
    silence(pack)

    page = words(login(cast.teacher), pack)

    assert "has not been heard of for a minute" in page
    assert "Try again" in page
    assert "every 1s" not in page
    assert renewed(login(cast.teacher), pack, "making 0 0").status_code == 286


def test_trying_again_after_a_death_makes_another(cast, login, two_plans, launched):
    dead = seated(cast)
    silence(dead)

    login(cast.teacher).post(reverse("exports:pack-new", args=[cast.assignment.pk]), CHOSEN)

    dead.refresh_from_db()
    new = Pack.objects.exclude(pk=dead.pk).get()
    assert (dead.state, dead.seat, new.state, new.seat) == (PackState.FAILED, None, PackState.MAKING, 1)
    assert launched == [dead.pk, new.pk]


def test_who_waits_behind_the_dead_can_be_started(cast, login, two_plans, launched):
    dead = [seated(cast), seated(cast, make_teacher(cast, "second"))]
    third = make_teacher(cast, "third")
    waiting = ask(cast, third)
    for pack in dead:
        silence(pack)
    client = login(third)

    page = words(client, waiting)
    response = client.post(f"/packs/{waiting.pk}/start/")

    assert "Your pack is next." in page
    assert f'data-hx-post="/packs/{waiting.pk}/start/" data-hx-trigger="load, submit"' in page
    assert response["Location"] == waiting.get_absolute_url()
    assert launched[-1] == waiting.pk


def test_who_comes_back_from_the_dead_finds_the_pack_given_up(cast, two_plans, launched):
    pack = seated(cast)
    silence(pack)
    actions.bury_dead()

    with pytest.raises(actions.PackGone):
        actions.make_pack(pack=pack)


# ---- Clearing


def test_contents_go_after_an_hour_and_the_page_says_so(cast, login, two_plans, launched):
    old, new = made(cast), made(cast)
    Pack.objects.filter(pk=old.pk).update(finished_at=timezone.now() - timedelta(minutes=61))

    call_command("clear_packs", verbosity=0)

    assert [pack.volumes.count() for pack in (old, new)] == [0, 1]
    assert "deleted an hour after it was made" in words(login(cast.teacher), old)
    assert login(cast.teacher).get(f"/packs/{old.pk}/file/").status_code == 302


def test_next_pack_clears_the_old_ones(cast, two_plans, launched):
    old = made(cast)
    Pack.objects.update(finished_at=timezone.now() - timedelta(minutes=61))

    seated(cast)

    assert old.volumes.count() == 0


def test_pack_is_forgotten_after_a_day(cast, two_plans, launched, capsys):
    old = made(cast)
    Pack.objects.update(finished_at=timezone.now() - timedelta(hours=25))

    call_command("clear_packs")

    assert not Pack.objects.filter(pk=old.pk).exists()
