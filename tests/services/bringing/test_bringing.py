"""Households from a file: twenty kinds of mistakes give twenty clear lines and change nothing; a good file comes in
whole, and can be taken back."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answer import Status
from app.domain.change import Kind
from app.errors import UserError
from app.services import answers, dossiers, erasure, notes, search
from app.services.bringing import arrival
from app.services.bringing.checking import Checked, check
from app.services.bringing.table import Table, read_table
from app.services.bringing.targets import guess, target, targets
from app.services.course import Course, Stopped
from app.services.session import Session
from app.texts import speaking
from db.journal import verify_chain
from tests.builders import a_dossier, a_session

HEADS = (
    "id;Omschrijving;Adres;Wijk;Telefoon;Geboortedatum;Kinderen;Huur;Inkomen;Partner;Soort woning;"
    "Geboortedatum partner;personen.k1.geboortedatum;personen.k1.opvang.uren;Opmerking"
)
GOOD = (
    ";Gezin A;Dorpsstraat 1;Noord;06 12345678;12-4-1988;1;650,12;28.600;nee;zelfstandig;;2 juni 2019;62,5;Belt liever"
)
ERASED = "01930000-0000-7000-8000-00000000000a"
MISTAKES = (
    (";;Straat 2;;;;;;;;;;;;", "Omschrijving", "geen naam"),
    (f";{'N' * 121};Straat 3;;;;;;;;;;;;", "Omschrijving", "121 tekens"),
    (f";Gezin C;{'S' * 201};;;;;;;;;;;;", "Adres", "201 tekens"),
    (";Gezin D;Straat 5;;geen;;;;;;;;;;", "Telefoon", "telefoonnummer"),
    (";Gezin E;Straat 6;;;eind mei;;;;;;;;;", "Geboortedatum", "geen datum"),
    (";Gezin F;Straat 7;;;31-2-1980;;;;;;;;;", "Geboortedatum", "bestaat niet"),
    (";Gezin G;Straat 8;;;1-1-1850;;;;;;;;;", "Geboortedatum", "jaar van"),
    (";Gezin H;Straat 9;;;1-1-2031;;;;;;;;;", "Geboortedatum", "na vandaag"),
    (";Gezin I;Straat 10;;;;een;;;;;;;;", "Kinderen", "geen heel getal"),
    (";Gezin J;Straat 11;;;;120;;;;;;;;", "Kinderen", "hoogstens 99"),
    (";Gezin K;Straat 12;;;;;veel;;;;;;;", "Huur", "geen bedrag"),
    (";Gezin L;Straat 13;;;;;650,125;;;;;;;", "Huur", "achter de komma"),
    (";Gezin M;Straat 14;;;;;-650;;;;;;;", "Huur", "minder dan nul"),
    (";Gezin N;Straat 15;;;;;99999999999;;;;;;;", "Huur", "te groot"),
    (";Gezin O;Straat 16;;;;;;;misschien;;;;;", "Partner", "ja of nee"),
    (";Gezin P;Straat 17;;;;;;;;tent;;;;", "Soort woning", "zelfstandig, onzelfstandig"),
    (";Gezin Q;Straat 18;;;;;;;nee;;1-1-1990;;;", "Partner", "partner"),
    (";Gezin R;Straat 19;;;;0;;;;;;1-1-2020;;", "Kinderen", "van 1 kind "),
    (";Gezin S;Straat 20;;;;;;;;;;;900;", "Uren opvang per maand (kind 1) (personen.k1.opvang.uren)", "uren"),
    (";Gezin T;Straat 21;;;;;;;;;;;;nummer 123456782", "Opmerking", "burgerservicenummer"),
    (";Gezin U;Straat 22;;;", "", "6 vakken"),
    ("nummer 7;Gezin V;Straat 23;;;;;;;;;;;;", "id", "geen nummer van een dossier"),
    (";Gezin A;Dorpsstraat 1;;;;;;;;;;;;", "Omschrijving", "rij 2"),
    (";Al bekend;Dorpsstraat 12;;;;;;;;;;;;", "Omschrijving", "al een dossier"),
    (";Gezin\x07W;Straat 25;;;;;;;;;;;;", "Omschrijving", "teken"),
    (f"{ERASED};Gezin X;Straat 26;;;;;;;;;;;;", "id", "gewist"),
)  # fmt: skip
"""A row, the column that is named, and words of the sentence."""


def a_file(folder: Path, *rows: str, heads: str = HEADS, name: str = "huishoudens.csv", encoding="utf-8") -> Path:
    place = folder / name
    place.write_text("\r\n".join([heads, *rows]) + "\r\n", encoding=encoding, newline="")
    return place


def checked(session: Session, place: Path) -> Checked:
    table = read_table(place)
    return check(session, table, guess(table.columns))


def everything(session: Session) -> list[object]:
    tables = [row["name"] for row in session.store.db.query("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return [session.store.db.conn.execute(f"SELECT * FROM {name}").fetchall() for name in tables]


def test_every_kind_of_mistake_gets_a_line_of_its_own_and_nothing_changes(session, tmp_path):
    a_dossier(session, "Al bekend")
    with session.store.transaction() as db:
        db.execute("INSERT INTO erased VALUES (?)", (ERASED,))
    before = everything(session)
    found = checked(session, a_file(tmp_path, GOOD, *(row for row, _, _ in MISTAKES)))
    assert len(MISTAKES) > 20
    lines = {problem.row: problem for problem in found.problems}
    assert len(found.problems) == found.wrong == len(MISTAKES)
    for number, (_, column, words) in enumerate(MISTAKES, 3):
        assert lines[number].column == column, lines[number]
        assert words in lines[number].sentence
    assert len({problem.sentence for problem in found.problems}) == len(MISTAKES), "each is its own sentence"
    assert not found.may_come_in
    with pytest.raises(UserError, match="niets binnengekomen"):
        arrival.bring_in(session, found)
    assert everything(session) == before


def test_the_sentence_about_a_bsn_does_not_repeat_it(session, tmp_path):
    found = checked(session, a_file(tmp_path, ";A;;;;;;;;;;;;;nummer 123456782"))
    assert "123456782" not in found.problems[0].sentence


def test_a_good_row_becomes_a_dossier_with_its_answers_and_its_note(session, tmp_path):
    changes = arrival.bring_in(session, checked(session, a_file(tmp_path, GOOD)))
    (dossier,) = dossiers.listing(session)
    assert (dossier.label, dossier.address, dossier.district, dossier.phone) == (
        "Gezin A",
        "Dorpsstraat 1",
        "Noord",
        "06 12345678",
    )
    kept = {answer.path: answer.value for answer in answers.of_dossier(session, dossier.id)}
    assert kept == {
        "personen.p1.geboortedatum": "1988-04-12",
        "huishouden.kinderen": 1,
        "woning.kale_huur": 65012,
        "personen.p1.toetsingsinkomen": 28600_00,
        "huishouden.partner": False,
        "woning.soort": "zelfstandig",
        "personen.k1.geboortedatum": "2019-06-02",
        "personen.k1.opvang.uren": 6250,
    }
    assert {answer.status for answer in answers.of_dossier(session, dossier.id)} == {Status.ANSWERED}
    assert [note.body for note in notes.listing(session, dossier.id)] == ["Belt liever"]
    assert changes.touches(Kind.DOSSIER)
    assert verify_chain(session.store) == ()


def test_what_came_in_is_taken_back_whole(session, tmp_path):
    assert arrival.latest(session) is None
    rows = [f";Gezin {n};Straat {n};;;;1;;;;;;;;Notitie {n}" for n in range(5)]
    arrival.bring_in(session, checked(session, a_file(tmp_path, *rows)))
    last = arrival.latest(session)
    assert (last.households, last.untouched) == (5, 5)
    _, stay = arrival.take_back(session, last.call)
    assert stay == 0
    assert dossiers.listing(session) == ()
    assert search.search(session, "Gezin") == ()
    assert search.search(session, "Notitie") == ()
    assert arrival.latest(session) is None
    with pytest.raises(UserError, match="niets om terug te halen"):
        arrival.take_back(session, last.call)
    assert verify_chain(session.store) == ()
    found = checked(session, a_file(tmp_path, *rows))
    assert found.may_come_in, "what was taken back may come again"


def test_a_household_that_was_worked_in_stays(session, tmp_path):
    arrival.bring_in(session, checked(session, a_file(tmp_path, ";A;;;;;;;;;;;;;", ";B;;;;;;;;;;;;;")))
    worked_in = next(one for one in dossiers.listing(session) if one.label == "B")
    answers.give(session, worked_in.id, "huishouden.kinderen", 2)
    last = arrival.latest(session)
    assert (last.households, last.untouched) == (2, 1)
    assert arrival.take_back(session, last.call)[1] == 1
    assert [one.label for one in dossiers.listing(session)] == ["B"]
    with pytest.raises(UserError, match="al gewerkt"):
        arrival.take_back(session, last.call)


def test_one_that_cannot_be_kept_keeps_all_others_out(session, tmp_path):
    found = checked(session, a_file(tmp_path, ";A;;;;;;;;;;;;;", ";B;;;;;;;;;;;;;"))
    broken = Checked((*found.incoming, found.incoming[0].__class__(9, (("label", ""),))), (), 0)
    before = everything(session)
    with pytest.raises(Exception, match="CHECK"):
        arrival.bring_in(session, broken)
    assert everything(session) == before


def test_json_is_laid_flat_by_the_paths_of_the_answers(session, tmp_path):
    place = tmp_path / "huishoudens.json"
    household = {
        "omschrijving": "Stel",
        "adres": "Kade 3",
        "personen": [{"id": "p1", "toetsingsinkomen": 28000.5}, {"id": "p2", "geboortedatum": "1987-01-30"}],
        "woning": {"kale_huur": 650.12, "aangepast": False, "soort": None},
        "onbekend": "blijft achter",
    }
    place.write_text(json.dumps([household]), encoding="utf-8")
    arrival.bring_in(session, checked(session, place))
    (dossier,) = dossiers.listing(session)
    assert {answer.path: answer.value for answer in answers.of_dossier(session, dossier.id)} == {
        "personen.p1.toetsingsinkomen": 28000_50,
        "personen.p2.geboortedatum": "1987-01-30",
        "woning.kale_huur": 65012,
        "woning.aangepast": False,
    }


def test_a_mistake_in_json_names_the_number_of_the_household(session, tmp_path):
    place = tmp_path / "huishoudens.json"
    place.write_text('{"dossiers": [{"omschrijving": "A"}, {"omschrijving": "B", "huur": "veel"}]}', encoding="utf-8")
    (problem,) = checked(session, place).problems
    assert (problem.row, problem.column) == (2, "huur")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"", "geen rijen"),
        ("a.csv", b"Omschrijving;Adres\r\n\r\n", "geen rijen"),
        ("a.csv", b"Omschrijving;;Adres\r\nA;B;C\r\n", "Kolom 2"),
        ("a.csv", b"Naam;Naam\r\nA;B\r\n", "twee keer"),
        ("a.csv", b'Naam;Adres\r\n"A;B\r\n', "aanhalingsteken"),
        ("a.csv", b"PK\x03\x04\x00\x00", "geen tekst"),
        ("a.json", b"[1, 2]", "lijst van huishoudens"),
        ("a.json", b'{"dossiers": 3}', "lijst van huishoudens"),
        ("a.json", b"[", "JSON"),
        ("weg.csv", None, "gelezen"),
    ],
)
def test_a_file_that_is_no_table_says_what_to_do(tmp_path, name, content, words):
    place = tmp_path / name
    if content is not None:
        place.write_bytes(content)
    with pytest.raises(UserError, match=words):
        read_table(place)


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8-sig", ";"), ("cp1252", ","), ("utf-8", "\t")])
def test_a_spreadsheet_writes_it_in_more_than_one_way(session, tmp_path, encoding, delimiter):
    rows = ['"Gezin België"', '"Kade 3, achter"']
    heads = delimiter.join(["Naam", "Adres"])
    found = checked(session, a_file(tmp_path, delimiter.join(rows), heads=heads, encoding=encoding))
    assert (found.incoming[0].label, found.incoming[0].address) == ("Gezin België", "Kade 3, achter")


def test_a_cell_over_more_lines_keeps_the_numbers_of_the_rows_right(session, tmp_path):
    found = checked(session, a_file(tmp_path, 'A;"een\ntwee"', "", "B;;", heads="Naam;Opmerking"))
    assert [problem.row for problem in found.problems] == [5]


def test_the_name_is_needed_and_nothing_is_filled_twice(session):
    table = Table(("Naam", "Adres"), read_rows())
    with pytest.raises(UserError, match="naam van het dossier"):
        check(session, table, {"Naam": "", "Adres": "adres"})
    with pytest.raises(UserError, match="allebei"):
        check(session, table, {"Naam": "omschrijving", "Adres": "omschrijving"})


def read_rows():
    from app.services.bringing.table import Row

    return (Row(2, ("A", "B"), 2),)


def test_a_dossier_that_was_erased_does_not_come_back(tmp_path):
    session = a_session()
    dossier = a_dossier(session)
    erasure.wis(session, dossier, "op verzoek", tmp_path)
    (problem,) = checked(session, a_file(tmp_path, f"{dossier};Weer terug", heads="id;Naam")).problems
    assert "gewist" in problem.sentence
    session.store.close()


def test_every_target_has_its_own_name_and_its_own_key():
    names = [one.name for one in targets()]
    assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)
    assert len({one.key for one in targets()}) == len(targets())


def test_the_heads_of_others_are_recognised():
    found = guess(("Naam", "Straat en huisnummer", "Kale huur", "E-mail", "Huur"))
    assert found == {
        "Naam": "omschrijving",
        "Straat en huisnummer": "adres",
        "Kale huur": "woning.kale_huur",
        "E-mail": "",
        "Huur": "",
    }
    assert target("woning.kale_huur").is_answer
    with speaking("en"):
        assert guess(("Naam", "Straat en huisnummer", "Kale huur", "E-mail", "Huur")) == found
        assert guess(("Phone number", "Telefoonnummer")) == {"Phone number": "telefoon", "Telefoonnummer": ""}


@given(st.lists(st.text(max_size=30), min_size=1, max_size=15))
def test_any_cells_give_lines_and_never_a_crash(cells):
    from app.services.bringing.table import Row

    session = a_session()
    columns = tuple(HEADS.split(";"))
    padded = tuple((*cells, *[""] * 15)[:15])
    found = check(session, Table(columns, (Row(2, padded, 15),)), guess(columns))
    assert found.wrong == len(found.problems)
    if found.may_come_in:
        arrival.bring_in(session, found)
        assert len(dossiers.listing(session)) == 1
    session.store.close()


def test_a_day_in_a_file_is_read_on_the_day_of_the_clock(session):
    assert session.now().date() == date(2026, 11, 23)


def test_a_number_of_a_dossier_comes_in_once(session, tmp_path):
    own = "01930000-0000-7000-8000-00000000000b"
    here = a_dossier(session, "Hier al")
    rows = (f"{own};A", f"{own.upper()};B", f"{here};C")
    found = checked(session, a_file(tmp_path, *rows, heads="id;Naam"))
    assert [(problem.row, problem.column) for problem in found.problems] == [(3, "id"), (4, "id")]
    assert "rij 2" in found.problems[0].sentence
    assert "staat al op deze laptop" in found.problems[1].sentence


def test_a_note_keeps_its_lines_and_has_its_limit(session, tmp_path):
    rows = ('A;"regel een\nregel twee"', f"B;{'x' * 20_001}", "C;raar\x07teken")
    found = checked(session, a_file(tmp_path, *rows, heads="Naam;Opmerking"))
    assert found.incoming[0].note == "regel een\nregel twee"
    assert ["20001 tekens" in found.problems[0].sentence, "teken" in found.problems[1].sentence] == [True, True]


class StopsAt(Course):
    """A person who presses stop at some step."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at
        self.seen: list[tuple[int, int]] = []

    def step(self, done: int, total: int) -> None:
        self.seen.append((done, total))
        if done == self.at:
            self.stop()
        super().step(done, total)


def test_stopping_halfway_keeps_nothing_of_it(session, tmp_path):
    place = a_file(tmp_path, *(f";Huishouden {n};Kade {n};;;;;;;;;;;;" for n in range(40)))
    table = read_table(place)
    looking = StopsAt(7)
    with pytest.raises(Stopped, match="niets veranderd"):
        check(session, table, guess(table.columns), looking)
    assert (looking.done, looking.total) == (7, 40)
    found, before = checked(session, place), everything(session)
    with pytest.raises(Stopped):
        arrival.bring_in(session, found, StopsAt(25))
    assert everything(session) == before
    whole = StopsAt(-1)
    arrival.bring_in(session, found, whole)
    assert whole.seen == [(n, 40) for n in range(41)]
    here, last = everything(session), arrival.latest(session)
    with pytest.raises(Stopped):
        arrival.take_back(session, last.call, StopsAt(25))
    assert everything(session) == here
    assert arrival.latest(session) == last
