"""{% mail_choices user as form %}: the form with which a person chooses what comes by e-mail, for the account page."""

from django import template

from notices.forms import ChoiceForm

register = template.Library()


@register.simple_tag
def mail_choices(user) -> ChoiceForm:
    return ChoiceForm(user)
