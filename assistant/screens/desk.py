"""What the screens work with: the guidance, the store, the settings. Made after the first frame."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.guidance import load_guidance
from assistant.paths import cache_folder, cases_folder, data_folder
from assistant.settings import guidance_as_set, keep_authority, read_settings
from assistant.training.sample import sample_sitting
from assistant.working import WorkingCase, label_of, now, start, take_up

if TYPE_CHECKING:
    from assistant.screens.searching import Searching
    from assistant.store import Kept, Store


class Desk:
    """One worker's desk. Raises BadKnowledge where the knowledge cannot be used."""

    def __init__(self, authority: str | None, today: date | None, pack: Path | None = None) -> None:
        """`authority`, `pack`: those named on the command line, which come before those in the settings."""
        self._pack_problem: str | None = None
        self._put_aside: str | None = None
        if pack is not None:
            self.guidance = load_guidance(cache=cache_folder(), pack=pack)
        else:
            self.guidance, self._pack_problem = guidance_as_set(data_folder(), cache_folder())
        self._authority = authority
        self._today = today

    @property
    def passed_over(self) -> str | None:
        """What of the settings was passed over or put aside, the pack included, and why; None where nothing was."""
        said = (read_settings(data_folder()).problem, self._put_aside, self._pack_problem)
        return ". ".join(one for one in said if one) or None

    @cached_property
    def store(self) -> Store:
        """Where cases are kept."""
        from assistant.store import Store

        return Store(cases_folder(), label=label_of)

    @property
    def today(self) -> date:
        """The day that is reasoned as of."""
        return self._today or date.today()

    def keep_authority(self, authority: str) -> None:
        """Remember whose policy the worker works to, the first time it is chosen, so that it is not asked again."""
        if read_settings(data_folder()).authority is None:
            self._put_aside = keep_authority(data_folder(), authority)

    def set_authority(self, authority: str) -> None:
        """The authority that new cases begin with from now on."""
        self._authority = authority
        self._put_aside = keep_authority(data_folder(), authority)

    @property
    def authority(self) -> str | None:
        """The authority that new cases begin with; None where it is asked."""
        named = self._authority or read_settings(data_folder()).authority
        return named if named in self.guidance.authorities else None

    @property
    def starts_with(self) -> str:
        """That authority in words, for home, and the pack; empty where there is neither."""
        authority, pack = self.authority, self.guidance.pack
        starts = f" New cases start with {self.guidance.authorities[authority].name}." if authority else ""
        return starts + (f" With the pack {pack}." if pack else "")

    @cached_property
    def searching(self) -> Searching:
        """Where questions to the guidance are answered."""
        from assistant.screens.searching import Searching

        return Searching()

    def new_case(self) -> WorkingCase:
        """A new case; nothing is on the disk yet."""
        return self._with_the_day(start(self.guidance, self.today, self.store, self.authority))

    def sample(self) -> WorkingCase:
        """The sample case, of which nothing is kept."""
        return WorkingCase(sample_sitting(self.guidance, now()), None)

    def open(self, key: str, restore: bool = False) -> WorkingCase:
        """A kept case; `restore`: its last good copy. Raises StoreError."""
        file = self.store.restore(key) if restore else self.store.open(key)
        return self._with_the_day(take_up(self.guidance, self.today, self.store, file))

    def _with_the_day(self, work: WorkingCase) -> WorkingCase:
        work.day = lambda: self.today
        return work

    def kept(self) -> tuple[Kept, ...]:
        """The cases that are kept; raises StoreError."""
        return self.store.kept()
