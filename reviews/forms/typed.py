"""Reading what is sent from the review page, which is one form: whatever button is pressed, all that is typed comes.

A comment on a slot is the field `comment-<slot>`, a reply `reply-<comment>`, new words for a comment not yet sent
`edit-<comment>`, the words to the student `overall`. What kind of comment it is comes as `kind-` with the same id,
words that it quotes as `quote-` (where these were selected comes as `at-`: as the number of letters before them, spaces
apart), and the evidence whose link to the point it is about as `link-`.
A saved comment that was put into it is named by `saved-`; `find-` are the letters by which one is
looked for, `pick-` names the one that was chosen to be put in. The level given for a criterion is `level-<criterion>`,
its id and then the names of both, since a profile may change; `was-<criterion>` is the level that was shown as given.

With words comes the revision that they are written over, as with a slot: `rev-` with the name of the field is that of
the draft that the page shows in it, `rev-<comment>` that of a comment with new words. A page that runs our script
names its edits in `names`: those it got no answer to.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.core.exceptions import ValidationError

from plans.forms import parse_id
from plans.text import as_id, clean
from reviews.models import CHOICES, COMMENT_MAX_LENGTH, QUOTE_MAX_LENGTH, CommentKind, Submission
from reviews.quotes import find_quote
from reviews.words import BLANK

WORDS = ("comment-", "reply-", "edit-", "quote-")
KIND = "kind-"
REVISION = "rev-"
MOST_NAMES = 100  # more than a page sends goes unread: see kept.js
ABOUT_COMMENT = ("comment-", *CHOICES)
DRAFTED = ("comment-", "reply-", "edit-", *CHOICES)
FIELDS = (*WORDS, KIND, "at-", "link-", "saved-", "find-", "pick-", "level-", "was-")


def remark(text: str) -> str:
    """Return what somebody wrote about a plan, cleaned; it may be empty. Raise ValidationError where it is too long."""
    text = clean(text).strip()
    if len(text) > COMMENT_MAX_LENGTH:
        over = len(text) - COMMENT_MAX_LENGTH
        raise ValidationError(f"This is {over:,} characters too long: keep to {COMMENT_MAX_LENGTH:,}.")
    return text


@dataclass
class Typed:
    """What was typed, field by field, and what is wrong with it. Fields left empty are not in `texts`.

    `sent` names the fields whose words were kept just now, and whose boxes start afresh. `problems` holds, by field,
    the other words that it would write over. `revisions` and `names` tell what the page has seen (see the module).
    """

    texts: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    sent: frozenset[str] = frozenset()
    problems: dict = field(default_factory=dict)
    revisions: dict[str, int] = field(default_factory=dict)
    names: tuple[UUID, ...] = ()

    def by_id(self, kind: str) -> dict[str, str]:
        """Return the texts of one kind of field (comment, reply, edit) by the id after the kind."""
        prefix = f"{kind}-"
        return {name.removeprefix(prefix): text for name, text in self.texts.items() if name.startswith(prefix)}

    def without(self, prefix: str) -> "Typed":
        """Return what was typed in other fields than those of this kind."""
        return replace(self, texts={name: text for name, text in self.texts.items() if not name.startswith(prefix)})

    def is_idle(self, name: str) -> bool:
        """Whether this request was not about the field, so that what stands in its box on the screen stays there."""
        return name not in self.sent and name not in self.texts and name not in self.errors

    def kind(self, pk: str, otherwise: str = CommentKind.SUGGESTION) -> str:
        """Return the kind that was chosen for the comment on a slot, or for the words of a comment."""
        kind = self.texts.get(f"{KIND}{pk}")
        return kind if kind in CommentKind.values else otherwise

    @property
    def levels(self) -> dict[str, str]:
        """The ids of the levels that are chosen on the page, by those of their criteria."""
        return {pk: text.partition(" ")[0] for pk, text in self.by_id("level").items()}

    @property
    def new_levels(self) -> dict[str, str]:
        """Those of the levels that were not shown as given."""
        was = self.by_id("was")
        return {pk: level for pk, level in self.levels.items() if level != was.get(pk)}

    @property
    def level_names(self) -> set[str]:
        """What the levels that are chosen are called, with the names of their criteria."""
        return {text.partition(" ")[2] for text in self.by_id("level").values()}

    @property
    def sent_names(self) -> set[str]:
        """The fields whose words are added when the page is kept: with a comment, all that it is about."""
        comments = {f"{prefix}{pk}" for pk in self.by_id("comment") for prefix in ABOUT_COMMENT}
        edits = {f"{KIND}{pk}" for pk in self.by_id("edit")}
        return comments | edits | {name for name in self.texts if name.startswith(("reply-", "edit-"))}

    @property
    def words(self) -> dict[str, str]:
        """What somebody wrote, without what they chose from a list."""
        return {name: text for name, text in self.texts.items() if name == "overall" or name.startswith(WORDS)}

    @property
    def first_error(self) -> str:
        """The first field of the page with which something is wrong, or ""."""
        return next((name for name in self.texts if name in self.errors), next(iter(self.errors), ""))

    @property
    def overall(self) -> str:
        return self.texts.get("overall", "")


def read_typed(post: Mapping[str, str], required: str = "") -> Typed:
    """Read the fields of the review page; the field named `required` must not be empty."""
    typed = Typed(names=tuple(map(parse_id, post.get("names", "").split()[:MOST_NAMES])))
    for name, text in post.items():
        if name == "overall" or name.startswith(FIELDS):
            _read_field(typed, name, text)
        elif name.startswith(REVISION):
            typed.revisions[name.removeprefix(REVISION)] = as_id(text)
    if required and required not in typed.texts:
        typed.errors[required] = "Write something first."
    return typed


def read_drafts(post: Mapping[str, str]) -> Typed:
    """Read the fields of which somebody writes one; those that are empty come, too."""
    names = [name for name in post if name == "overall" or name.startswith(DRAFTED)]
    typed = read_typed(post)
    typed.texts = {name: typed.texts.get(name, "") for name in names}
    return typed


def check_quotes(typed: Typed, submission: Submission) -> None:
    """Note as errors where words are quoted that the slot did not have, and where nothing is said about them."""
    for pk, quote in typed.by_id("quote").items():
        record = submission.record_of(pk)
        if len(quote) > QUOTE_MAX_LENGTH:
            typed.errors[f"quote-{pk}"] = f"Quote fewer words: at most {QUOTE_MAX_LENGTH} characters."
        elif record and not find_quote(record.text, quote):
            typed.errors[f"quote-{pk}"] = "These words are not in this part as it was submitted. Copy them from it."
        elif f"comment-{pk}" not in typed.texts:
            typed.errors.setdefault(f"comment-{pk}", "Say something about the words that you quote.")


def check_blanks(typed: Typed) -> None:
    """Note as errors where a saved comment's blank was left: the student must not read it."""
    for name in list(typed.texts):
        if name.startswith(("comment-", "edit-")) and BLANK in typed.texts[name]:
            typed.errors.setdefault(name, f"Fill in the blank {BLANK}, or take it out.")


def _read_field(typed: Typed, name: str, text: str) -> None:
    try:
        text = remark(text)
    except ValidationError as error:
        typed.errors[name] = error.message
    if text:
        typed.texts[name] = text
