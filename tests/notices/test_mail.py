"""Notices by e-mail: gathered, sent once, and not lost."""

import re
import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import timezone

from notices.actions import choose_mail, forget_old, gather_mail, send_mail
from notices.models import Item, Mail, Notice
from people.actions import archive_classroom
from people.models import User
from tests.cast import make_question
from tests.notices.scene import earlier
from tests.support.queries import count_queries


def send() -> int:
    """Gather and send, as the command does."""
    now = timezone.now()
    gather_mail(now=now)
    return send_mail(now=now)


def sent_to() -> list[str]:
    return sorted(message.to[0] for message in mail.outbox)


@pytest.fixture
def soon(cast):
    """The teacher wants to hear soon of plans and answers."""
    choose_mail(person=cast.teacher, choices={"submitted": "soon", "answered": "soon"})


@pytest.fixture
def returned(cast, heard):
    """The student's plan was returned an hour ago; that is not sent yet."""
    submission = heard.submit()
    heard.decide(submission)
    earlier(hours=1)
    return submission


@pytest.fixture
def refuse(monkeypatch):
    """Let the mail server refuse an address, as often as it is tried."""
    send_messages = EmailBackend.send_messages

    def refuse_address(address: str) -> None:
        def answer(self, messages):
            if messages[0].to == [address]:
                raise smtplib.SMTPRecipientsRefused({address: (550, b"No such user")})
            return send_messages(self, messages)

        monkeypatch.setattr(EmailBackend, "send_messages", answer)

    return refuse_address


def test_mail_says_what_has_happened_and_where(cast, returned):
    send()

    message = mail.outbox[0]
    assert message.to == ["student@example.org"]
    assert message.subject == "Your plan was returned: How far did official culture affect Soviet people?"
    assert message.content_subtype == "plain"
    assert message.body == (
        "Hello Student,\n\n"
        "Your plan was returned:\n"
        "How far did official culture affect Soviet people?\n"
        f"https://planner.example.org{returned.plan.get_absolute_url()}\n\n"
        "You get this e-mail from Essay Planner. Choose what you want by e-mail, or nothing:\n"
        "https://planner.example.org/notices/choices/\n"
    )
    assert message.extra_headers == {
        "Message-ID": f"<{Mail.objects.get().pk}@planner.example.org>",
        "Auto-Submitted": "auto-generated",
    }


def test_mail_has_no_words_of_comments_or_plans(cast, heard, soon):
    comment = heard.returned_comment()
    heard.answer(comment, "The readers of journals.")
    earlier(hours=1)

    send()

    words = " ".join(message.body + message.subject for message in mail.outbox)
    assert sent_to() == ["student@example.org", "teacher@example.org"]
    assert "Student of 11B answered comments" in words
    assert re.search("journals|Name one group|decided what people", words) is None


def test_own_question_is_told_by_its_first_words_in_one_line(cast, heard, soon):
    question = make_question("Why did\nBcc: all@example.org " + "so many " * 30 + "go?", owner=cast.student)
    cast.assignment.question = question
    cast.assignment.save()
    heard.submit()
    earlier(hours=1)

    send()

    message = mail.outbox[0]
    assert message.subject.startswith("Student of 11B submitted a plan: Why did Bcc: all@example.org so many")
    assert message.subject.endswith("…")
    assert message.recipients() == ["teacher@example.org"]
    assert "go?" not in message.body


def test_class_that_hands_in_is_one_mail(cast, heard, soon):
    heard.class_submits(28)
    earlier(minutes=20)

    send()
    send()

    assert [message.subject.partition(":")[0] for message in mail.outbox] == ["28 plans of 11B wait for you"]


def test_what_comes_within_an_hour_of_a_mail_waits_for_the_next(cast, heard, soon):
    heard.submit()
    earlier(minutes=20)
    send()
    heard.submit(cast.classmate)
    Item.objects.filter(waits=True).update(happened_at=timezone.now() - timedelta(minutes=20))

    at_once = send()
    earlier(minutes=61)
    later = send()

    assert (at_once, later) == (0, 1)
    assert [message.subject.partition(":")[0] for message in mail.outbox] == [
        "Student of 11B submitted a plan",
        "Classmate of 11B submitted a plan",
    ]


def test_several_things_are_one_mail(cast, heard, soon):
    comment = heard.returned_comment()
    heard.answer(comment)
    heard.submit(cast.classmate)
    earlier(hours=1)

    send()

    message = next(message for message in mail.outbox if message.to == ["teacher@example.org"])
    assert message.subject.endswith("(and 1 more)")
    assert message.body.count("https://planner.example.org/reviews/") == 2


def test_daily_mail_waits_for_the_morning(cast, heard):
    now = timezone.now()
    heard.submit()

    before = gather_mail(now=now)
    after = gather_mail(now=now + timedelta(days=1))
    once_more = gather_mail(now=now + timedelta(days=2))

    assert (before, after, once_more) == (0, 1, 0)


def test_kind_that_is_not_wanted_is_left_out_for_good(cast, returned):
    choose_mail(person=cast.student, choices={"returned": "never"})
    nothing = send()
    choose_mail(person=cast.student, choices={"returned": "soon"})

    assert (nothing, send()) == (0, 0)
    assert Notice.objects.of(cast.student).unread().count() == 1


def test_what_was_read_in_the_app_is_not_sent(cast, returned, login):
    login(cast.student).post("/notices/read/")

    assert send() == 0


def test_what_was_read_is_not_sent_with_what_comes_after(cast, heard, soon, login):
    heard.submit()
    login(cast.teacher).post("/notices/read/")
    heard.submit(cast.classmate)
    earlier(minutes=20)

    send()

    assert [message.subject.partition(":")[0] for message in mail.outbox] == ["Classmate of 11B submitted a plan"]


def test_person_without_an_address_is_skipped_and_the_others_are_not(cast, heard, returned):
    User.objects.filter(pk=cast.student.pk).update(email="")
    heard.decide(heard.submit(cast.classmate))
    earlier(hours=1)

    send()
    User.objects.filter(pk=cast.student.pk).update(email="late@example.org")
    send()

    assert sent_to() == ["classmate@example.org"]


def test_closed_account_gets_no_mail(cast, returned):
    User.objects.filter(pk=cast.student.pk).update(is_active=False)

    assert send() == 0


def test_who_has_left_gets_no_mail(cast, returned):
    cast.student.memberships.all().delete()

    assert send() == 0


def test_archived_class_sends_nothing(cast, returned):
    archive_classroom(classroom=cast.classroom)

    assert send() == 0


def test_refused_address_is_logged_and_does_not_stop_the_others(cast, heard, returned, refuse, expect_error):
    heard.decide(heard.submit(cast.classmate))
    earlier(hours=1)
    refuse("classmate@example.org")
    expect_error("was refused (SMTPRecipientsRefused).")

    assert send() == 1
    assert sent_to() == ["student@example.org"]


def test_refused_mail_is_tried_again_later_and_at_last_given_up(cast, returned, refuse, expect_error):
    refuse("student@example.org")
    expect_error("was refused (SMTPRecipientsRefused).")
    gather_mail(now=timezone.now())

    for hours in range(60):
        send_mail(now=timezone.now() + timedelta(hours=hours))

    assert Mail.objects.values_list("attempts", "sent_at").get() == (5, None)


def test_mail_server_that_is_away_costs_no_attempt(cast, returned, monkeypatch, expect_error):
    def fail(self):
        raise ConnectionRefusedError

    expect_error("The mail server cannot be reached (ConnectionRefusedError)")
    monkeypatch.setattr(EmailBackend, "open", fail)
    away = send()
    monkeypatch.undo()

    assert (away, send()) == (0, 1)


class Crash(BaseException):
    """The process is killed."""


def test_crash_before_sending_loses_nothing(cast, returned, monkeypatch):
    def crash(self, messages):
        raise Crash

    monkeypatch.setattr(EmailBackend, "send_messages", crash)
    with pytest.raises(Crash):
        send()
    monkeypatch.undo()

    at_once, later = send(), send_mail(now=timezone.now() + timedelta(minutes=16))

    assert (at_once, later, sent_to()) == (0, 1, ["student@example.org"])


def test_crash_after_sending_repeats_one_mail_under_the_same_name(cast, returned, monkeypatch):
    send_messages = EmailBackend.send_messages

    def send_and_crash(self, messages):
        send_messages(self, messages)
        raise Crash

    monkeypatch.setattr(EmailBackend, "send_messages", send_and_crash)
    for hours in range(60):
        try:
            gather_mail(now=timezone.now() + timedelta(hours=hours))
            send_mail(now=timezone.now() + timedelta(hours=hours))
        except Crash:
            continue

    assert len(mail.outbox) == 5
    assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == 1


def test_two_runs_at_once_send_one_mail(cast, returned, monkeypatch):
    now = timezone.now()
    gather_mail(now=now)
    others = []

    def let_another_run(self):
        monkeypatch.undo()
        others.append(send_mail(now=now))

    monkeypatch.setattr(EmailBackend, "open", let_another_run)

    assert (send_mail(now=now), others, len(mail.outbox)) == (0, [1], 1)


def test_mail_that_another_run_is_sending_is_left_to_it(cast, returned, monkeypatch):
    now = timezone.now()
    gather_mail(now=now)
    monkeypatch.setattr(EmailBackend, "open", lambda self: Mail.objects.update(attempts=1, tried_at=now))

    assert (send_mail(now=now), len(mail.outbox)) == (0, 0)


def test_two_runs_at_once_gather_one_mail(cast, returned, monkeypatch):
    now, others = timezone.now(), []

    def let_another_run(*args):
        monkeypatch.undo()
        others.append(gather_mail(now=now))
        return True

    monkeypatch.setattr("notices.actions.gathering.is_soon_ripe", let_another_run)

    assert (gather_mail(now=now), others, Mail.objects.count()) == (0, [1], 1)


def test_mail_that_waited_leaves_out_what_is_settled_meanwhile(cast, heard, returned):
    gather_mail(now=timezone.now())
    heard.submit_again(returned.plan)

    assert (send_mail(now=timezone.now()), Mail.objects.count()) == (0, 0)


def test_gathering_costs_the_same_for_many_plans(cast, heard):
    heard.submit()
    with count_queries() as few:
        gather_mail(now=timezone.now() + timedelta(days=1))
    heard.class_submits(4)

    with count_queries(exactly=few.count):
        gather_mail(now=timezone.now() + timedelta(days=2))

    assert Mail.objects.count() == 2


def test_old_notices_are_forgotten(cast, heard, returned):
    send()
    heard.submit(cast.classmate)
    Notice.objects.filter(person=cast.student).update(latest_at=timezone.now() - timedelta(days=91))
    Mail.objects.update(made_at=timezone.now() - timedelta(days=91))

    forget_old(now=timezone.now())

    assert (cast.student.notices.count(), cast.teacher.notices.count(), Mail.objects.count()) == (0, 1, 0)


def test_command_reminds_gathers_and_sends(cast, returned, capsys):
    call_command("send_notices")

    assert capsys.readouterr().out == "Reminders: 0. E-mails sent: 1.\n"
    assert sent_to() == ["student@example.org"]


def test_command_that_has_nothing_to_do_says_nothing(db, capsys):
    call_command("send_notices")

    assert capsys.readouterr().out == ""


def test_command_needs_the_address_of_the_site(db, settings):
    settings.SITE_URL = ""

    with pytest.raises(CommandError, match="Set SITE_URL"):
        call_command("send_notices")
