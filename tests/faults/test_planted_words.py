"""Nothing a person typed is readable in any file of the profile: while it is open, after a crash, and when closed."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.finding import FindingState
from app.domain.ids import DossierId
from app.domain.money import Cents
from app.domain.visit import VisitType
from app.errors import UserError
from app.logs import start_log, stop_log
from app.services import answers, dossiers, findings, notes, profile, search, visits
from app.services.session import Session
from tests.profiles import CHEAP, NEXT_PASSPHRASE, PASSPHRASE

LABEL = "Gezin Proefkonijn-Zonnebloem"
ADDRESS = "Verzonnenlaan 4711"
PHONE = "06-98712345"
NOTE = "De ketel lekt en de deurwaarder kwam dinsdag langs"
CENTS = 8_675_309_13
PURPOSE = "Wil weten of kwijtschelding kan"
ACTOR = "coach met een kenmerkende naam"
PLANTED = (LABEL, "Proefkonijn", ADDRESS, PHONE, NOTE, "deurwaarder", str(CENTS), PURPOSE, ACTOR, "uitgaven.huisdier")


def spellings(word: str) -> Iterator[bytes]:
    """The bytes a word could be found as, also in the order of another computer and without capitals."""
    for form in {word, word.lower()}:
        yield from (form.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"))


FORBIDDEN = tuple({spelling for word in (*PLANTED, PASSPHRASE, NEXT_PASSPHRASE) for spelling in spellings(word)})
NUMBER = CENTS.to_bytes(5, "big")


def found_in(folder: Path) -> list[str]:
    """Every file with a planted word in its content or its name."""
    hits = []
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        hits += [f"{path.name}: {word!r}" for word in (*FORBIDDEN, NUMBER) if word in content]
        hits += [f"name {path.name}" for word in PLANTED if word.lower() in str(path.relative_to(folder)).lower()]
    return hits


@pytest.fixture
def session(tmp_path: Path):
    log = start_log(tmp_path / "profiel")
    made = profile.create(tmp_path / "profiel", PASSPHRASE, remember=False, actor=ACTOR, cost=CHEAP)
    yield made.session
    profile.lock(made.session)
    stop_log(log)


def a_visit(session: Session) -> DossierId:
    _, dossier_id = dossiers.open_new(session, LABEL, ADDRESS, phone=PHONE)
    _, visit_id = visits.plan(session, dossier_id, VisitType.VOORZIENINGENWIJZER, session.now() + timedelta(hours=1))
    visits.begin(session, visit_id)
    visits.set_purpose(session, visit_id, PURPOSE)
    for number in range(20):
        answers.give(session, dossier_id, f"uitgaven.huisdier{number}", CENTS, visit_id=visit_id)
        notes.write(session, dossier_id, f"{NOTE} {number}", visit_id)
    findings.put(session, dossier_id, "zorgtoeslag", FindingState.PLANNED, planned_per_year=Cents(CENTS))
    assert search.search(session, "deurwaarder")
    return dossier_id


def test_the_search_itself_finds_what_is_readable(tmp_path: Path) -> None:
    """Otherwise the tests below would find nothing anywhere."""
    for number, word in enumerate(FORBIDDEN):
        (tmp_path / f"file{number}").write_bytes(b"\0" + word + b"\0")
    assert len({hit.split(":")[0] for hit in found_in(tmp_path)}) == len(FORBIDDEN)


def test_nothing_is_readable_while_a_visit_is_open_or_after_it(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "profiel"
    dossier_id = a_visit(session)
    log = folder / "keukentafel.db-wal"
    assert log.stat().st_size > 100_000
    assert found_in(folder) == []
    profile.backup(session, folder)
    profile.renew_key(session, folder, NEXT_PASSPHRASE)
    assert len(answers.of_dossier(session, dossier_id)) == 20
    assert found_in(folder) == []
    profile.lock(session)
    assert not log.exists()
    assert found_in(folder) == []
    assert sum(path.stat().st_size for path in folder.rglob("*.db")) > 100_000


@pytest.mark.expects_log("could not")
def test_the_log_tells_that_something_happened_and_not_what(session: Session, tmp_path: Path) -> None:
    dossier_id = a_visit(session)
    logger = logging.getLogger("app.services.somewhere")
    logger.warning("could not open %s of %s", LABEL, ADDRESS)
    try:
        dossiers.edit(session, dossier_id, label=NOTE * 10)
    except UserError:
        logger.exception("could not keep %s", NOTE)
    content = (tmp_path / "profiel" / "keukentafel.log").read_text(encoding="utf-8")
    assert "could not open … of …" in content
    assert "app.errors.UserError" in content
    assert "dossiers.py" in content
    assert found_in(tmp_path / "profiel") == []
