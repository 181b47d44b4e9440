"""The condition language: one small language for `when`, rules, requirements, grounds and deadlines."""

from assistant.conditions.evaluate import Condition
from assistant.conditions.facts import Answers, Facts
from assistant.conditions.language import Language
from assistant.conditions.parse import ConditionError
from assistant.conditions.reading import BadAnswer, read_answer
from assistant.conditions.tracing import Wait, truth_of
from assistant.conditions.values import CHILD, SPECIAL_VALUES, Answer, Span, Truth, Value
from assistant.conditions.vocabulary import Term, Vocabulary

__all__ = [
    "CHILD",
    "SPECIAL_VALUES",
    "Answer",
    "Answers",
    "BadAnswer",
    "Condition",
    "ConditionError",
    "Facts",
    "Language",
    "Span",
    "Term",
    "Truth",
    "Value",
    "Vocabulary",
    "Wait",
    "read_answer",
    "truth_of",
]
