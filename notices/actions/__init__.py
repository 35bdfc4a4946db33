"""What is done with notices: telling people, marking as read, choosing, and sending e-mail."""

from notices.actions.choosing import choose_mail
from notices.actions.gathering import gather_mail
from notices.actions.keeping import forget_old
from notices.actions.reminding import remind
from notices.actions.sending import send_mail
from notices.actions.settling import mark_read
from notices.actions.telling import tell

__all__ = ["choose_mail", "forget_old", "gather_mail", "mark_read", "remind", "send_mail", "tell"]
