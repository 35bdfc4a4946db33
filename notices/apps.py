from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "notices"

    def ready(self):
        # Models can only be imported once all apps are loaded.
        from notices.actions import hearing
        from reviews.signals import comment_answered, plan_decided, plan_submitted, submission_withdrawn

        plan_submitted.connect(hearing.hear_submitted)
        submission_withdrawn.connect(hearing.hear_withdrawn)
        plan_decided.connect(hearing.hear_decided)
        comment_answered.connect(hearing.hear_answered)
