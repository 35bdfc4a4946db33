"""A large pack: asked for, seated, made in volumes, cancelled, failed, given up for dead, cleared away."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from exports import actions, pack_order
from exports.actions import asking, launching, making
from exports.management.commands import make_pack as command
from exports.models import DEAD_AFTER, Pack, PackState, PackVolume
from exports.pack_choices import ANONYMOUS, Choices
from exports.typesetting import PdfError
from exports.views import packs
from people.models import Membership, Role
from reviews.models import Submission
from tests.cast import make_person
from tests.exports.reading_back import open_pdf, text_of
from tests.reviews.scene import submitted

CHOSEN = {"order": "name", "paper": "a4"}


@pytest.fixture
def launched(monkeypatch) -> list:
    """The ids of the packs for which a process would have been started."""
    started = []
    monkeypatch.setattr(asking, "launch", started.append)
    # A test is one transaction, so what waits for its end would wait for ever.
    monkeypatch.setattr(asking.transaction, "on_commit", lambda call: call())
    return started


@pytest.fixture
def two_plans(cast, monkeypatch) -> None:
    """Two plans, which are too many for one request."""
    submitted(cast)
    submitted(cast, cast.classmate)
    monkeypatch.setattr(packs, "MOST_PLANS", 1)


def make_teacher(cast, username: str):
    teacher = make_person(username)
    Membership.objects.create(user=teacher, classroom=cast.classroom, role=Role.TEACHER)
    return teacher


def ask(cast, person=None, choices: Choices | None = None) -> Pack:
    terms = {"assignment": cast.assignment, "choices": choices or Choices(), "total": 2}
    return actions.ask_pack(person=person or cast.teacher, **terms)[0]


def seated(cast, person=None, choices: Choices | None = None) -> Pack:
    """A pack that is being made."""
    pack = ask(cast, person, choices)
    pack.refresh_from_db()
    assert pack.state == PackState.MAKING
    return pack


def made(cast, **fields) -> Pack:
    pack = seated(cast, **fields)
    actions.make_pack(pack=pack)
    pack.refresh_from_db()
    return pack


def silence(pack: Pack) -> None:
    """Let the process of the pack not have been heard of for too long."""
    Pack.objects.filter(pk=pack.pk).update(beat_at=timezone.now() - DEAD_AFTER - timedelta(seconds=1))


def words(client, pack: Pack, **options) -> str:
    return client.get(pack.get_absolute_url(), **options).content.decode()


# ---- Asking


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


# ---- Making


def test_pack_of_one_volume_comes_as_pdf(cast, login, two_plans, launched):
    pack = made(cast)

    response = login(cast.teacher).get(f"/packs/{pack.pk}/file/")

    assert (pack.state, pack.seat, pack.done, pack.total) == (PackState.DONE, None, 2, 2)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'inline; filename="11B - How far did official culture affect Soviet people - plans.pdf"'
    )
    assert response["Cache-Control"] == "private, no-store"
    assert "11B 2 plans" in text_of(response.content)


def test_pack_of_more_volumes_comes_as_zip(cast, login, launched, monkeypatch):
    monkeypatch.setattr(pack_order, "MOST_PLANS", 1)
    cast.student.display_name, cast.classroom.name = "Ольга Зима", "11Б"
    cast.student.save()
    cast.classroom.save()
    submitted(cast)
    submitted(cast, cast.classmate)

    pack = made(cast)
    response = login(cast.teacher).get(f"/packs/{pack.pk}/file/")
    content = response.getvalue()

    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.namelist() == ["1 Classmate.pdf", "2 Зима.pdf"]
    assert archive.testzip() is None
    assert response["Content-Length"] == str(len(content))
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''11%D0%91")
    assert response["Content-Disposition"].endswith("plans.zip")
    volumes = [text_of(archive.read(name)) for name in archive.namelist()]
    assert [f"Volume {number} of 2" in text for number, text in enumerate(volumes, 1)] == [True, True]
    assert ["Name Classmate" in text for text in volumes] == [True, False]


def test_pack_is_as_it_was_chosen(cast, two_plans, launched):
    pack = made(cast, choices=Choices(ANONYMOUS, "us-letter", odd=True))

    pdf = bytes(pack.volumes.get().content)
    assert round(open_pdf(pdf).pages[0].mediabox.width) == 612
    assert "Name Student 2" in text_of(pdf)
    assert "Classmate" not in text_of(pdf)


def test_plan_that_is_taken_back_meanwhile_is_not_in_it(cast, two_plans, launched, monkeypatch):
    pack = seated(cast)
    read = making.read_pack

    def read_then_withdraw(*args):
        found = read(*args)
        Submission.objects.get(plan__owner=cast.student).delete()
        return found

    monkeypatch.setattr(making, "read_pack", read_then_withdraw)

    actions.make_pack(pack=pack)

    text = text_of(bytes(pack.volumes.get().content))
    assert "11B 1 plan " in text
    assert "Name Student" not in text


def test_pack_of_which_nothing_is_left_says_so(cast, login, two_plans, launched):
    pack = seated(cast)
    Submission.objects.all().delete()

    actions.make_pack(pack=pack)

    assert making.NOTHING_LEFT in words(login(cast.teacher), pack)


def test_pack_that_cannot_be_set_says_so_and_keeps_nothing(cast, login, two_plans, launched, monkeypatch):
    monkeypatch.setattr(pack_order, "MOST_PLANS", 1)
    pack = seated(cast)
    contents = iter([b"%PDF-1.7"])

    def fail_the_second_time(*args):
        for content in contents:
            return content
        raise PdfError("The PDF could not be made from this text.")

    monkeypatch.setattr(making, "pack_pdf", fail_the_second_time)

    actions.make_pack(pack=pack)

    page = words(login(cast.teacher), pack)
    assert making.UNPRINTABLE in page
    assert "Try again" in page
    assert PackVolume.objects.count() == 0


def test_pack_that_breaks_says_so_and_the_error_is_told(cast, login, two_plans, launched, monkeypatch):
    pack = seated(cast)
    monkeypatch.setattr(making, "pack_pdf", None)

    with pytest.raises(TypeError):
        actions.make_pack(pack=pack)

    assert making.BROKEN in words(login(cast.teacher), pack)


def test_process_that_cannot_be_started_says_so(cast, login, two_plans, launched, monkeypatch, expect_error):
    pack = seated(cast)

    def refuse(*args, **options):
        raise OSError("no memory")

    monkeypatch.setattr(launching.subprocess, "Popen", refuse)
    expect_error("No process for a class pack")

    launching.launch(pack.pk)

    assert launching.NOT_STARTED in words(login(cast.teacher), pack)


# ---- Looking on


def test_page_tells_how_far_it_is_without_javascript(cast, login, two_plans, launched):
    pack = seated(cast)
    Pack.objects.update(done=1)

    page = words(login(cast.teacher), pack)

    assert "<b>1 of 2 plans</b> are in it." in page
    assert '<progress class="pack-progress" max="2" value="1"' in page
    assert '<div id="pack-words" role="status">' in page
    assert f'<noscript><a class="btn btn-quiet" href="/packs/{pack.pk}/">Look again</a></noscript>' in page
    assert f'action="/packs/{pack.pk}/cancel/"' in page
    assert 'hx-trigger="every 1s"' in page


def renewed(client, pack: Pack, seen: str):
    return client.get(pack.get_absolute_url(), {"seen": seen}, headers={"HX-Request": "true"})


def test_htmx_gets_nothing_while_nothing_changes(cast, login, two_plans, launched):
    pack = seated(cast)

    assert renewed(login(cast.teacher), pack, "making 0 0").status_code == 204


def test_htmx_gets_new_words_and_keeps_the_button(cast, login, two_plans, launched):
    pack = seated(cast)
    Pack.objects.update(done=1)

    response = renewed(login(cast.teacher), pack, "making 0 0")

    assert response.status_code == 200
    assert "<b>1 of 2 plans</b>" in response.content.decode()
    assert "pack-acts" not in response.content.decode()


def test_htmx_gets_the_file_and_asks_no_more_once_it_is_ready(cast, login, two_plans, launched):
    pack = made(cast)

    response = renewed(login(cast.teacher), pack, "making 1 0")

    assert response.status_code == 286
    assert f'href="/packs/{pack.pk}/file/"' in response.content.decode()


def test_page_that_is_ready_asks_no_more(cast, login, two_plans, launched):
    page = words(login(cast.teacher), made(cast))

    assert "every 1s" not in page
    assert "<b>Ready:</b> 2 plans." in page


def test_looking_on_writes_nothing(cast, login, two_plans, launched, count_queries):
    pack = seated(cast)
    silence(pack)
    client = login(cast.teacher)

    with count_queries(at_most=12) as queries:
        client.get(pack.get_absolute_url())

    assert [query for query in queries if not query.upper().startswith("SELECT")] == []


def test_file_of_a_pack_that_is_not_ready_leads_to_its_page(cast, login, two_plans, launched):
    pack = seated(cast)
    pack.volumes.create(number=1, name="1.pdf", content=b"half")

    assert login(cast.teacher).get(f"/packs/{pack.pk}/file/")["Location"] == pack.get_absolute_url()


def test_file_takes_the_same_queries_for_any_number_of_volumes(cast, login, two_plans, launched, count_queries):
    pack = made(cast)
    client = login(cast.teacher)
    counts = []
    for more in (2, 5):
        while pack.volumes.count() < more:
            number = pack.volumes.count() + 1
            pack.volumes.create(number=number, name=f"{number} Klein.pdf", content=b"%PDF-1.7")
        with count_queries(at_most=12) as queries:
            client.get(f"/packs/{pack.pk}/file/").getvalue()
        counts.append(queries.count)

    assert counts[0] == counts[1]


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
    assert f'hx-post="/packs/{waiting.pk}/start/" hx-trigger="load, submit"' in page
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


# ---- Who may


@pytest.mark.parametrize("who", ["student", "classmate", "outsider", "other_teacher", "newcomer"])
def test_pack_is_for_who_asked_for_it(cast, login, two_plans, launched, who):
    pack = made(cast)
    client = login(getattr(cast, who))

    assert client.get(f"/packs/{pack.pk}/").status_code == 404
    assert client.get(f"/packs/{pack.pk}/file/").status_code == 404
    assert client.post(f"/packs/{pack.pk}/cancel/").status_code == 404
    assert client.post(f"/packs/{pack.pk}/start/").status_code == 404


def test_who_has_left_the_class_has_it_no_more(cast, login, two_plans, launched):
    pack = made(cast)
    cast.classroom.memberships.filter(user=cast.teacher).delete()

    assert login(cast.teacher).get(f"/packs/{pack.pk}/file/").status_code == 404


def test_pack_of_who_has_left_meanwhile_holds_nothing(cast, two_plans, launched):
    pack = seated(cast)
    cast.classroom.memberships.filter(user=cast.teacher).delete()

    actions.make_pack(pack=pack)

    pack.refresh_from_db()
    assert (pack.state, pack.volumes.count()) == (PackState.FAILED, 0)


# ---- The command


class Ended(Exception):
    """In the place of the end of the process."""


class Stop:
    """An event that lets the heart beat so many times, and then never waits."""

    def __init__(self, beats: int):
        self.beats = beats

    def wait(self, seconds: float) -> bool:
        self.beats -= 1
        return self.beats < 0

    def is_set(self) -> bool:
        return False


@pytest.fixture
def heart(monkeypatch):
    """Return a function that lets the heart of a pack beat, and raises Ended where it would end the process."""

    def end(status: int):
        raise Ended

    monkeypatch.setattr(command.os, "_exit", end)
    monkeypatch.setattr(command.connection, "close", lambda: None)
    return lambda pack, beats=1: command.keep_beating(pack, Stop(beats))


def test_heart_says_that_it_beats(cast, two_plans, launched, heart):
    pack = seated(cast)
    silence(pack)

    heart(pack)

    assert Pack.objects.alive().get() == pack


def test_heart_ends_the_process_of_a_cancelled_pack(cast, two_plans, launched, heart):
    pack = seated(cast)
    actions.cancel_pack(pack=pack)

    with pytest.raises(Ended):
        heart(pack)


def test_heart_ends_what_takes_too_long_and_says_so(cast, login, two_plans, launched, heart):
    pack = seated(cast)
    pack.started_at = timezone.now() - command.LONGEST - timedelta(seconds=1)

    with pytest.raises(Ended):
        heart(pack)

    assert command.TOO_LONG in words(login(cast.teacher), pack)


def test_process_that_ends_becomes_the_next(cast, two_plans, launched, heart, monkeypatch):
    pack, _ = seated(cast), seated(cast, make_teacher(cast, "second"))
    waiting = ask(cast, make_teacher(cast, "third"))
    become = []
    monkeypatch.setattr(command.os, "execv", lambda path, arguments: become.append(arguments[-1]))
    monkeypatch.setattr(command, "step_back", lambda: None)
    monkeypatch.setattr(command, "keep_beating", lambda pack, stop: None)

    call_command("make_pack", str(pack.pk))

    assert become == [str(waiting.pk)]
    assert Pack.objects.get(pk=pack.pk).state == PackState.DONE


def test_command_refuses_what_is_not_to_be_made(cast, two_plans, launched):
    pack = made(cast)

    with pytest.raises(CommandError, match="not to be made"):
        call_command("make_pack", str(pack.pk))
