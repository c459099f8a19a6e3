"""The profile is where each system keeps what belongs to a person, unless a folder was chosen."""

import sys
from pathlib import Path

import pytest

from app.paths import OVERRIDE, profile_folder


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (OVERRIDE, "XDG_DATA_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))


@pytest.mark.parametrize(
    ("system", "place"),
    [
        ("linux", ".local/share/keukentafel"),
        ("darwin", "Library/Application Support/Keukentafel"),
        ("win32", "AppData/Roaming/Keukentafel"),
    ],
)
def test_the_usual_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, place: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert profile_folder() == tmp_path / place


def test_the_place_a_system_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "roaming"))
    monkeypatch.setattr(sys, "platform", "linux")
    assert profile_folder() == tmp_path / "data" / "keukentafel"
    monkeypatch.setattr(sys, "platform", "win32")
    assert profile_folder() == tmp_path / "roaming" / "Keukentafel"


def test_a_relative_place_is_not_trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", "data")
    assert profile_folder() == tmp_path / ".local" / "share" / "keukentafel"


def test_a_chosen_folder_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(OVERRIDE, "~/proef")
    assert profile_folder() == tmp_path / "proef"
