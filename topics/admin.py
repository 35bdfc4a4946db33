"""The bank in Django's admin. What students wrote for themselves is not part of it, and is not listed."""

from django.contrib import admin

from people.admin import SettledRow
from topics.models import Argument, Counterargument, Evidence, FigureRow, Question, Rebuttal, Stance, Theme, Topic
from topics.search import matching

SPAN = ("span_from", "span_to")


class BankAdmin(admin.ModelAdmin):
    """Searches as the bank itself does; what has an owner is left out."""

    search_fields = ("search_text",)
    search_help_text = "Every word must begin a word of the record."
    list_per_page = 50

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        owned = any(field.name == "owner" for field in self.model._meta.get_fields())
        return rows.filter(owner__isnull=True) if owned else rows

    def get_search_results(self, request, queryset, search_term):
        return queryset.filter(matching(search_term)), False


class ThemeInline(admin.TabularInline):
    model = Theme
    extra = 0
    prepopulated_fields = {"key": ["title"]}
    show_change_link = True


class FigureInline(admin.StackedInline):
    model = FigureRow
    extra = 0
    fieldsets = [
        (None, {"fields": (("kind", "position"), ("value", "value_to", "whole"), ("scale", "unit", "approximate"))}),
        ("Years of a change", {"fields": (("start_year", "end_year"),)}),
    ]


class CounterargumentInline(admin.TabularInline):
    model = Counterargument
    extra = 0
    fields = ("key", "claim", "position")
    show_change_link = True


class RebuttalInline(admin.TabularInline):
    model = Rebuttal
    extra = 0


class StanceInline(admin.TabularInline):
    model = Stance
    form = SettledRow
    extra = 0
    autocomplete_fields = ("argument",)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("argument", "question")


@admin.register(Topic)
class TopicAdmin(BankAdmin):
    list_display = ("title", *SPAN, "position")
    prepopulated_fields = {"slug": ["title"]}
    fields = ("title", "slug", "summary", SPAN, "position")
    inlines = [ThemeInline]


@admin.register(Theme)
class ThemeAdmin(admin.ModelAdmin):
    list_display = ("title", "topic", "position")
    list_filter = ("topic",)
    list_select_related = ("topic",)
    search_fields = ("title", "topic__title")


@admin.register(Evidence)
class EvidenceAdmin(BankAdmin):
    list_display = ("title", "kind", "theme", "period", "reliability")
    list_filter = ("kind", "reliability", "theme__topic")
    list_select_related = ("theme",)
    autocomplete_fields = ("theme",)
    inlines = [FigureInline]
    fieldsets = [
        (None, {"fields": ("theme", "key", "kind", "title", "text", "position")}),
        ("When", {"fields": (SPAN, "date_label")}),
        ("From where, and how far to trust it", {"fields": ("source", "reliability", "reliability_note")}),
    ]


@admin.register(Argument)
class ArgumentAdmin(BankAdmin):
    list_display = ("claim", "theme", "position")
    list_filter = ("theme__topic",)
    list_select_related = ("theme",)
    autocomplete_fields = ("theme", "evidence")
    fields = ("theme", "key", "claim", "evidence", "position")
    inlines = [CounterargumentInline]


@admin.register(Counterargument)
class CounterargumentAdmin(BankAdmin):
    list_display = ("claim", "argument", "position")
    list_filter = ("argument__theme__topic",)
    list_select_related = ("argument",)
    autocomplete_fields = ("argument", "evidence")
    fields = ("argument", "key", "claim", "evidence", "position")
    inlines = [RebuttalInline]


@admin.register(Question)
class QuestionAdmin(BankAdmin):
    list_display = ("text", "command_term", "judgement", "both_sides", "position")
    list_filter = ("command_term", "topics")
    autocomplete_fields = ("topics",)
    inlines = [StanceInline]
    fieldsets = [
        (None, {"fields": ("text", "key", "topics", "position")}),
        ("What it demands", {"fields": ("command_term", ("both_sides", "judgement"))}),
        ("Its parts", {"fields": ("focus", "affected", "named_factor", SPAN)}),
    ]
