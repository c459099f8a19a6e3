"""Beheer in words: a file and what is wrong in it, what is past its term, the backups and the log."""

from datetime import date, datetime, timedelta
from pathlib import Path

from app.domain.change import Kind
from app.domain.ids import DossierId
from app.domain.message import message
from app.domain.retention import Due, DueDossier, DueRecord, Term
from app.services.access import Opening
from app.services.backups import Kept
from app.services.bringing.arrival import Arrival
from app.services.bringing.checking import Checked, Incoming, Problem
from app.services.bringing.table import Row, Table
from app.services.history import Act
from app.services.retention import Erased, Preview
from app.services.search import Hit
from ui.commands.state import history_rows, hit_detail, is_dossier
from ui.keeping.access import state as access
from ui.keeping.backups.state import rows as backup_rows
from ui.keeping.bringing.state import (
    MOST_LISTED,
    arrival_line,
    choices,
    chosen_line,
    column_rows,
    household_line,
    outcome,
    taken_back_line,
)
from ui.keeping.retention import state as retention

MOMENT = datetime(2026, 11, 23, 9, 5)  # noqa: DTZ001 - the program works with local time
DOSSIER = DossierId("d" * 36)


def coming(number: int) -> Incoming:
    return Incoming(number, (("label", f"Gezin {number}"), ("address", "Kade 3")), (("woning.kale_huur", 1),), "note")


def test_a_file_and_its_columns():
    table = Table(("Naam", "Leeg"), (Row(2, ("", ""), 2), Row(3, ("A" * 60, ""), 2)))
    assert chosen_line("a.csv", table) == "a.csv: 2 rijen, 2 kolommen."
    first, second = column_rows(table)
    assert first.example == f"bijvoorbeeld: {'A' * 48} …"
    assert second.example == "op de eerste rijen leeg"
    assert choices()[0] == ("", "Niet overnemen")


def test_what_would_come_lists_the_first_and_counts_the_rest():
    shown = outcome(Checked(tuple(map(coming, range(10))), (), 0))
    assert (shown.is_good, shown.act) == (True, "10 huishoudens binnenhalen")
    assert len(shown.households) == MOST_LISTED + 1
    assert shown.households[-1] == "en nog 2 huishoudens"
    assert household_line(coming(1)) == "Gezin 1 · Kade 3 · 1 antwoord · met een notitie"


def test_what_is_wrong_hides_the_act_and_says_when_there_is_more():
    shown = outcome(Checked((coming(1),), (Problem(4, "", "Mis."), Problem(5, "Huur", "Ook mis.")), 900))
    assert (shown.is_good, shown.act, shown.households) == (False, "", ())
    assert [(row.row, row.column) for row in shown.problems] == [("4", "hele rij"), ("5", "Huur")]
    assert shown.more == "Hier staan de eerste 2."


def test_what_came_in_last_and_what_became_of_it():
    assert arrival_line(None) == ""
    assert arrival_line(Arrival("c", MOMENT, 5, 5)) == (
        "Op maandag 23 november 2026 kwamen 5 huishoudens binnen uit een bestand."
    )
    assert arrival_line(Arrival("c", MOMENT, 5, 4)).endswith("In 1 daarvan is al gewerkt; dat blijft staan.")
    assert taken_back_line(0) == "Wat uit het bestand kwam, is weer weg."
    assert "2 huishoudens" in taken_back_line(2)


def test_what_is_past_its_term():
    dossiers = tuple(DueDossier(DossierId(str(n)), f"Gezin {n}", Term.CLOSED, MOMENT, False) for n in range(17))
    records = (DueRecord(Kind.NOTE, "n", DOSSIER, MOMENT, False), DueRecord(Kind.NOTE, "m", DOSSIER, MOMENT, False))
    shown = retention.view(Preview(Due(dossiers, records, held=2), (Path("a.db"),)))
    assert shown.rows[0].why == "afgesloten op 23 november 2026"
    assert [row.what for row in shown.rows[-3:]] == ["en nog 2 dossiers", "2 notities", "1 reservekopie"]
    assert shown.held.startswith("2 dossiers zijn over de termijn")
    assert (shown.may_erase, shown.nothing) == (True, "")
    empty = retention.view(Preview(Due(), ()))
    assert (empty.may_erase, empty.rows, empty.held) == (False, (), "")
    assert empty.nothing


def test_what_went():
    gone = Erased(2, ((Kind.NOTE, 1), (Kind.ATTACHMENT, 3)), 4, "/map")
    assert retention.erased_line(gone) == "Gewist: 2 dossiers, 1 notitie, 3 foto's, 4 reservekopieën."
    assert "/map" in retention.left_line(gone)
    assert retention.left_line(Erased(0, (), 0)) == ""
    assert "niets gewist" in retention.erased_line(Erased(0, (), 0))


def test_a_backup_has_its_moment_and_its_size():
    kept = [Kept(Path("2026-11-23_143000.db"), 12_340_000), Kept(Path("2025-01-02_080000.db"), 10)]
    shown = backup_rows(kept, date(2026, 11, 24))
    assert [(row.made, row.size) for row in shown] == [
        ("maandag 23 november, 14.30 uur", "12,3 MB"),
        ("donderdag 2 januari 2025, 8.00 uur", "0,1 MB"),
    ]


def test_the_log_says_what_and_leads_only_to_what_is_there():
    shown = access.rows(
        [Opening(MOMENT, "coach", "geopend", DOSSIER, "Stel"), Opening(MOMENT, "coach", "gewist", DOSSIER, "")],
        MOMENT.date(),
    )
    assert (shown[0].when, shown[0].dossier, shown[0].dossier_id) == ("maandag 23 november, 9.05 uur", "Stel", DOSSIER)
    assert (shown[1].dossier, shown[1].what, shown[1].dossier_id) == ("een gewist dossier", "gewist", "")


def test_what_was_done_and_what_was_undone_are_told_apart():
    acts = [
        Act("b", MOMENT + timedelta(minutes=1), message("services.undo.agreement", label="Bellen"), holds=False),
        Act("a", MOMENT, message("services.undo.answer", label="Huur per maand"), holds=True),
    ]
    undone, done = history_rows(acts, MOMENT.date())
    assert undone.words == "Afspraak: Bellen (ongedaan gemaakt)"
    assert (done.words, done.when, done.holds) == ("Huur per maand", "maandag 23 november, 9.05 uur", True)


def test_what_was_found_says_what_it_is():
    hit = Hit(Kind.DOSSIER, "d", DOSSIER, "Stel", "Kade 3")
    assert is_dossier(hit)
    assert hit_detail(hit).endswith("Kade 3")
    assert not is_dossier(Hit(Kind.NOTE, "n", DOSSIER, "Stel", ""))
    assert " · " not in hit_detail(Hit(Kind.NOTE, "n", DOSSIER, "Stel", ""))
