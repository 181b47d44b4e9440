"""`permanence doctor`: versions, where things are kept, what is missing."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path

from assistant import __version__, paths
from assistant.commands.common import columns, guidance_and_pack, print_json
from assistant.commands.settings import starts_with
from assistant.corrections import FILE
from assistant.documents.health import health_data, health_text
from assistant.guidance.shipped import shipped_folder
from assistant.settings import read_settings
from assistant.text import LONGEST_ERROR, clean_line


def doctor(options: argparse.Namespace) -> int:
    guidance, passed_over = guidance_and_pack(options)
    data = health_data(guidance, shipped_folder("knowledge"), date.today(), __version__)
    folder, settings = paths.cases_folder(), read_settings(paths.data_folder())
    writable = _may_write(folder)
    data["kept"] = {"folder": str(folder), "writable": writable, "authority": settings.authority}
    lessons = paths.data_folder() / FILE
    data["understood_wrongly"] = str(lessons) if lessons.is_file() else None
    data["ready"] = data["ready"] and writable and passed_over is None
    if not writable:
        data["attention"].append(f"Cases cannot be kept: {clean_line(str(folder), 300)} may not be written to.")
    data["attention"] += [clean_line(one, LONGEST_ERROR) for one in (settings.problem, passed_over) if one]
    if options.json:
        print_json(data)
    else:
        kept = f"cases are in {clean_line(str(folder), 300)}. New cases start with: {starts_with(settings, guidance)}."
        print(health_text({**data, "kept": kept}, columns()), end="")
        if data["understood_wrongly"]:
            print(f"What was understood wrongly, for the lexicon: {clean_line(str(lessons), 300)}")
    return 0 if data["ready"] else 1


def _may_write(folder: Path) -> bool:
    """Whether the folder, or the nearest one above it that is there, may be written to."""
    try:
        there = next(one for one in (folder, *folder.parents) if one.exists())
        return there.is_dir() and os.access(there, os.W_OK)
    except (OSError, StopIteration):
        return False
