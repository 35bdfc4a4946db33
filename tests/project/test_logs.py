"""The lines of the log: what they say, and what they never say."""

import json
import logging

from django.db import IntegrityError

from essayplanner.logs import JsonFormatter

SECRET = "The words of a student"


def line(**fields) -> dict:
    record = logging.makeLogRecord({"levelname": "ERROR", "name": "plans", "msg": "No PDF", **fields})
    return json.loads(JsonFormatter().format(record))


def caught(error: Exception, cause: Exception) -> tuple:
    """Return what logging is given of an error that was raised because of another."""
    try:
        raise error from cause
    except Exception as raised:
        return type(raised), raised, raised.__traceback__


def test_line_names_what_was_logged_and_the_plan():
    entry = line(plan="7c1", text=SECRET, created=0)

    assert entry == {
        "time": "1970-01-01T00:00:00.000+00:00",
        "level": "ERROR",
        "logger": "plans",
        "message": "No PDF",
        "plan": "7c1",
    }


def test_error_is_told_by_kind_and_place_without_its_message():
    entry = line(exc_info=caught(IntegrityError(f"Failing row contains ({SECRET})"), ValueError(SECRET)))

    assert SECRET not in json.dumps(entry)
    assert entry["traceback"].endswith("django.db.utils.IntegrityError")
    assert "builtins.ValueError\n\nand then:\n" in entry["traceback"]
    assert "in caught\n" in entry["traceback"]


def test_no_error_has_no_traceback():
    assert "traceback" not in line(exc_info=(None, None, None))


def test_fault_while_a_student_saves_logs_none_of_the_words(cast, login, monkeypatch, caplog, expect_error):
    expect_error("Internal Server Error")
    plan = cast.start()
    slot = plan.sections.get(kind="thesis").slots.get()

    def refuse(*, slots, **kwargs):
        raise IntegrityError(f"Failing row contains ({slots[0][1]})")

    monkeypatch.setattr("plans.views.saving.save_page", refuse)
    client = login(cast.student)
    client.raise_request_exception = False
    response = client.post(plan.get_absolute_url(), {f"slot-{slot.pk}": SECRET, f"rev-{slot.pk}": "0"})

    assert response.status_code == 500
    lines = [JsonFormatter().format(record) for record in caplog.records]
    assert any("Internal Server Error" in each for each in lines)
    assert SECRET not in "".join(lines)
