"""Settings of the server that is killed: production's, but that static files come from where they are written."""

from essayplanner.settings import *

STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
