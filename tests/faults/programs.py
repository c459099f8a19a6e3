"""Programs that a test starts as processes of their own, to be killed or starved."""

import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from app.domain.ids import DossierId
from app.services import answers, dossiers, profile
from app.services.session import Session
from db.faults import StoreFault
from db.renewal import Step, renew
from tests.profiles import MOMENT, NEXT_PASSPHRASE, PASSPHRASE


def hold(folder: Path) -> None:
    """Keep the profile open until someone closes standard input."""
    session = profile.unlock(folder, PASSPHRASE)
    say("open")
    sys.stdin.read()
    profile.lock(session)


def type_answers(folder: Path) -> None:
    """Commit one answer after the other, and say each one only when the service has returned."""
    session = profile.unlock(folder, PASSPHRASE)
    found = dossiers.listing(session)
    dossier_id = found[0].id if found else dossiers.open_new(session, "Alleenstaande ouder, twee kinderen")[1]
    number = len(answers.of_dossier(session, dossier_id))
    while True:
        answers.give(session, DossierId(dossier_id), f"uitgaven.post{number}", number)
        say(str(number))
        number += 1


def die_while_renewing(folder: Path, moment: str) -> None:
    """Renew the key and be killed at a step."""
    session = profile.unlock(folder, PASSPHRASE)

    def watch(step: Step) -> None:
        if step.name == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    renew(session.store, NEXT_PASSPHRASE, MOMENT, watch)


def renew_slowly(folder: Path) -> None:
    """Renew the key and say when the encrypting begins, so that a kill lands inside it."""
    session = profile.unlock(folder, PASSPHRASE)
    renew(session.store, NEXT_PASSPHRASE, MOMENT, lambda step: say(step.name))


def fill_up(folder: Path, limit: str) -> None:
    """Write notes until the limit on the size of a file refuses, and tell which fault that was."""
    session = profile.unlock(folder, PASSPHRASE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
    dossier_id = dossiers.listing(session)[0].id
    number = len(answers.of_dossier(session, dossier_id))
    tell_fault(lambda: keep_answering(session, dossier_id, number))
    tell_fault(lambda: profile.backup(session, folder))
    tell_fault(lambda: profile.renew_key(session, folder, NEXT_PASSPHRASE))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    if not session.store.is_open:  # there was not even room to open it again
        session = profile.unlock(folder, PASSPHRASE)
    answers.give(session, dossier_id, "na.afloop", 1)
    say("after")
    profile.lock(session)


def unlock_as_nobody(folder: Path) -> None:
    """Try to unlock without the rights of the owner, and tell what the door says."""
    if os.geteuid() == 0:
        os.setuid(65534)
    tell_fault(lambda: profile.unlock(folder, PASSPHRASE))


def keep_answering(session: Session, dossier_id: DossierId, number: int) -> None:
    while True:
        answers.give(session, dossier_id, f"uitgaven.post{number}", "bedrag " * 200)
        say(str(number))
        number += 1


def tell_fault(attempt: Callable[[], object]) -> None:
    try:
        attempt()
    except StoreFault as fault:
        say(type(fault).__name__)
    else:
        say("nothing wrong")


def say(word: str) -> None:
    """One write, so that a kill never leaves half a line, however Python buffers."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


PROGRAMS: dict[str, Callable[..., None]] = {
    program.__name__: program
    for program in (hold, type_answers, die_while_renewing, renew_slowly, fill_up, unlock_as_nobody)
}


def forks() -> None:
    """For each line of standard input a new process with a program; tells its number, and how it ended."""
    for line in sys.stdin:
        name, folder, *arguments = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            PROGRAMS[name](Path(folder), *arguments)
            sys.exit(0)
        say(f"pid {child}")
        _, status = os.waitpid(child, 0)
        say(f"ended {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    if len(sys.argv) == 1:
        forks()
    else:
        PROGRAMS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
