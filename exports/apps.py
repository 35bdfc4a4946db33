"""The app of exported documents."""

from django.apps import AppConfig
from django.core.checks import register


class ExportsConfig(AppConfig):
    name = "exports"

    def ready(self):
        from exports.checks import check_fonts

        register(check_fonts)
