"""A large pack is asked for, and waits its turn where others come first."""

from django.urls import reverse

from exports import actions
from exports.models import Pack, PackState
from exports.pack_choices import Choices
from exports.views import packs
from tests.exports.packs import CHOSEN, ask, made, make_teacher, seated, words


def test_large_pack_is_made_beside_the_site_and_has_a_page(cast, login, two_plans, launched):
    response = login(cast.teacher).post(reverse("exports:pack-new", args=[cast.assignment.pk]), CHOSEN)

    pack = Pack.objects.get()
    assert response["Location"] == f"/packs/{pack.pk}/"
    assert launched == [pack.pk]
    assert (pack.person, pack.assignment, pack.state, pack.seat) == (cast.teacher, cast.assignment, "making", 1)
    assert (pack.choices, pack.done, pack.total) == (Choices(), 0, 2)


def test_long_plans_are_too_much_for_a_request_however_few(cast, login, two_plans, launched, monkeypatch):
    monkeypatch.setattr(packs, "MOST_PLANS", 40)
    monkeypatch.setattr(packs, "MOST_LETTERS", 1_000)

    login(cast.teacher).post(reverse("exports:pack-new", args=[cast.assignment.pk]), CHOSEN)

    assert launched == [Pack.objects.get().pk]


def test_address_of_a_large_pack_leads_to_the_page_with_what_was_chosen(cast, login, two_plans):
    response = login(cast.teacher).get(reverse("exports:pack", args=[cast.assignment.pk]), {"odd": "on"})

    assert response["Location"] == f"/assignments/{cast.assignment.pk}/plans/?order=name&paper=a4&odd=on"


def test_who_has_one_in_hand_is_led_to_it(cast, login, two_plans, launched):
    running = seated(cast)

    response = login(cast.teacher).post(reverse("exports:pack-new", args=[cast.assignment.pk]), CHOSEN, follow=True)

    assert response.redirect_chain == [(running.get_absolute_url(), 302)]
    assert "You can have one pack made at a time." in response.content.decode()
    assert Pack.objects.count() == 1


def test_who_has_had_one_gets_another(cast, two_plans, launched):
    first = made(cast)

    assert seated(cast) != first


def test_third_waits_its_turn(cast, login, two_plans, launched):
    first, second = seated(cast), seated(cast, make_teacher(cast, "second"))
    third, fourth = (make_teacher(cast, name) for name in ("third", "fourth"))

    waiting = ask(cast, third)
    behind = ask(cast, fourth)

    assert launched == [first.pk, second.pk]
    assert (waiting.state, waiting.seat) == (PackState.WAITING, None)
    assert "2 come before yours" in words(login(third), waiting)
    assert "3 come before yours" in words(login(fourth), behind)


def test_seat_that_is_free_goes_to_who_waited_longest(cast, two_plans, launched):
    first, second = seated(cast), seated(cast, make_teacher(cast, "second"))
    waiting, behind = (ask(cast, make_teacher(cast, name)) for name in ("third", "fourth"))
    actions.make_pack(pack=first)

    taken = actions.seat_next()

    assert (taken, taken.seat, taken.state) == (waiting, 1, PackState.MAKING)
    assert actions.seat_next() is None
    behind.refresh_from_db()
    second.refresh_from_db()
    assert (behind.state, second.seat) == (PackState.WAITING, 2)
