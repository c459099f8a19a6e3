"""Programs for a session with a keyring of its own, as a person has after logging in."""

import sys
from pathlib import Path

from app.services import profile
from db.faults import KeyringUnavailable
from tests.profiles import CHEAP, NEXT_PASSPHRASE, PASSPHRASE


def use(folder: Path) -> None:
    """The whole life of a key in a keyring that is unlocked."""
    print("available", profile.keyring_available())
    made = profile.create(folder, PASSPHRASE, remember=True, cost=CHEAP)
    print("remembered", made.remembered)
    profile.lock(made.session)
    print("unlocked", try_keyring(folder))
    session = profile.unlock(folder, PASSPHRASE)
    profile.renew_key(session, folder, NEXT_PASSPHRASE)
    profile.lock(session)
    print("after renewal", try_keyring(folder))
    session = profile.unlock(folder, NEXT_PASSPHRASE)
    profile.forget(session, folder)
    profile.lock(session)
    print("after forgetting", try_keyring(folder))


def do_without(folder: Path) -> None:
    """The same where the keyring is locked or not there: the passphrase does it all."""
    made = profile.create(folder, PASSPHRASE, remember=True, cost=CHEAP)
    print("remembered", made.remembered)
    try:
        profile.remember(made.session, folder)
    except KeyringUnavailable:
        print("said so")
    profile.forget(made.session, folder)
    profile.lock(made.session)
    print("unlocked", try_keyring(folder))
    profile.lock(profile.unlock(folder, PASSPHRASE))
    print("passphrase works")


def try_keyring(folder: Path) -> bool:
    session = profile.unlock_with_keyring(folder)
    if session is not None:
        profile.lock(session)
    return session is not None


if __name__ == "__main__":
    {"use": use, "do_without": do_without}[sys.argv[1]](Path(sys.argv[2]))
