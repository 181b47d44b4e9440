"""`permanence settings`: what is set once, so that it need not be said each time."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from assistant import paths
from assistant.commands.common import BadInput, checked_authority, print_json, say_passed_over
from assistant.guidance import Guidance, load_guidance
from assistant.settings import Settings, guidance_as_set, keep_settings, read_settings
from assistant.text import LONGEST_ERROR, clean, clean_line


def settings(options: argparse.Namespace) -> int:
    """Set the authority that new cases start with, or the pack; with neither, show what is set."""
    folder = paths.data_folder()
    found = read_settings(folder)
    aside = found.problem
    if options.set_pack is not None or options.set_authority is not None or options.no_pack:
        found = _changed(found, options)
        aside = keep_settings(folder, found)
        if read_settings(folder) != found:
            raise BadInput(f"settings: {clean_line(str(folder), 200)} cannot be written to: expected a folder of yours")
    say_passed_over(aside)
    guidance, passed_over = guidance_as_set(folder, paths.cache_folder())
    if options.json:
        pack = clean(found.pack) if found.pack else None
        print_json({"authority": found.authority, "pack": pack, "pack_problem": passed_over, "folder": str(folder)})
    else:
        print(f"New cases start with: {starts_with(found, guidance)}.")
        print(f"Pack: {clean(found.pack) if found.pack else 'none; the shipped guidance alone'}.")
        if passed_over:
            print(f"It cannot be used: {clean_line(passed_over, LONGEST_ERROR)}.")
    return 0


def starts_with(found: Settings, guidance: Guidance) -> str:
    """The authority that is set, in words."""
    if found.authority is None:
        return "no authority set; it is asked first"
    owner = guidance.authorities.get(found.authority)
    missing = f"{clean_line(found.authority, 60)}, which is not in the guidance that is used; it is asked first"
    return owner.name if owner else missing


def _changed(found: Settings, options: argparse.Namespace) -> Settings:
    """The settings with what was named; nothing is kept that would not work. Raises BadKnowledge, BadInput."""
    if options.set_pack is not None:
        guidance: Guidance = load_guidance(pack=options.set_pack)
        found = replace(found, pack=str(Path(options.set_pack).absolute()))
    elif options.no_pack:
        guidance, found = load_guidance(), replace(found, pack=None)
    else:
        guidance, _ = guidance_as_set(paths.data_folder(), paths.cache_folder())
    if options.set_authority is not None:
        found = replace(found, authority=checked_authority(options.set_authority.strip().lower(), guidance))
    return replace(found, problem=None)
