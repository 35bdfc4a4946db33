from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ReviewsConfig(AppConfig):
    name = "reviews"

    def ready(self):
        # Models can only be imported once all apps are loaded.
        from plans.signals import closed_plan_opened, page_posted
        from reviews.access import read_handed_in
        from reviews.loading import load_after_migration
        from reviews.views.drafts import remember_replies
        from reviews.views.glance import notice_reading

        page_posted.connect(remember_replies)
        page_posted.connect(notice_reading)
        closed_plan_opened.connect(read_handed_in)
        post_migrate.connect(load_after_migration, sender=self)
