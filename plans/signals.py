"""What the floors above may listen to."""

from django.dispatch import Signal

# A page of the workspace was sent: `request` and `plan`. The page holds more than the plan, such as replies to
# comments, and without JavaScript whatever button is pressed sends all of it.
page_posted = Signal()

# The owner opens a plan that is closed: `plan`. Whoever holds what was handed in answers with its PlanDocument.
closed_plan_opened = Signal()
