from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "reviews"

    def ready(self):
        # Models can only be imported once all apps are loaded.
        from plans.signals import page_posted
        from reviews.views.drafts import remember_replies

        page_posted.connect(remember_replies)
