"""Paragraph models, assignments and plans in the admin. What students write is read here, and changed by them alone."""

from django.contrib import admin

from plans.models import Assignment, ModelPart, ParagraphModel, Plan, Section, Slot


class ReadOnly:
    """Records to look at."""

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False


class PartInline(admin.TabularInline):
    model = ModelPart
    extra = 0


@admin.register(ParagraphModel)
class ParagraphModelAdmin(admin.ModelAdmin):
    list_display = ("name", "key", "description", "position")
    search_fields = ("name", "key")
    inlines = [PartInline]


@admin.register(Assignment)
class AssignmentAdmin(admin.ModelAdmin):
    list_display = ("question", "classroom", "paragraph_model", "due_at", "created_by")
    list_filter = ("paragraph_model", "due_at")
    list_select_related = ("question", "classroom", "paragraph_model", "created_by")
    search_fields = ("question__text", "classroom__name")
    autocomplete_fields = ("classroom", "question", "created_by")


class SectionInline(ReadOnly, admin.TabularInline):
    model = Section
    extra = 0
    can_delete = False
    fields = ("kind", "position", "side", "factor", "weight", "removed_at")
    show_change_link = True


@admin.register(Plan)
class PlanAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("question", "owner", "classroom", "state", "updated_at")
    list_filter = ("state", "updated_at")
    list_select_related = ("question", "owner", "classroom")
    search_fields = ("owner__username", "owner__display_name", "classroom__name", "question__text")
    date_hierarchy = "updated_at"
    inlines = [SectionInline]


class SlotInline(ReadOnly, admin.TabularInline):
    model = Slot
    extra = 0
    can_delete = False
    fields = ("position", "role", "text", "revision", "updated_at")
    readonly_fields = ("updated_at",)


@admin.register(Section)
class SectionAdmin(ReadOnly, admin.ModelAdmin):
    """Reached from its plan."""

    inlines = [SlotInline]
    list_display = ("plan", "kind", "position", "side", "factor")
    list_select_related = ("plan",)

    def has_module_permission(self, request) -> bool:
        return False
