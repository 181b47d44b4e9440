"""`permanence doctor`: versions, where things are kept, what is missing."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path

from assistant import __version__, paths
from assistant.commands.common import columns, print_json, the_guidance
from assistant.documents.health import health_data, health_text
from assistant.guidance.shipped import shipped_folder
from assistant.settings import read_settings
from assistant.text import clean_line


def doctor(options: argparse.Namespace) -> int:
    guidance = the_guidance(options)
    data = health_data(guidance, shipped_folder("knowledge"), date.today(), __version__)
    folder, settings = paths.cases_folder(), read_settings(paths.data_folder())
    writable = _may_write(folder)
    data["kept"] = {"folder": str(folder), "writable": writable, "authority": settings.authority}
    data["ready"] = data["ready"] and writable
    if not writable:
        data["attention"].append(f"Cases cannot be kept: {clean_line(str(folder), 300)} may not be written to.")
    if settings.problem:
        data["attention"].append(settings.problem)
    if options.json:
        print_json(data)
    else:
        owner = guidance.authorities.get(settings.authority or "")
        starts = f"New cases start with: {owner.name if owner else 'no authority set; it is asked first'}."
        kept = f"cases are in {clean_line(str(folder), 300)}. {starts}"
        print(health_text({**data, "kept": kept}, columns()), end="")
    return 0 if data["ready"] else 1


def _may_write(folder: Path) -> bool:
    """Whether the folder, or the nearest one above it that is there, may be written to."""
    try:
        there = next(one for one in (folder, *folder.parents) if one.exists())
        return there.is_dir() and os.access(there, os.W_OK)
    except (OSError, StopIteration):
        return False
