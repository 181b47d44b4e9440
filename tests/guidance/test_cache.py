"""The cache of the knowledge: the same guidance with and without it, and never a reason not to start."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import msgspec
import pytest

from assistant.guidance import Guidance, load_guidance
from assistant.guidance.cache import MOST_KEPT, keep
from assistant.reasoning.assess import assess
from assistant.reasoning.case import Case
from tests.cases import TODAY, sample
from tests.reasoning.random_cases import BEGINNINGS


def _cases() -> list[Case]:
    return [sample(), *(drawn.case() for drawn in BEGINNINGS)]


def _kept(cache: Path) -> list[Path]:
    return sorted(cache.glob("*"))


def test_guidance_from_the_cache_is_the_guidance_from_the_files(tmp_path: Path) -> None:
    first, second, plain = load_guidance(cache=tmp_path), load_guidance(cache=tmp_path), load_guidance()
    assert len(_kept(tmp_path)) == 1
    assert first.fingerprint == second.fingerprint == plain.fingerprint
    for field in fields(Guidance):
        if field.name not in ("language", "rules", "supports", "contradictions", "raw", "spoken"):
            assert getattr(second, field.name) == getattr(plain, field.name), field.name
    for identity, rule in plain.rules.items():
        again = second.rules[identity]
        assert (again.when, again.needs, again.says, again.cites) == (rule.when, rule.needs, rule.says, rule.cites)
    for identity, one in plain.contradictions.items():
        assert (second.contradictions[identity].when, second.contradictions[identity].says) == (one.when, one.says)
    for case in _cases():
        assert assess(second, case, TODAY) == assess(plain, case, TODAY) == assess(first, case, TODAY)


def _spoilt(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        path.write_bytes(change(path.read_bytes()))

    return spoil


def _made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "spoil",
    [
        _spoilt(lambda data: b""),
        _spoilt(lambda data: data[: len(data) // 2]),
        _spoilt(lambda data: data[:-1]),
        _spoilt(lambda data: b"\x00" * len(data)),
        _spoilt(lambda data: data + b"\x00"),
        _spoilt(lambda data: msgspec.msgpack.encode({"authorities": []})),
        _spoilt(lambda data: msgspec.msgpack.encode(["somebody", "else's"])),
        _spoilt(lambda data: b"\x91" * 100_000),
        _spoilt(lambda data: data.replace(b"sgo", b"sg0", 1)),
        _spoilt(lambda data: hashlib.blake2b(b"\xc0", digest_size=16).digest() + b"\xc0"),
        _made_a_folder,
    ],
    ids=[
        "empty",
        "half",
        "torn",
        "zeroes",
        "too long",
        "other fields",
        "foreign",
        "bottomless",
        "a letter",
        "nothing",
        "a folder",
    ],
)
def test_a_cache_that_cannot_be_read_is_passed_over(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    load_guidance(cache=tmp_path)
    (kept,) = _kept(tmp_path)
    spoil(kept)
    again = load_guidance(cache=tmp_path)
    assert assess(again, sample(), TODAY).entries
    assert again.fingerprint == load_guidance().fingerprint


def test_a_cache_that_was_spoilt_is_written_anew(tmp_path: Path) -> None:
    load_guidance(cache=tmp_path)
    (kept,) = _kept(tmp_path)
    good = kept.read_bytes()
    kept.write_bytes(b"")
    load_guidance(cache=tmp_path)
    assert kept.read_bytes() == good


def test_a_folder_that_cannot_be_written_to_is_no_trouble(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder", "utf-8")
    assert load_guidance(cache=in_the_way / "cache").fingerprint == load_guidance().fingerprint
    assert in_the_way.read_text("utf-8") == "not a folder"


def test_a_folder_that_is_read_only_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, data: bytes) -> int:
        raise PermissionError(errno.EROFS, "read-only", str(path))

    monkeypatch.setattr(Path, "write_bytes", refused)
    assert load_guidance(cache=tmp_path).statements
    assert _kept(tmp_path) == []


def test_a_changed_file_is_noticed_and_the_oldest_caches_go(knowledge: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    before = load_guidance(knowledge, cache)
    (kept,) = _kept(cache)
    path = knowledge / "questions.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Where does the child live at the moment?", "Where do they live?"), "utf-8")
    after = load_guidance(knowledge, cache)
    assert after.questions["living_now"].ask == "Where do they live?"
    assert after.fingerprint != before.fingerprint
    assert kept in _kept(cache)
    for name in ("Where now?", "Where today?", "Where is home?"):
        path.write_text(text.replace("Where does the child live at the moment?", name), "utf-8")
        load_guidance(knowledge, cache)
    assert len(_kept(cache)) == MOST_KEPT
    assert kept not in _kept(cache)


def test_knowledge_that_is_wrong_is_never_kept(knowledge: Path, tmp_path: Path) -> None:
    (knowledge / "rules" / "broken.toml").write_text("[[rule]]\nid = 3\n", "utf-8")
    cache = tmp_path / "cache"
    for _ in range(2):
        with pytest.raises(ValueError, match=r"broken\.toml"):
            load_guidance(knowledge, cache)
    assert not cache.exists()


def test_records_that_cannot_be_kept_are_no_trouble(tmp_path: Path) -> None:
    keep(tmp_path, "huge", {"number": 2**70})
    keep(tmp_path, "strange", object())
    assert _kept(tmp_path) == []
