"""Where things are kept on this machine: the cases, and what can be made again."""

from __future__ import annotations

import os
from pathlib import Path

_NAME = "permanence-assistant"
_HOME = "PERMANENCE_HOME"


def data_folder() -> Path:
    """PERMANENCE_HOME if it is set, else this system's own folder for a user's data; nothing is created."""
    if home := os.environ.get(_HOME):
        return Path(home)
    import platformdirs  # start-up never needs it when the folder is named

    return platformdirs.user_data_path(_NAME, appauthor=False)


def cases_folder() -> Path:
    """The folder of the cases, inside `data_folder`."""
    return data_folder() / "cases"


def copies_folder() -> Path:
    """The folder of the user's own copies of the guidance documents, inside `data_folder`."""
    return data_folder() / "sources"


def cache_folder() -> Path:
    """Where what can be made again is kept: inside PERMANENCE_HOME if it is set, else this system's cache folder."""
    if home := os.environ.get(_HOME):
        return Path(home) / "cache"
    import platformdirs

    return platformdirs.user_cache_path(_NAME, appauthor=False)
