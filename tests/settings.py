"""Settings of the tests: production's, without TLS in front, on the database that TEST_DATABASE_URL names.

Set here and not in the shell, so that a developer's own DEBUG or SECRET_KEY cannot change what a test proves.
"""

import os
import tempfile
from pathlib import Path

# Its own file, because a live server's threads cannot share SQLite in memory; its own process number, because
# two people may test at once on one machine.
SQLITE_FILE = Path(tempfile.gettempdir()) / f"essayplanner-test-{os.getpid()}.sqlite3"

os.environ |= {
    "DEBUG": "0",
    "DEMO": "0",
    "HTTPS": "0",
    "SECRET_KEY": "only-for-the-tests-" * 3,
    "SITE_URL": "https://planner.example.org",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{SQLITE_FILE}",
    "DATABASE_CONN_MAX_AGE": "0",
}

from essayplanner.settings import *
from tests.support.templates import UndefinedVariable

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable()
CRISPY_FAIL_SILENTLY = False

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast; nothing here needs to be safe
SHARED_CACHES = CACHES  # as a school has them; tests that need no database shall not ask for one to empty the cache
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_AUTOREFRESH = True  # looks for a file when asked, instead of listing all for every test client
STATIC_ROOT = BASE_DIR / "var" / "test-static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # empty: files come from where they are written
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

DATABASES["default"].setdefault("TEST", {})
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"]["NAME"] = str(SQLITE_FILE)
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
