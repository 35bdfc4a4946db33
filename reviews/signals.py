"""What the floors above may listen to. Each is sent once the transaction that it tells of is committed."""

from django.dispatch import Signal

plan_submitted = Signal()  # `submission`, with its plan
submission_withdrawn = Signal()  # `submission`: what was taken back, with its plan
plan_decided = Signal()  # `review`, with its submission: returned or approved, and all of it published
comment_answered = Signal()  # `comment`, by the student: a reply, or the word that it is done
