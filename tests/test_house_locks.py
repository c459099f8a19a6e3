"""The locks are complete, hashed, and agree with each other and with pyproject.toml."""

import re
import tomllib

import pytest

from tests.architecture import ROOT

LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-headless.txt"]
HUB = "requirements-hub.txt"
QT = {"pyside6-essentials", "shiboken6", "pytest-qt"}


def lock(name: str) -> dict[str, str]:
    """The pinned version by package name; a line per package, its hashes on the lines below."""
    return {
        match["name"]: match["version"]
        for match in re.finditer(r"^(?P<name>[\w.-]+)==(?P<version>\S+)", (ROOT / name).read_text(), re.MULTILINE)
    }


def project() -> dict[str, list[str]]:
    content = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = content["dependency-groups"]
    return {
        "runtime": content["project"]["dependencies"],
        "hub": groups["hub"],
        "dev": [line for group in groups.values() for line in group if isinstance(line, str)],
    }


def bare(requirement: str) -> str:
    return re.split(r"[=<>~!\[; ]", requirement, maxsplit=1)[0].lower().replace("_", "-")


@pytest.mark.parametrize("name", [*LOCKS, HUB])
def test_every_package_has_hashes_and_no_host_is_named(name: str):
    text = (ROOT / name).read_text()
    blocks = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(lock(name)) > 12
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in text
    assert "--index" not in text


def test_what_the_project_asks_for_is_locked():
    assert {bare(line) for line in project()["runtime"]} <= set(lock("requirements.txt"))
    assert {bare(line) for lines in project().values() for line in lines} <= set(lock("requirements-dev.txt"))


def test_exact_pins_are_what_is_locked():
    pins = dict(line.split("==") for line in project()["runtime"] if "==" in line)
    locked = lock("requirements.txt")
    assert {bare(name): version for name, version in pins.items()} == {bare(name): locked[bare(name)] for name in pins}
    assert {"PySide6-Essentials", "sqlite-utils", "sqlcipher3", "reportlab"} <= set(pins)


def test_the_locks_agree():
    runtime, dev, headless = (lock(name) for name in LOCKS)
    assert runtime.items() <= dev.items()
    assert headless == {name: version for name, version in dev.items() if name not in QT}


def test_a_hub_has_what_it_asks_for_and_neither_qt_nor_sqlcipher():
    hub = lock(HUB)
    assert {bare(line) for line in project()["hub"]} <= set(hub)
    assert hub.items() <= lock("requirements-dev.txt").items()
    assert not set(hub) & {*QT, "sqlcipher3", "sqlite-utils", "reportlab", "pillow", "keyring"}


def test_no_numpy():
    assert "numpy" not in lock("requirements-dev.txt")  # sqlite-utils would import it at each start
