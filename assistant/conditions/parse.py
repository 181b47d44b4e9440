"""From the text of a condition to its tree, through a whitelist. Everything else is refused with its column."""

from __future__ import annotations

import ast
import re

from assistant.conditions.tree import (
    AcrossPeople,
    Always,
    And,
    Applies,
    Compare,
    Known,
    LivesHere,
    Measure,
    Membership,
    Named,
    Node,
    Not,
    Operator,
    Or,
    Quantifier,
    Ref,
)

LONGEST = 600
DEEPEST = 40
LARGEST = 1_000_000
_QUANTIFIERS: dict[str, Quantifier] = {"any_of": "any_of", "none_of": "none_of", "all_of": "all_of"}
_SINCE: dict[str, Measure] = {
    "months_since": "months_since",
    "weeks_until": "weeks_until",
    "days_since": "days_since",
}
_OPERATORS: dict[type[ast.cmpop], Operator] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
_WORDS = (
    "any_of, none_of, all_of, applies, known, someone, everyone, anyone_named, lives_here, or a comparison of "
    "age, months_since, weeks_until, days_since or lived_with"
)


class ConditionError(ValueError):
    """A condition outside the language; `column` counts from 1, from the start of the text, across its lines."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(f"column {column}: {message}")
        self.column = column


def parse(text: str) -> Node:
    """The tree of `text`; raises ConditionError."""
    if len(text) > LONGEST:
        raise ConditionError(
            f"{len(text)} characters: expected at most {LONGEST}; split it into derived names", LONGEST
        )
    if not text.isascii():
        odd = next(index for index, letter in enumerate(text) if not letter.isascii())
        raise ConditionError("only plain ASCII letters, digits and signs are understood", odd + 1)
    source, indent = text.strip(), len(text) - len(text.lstrip())
    starts = [indent, *(indent + line.end() for line in re.finditer(r"\r\n?|\n", source))]
    try:
        expression = ast.parse(source, mode="eval").body
    except SyntaxError as error:
        start = starts[min(error.lineno or 1, len(starts)) - 1]
        raise ConditionError(f"not a condition ({error.msg})", start + max(error.offset or 1, 1)) from None
    except (ValueError, MemoryError, RecursionError):
        raise ConditionError("not a condition (too deeply nested, or holds a null byte)", 1) from None
    for part in ast.walk(expression):
        if isinstance(part, ast.expr):
            part.col_offset += starts[part.lineno - 1]
    return _node(expression, 0)


def _node(node: ast.expr, depth: int) -> Node:
    if depth > DEEPEST:
        raise _refused(node, f"nested more than {DEEPEST} deep")
    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            return And(tuple(_node(value, depth + 1) for value in values))
        case ast.BoolOp(values=values):
            return Or(tuple(_node(value, depth + 1) for value in values))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return Not(_node(operand, depth + 1))
        case ast.Compare():
            return _comparison(node)
        case ast.Call():
            return _call(node, depth)
        case ast.Name(id="always"):
            return Always()
        case ast.Name(id=name):
            return Named(name, node.col_offset + 1)
    raise _refused(node, f"this is not in the language: expected and, or, not, a derived name, {_WORDS}")


def _call(node: ast.Call, depth: int) -> Node:
    name = _called(node)
    if name in _QUANTIFIERS:
        if len(node.args) < 2:
            raise _refused(node, f'{name} takes a question and one choice or more, as in {name}(question, "choice")')
        return Membership(_QUANTIFIERS[name], _ref(node.args[0]), tuple(_choice(value) for value in node.args[1:]))
    if name in ("applies", "known"):
        ref = _ref(_only(node, name, "a question"))
        return Applies(ref) if name == "applies" else Known(ref)
    if name in ("someone", "everyone", "anyone_named"):
        part = _node(_only(node, name, "a condition"), depth + 1)
        return AcrossPeople(name == "everyone", part, node.col_offset + 1, of_named=name == "anyone_named")
    if name == "lives_here":
        if node.args:
            raise _refused(node, "lives_here() takes nothing between its brackets")
        return LivesHere(node.col_offset + 1)
    if name == "age" or name == "lived_with" or name in _SINCE:
        raise _refused(node, f"{name} gives a number: compare it, as in {name}(…) >= 12")
    raise _refused(node, f"unknown word {name!r}: expected {_WORDS}")


def _comparison(node: ast.Compare) -> Node:
    sides = [node.left, *node.comparators]
    if len(sides) != 2:
        raise _refused(node, "one comparison at a time: join two with `and`")
    operator = _OPERATORS.get(type(node.ops[0]))
    if operator is None:
        raise _refused(node, "expected one of < <= > >= == !=")
    left, right = sides
    if not isinstance(left, ast.Call):
        raise _refused(
            left, "expected age(), months_since(q), weeks_until(q), days_since(q) or lived_with(person) on the left"
        )
    name = _called(left)
    number, column = _number(right), left.col_offset + 1
    if name == "age":
        if left.args:
            raise _refused(left, "age() takes nothing between its brackets")
        return Compare("age", None, operator, number, column)
    if name == "lived_with":
        who = _only(left, name, "person")
        if not (isinstance(who, ast.Name) and who.id == "person"):
            raise _refused(who, "expected lived_with(person)")
        return Compare("lived_with", None, operator, number, column)
    if name in _SINCE:
        return Compare(_SINCE[name], _ref(_only(left, name, "a question")), operator, number, column)
    raise _refused(
        left, f"{name!r} does not give a number: expected age, months_since, weeks_until, days_since or lived_with"
    )


def _called(node: ast.Call) -> str:
    if not isinstance(node.func, ast.Name) or node.keywords or any(isinstance(arg, ast.Starred) for arg in node.args):
        raise _refused(node, f"expected {_WORDS}")
    return node.func.id


def _only(node: ast.Call, name: str, what: str) -> ast.expr:
    if len(node.args) != 1:
        raise _refused(node, f"{name} takes {what} and nothing else")
    return node.args[0]


def _ref(node: ast.expr) -> Ref:
    match node:
        case ast.Name(id=name):
            return Ref(name, column=node.col_offset + 1)
        case ast.Attribute(value=ast.Name(id="person"), attr=name):
            return Ref(name, of_person=True, column=node.col_offset + 1)
    raise _refused(node, "expected a question, or person.question")


def _choice(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise _refused(node, 'expected a choice in quotes, as in "care_order"')


def _number(node: ast.expr) -> float:
    negative = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)
    constant = node.operand if isinstance(node, ast.UnaryOp) and negative else node
    value = constant.value if isinstance(constant, ast.Constant) else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _refused(node, "expected a number on the right")
    if value > LARGEST:
        raise _refused(node, f"expected a number of at most {LARGEST}")
    return -float(value) if negative else float(value)


def _refused(node: ast.expr, why: str) -> ConditionError:
    return ConditionError(why, node.col_offset + 1)
