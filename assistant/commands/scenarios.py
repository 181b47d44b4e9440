"""`permanence scenario`: scripted conversations."""

from __future__ import annotations

import argparse
import sys

from assistant.commands.common import columns, print_json, standard_input, the_guidance
from assistant.training.told import check_scenarios, list_data, list_scenarios, run_scenario


def list_all(options: argparse.Namespace) -> int:
    """The scenarios, and what each is about."""
    if options.json:
        print_json(list_data(the_guidance(options)))
    else:
        list_scenarios(the_guidance(options), print, columns())
    return 0


def run(options: argparse.Namespace) -> int:
    """Play one."""
    stdin = standard_input()
    waits = options.pause and stdin.isatty() and sys.stdout.isatty()

    def wait() -> None:
        if waits:
            print("\nEnter to go on: ", end="", flush=True)
            stdin.readline()

    run_scenario(options.scenario, the_guidance(options), print, wait)
    return 0


def check(options: argparse.Namespace) -> int:
    """Play scenarios and compare each with its kept transcript."""
    return 0 if check_scenarios(options.scenarios, the_guidance(options), print, options.reset) else 1
