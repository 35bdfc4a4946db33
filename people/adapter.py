"""Where django-allauth asks the project. Pure."""

from allauth.account.adapter import DefaultAccountAdapter
from django.urls import reverse

WRONG_SIGN_IN = "The name or the password is not right. Check both, and whether Caps Lock is on."


class AccountAdapter(DefaultAccountAdapter):
    """Our words for what goes wrong, each with what to do, and where to go afterwards."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "This account is closed. Ask your school.",
        "email_password_mismatch": WRONG_SIGN_IN,
        "username_password_mismatch": WRONG_SIGN_IN,
        "invalid_login": WRONG_SIGN_IN,
        "email_taken": "Another account uses this e-mail address. Sign in with it, or use a different one.",
        "username_taken": "Somebody has this username. Choose another one.",
        "enter_current_password": "This is not your password. Type it again.",
        "incorrect_password": "This is not your password. Type it again.",
        "invalid_password_reset": "This link is used up or too old. Ask for a new one.",
        "too_many_login_attempts": "Too many wrong tries. Wait five minutes, and then try again.",
    }

    def get_password_change_redirect_url(self, request) -> str:
        return reverse("people:account")
