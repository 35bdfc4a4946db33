"""What a notice says. Pure: nothing of what students write but the first words of a question of their own."""

FIRST_WORDS = 70


def first_words(text: str) -> str:
    """Return a text in one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= FIRST_WORDS:
        return line
    return f"{line[: FIRST_WORDS + 1].rpartition(' ')[0] or line[:FIRST_WORDS]}…"


def say_submitted(plans: int, waiting: int, student: str, classroom: str) -> str:
    if plans == 1:
        return f"{student} of {classroom} submitted a plan"
    if waiting == plans:
        return f"{plans} plans of {classroom} wait for you"
    rest = f", {waiting} still wait{'s' if waiting == 1 else ''}" if waiting else ""
    return f"{plans} plans of {classroom} were submitted{rest}"


def say_answered(plans: int, student: str, classroom: str) -> str:
    who = f"{student} of {classroom}" if plans == 1 else f"{plans} students of {classroom}"
    return f"{who} answered comments"


def say_decided(plans: int, decision: str) -> str:
    return f"Your plan was {decision}" if plans == 1 else f"{plans} of your plans were {decision}"


def say_due(when: str) -> str:
    return f"Your plan is due on {when}, and not submitted yet" if when else "Your plan is not submitted yet"
