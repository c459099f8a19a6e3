"""Inzage shows everything that is held about a household; wis leaves nothing of it, not even in free pages."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.case import ContactWay, Ground
from app.domain.change import Kind
from app.domain.debt import Strategy, TalkResult, TalkTopic
from app.domain.early_signal import Duty
from app.domain.finding import FindingState
from app.domain.ids import DossierId, VisitId
from app.domain.money import Cents
from app.domain.signal import Role
from app.domain.visit import VisitType, Who
from app.energy.answers import Seen
from app.energy.appliances import Way
from app.energy.meters import Register
from app.errors import EnvironmentFault, UserError
from app.services import (
    agreements,
    answers,
    contacts,
    dossiers,
    drafts,
    erasure,
    findings,
    goals,
    grounds,
    insight,
    notes,
    pillars,
    search,
    settings_store,
    signals,
    tasks,
    undo,
    visits,
)
from app.services.budget import account, pots, reminders
from app.services.budget import lines as budget_lines
from app.services.debts import plans, talks, withholding
from app.services.debts import records as debts
from app.services.energy import appliances, checks, climates, readings
from app.services.referrals import drafting, duties, register, sending
from app.services.session import Session
from db import attachments
from db.driver import Database, DriverError, connect
from db.journal import verify_chain
from db.store import Store, schema_sql
from tests.builders import MONDAY, a_dossier, a_session
from tests.pictures import add_picture
from tests.services.debts.homes import a_known_month

PLANTED = "Zilverberkenlaan"
"""A word that stands in every text of the household that is erased, and nowhere else."""
DAY = MONDAY.date()


def fill(session: Session, dossier: DossierId) -> None:
    """Something of every kind, changed, taken back and undone, with the planted word in each text."""
    dossiers.edit(session, dossier, label=f"Stel {PLANTED}", address=f"{PLANTED} 4", district=PLANTED)
    visit = visits.plan(session, dossier, VisitType.FOLLOW_UP, MONDAY, preparation=PLANTED)[1]
    visits.set_purpose(session, visit, f"{PLANTED} doel")
    answers.give(session, dossier, "woning.straat", f"{PLANTED} antwoord", visit_id=visit)
    answers.give(session, dossier, "woning.straat", f"{PLANTED} anders")
    answers.take_back(session, dossier, "woning.straat")
    answers.give(session, dossier, "woning.kale_huur", 65012)
    findings.put(session, dossier, "huurtoeslag", FindingState.PLANNED, reason=PLANTED, visit_id=visit)
    agreement = agreements.put(session, visit, f"{PLANTED} bellen", PLANTED, who=Who.COACH, due=DAY)[1]
    agreements.remove(session, agreement)
    goal = goals.put(session, dossier, f"{PLANTED} bereiken", reward=PLANTED, visit_id=visit)[1]
    goals.put_step(session, goal, f"{PLANTED} kleine stap", who=Who.RESIDENT)
    pillars.mark(session, visit, "geld", 4)
    checks.see(session, visit, "tochtstrips", Seen.CAN_BE_BETTER)
    checks.annotate(session, visit, "tochtstrips", f"{PLANTED} kier")
    readings.add(session, visit, Register.GAS, "4821,305", (DAY, PLANTED))
    appliances.add(session, visit, f"{PLANTED} koelkast", Way.ALWAYS, tenths_w=805, standby=True)
    climates.put(session, visit, PLANTED, 195, 55)
    rent = budget_lines.add(session, visit, "huur", label=f"{PLANTED} huur", amount=Cents(65012), day=1)[1]
    pots.put(session, visit, "buffer", Cents(1000))
    account.tell_balance(session, visit, Cents(20000), DAY)
    account.agree_day(session, visit, rent, 10)
    reminders.agree(session, visit, rent, "06 12345678", how_given=PLANTED, link=f"https://{PLANTED}.example/")
    fill_debts(session, dossier, visit)
    tasks.put(session, f"{PLANTED} schrijven", DAY, dossier)
    undo.undo(session, dossier)
    first = notes.write(session, dossier, f"{PLANTED} gesproken", visit)[1]
    notes.write(session, dossier, f"{PLANTED} verbeterd", corrects=first)
    contacts.log(session, dossier, ContactWay.DOOR, f"{PLANTED} niet thuis")
    terms = {"receiver": PLANTED, "parts": (PLANTED,), "how_given": PLANTED}
    grounds.give(session, dossier, Ground.CONSENT, PLANTED, **terms)
    refer(session, dossier)
    add_picture(session, dossier, f"{PLANTED} huurbrief", visit_id=visit)
    drafts.keep(session, dossier, f"{PLANTED} nog niet af", visit, first)
    dossiers.load(session, dossier)


def refer(session: Session, dossier: DossierId) -> None:
    """A referral that was sent, with the duties before an early signal and a signal in the team."""
    settings_store.write(session, "organisation", "Corporatie")
    register.add(session, "buurtteam", "Buurtteam")
    duties.mark(session, dossier, Duty.REMINDER, DAY, ContactWay.LETTER)
    signals.give(session, dossier, f"{PLANTED} gezien", Role.SOCIAL)
    referral = drafting.draft(session, dossier, "buurtteam")[1]
    drafting.edit(session, referral, name=PLANTED, question=f"{PLANTED} vraag", arrears=100, arrears_since=DAY)
    drafting.agree(session, referral, how_given=PLANTED)
    sending.send(session, referral)


def fill_debts(session: Session, dossier: DossierId, visit: VisitId) -> None:
    """A debt with a letter, a plan, an advice talk and rent held back, with the planted word in each text."""
    about = {"collector": PLANTED, "reference": PLANTED, "note": PLANTED}
    debt = debts.add(session, dossier, visit, creditor=PLANTED, kind="huur", principal=Cents(100_00), **about)[1]
    debts.attach(session, debt, add_picture(session, dossier, PLANTED))
    a_known_month(session, dossier)
    plan = plans.agree(session, dossier, strategy=Strategy.EVENLY, visit_id=visit)[1]
    plans.pause(session, plan, DAY, DAY, PLANTED)
    talks.keep(session, visit, TalkTopic.NO_COSTS, TalkResult.AGREED, said=PLANTED)
    terms = {"receiver": PLANTED, "parts": (PLANTED,), "how_given": PLANTED}
    ground = grounds.give(session, dossier, Ground.CONSENT, PLANTED, **terms)[1]
    withholding.withhold(session, dossier, Cents(10_00), DAY, ground_id=ground, agreed_on=DAY, agreed_with=PLANTED)


@pytest.fixture
def filled(session, dossier) -> DossierId:
    fill(session, dossier)
    return dossier


def dump(db: Database) -> str:
    """Every cell of every table, the inner tables of the index included."""
    tables = [row["name"] for row in db.query("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    cells: list[bytes] = []
    for table in tables:
        for row in db.conn.execute(f"SELECT * FROM {table}"):
            cells += [cell if isinstance(cell, bytes) else str(cell).encode() for cell in row]
    return b"\n".join(cells).decode("utf-8", "replace").casefold()


def test_inzage_holds_everything(session, filled, tmp_path):
    other = a_dossier(session, "Buren")
    notes.write(session, other, "Gaat hun niet aan")
    path = insight.inzage(session, filled, tmp_path)
    content = json.loads(path.read_text(encoding="utf-8"))
    assert "\n  " in path.read_text(encoding="utf-8")
    counts = {name: len(rows) for name, rows in content.items() if isinstance(rows, list)}
    journal = next(session.store.db.query("SELECT count(*) n FROM journal WHERE dossier_id = ?", (filled,)))["n"]
    assert counts == {
        "dossier": 1,
        "antwoorden": 2,
        "bezoeken": 2,
        "notities": 2,
        "contactpogingen": 1,
        "grondslagen": 3,
        "verwijzingen": 1,
        "wat er verstuurd is": 1,
        "plichten voor een vroegsignaal": 1,
        "signalen in het team": 1,
        "kansen": 1,
        "afspraken": 1,
        "taken": 3,
        "doelen": 1,
        "stappen": 1,
        "cijfers van de bewoner": 1,
        "foto's": 2,
        "notitie in de maak": 1,
        "rondgang voor energie": 1,
        "meterstanden": 1,
        "apparaten": 1,
        "warmte en vocht": 1,
        "regels van het budget": 3,
        "potjes": 1,
        "stand van de rekening": 1,
        "afgesproken dagen van afschrijven": 1,
        "berichten vooraf": 1,
        "schulden": 1,
        "brieven bij schulden": 1,
        "betaalplannen": 1,
        "betalingen uit plannen": 2,
        "uitkomsten van adviesgesprekken": 1,
        "huur inhouden op de uitkering": 1,
        "wijzigingen": journal,
        "inzien": 2,
    }
    assert [line["what"] for line in content["inzien"]] == ["geopend", "inzage"]
    assert "Gaat hun niet aan" not in path.read_text(encoding="utf-8")
    rent = next(a for a in content["antwoorden"] if a["path"] == "woning.kale_huur")
    assert rent["value"] == 65012
    assert content["grondslagen"][0]["parts"] == [PLANTED]
    assert any((row["after"] or {}).get("body") == f"{PLANTED} gesproken" for row in content["wijzigingen"])


def test_inzage_in_a_folder_that_is_not_there_is_a_fault_of_the_world(session, filled, tmp_path):
    with pytest.raises(EnvironmentFault, match="kan niet worden geschreven"):
        insight.inzage(session, filled, tmp_path / "weg")


def test_wis_counts_what_went_and_nothing_is_left_in_any_table(session, filled, tmp_path):
    other = a_dossier(session, "Buren", "Beukenlaan 1")
    notes.write(session, other, "Blijft staan")
    assert PLANTED.casefold() in dump(session.store.db)
    certificate = erasure.wis(session, filled, "Verzoek van de bewoner", tmp_path)
    assert dict(certificate.counts) == {
        Kind.ANSWER: 2,
        Kind.FINDING: 1,
        Kind.AGREEMENT: 1,
        Kind.TASK: 3,
        Kind.NOTE: 2,
        Kind.CONTACT_ATTEMPT: 1,
        Kind.DISCLOSURE_GROUND: 3,
        Kind.REFERRAL: 1,
        Kind.COLLECTION_DUTY: 1,
        Kind.TEAM_SIGNAL: 1,
        Kind.GOAL: 1,
        Kind.STEP: 1,
        Kind.PILLAR_SCORE: 1,
        Kind.ATTACHMENT: 2,
        Kind.ENERGY_OBSERVATION: 1,
        Kind.METER_READING: 1,
        Kind.APPLIANCE: 1,
        Kind.ROOM_CLIMATE: 1,
        Kind.BUDGET_LINE: 3,
        Kind.BUDGET_POT: 1,
        Kind.ACCOUNT_BALANCE: 1,
        Kind.COLLECTION_MOVE: 1,
        Kind.REMINDER: 1,
        Kind.DEBT: 1,
        Kind.DEBT_LETTER: 1,
        Kind.PAYMENT_PLAN: 1,
        Kind.INSTALMENT: 2,
        Kind.TALK_OUTCOME: 1,
        Kind.WITHHOLDING: 1,
        Kind.VISIT: 2,
        Kind.DOSSIER: 1,
    }
    assert (certificate.dossier_id, certificate.backups_removed, certificate.backups_left) == (filled, 0, "")
    left = dump(session.store.db)
    assert PLANTED.casefold() not in left
    assert PLANTED[:6].casefold() not in left
    assert "verzoek van de bewoner" not in left
    assert verify_chain(session.store) == ()
    assert search.search(session, PLANTED) == ()
    assert [hit.dossier_id for hit in search.search(session, "blijft")] == [other]
    session.store.db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    for table in ("erasure_open", "attachment_content", "note_draft", "referral_content"):
        assert list(session.store.db.query(f"SELECT * FROM {table}")) == []


def test_the_journal_goes_on_after_an_erasure_and_still_shows_a_hole(session, filled, tmp_path):
    other = a_dossier(session, "Buren")
    erasure.wis(session, filled, "Verzoek", tmp_path)
    answers.give(session, other, "woning.kale_huur", 1)
    assert verify_chain(session.store) == ()
    with pytest.raises(DriverError, match="only with an erasure"):
        session.store.db.execute("DELETE FROM journal_content")


def test_what_was_erased_cannot_come_back(session, filled, tmp_path):
    row = next(session.store.db.query("SELECT * FROM dossier WHERE id = ?", (filled,)))
    erasure.wis(session, filled, "Verzoek", tmp_path)
    with pytest.raises(UserError, match="is gewist en komt niet terug"):
        dossiers.load(session, filled)
    with pytest.raises(UserError, match="is gewist en komt niet terug"):
        erasure.wis(session, filled, "Nog eens", tmp_path)
    with pytest.raises(UserError):
        undo.undo(session, filled)
    marks = ", ".join(f":{name}" for name in row)
    for insert in ("INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE"):
        with pytest.raises(DriverError, match="was erased"):
            session.store.db.execute(f"{insert} INTO dossier ({', '.join(row)}) VALUES ({marks})", row)


def test_a_legal_hold_or_no_reason_refuses(session, filled, tmp_path):
    with pytest.raises(UserError, match="Reden van het wissen"):
        erasure.wis(session, filled, "  ", tmp_path)
    assert dossiers.hold(session, filled, True).touches(Kind.DOSSIER)
    with pytest.raises(UserError, match="bewaarplicht"):
        erasure.wis(session, filled, "Verzoek", tmp_path)
    assert dossiers.load(session, filled).legal_hold
    dossiers.hold(session, filled, False)
    assert erasure.wis(session, filled, "Verzoek", tmp_path).erased_at > MONDAY


@pytest.fixture
def in_the_clear(tmp_path: Path) -> Iterator[Session]:
    """A store in a file that is not encrypted, so that its bytes can be searched; only a test can make one."""
    path = tmp_path / "open.db"
    path.touch()
    db = connect(path)
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "secure_delete=ON", "temp_store=MEMORY"):
        db.conn.execute(f"PRAGMA {pragma}")
    db.conn.executescript(schema_sql())
    made = a_session(Store(db, path))
    yield made
    made.store.close()


def pieces_of(content: bytes) -> list[bytes]:
    """Parts of a picture that no other picture has, shorter than a page of the store."""
    middle = content[len(content) // 3 :]
    return [middle[start : start + 24] for start in range(0, len(middle) - 24, 400)]


def test_no_byte_of_the_file_remembers_what_was_erased(in_the_clear, tmp_path):
    session = in_the_clear
    dossiers_made = [a_dossier(session, f"Stel {number}", "Beukenlaan") for number in range(3)]
    for dossier in dossiers_made:
        for number in range(40):
            notes.write(session, dossier, f"Notitie {number} over van alles en nog wat " * 20)
    fill(session, dossiers_made[1])
    notes.write(session, dossiers_made[1], f"{PLANTED} " * 800)  # goes over several pages
    pieces = pieces_of(attachments.all_content(session.store, dossiers_made[1])[0][1])
    files = sorted(tmp_path.glob("open.db*"))
    assert any(PLANTED.encode() in file.read_bytes() for file in files)
    assert all(any(piece in file.read_bytes() for file in files) for piece in pieces)
    erasure.wis(session, dossiers_made[1], "Verzoek", tmp_path)
    for file in sorted(tmp_path.glob("open.db*")):
        assert not any(piece in file.read_bytes() for piece in pieces)
        content = file.read_bytes().lower()
        assert PLANTED.lower().encode() not in content
        assert PLANTED[:8].lower().encode() not in content  # the index keeps parts of words
    assert len(dossiers.listing(session)) == 2
    assert verify_chain(session.store) == ()
