"""The curated guidance, loaded from `knowledge/`."""

from assistant.guidance.files import BadKnowledge
from assistant.guidance.library import Guidance
from assistant.guidance.load import load_guidance

__all__ = ["BadKnowledge", "Guidance", "load_guidance"]
