"""What the floors above may listen to."""

from django.dispatch import Signal

# A page of the workspace was sent: `request` and `plan`. The page holds more than the plan, such as replies to
# comments, and without JavaScript whatever button is pressed sends all of it.
page_posted = Signal()
