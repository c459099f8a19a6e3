"""The keyring of the system, the real one: working, locked, absent, strange and silent."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import ClassVar

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from app.services import profile
from db import os_keyring
from db.data_key import DataKey
from db.faults import KeyringUnavailable
from tests.faults.started import PATIENCE, ROOT
from tests.profiles import CHEAP, PASSPHRASE

PROGRAMS = ("dbus-run-session", "gnome-keyring-daemon")
needs_keyring = pytest.mark.skipif(
    not all(shutil.which(program) for program in PROGRAMS), reason=f"needs {' and '.join(PROGRAMS)}"
)
WITHOUT = ["remembered False", "said so", "unlocked False", "passphrase works"]


def in_a_session(tmp_path: Path, script: str, program: str) -> list[str]:
    """What a program of ``keyring_programs`` says in a fresh session bus with a home of its own."""
    home = tmp_path / "home"
    home.mkdir()
    dropped = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "PYTHON_KEYRING_BACKEND")
    environment = {name: value for name, value in os.environ.items() if name not in dropped}
    environment |= {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR")}
    environment |= {"PYTHON": sys.executable, "FOLDER": str(tmp_path / "profiel"), "PROGRAM": program}
    run = '"$PYTHON" -m tests.faults.keyring_programs "$PROGRAM" "$FOLDER"'
    done = subprocess.run(
        ["/bin/sh", "-c", script.replace("RUN", run)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@needs_keyring
def test_a_keyring_that_is_unlocked_opens_the_profile(tmp_path: Path) -> None:
    daemon = "printf 'aanmelden\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
    said = in_a_session(
        tmp_path, f"dbus-run-session -- sh -c '{daemon}; RUN'".replace("'aanmelden\\n'", "aanmelden"), "use"
    )
    assert said == [
        "available True",
        "remembered True",
        "unlocked True",
        "after renewal True",
        "after forgetting False",
    ]


@needs_keyring
def test_a_keyring_that_stays_locked_is_a_normal_state(tmp_path: Path) -> None:
    daemon = "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1"
    assert in_a_session(tmp_path, f"dbus-run-session -- sh -c '{daemon}; RUN'", "do_without") == WITHOUT


def test_no_keyring_at_all_is_a_normal_state(tmp_path: Path) -> None:
    assert in_a_session(tmp_path, "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent RUN", "do_without") == WITHOUT


class InMemory(KeyringBackend):
    """A keyring that works, of a kind that is not on the list."""

    priority: ClassVar[float] = -1  # never chosen by itself, only by the tests below

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")


class Trusted(InMemory):
    """The same, passing for one of the system."""


class Locked(Trusted):
    """Refuses every question."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("locked")


class Silent(Trusted):
    """Waits for someone at a prompt who never comes."""

    def __init__(self) -> None:
        super().__init__()
        self.someone_came = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.someone_came.wait(10)
        return None


for trusted in (Trusted, Locked, Silent):
    trusted.__module__ = "keyring.backends.SecretService"


@pytest.fixture
def chosen():
    before = keyring.get_keyring()

    def choose(backend: KeyringBackend) -> KeyringBackend:
        keyring.set_keyring(backend)
        return backend

    yield choose
    keyring.set_keyring(before)


def test_a_keyring_that_is_not_on_the_list_is_not_used(chosen) -> None:
    backend = chosen(InMemory())
    assert not os_keyring.is_available()
    with pytest.raises(KeyringUnavailable):
        os_keyring.remember("id", DataKey.new())
    assert backend.kept == {}


def test_the_key_survives_and_is_forgotten_on_request(chosen) -> None:
    backend = chosen(Trusted())
    key = DataKey.new()
    os_keyring.remember("id", key)
    assert os_keyring.is_available()
    assert os_keyring.recall("id") == key
    assert os_keyring.recall("another id") is None
    os_keyring.forget("id")
    os_keyring.forget("id")
    assert backend.kept == {}


@pytest.mark.parametrize("rubbish", ["", "geen sleutel", "AAAA", "é"])
def test_rubbish_in_the_keyring_is_no_key(chosen, rubbish: str) -> None:
    chosen(Trusted()).set_password(os_keyring.SERVICE, "id", rubbish)
    assert os_keyring.recall("id") is None


def test_a_locked_keyring_gives_nothing(chosen) -> None:
    chosen(Locked())
    assert os_keyring.recall("id") is None
    with pytest.raises(KeyringUnavailable):
        os_keyring.remember("id", DataKey.new())


def test_a_prompt_nobody_answers_does_not_hold_up_the_person(chosen) -> None:
    silent = chosen(Silent())
    assert os_keyring.recall("id", patience=0.05) is None
    silent.someone_came.set()


def test_a_key_of_an_older_generation_in_the_keyring_is_not_tried(chosen, tmp_path: Path) -> None:
    backend = chosen(Trusted())
    made = profile.create(tmp_path / "profiel", PASSPHRASE, remember=True, cost=CHEAP)
    profile.lock(made.session)
    assert made.remembered
    (name,) = backend.kept
    backend.set_password(*name, "A" * 43 + "=")
    assert profile.unlock_with_keyring(tmp_path / "profiel") is None
