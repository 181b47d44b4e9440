"""Pure reasoning: from guidance and a case to an assessment."""

from assistant.reasoning.assess import assess, standings
from assistant.reasoning.case import Case, Person
from assistant.reasoning.casefile import BadCase, read_case
from assistant.reasoning.records import Assessment, Entry, Seat

__all__ = ["Assessment", "BadCase", "Case", "Entry", "Person", "Seat", "assess", "read_case", "standings"]
