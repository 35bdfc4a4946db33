"""What a person can choose about a file."""

PAPER_NAMES = {"a4": "A4", "us-letter": "US Letter"}
