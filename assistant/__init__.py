"""The permanence assistant: every permanence option for a child, in order, with cited reasons."""

__version__ = "0.1.0"
