"""The commands about one dossier in the encrypted store: ``inzage`` shows everything, ``wis`` erases it."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from app.cli.arguments import Given
from app.cli.terminal import Said, Terminal
from app.domain.ids import DossierId
from app.errors import EnvironmentFault, UserError
from app.paths import profile_folder
from app.services import dossiers, erasure, insight, profile
from app.services.insight_pdf import inzage_pdf
from app.services.profile_place import ProfileState, state
from app.services.session import Session
from app.services.text_files import read_text
from app.texts import text

PASSPHRASE_FILE = "KEUKENTAFEL_WACHTWOORD_BESTAND"
"""Name of the environment variable that points to a file with the passphrase."""
_LARGEST_PASSPHRASE = 10_000
_MOST_LISTED = 1000


def inzage(given: Given, terminal: Terminal) -> Said:
    """Everything held about one dossier, as JSON and PDF; without a dossier the list of them."""
    folder = _results_folder(given)
    with _unlocked(given, terminal) as session:
        dossier_id = _dossier(given, session)
        if dossier_id is None:
            return _listing(session)
        written = insight.inzage(session, dossier_id, folder)
        paper = inzage_pdf(written, session.now().date())
    return Said(text("cli.inzage_klaar", json=str(written), pdf=str(paper)) + "\n")


def wis(given: Given, terminal: Terminal) -> Said:
    """Erases one dossier and writes the certificate; without a dossier the list of them."""
    folder = _results_folder(given)
    with _unlocked(given, terminal) as session:
        dossier_id = _dossier(given, session)
        if dossier_id is None:
            return _listing(session)
        certificate = erasure.wis(session, dossier_id, text("cli.wis_reden"), _profile(given))
    target = erasure.write_certificate(certificate, folder)
    if target is None:  # what was erased stays erased, so the certificate goes to the screen instead
        return Said(erasure.certificate_text(certificate))
    return Said(text("cli.wis_klaar", bestand=str(target)) + "\n")


def _results_folder(given: Given) -> Path:
    folder = Path(given.value("--uit") or ".")
    if not folder.is_dir():
        raise UserError("cli.uit_map", map=str(folder))
    if not os.access(folder, os.W_OK):
        raise EnvironmentFault("cli.uit_map_dicht", map=str(folder))
    return folder


def _profile(given: Given) -> Path:
    chosen = given.value("--profiel")
    return Path(chosen) if chosen else profile_folder()


@contextmanager
def _unlocked(given: Given, terminal: Terminal) -> Generator[Session]:
    """The profile, unlocked for as long as the command takes."""
    folder = _profile(given)
    if state(folder) is ProfileState.NEW:
        raise UserError("cli.geen_profiel", map=str(folder))
    session = profile.unlock(folder, _passphrase(terminal))
    try:
        yield session
    finally:
        profile.lock(session)


def _passphrase(terminal: Terminal) -> str:
    """The first line of the file that the environment names, or what a person types."""
    named = os.environ.get(PASSPHRASE_FILE)
    if named:
        return read_text(Path(named), _LARGEST_PASSPHRASE).partition("\n")[0].rstrip("\r")
    if terminal.ask_secret is None:
        raise UserError("cli.wachtwoord_nodig", variabele=PASSPHRASE_FILE)
    return terminal.ask_secret(text("cli.wachtwoord"))


def _dossier(given: Given, session: Session) -> DossierId | None:
    """The dossier that was asked for. Raises UserError when this profile does not hold it."""
    asked = given.value("--dossier")
    if asked is None:
        return None
    dossiers.of(session, DossierId(asked))
    return DossierId(asked)


def _listing(session: Session) -> Said:
    lines = [f"{dossier.id}  {' '.join(dossier.label.split())}" for dossier in dossiers.listing(session, _MOST_LISTED)]
    return Said("\n".join(lines or [text("cli.geen_dossiers")]) + "\n")
