"""The shipped paragraph models, loaded after each migration."""

from django.db.migrations.state import StateApps

from plans.loading import load_after_migration, load_paragraph_models
from plans.models import ParagraphModel


def test_shipped_models_are_there_after_migration_in_their_order(db):
    assert list(ParagraphModel.objects.values_list("key", flat=True)) == ["pee", "peel", "peal", "teel", "cer"]


def test_loading_again_changes_nothing(db):
    ParagraphModel.objects.filter(key="peel").update(name="PEEL, as our school says it")
    before = list(ParagraphModel.objects.values_list("key", "name", "position", "parts__letter", "parts__name"))

    load_paragraph_models()

    after = list(ParagraphModel.objects.values_list("key", "name", "position", "parts__letter", "parts__name"))
    assert after == before


def test_nothing_is_loaded_where_the_tables_are_gone(db, django_assert_num_queries):
    before_the_first_migration = StateApps([], {})

    with django_assert_num_queries(0):
        load_after_migration(using="default", apps=before_the_first_migration)
