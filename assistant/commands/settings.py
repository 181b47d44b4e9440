"""`permanence settings`: what is set once, so that it need not be said each time."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from assistant import paths
from assistant.commands.common import BadInput, checked_authority, print_json
from assistant.guidance import Guidance, load_guidance
from assistant.settings import Settings, guidance_as_set, keep_settings, read_settings
from assistant.text import clean_line


def settings(options: argparse.Namespace) -> int:
    """Set the authority that new cases start with, or the pack; with neither, show what is set."""
    folder = paths.data_folder()
    found = read_settings(folder)
    if options.pack is not None or options.authority is not None or options.no_pack:
        found = _changed(found, options)
        keep_settings(folder, found)
        if read_settings(folder) != found:
            raise BadInput(f"settings: {clean_line(str(folder), 200)} cannot be written to: expected a folder of yours")
    if options.json:
        print_json({"authority": found.authority, "pack": found.pack, "folder": str(folder)})
    else:
        print(f"New cases start with: {found.authority or 'no authority set; it is asked first'}.")
        print(f"Pack: {found.pack or 'none; the shipped guidance alone'}.")
    return 0


def _changed(found: Settings, options: argparse.Namespace) -> Settings:
    """The settings with what was named; nothing is kept that would not work. Raises BadKnowledge, BadInput."""
    if options.pack is not None:
        guidance: Guidance = load_guidance(pack=options.pack)
        found = replace(found, pack=str(Path(options.pack).absolute()))
    elif options.no_pack:
        guidance, found = load_guidance(), replace(found, pack=None)
    else:
        guidance, _ = guidance_as_set(paths.data_folder(), paths.cache_folder())
    if options.authority is not None:
        found = replace(found, authority=checked_authority(options.authority.strip().lower(), guidance))
    return replace(found, problem=None)
