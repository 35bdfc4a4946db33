"""What went wrong beside the running test. verdict.py, a pytest plugin, fails the test for it.

Kept apart from the plugin because settings and helpers import it before pytest has prepared its plugins.
"""

complaints: list[str] = []  # of the process, because a live server's threads add to it too


def complain(text: str) -> None:
    """Note something that must fail the running test."""
    complaints.append(text)
