from reviews.reading.page import ReviewPage, read_review
from reviews.reading.queue import QueuePlace, place_in_queue

__all__ = ["QueuePlace", "ReviewPage", "place_in_queue", "read_review"]
