"""The settings, read afresh under different environments."""

import os
import runpy
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import ConnectionHandler

from essayplanner import env
from tests.project.tree import ROOT

PRODUCTION = {
    "SECRET_KEY": "0123456789-a-key-of-fifty-and-more-characters-" * 2,
    "ALLOWED_HOSTS": "planner.example.org",
}
NAMES = ["ALLOWED_HOSTS", "DATABASE_URL", "DEBUG", "DEMO", "HSTS_SECONDS", "HTTPS", "SECRET_KEY", "SITE_URL"]


@pytest.fixture
def read_settings(monkeypatch):
    """Return a function that reads the settings under exactly the given variables."""

    def read(**variables):
        for name in NAMES:
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "essayplanner" / "settings.py"))

    return read


def test_settings_without_secret_key_refuse_to_start(read_settings):
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY must be set"):
        read_settings()


@pytest.mark.parametrize("name", ["DEBUG", "DEMO"])
def test_settings_without_secret_key_start_for_development_and_demo(read_settings, name):
    assert read_settings(**{name: "1"})["SECRET_KEY"] != ""


def test_debug_and_demo_are_off_unless_asked_for(read_settings):
    settings = read_settings(**PRODUCTION)

    assert (settings["DEBUG"], settings["DEMO"]) == (False, False)


def test_sqlite_takes_the_write_lock_early_and_waits(read_settings):
    options = read_settings(**PRODUCTION)["DATABASES"]["default"]["OPTIONS"]

    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)


def test_postgresql_gets_no_options_of_sqlite(read_settings):
    settings = read_settings(**PRODUCTION, DATABASE_URL="postgres://planner:word@db.example.org/planner")

    database = settings["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert "transaction_mode" not in database.get("OPTIONS", {})


@pytest.mark.parametrize(("name", "value"), [("DEBUG", "maybe"), ("HTTPS", "ja"), ("HSTS_SECONDS", "1h")])
def test_settings_with_a_slip_in_a_variable_refuse_to_start(read_settings, name, value):
    with pytest.raises(ImproperlyConfigured, match=name):
        read_settings(**PRODUCTION, **{name: value})


@pytest.mark.parametrize(("value", "expected"), [("1", True), (" Yes ", True), ("off", False), ("", False)])
def test_boolean_that_is_a_known_word(monkeypatch, value, expected):
    monkeypatch.setenv("ANSWER", value)

    assert env.boolean("ANSWER", default=not expected) is expected


def test_boolean_that_is_unset_takes_the_default(monkeypatch):
    monkeypatch.delenv("ANSWER", raising=False)

    assert env.boolean("ANSWER", default=True) is True


@pytest.mark.parametrize("value", ["-1", "1.5", "ten", "1_000 s"])
def test_integer_that_is_no_whole_number(monkeypatch, value):
    monkeypatch.setenv("COUNT", value)

    with pytest.raises(ImproperlyConfigured, match="COUNT must be a whole number"):
        env.integer("COUNT", 5)


@pytest.mark.parametrize("value", ["https://planner.example.org", "http://localhost:8000/", " https://a.example "])
def test_address_of_a_site_ends_without_a_slash(monkeypatch, value):
    monkeypatch.setenv("SITE", value)

    assert env.address("SITE") == value.strip().rstrip("/")


@pytest.mark.parametrize("value", ["planner.example.org", "ftp://a.example", "https://", "https://a.example/planner"])
def test_address_that_is_none_of_a_site(monkeypatch, value):
    monkeypatch.setenv("SITE", value)

    with pytest.raises(ImproperlyConfigured, match="SITE must be an address"):
        env.address("SITE")


def test_site_of_a_school_has_no_address_until_it_says_so(read_settings):
    assert read_settings(**PRODUCTION)["SITE_URL"] == ""
    assert read_settings(DEMO="1")["SITE_URL"] == "http://127.0.0.1:8000"


def test_words_are_split_at_commas_without_empty_ones(monkeypatch):
    monkeypatch.setenv("HOSTS", "a.example, b.example,,")

    assert env.words("HOSTS") == ["a.example", "b.example"]


def test_deployment_check_of_production_finds_nothing():
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "essayplanner.settings", **PRODUCTION}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]

    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "System check identified no issues (0 silenced).\n"


def test_sqlite_lets_readers_read_while_one_writes_and_writers_wait_for_each_other(read_settings, tmp_path, db):
    database = read_settings(**PRODUCTION, DATABASE_URL=f"sqlite:///{tmp_path}/site.sqlite3")["DATABASES"]["default"]
    connection = ConnectionHandler({"default": database})["default"]

    with connection.cursor() as cursor:
        pragmas = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "busy_timeout")]
    connection.close()

    assert pragmas == ["wal", 20_000]
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_pages_forbid_browsers_every_script_and_style_that_is_not_a_file_of_the_site(client, db):
    policy = client.get("/").headers["Content-Security-Policy"]

    assert set(policy.split("; ")) == {
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "manifest-src 'self'",
    }


def test_static_files_are_sent_without_the_policy_of_pages(read_settings):
    middleware = read_settings(**PRODUCTION)["MIDDLEWARE"]

    order = [name.rpartition(".")[2] for name in middleware[:3]]

    assert order == ["SecurityMiddleware", "WhiteNoiseMiddleware", "CSPMiddleware"]
