"""What the school's students and teachers write: put together from the bank and from sentences of the usual kind."""

from dataclasses import dataclass
from random import Random

from plans.document import EvidenceRecord
from plans.reading import evidence_record
from plans.roles import DEGREES
from reviews.models import CommentKind
from topics.models import Argument, Evidence, Question, Stance

FIRST_NAMES = (
    *("Aisha", "Ben", "Chiara", "Daniel", "Elif", "Finn", "Grace", "Hana", "Ibrahim", "Julia", "Kofi", "Lena", "Milo"),
    *("Nadia", "Oscar", "Priya", "Quentin", "Rosa", "Samir", "Tara", "Ugo", "Vera", "Wei", "Xenia", "Yusuf", "Zoë"),
)
LAST_NAMES = (
    *(
        "Adler",
        "Bianchi",
        "Chen",
        "Diaz",
        "Eze",
        "Fischer",
        "García",
        "Haddad",
        "Ivanova",
        "Jansen",
        "Kaya",
        "Lindqvist",
    ),
    *("Mensah", "Novak", "O’Brien", "Petrova", "Quinn", "Rahman", "Silva", "Tanaka", "Urban", "Varga", "Weber", "Xu"),
)

EXPLANATIONS = (
    "This matters because people learnt what could be said before they learnt to ask whether it was true.",
    "Once this was the rule, those who wanted to keep their place had to follow it, so it reached far beyond the law.",
    "It shows a change in daily life and not only on paper, since it touched work, family and money at once.",
)
FURTHER = (
    "It weighs more than a single decree, because it went on for years.",
    "In the towns it was stronger than in the country, which limits how far it can be taken.",
    "Those who lived through it said so themselves, although not all of them could speak freely.",
)
LINKS = ("So it bears out the answer given above.", "So the question can be answered in this way only in part.")
REMARKS = (
    (CommentKind.MUST_FIX, "Name the group of people you mean.", "Question focus"),
    (CommentKind.MUST_FIX, "Come back to the words of the question.", "Question focus"),
    (CommentKind.MUST_FIX, "This tells what happened. Say what it proves.", "Analysis"),
    (CommentKind.SUGGESTION, "Say why: because …, or this meant that …", "Analysis"),
    (CommentKind.SUGGESTION, "Weigh this against the other side.", "Balance"),
    (CommentKind.SUGGESTION, "Give a number here: how many, and of how many?", "Evidence"),
    (CommentKind.QUESTION, "How do we know? Say who counted, and why they would count this.", "Evidence"),
    (CommentKind.QUESTION, "Was this so in the whole country?", "Analysis"),
    (CommentKind.PRAISE, "Exact evidence, and it proves just what you say.", "Evidence"),
    (CommentKind.PRAISE, "This answers the question that was asked.", "Question focus"),
)
REPLIES = ("I added the reason.", "I meant people in the towns, I wrote that now.", "Done, see the second sentence.")
OVERALL = (
    "The line of argument is clear. Go through the comments, and strengthen the other side.",
    "You know a great deal; now say what it proves.",
    "A careful plan. The judgement should follow from your paragraphs.",
)


@dataclass(frozen=True)
class Claim:
    """An argument with its side, its theme and the evidence for it."""

    text: str
    factor: str
    side: str
    evidence: tuple[EvidenceRecord, ...]


@dataclass(frozen=True)
class Bank:
    """A question of the bank and what can be said about it."""

    question: Question
    claims: tuple[Claim, ...]


def read_banks() -> list[Bank]:
    """Return the bank's questions with the arguments of their topics; those about which too little can be said are left
    out."""
    records = {
        each.pk: evidence_record(each) for each in Evidence.objects.filter(owner=None).prefetch_related("figures")
    }
    sides = {(stance.question_id, stance.argument_id): stance.side for stance in Stance.objects.all()}
    arguments = list(Argument.objects.select_related("theme").prefetch_related("evidence"))
    banks = []
    for question in Question.objects.bank().prefetch_related("topics"):
        topics = {topic.pk for topic in question.topics.all()}
        claims = [
            Claim(
                argument.claim,
                argument.theme.title[:80],
                sides.get((question.pk, argument.pk), ("supports", "challenges")[argument.pk % 2]),
                tuple(records[each.pk] for each in argument.evidence.all()),
            )
            for argument in arguments
            if argument.theme.topic_id in topics
        ]
        if len(claims) >= 3:
            banks.append(Bank(question, tuple(claims)))
    return banks


def thesis(chance: Random, degree: str) -> tuple[str, str]:
    return (
        f"I argue that the answer is: {degree.lower()}.",
        f" What decided it was {chance.choice(('pressure from above', 'daily life', 'what people believed'))}.",
    )


def paragraph(chance: Random, claim: Claim) -> dict[str, tuple[str, str]]:
    """Return the parts of a paragraph, each as it was written first, and what was added later."""
    evidence = claim.evidence[0].text if claim.evidence else ""
    return {
        "point": (claim.text, ""),
        "evidence": (evidence[:400], ""),
        "explanation": (chance.choice(EXPLANATIONS), f" {chance.choice(FURTHER)}"),
        "link": (chance.choice(LINKS), ""),
    }


def counter(chance: Random, claim: Claim) -> dict[str, tuple[str, str]]:
    return {
        "counterargument": (f"Some would say: {claim.text}", ""),
        "rebuttal": (f"Yet {chance.choice(FURTHER).lower()}", f" {chance.choice(EXPLANATIONS)}"),
    }


def conclusion(chance: Random, degree: str) -> dict[str, tuple[str, str]]:
    return {
        "degree": (degree, ""),
        "criterion": ("what changed in daily life", ", and for how many"),
        "judgement": (f"On balance, {degree.lower()}.", f" {chance.choice(FURTHER)}"),
    }


def degree(chance: Random) -> str:
    return chance.choice(DEGREES[1:4])


def person(chance: Random) -> str:
    return f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
