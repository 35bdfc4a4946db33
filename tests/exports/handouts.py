"""A topic's handout made by hand, without a database."""

from exports.handout import HandoutClaim, HandoutTheme, KeyFigure, TopicHandout
from tests.exports.documents import BANNED, KILLED, TASK, UNION, WITHDRAWN, WOMEN, make_question

WRITERS = HandoutClaim(
    "The state’s hold on writers was nearly complete.",
    cards=(UNION, KILLED),
    mentions=(WITHDRAWN,),
    counters=(
        HandoutClaim("In the war the state relaxed it.", mentions=(TASK, UNION), rebuttals=("It tightened again.",)),
        HandoutClaim("Books reached readers only.", cards=(TASK,), rebuttals=("They were read aloud.", "Many read.")),
    ),
)


def rich_handout() -> TopicHandout:
    """A topic with a key figure, two themes, both kinds of evidence, and questions."""
    return TopicHandout(
        title="Art and culture",
        summary="Writers and theatres were told to serve socialism.",
        span_from=1928,
        span_to=1953,
        evidence_count=6,
        key_figure=KeyFigure(WOMEN.figures[0], WOMEN),
        themes=(
            HandoutTheme("Literature", (WRITERS,), (WITHDRAWN,)),
            HandoutTheme("Theatre", more=(BANNED,)),
        ),
        questions=(make_question(), make_question("Why did so few refuse?", command_term="why", both_sides=False)),
        sources=(UNION.source, TASK.source),
    )
