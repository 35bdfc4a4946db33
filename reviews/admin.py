"""Submissions, reviews and comments in the admin: to read, or to delete when somebody asks for that; never to alter."""

from django.contrib import admin

from plans.admin import ReadOnly
from reviews.models import Comment, Criterion, Profile, Reply, Review, SavedComment, Submission


class ReviewInline(ReadOnly, admin.StackedInline):
    model = Review
    can_delete = False


class CommentInline(ReadOnly, admin.TabularInline):
    model = Comment
    can_delete = False
    fields = ("slot", "author", "kind", "quote", "text", "state", "published_at")
    show_change_link = True


@admin.register(Submission)
class SubmissionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("plan", "owner", "number", "submitted_at", "changed_slots")
    list_filter = ("submitted_at", "review__decision")
    list_select_related = ("plan__owner",)
    search_fields = ("plan__owner__username", "plan__owner__display_name", "classroom__name")
    date_hierarchy = "submitted_at"
    inlines = [ReviewInline, CommentInline]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("document")

    @admin.display(ordering="plan__owner__display_name")
    def owner(self, submission: Submission) -> str:
        return submission.plan.owner.shown_name


class ReplyInline(ReadOnly, admin.TabularInline):
    model = Reply
    can_delete = False
    fields = ("author", "text", "created_at", "published_at")
    readonly_fields = ("created_at",)


@admin.register(Comment)
class CommentAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("text", "author", "kind", "state", "submission", "published_at")
    list_filter = ("kind", "state", "published_at")
    list_select_related = ("author", "submission")
    search_fields = ("text", "author__username", "author__display_name")
    inlines = [ReplyInline]


@admin.register(SavedComment)
class SavedCommentAdmin(admin.ModelAdmin):
    list_display = ("text", "kind", "owner", "is_shared", "uses")
    list_filter = ("kind", "is_shared")
    list_select_related = ("owner",)
    search_fields = ("text", "owner__username", "owner__display_name")
    autocomplete_fields = ("owner",)


class CriterionInline(ReadOnly, admin.TabularInline):
    model = Criterion
    can_delete = False


@admin.register(Profile)
class ProfileAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("name", "version", "owner", "is_shared")
    list_select_related = ("owner",)
    inlines = [CriterionInline]
