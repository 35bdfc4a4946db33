"""Undefined variables in our own templates fail the test that renders them.

Django puts `string_if_invalid` in place of an undefined variable, and lets it pass in an `{% if %}` and a `{% for %}`,
which are made strict here. Templates of Django, crispy-forms and allauth rely on its being empty, so it counts as
empty except below our templates/ folder.
"""

import sys
from pathlib import Path

from django.template.base import Node, Variable
from django.template.defaulttags import ForNode, TemplateLiteral

from tests.support.complaints import complain

OWN_TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"


class UndefinedVariable(str):
    """An empty string that knows which template asks for it."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return is_own(node_being_rendered())

    def __contains__(self, part: str) -> bool:
        return part == "%s" or super().__contains__(part)

    def __mod__(self, variable) -> str:
        node = node_being_rendered()
        complain(f"undefined template variable `{variable}` in {node.origin.name}, line {node.token.lineno}")
        return f"[undefined: {variable}]"


def node_being_rendered() -> Node | None:
    """Return the template tag or variable nearest to us on the call stack.

    Django does not say which template asks: its context names the outermost one only.
    """
    frame = sys._getframe(1)
    while frame:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None):
            return node
        frame = frame.f_back
    return None


def is_own(node: Node | None) -> bool:
    return node is not None and Path(node.origin.name).is_relative_to(OWN_TEMPLATES)


class _StrictSequence:
    """What a `{% for %}` runs over, without its leniency: Django takes an undefined name for an empty list."""

    def __init__(self, expression):
        self.expression = expression

    def resolve(self, context, ignore_failures):
        return self.expression.resolve(context, ignore_failures=False)


_make_for_node = ForNode.__init__


def _make_strict_for_node(node, *args, **kwargs):
    _make_for_node(node, *args, **kwargs)
    node.sequence = _StrictSequence(node.sequence)


ForNode.__init__ = _make_strict_for_node


# What a partial, or a page of allauth's, is given or not: by their comments, only yes or no is asked of them.
FLAGS = {"oob", "search", "standalone", "token_fail"}

_eval_literal = TemplateLiteral.eval


def _eval_strictly(literal: TemplateLiteral, context):
    """Evaluate a name in an `{% if %}` without Django's leniency: it takes one that nobody defined for None.

    A name that is there may be None, and what is asked of it then is nothing.
    """
    variable, node = literal.value.var, node_being_rendered()
    if isinstance(variable, Variable) and variable.lookups and is_own(node):
        name = variable.lookups[0]
        if name not in FLAGS and name not in context:
            complain(f"undefined template variable `{name}` in {node.origin.name}, line {node.token.lineno}")
    return _eval_literal(literal, context)


TemplateLiteral.eval = _eval_strictly
