"""django-allauth's forms in our words, and the forms of one's own account."""

from allauth.account import forms as allauth
from django import forms

from people.forms.names import display_name_field
from people.models import Theme, User

ADDRESS_TAKEN = "Another account uses this e-mail address. Use a different one."
RULES = (
    "At least 10 characters. Not a password that many people use, not only digits, "
    "and not like your username or e-mail address."
)


class PlainFields:
    """Labels and help in plain words, and no placeholder that says the label once more."""

    labels: dict[str, str] = {}
    helps: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, field.help_text)


class LoginForm(PlainFields, allauth.LoginForm):
    labels = {"login": "Username or e-mail address", "remember": "Stay signed in on this computer"}
    helps = {"password": ""}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}


class SignupForm(PlainFields, allauth.SignupForm):
    labels = {"email": "E-mail address (optional)", "password2": "The same password again"}
    helps = {
        "username": "You sign in with it. Letters, digits and . _ + - without spaces.",
        "email": "Without it, only your school can help if you forget your password.",
        "password1": RULES,
    }
    field_order = ["display_name", "username", "email", "password1", "password2"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs["autocapitalize"] = "none"


class ChangePasswordForm(PlainFields, allauth.ChangePasswordForm):
    labels = {
        "oldpassword": "Your password now",
        "password1": "New password",
        "password2": "The new password again",
    }
    helps = {"password1": RULES}


class ResetPasswordForm(PlainFields, allauth.ResetPasswordForm):
    labels = {"email": "E-mail address"}


class ResetPasswordKeyForm(PlainFields, allauth.ResetPasswordKeyForm):
    labels = {"password1": "New password", "password2": "The new password again"}
    helps = {"password1": RULES}


class AccountForm(forms.Form):
    """The name that others see, the colours of the pages, and whether single keys do something."""

    display_name = display_name_field()
    theme = forms.ChoiceField(label="Colours", choices=Theme, widget=forms.RadioSelect)
    shortcuts = forms.BooleanField(
        label="Single-key shortcuts",
        required=False,
        help_text="In a plan, J goes to the next part, and so on. Shortcuts with Ctrl and Alt always work.",
    )


class EmailForm(forms.Form):
    """The e-mail address. Whoever changes it can get a new password by it, so it asks for the one there is."""

    email = forms.EmailField(
        label="E-mail address",
        required=False,
        max_length=254,
        help_text="Leave it empty to have none. Teachers and classmates never see it.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "This is not an e-mail address. Write it like name@school.example."},
    )
    password = forms.CharField(
        label="Your password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Type your password, so that nobody else can change the address."},
    )

    def __init__(self, user, data=None):
        super().__init__(data, initial={"email": user.email})
        self.user = user

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if email and User.objects.exclude(pk=self.user.pk).filter(email__iexact=email).exists():
            raise forms.ValidationError(ADDRESS_TAKEN)
        return email

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError("This is not your password. Type it again.")
        return password
