"""Changes of the bank that touch several rows."""

from django.db import transaction

from topics.loading import Count, Loading
from topics.pack_format import pack_problems


class PackInvalid(ValueError):
    """The pack cannot be loaded; `problems` says where and why."""

    def __init__(self, problems: list[str]):
        super().__init__("\n".join(problems))
        self.problems = problems


def load_pack(data) -> dict[str, Count]:
    """Bring the bank to what the pack says, by key; PackInvalid, with nothing written, where it is not in order.

    Loading twice changes nothing. Records that the pack no longer holds stay, since plans may cite them, and so do
    links to records that are not the pack's own, since a teacher made those.
    """
    problems = pack_problems(data)
    if problems:
        raise PackInvalid(problems)
    with transaction.atomic():
        return Loading(data).run()
