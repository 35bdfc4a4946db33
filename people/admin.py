"""People and classes in the admin."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from people.models import Classroom, Membership, User

admin.site.site_header = admin.site.site_title = "Essay Planner"


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    autocomplete_fields = ["user", "classroom"]


@admin.register(User)
class PersonAdmin(UserAdmin):
    list_display = ("username", "display_name", "email", "is_staff", "last_login")
    search_fields = ("username", "display_name", "email")
    inlines = [MembershipInline]
    fieldsets = (*UserAdmin.fieldsets, ("Essay Planner", {"fields": ("display_name", "theme")}))


@admin.register(Classroom)
class ClassroomAdmin(admin.ModelAdmin):
    list_display = ("name", "code", "students", "time_zone", "created_at")
    search_fields = ("name", "code")
    readonly_fields = ("code", "created_at")
    inlines = [MembershipInline]

    def get_queryset(self, request):
        return super().get_queryset(request).with_counts()

    @admin.display(ordering="students")
    def students(self, classroom) -> int:
        return classroom.students
