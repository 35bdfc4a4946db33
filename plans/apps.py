from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PlansConfig(AppConfig):
    name = "plans"

    def ready(self):
        # Models can only be imported once all apps are loaded.
        from plans.loading import load_after_migration

        post_migrate.connect(load_after_migration, sender=self)
