"""People and classes in the admin."""

from allauth.account.decorators import secure_admin_login
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from people.actions import change_email
from people.models import Classroom, Membership, User

admin.site.site_header = admin.site.site_title = "Essay Planner"
admin.site.index_title = "Records"
# One door: the site's own sign-in, with its limits on wrong passwords.
admin.site.login = secure_admin_login(admin.site.login)


class SettledRow(forms.ModelForm):
    """A row beside its record. One that is there keeps what it ties together, so that many cost no query each."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if self.instance.pk and isinstance(field, forms.ModelChoiceField):
                settled = getattr(self.instance, name)
                field.widget = forms.Select(choices=[(settled.pk, str(settled))])


class MembershipInline(admin.TabularInline):
    model = Membership
    form = SettledRow
    extra = 0
    autocomplete_fields = ("user", "classroom")
    readonly_fields = ("joined_at",)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("user", "classroom")


@admin.register(User)
class PersonAdmin(UserAdmin):
    list_display = ("username", "display_name", "email", "is_staff", "is_active", "last_login")
    list_filter = ("is_staff", "is_active", "memberships__role")
    search_fields = ("username", "display_name", "email")
    inlines = [MembershipInline]
    fieldsets = [
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("display_name", "email", "theme", "shortcuts")}),
        ("Rights on this site", {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    ]
    add_fieldsets = [
        (None, {"fields": ("username", "display_name", "email", "usable_password", "password1", "password2")})
    ]
    readonly_fields = ("last_login", "date_joined")

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:
            change_email(user=obj, email=obj.email)


@admin.register(Classroom)
class ClassroomAdmin(admin.ModelAdmin):
    list_display = ("name", "code", "takes_students", "students", "time_zone", "created_at", "archived_at")
    list_filter = ("takes_students", "archived_at")
    search_fields = ("name", "code")
    readonly_fields = ("code", "created_at")
    inlines = [MembershipInline]

    def get_queryset(self, request):
        return super().get_queryset(request).with_counts()

    @admin.display(ordering="students")
    def students(self, classroom: Classroom) -> int:
        return classroom.students
