"""Where things are kept: one variable moves everything."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from assistant import paths


def test_one_variable_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERMANENCE_HOME", str(tmp_path))
    assert paths.data_folder() == tmp_path
    assert paths.cases_folder() == tmp_path / "cases"
    assert paths.cache_folder() == tmp_path / "cache"


@pytest.mark.parametrize("home", ["", None])
def test_without_it_this_system_says_where(home: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if home is None:
        monkeypatch.delenv("PERMANENCE_HOME", raising=False)
    else:
        monkeypatch.setenv("PERMANENCE_HOME", home)
    assert paths.data_folder() == platformdirs.user_data_path("permanence-assistant", appauthor=False)
    assert paths.cases_folder() == paths.data_folder() / "cases"
    assert paths.cache_folder() == platformdirs.user_cache_path("permanence-assistant", appauthor=False)
    assert paths.cache_folder() != paths.data_folder()
