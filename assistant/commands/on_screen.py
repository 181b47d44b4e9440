"""The interview on the whole screen."""

from __future__ import annotations

import argparse

from assistant.screens.app import run_app


def talk(options: argparse.Namespace) -> int:
    """Open the app. What is slow to load comes after its first frame."""
    authority = options.authority
    if authority is not None:
        from assistant.commands.common import checked_authority, the_guidance

        authority = checked_authority(authority.strip().lower(), the_guidance(options))
    return run_app(authority, options.pack)
