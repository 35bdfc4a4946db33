"""WSGI entry point: ``granian --interface wsgi essayplanner.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "essayplanner.settings")

application = get_wsgi_application()
