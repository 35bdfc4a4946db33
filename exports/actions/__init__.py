"""What becomes of a class pack that takes too long for a request: asked for, seated, made, given up, cleared."""

from exports.actions.asking import ask_pack, cancel_pack, start_waiting
from exports.actions.clearing import bury_dead, clear_old
from exports.actions.making import PackGone, beat, fail_pack, make_pack
from exports.actions.seating import seat_next

__all__ = [
    "PackGone",
    "ask_pack",
    "beat",
    "bury_dead",
    "cancel_pack",
    "clear_old",
    "fail_pack",
    "make_pack",
    "seat_next",
    "start_waiting",
]
