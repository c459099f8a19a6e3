"""The report of an exported visit, and the file it is made from."""

import copy
import json
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from app.domain.answer import Answer, Evidence, Status
from app.domain.finding import FindingState
from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.money import Cents
from app.domain.visit import VisitType, Who
from app.errors import UserError
from app.services import agreements, findings, goals, pillars, samples, settings_store, visits
from app.services.budget import account, assessment, lines, pots, reminders
from app.services.debts import withholding
from app.services.json_text import json_text
from app.services.visit_export import exported
from app.services.visit_fields import is_in_hundredths
from app.services.visit_file import ExportedVisit, read_visit, visit_text
from app.services.visit_schema import visit_schema
from tests import schemas
from tests.builders import MONDAY, Clock, a_session
from tests.cli.console import refusal, run
from tests.cli.samples import VISIT


def words_of(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout


def test_a_visit_in_and_its_report_out(tmp_path):
    place, target = tmp_path / "bezoek.json", tmp_path / "verslag.pdf"
    place.write_text(json_text(VISIT), encoding="utf-8")
    ran = run("verslag", str(place), "-o", str(target))
    assert (ran.code, ran.err) == (0, "")
    assert str(target) in ran.out
    said = words_of(target)
    for words in ("Zorgtoeslag aanvragen", "Huurcontract zoeken", "7 december", "030 1234567", "Uw coach van de"):
        assert words in said
    for words in ("Elke maand 20 euro sparen", "Een potje op de plank zetten", "van 4 naar 6", "maandag 24 augustus"):
        assert words in said


def test_the_report_can_come_from_the_standard_input(tmp_path):
    content = copy.deepcopy(VISIT)
    del content["coach"]
    ran = run("verslag", "-", "-o", str(tmp_path / "verslag.pdf"), stdin=json_text(content))
    assert ran.code == 0
    assert "coach" in words_of(tmp_path / "verslag.pdf")


def test_a_place_where_no_file_can_come(tmp_path):
    for target in (tmp_path, tmp_path / "geen" / "verslag.pdf"):
        assert refusal("verslag", "-", "-o", str(target), stdin=json_text(VISIT)).startswith("-o: ")
    assert list(tmp_path.iterdir()) == []


def changed(where: str, value: Any) -> str:
    content: Any = copy.deepcopy(VISIT)
    place = content
    *before, last = where.split(".")
    for key in before:
        place = place[int(key)] if isinstance(place, list) else place[key]
    place[int(last) if isinstance(place, list) else last] = value
    return json_text(content)


FAULTS: list[tuple[str, Any, str]] = [
    ("formaat", "keukentafel-bezoek/2", "$.formaat"),
    ("peildatum", None, "$.peildatum"),
    ("onbekend", 1, "$.onbekend"),
    ("bezoek", None, "$.bezoek"),
    ("bezoek.begint", "2026-11-23", "$.bezoek.begint"),
    ("bezoek.begint", "2026-11-31T10:00", "$.bezoek.begint"),
    ("bezoek.begint", 5, "$.bezoek.begint"),
    ("bezoek.minuten", 0, "$.bezoek.minuten"),
    ("bezoek.minuten", True, "$.bezoek.minuten"),
    ("bezoek.doel", 5, "$.bezoek.doel"),
    ("bezoek.doel", "x" * 4001, "$.bezoek.doel"),
    ("bezoek.doel", "\x07", "$.bezoek.doel"),
    ("bezoek.stap", "koffie", "$.bezoek.stap"),
    ("volgend_bezoek.begint", None, "$.volgend_bezoek.begint"),
    ("dossier.omschrijving", " ", "$.dossier.omschrijving"),
    ("dossier.naam", "x", "$.dossier.naam"),
    ("antwoorden", {}, "$.antwoorden"),
    ("antwoorden.0.pad", "Woning", "$.antwoorden[0].pad"),
    ("antwoorden.0.pad", "a" * 201, "$.antwoorden[0].pad"),
    ("antwoorden.0.pad", None, "$.antwoorden[0].pad"),
    ("antwoorden.0.waarde", None, "$.antwoorden[0].waarde"),
    ("antwoorden.0.waarde", [], "$.antwoorden[0].waarde"),
    ("antwoorden.0.waarde", Decimal("1.5"), "$.antwoorden[0].waarde"),
    ("antwoorden.0.waarde", 10**11, "$.antwoorden[0].waarde"),
    ("antwoorden.0.waarde", "\x07", "$.antwoorden[0].waarde"),
    ("antwoorden.0.stand", "weet_niet", "$.antwoorden[0].waarde"),
    ("antwoorden.1.id", "a0", "$.antwoorden[1].id"),
    ("afspraken.0.nummer", 4, "$.afspraken[0].nummer"),
    ("afspraken.0.wat", "", "$.afspraken[0].wat"),
    ("afspraken.0.wie", None, "$.afspraken[0].wie"),
    ("kansen.0.gepland_per_jaar", "veel", "$.kansen[0].gepland_per_jaar"),
    ("kansen.0.gepland_per_jaar", Decimal("-0.001"), "$.kansen[0].gepland_per_jaar"),
    ("coach.telefoon", 5, "$.coach.telefoon"),
    ("afspraken.0.eerste_stap_gedaan_op", "gisteren", "$.afspraken[0].eerste_stap_gedaan_op"),
    ("kansen.2.gerealiseerd_vanaf", "2026-02-30", "$.kansen[2].gerealiseerd_vanaf"),
    ("doelen.0.wat", " ", "$.doelen[0].wat"),
    ("doelen.1.id", "d1", "$.doelen[1].id"),
    ("stappen.0.doel", "d9", "$.stappen[0].doel"),
    ("stappen.0.wie", "buurman", "$.stappen[0].wie"),
    ("cijfers.0.cijfer", 11, "$.cijfers[0].cijfer"),
    ("cijfers.0.op", None, "$.cijfers[0].op"),
    ("energie", [], "$.energie"),
    ("energie.kamers", [], "$.energie.kamers"),
    ("energie.rondgang.0.onderdeel", "raket", "$.energie.rondgang[0].onderdeel"),
    ("energie.rondgang.0.aantal", 0, "$.energie.rondgang[0]"),
    ("energie.rondgang.0.past", 201, "$.energie.rondgang[0].past"),
    ("energie.meterstanden.0.telwerk", "zon", "$.energie.meterstanden[0].telwerk"),
    ("energie.meterstanden.0.stand", Decimal("0.0001"), "$.energie.meterstanden[0].stand"),
    ("energie.meterstanden.0.stand", -1, "$.energie.meterstanden[0].stand"),
    ("energie.meterstanden.1.op", "2025-11-20", "$.energie.meterstanden[1].op"),
    ("energie.apparaten.0.watt", 0, "$.energie.apparaten[0].watt"),
    ("energie.apparaten.0.wattuur", 5, "$.energie.apparaten[0]"),
    ("energie.apparaten.0.lijkt_op", "raket", "$.energie.apparaten[0].lijkt_op"),
    ("energie.lucht.0.graden", 61, "$.energie.lucht[0].graden"),
    ("energie.eerdere_bezoeken.0", "gisteren", "$.energie.eerdere_bezoeken[0]"),
    ("schulden.0.soort", "ruimtereis", "$.schulden[0].soort"),
    ("schulden.0.hoofdsom", -1, "$.schulden[0].hoofdsom"),
    ("betaalplannen.0.stand", "weg", "$.betaalplannen[0].stand"),
    ("termijnen.0.betaalplan", "b9", "$.termijnen[0].betaalplan"),
    ("termijnen.0.schuld", "s9", "$.termijnen[0].schuld"),
    ("terugblik", [], "$.terugblik"),
    ("terugblik.extra", 1, "$.terugblik.extra"),
    ("terugblik.bezoek", None, "$.terugblik.bezoek"),
    ("terugblik.standen", [], "$.terugblik.standen"),
    ("terugblik.standen.0.zonder_bedrag", -1, "$.terugblik.standen[0].zonder_bedrag"),
    ("terugblik.standen.0.gepland_per_jaar", None, "$.terugblik.standen[0].gepland_per_jaar"),
    ("terugblik.afspraken.0.nummer", 0, "$.terugblik.afspraken[0].nummer"),
    ("budget", [], "$.budget"),
    ("budget.extra", 1, "$.budget.extra"),
    ("budget.regels.0.soort", "raket", "$.budget.regels[0].soort"),
    ("budget.regels.0.bedrag", -1, "$.budget.regels[0].bedrag"),
    ("budget.regels.1.id", "r1", "$.budget.regels[1].id"),
    ("budget.potjes.0.soort", "huur", "$.budget.potjes[0].soort"),
    ("budget.stand.bedrag", None, "$.budget.stand.bedrag"),
    ("budget.incassodagen.0.regel", "r9", "$.budget.incassodagen[0].regel"),
    ("budget.berichten.0.dagen_vooraf", 0, "$.budget.berichten[0].dagen_vooraf"),
    ("budget.huur_ingehouden.0.per_maand", "veel", "$.budget.huur_ingehouden[0].per_maand"),
    ("budget.huur_ingehouden.0.tot", "2026-11-30", "$.budget.huur_ingehouden[0].tot"),
]


@pytest.mark.parametrize(("where", "value", "path"), FAULTS, ids=[f"{f[0]}-{i}" for i, f in enumerate(FAULTS)])
def test_a_fault_is_named_by_its_path(where, value, path, tmp_path):
    said = refusal("verslag", "-", "-o", str(tmp_path / "uit.pdf"), stdin=changed(where, value))
    assert said.startswith(f"{path}: ")
    assert list(tmp_path.iterdir()) == []


CHECKER = Draft202012Validator(json.loads(schemas.written(visit_schema()), parse_float=Decimal))
BY_READER_ONLY = {
    "$.bezoek.begint",
    "$.doelen[1].id",
    "$.antwoorden[1].id",
    "$.stappen[0].doel",
    "$.budget.regels[1].id",
    "$.budget.incassodagen[0].regel",
    "$.budget.huur_ingehouden[0].tot",
    "$.termijnen[0].betaalplan",
    "$.termijnen[0].schuld",
    "$.antwoorden[0].waarde",
    "$.energie.rondgang[0]",
    "$.energie.meterstanden[1].op",
    "$.energie.apparaten[0]",
}
"""Faults inside a text, or that lie between two fields."""
HIDDEN = ("\x07", " ", "gisteren", "2026-02-30")
"""Dates that do not exist and control characters are text to a schema."""


def test_the_sample_fits_the_published_schema():
    assert [error.message for error in CHECKER.iter_errors(VISIT)] == []


def visible(value: Any, path: str) -> bool:
    """Whether a schema can see the fault."""
    return path not in BY_READER_ONLY and not (isinstance(value, str) and value in HIDDEN)


SEEN = [(where, value) for where, value, path in FAULTS if visible(value, path)]


@pytest.mark.parametrize(("where", "value"), SEEN, ids=[f"{f[0]}-{i}" for i, f in enumerate(SEEN)])
def test_what_the_reader_refuses_the_schema_refuses_too(where, value):
    assert not CHECKER.is_valid(json.loads(changed(where, value), parse_float=Decimal))


def test_a_fourth_agreement_is_refused():
    one: Any = copy.deepcopy(VISIT["afspraken"])
    four = [one[0] | {"id": f"f{i}"} for i in range(4)]
    with pytest.raises(UserError) as refused:
        read_visit(changed("afspraken", four))
    assert refused.value.args_["path"] == "$.afspraken"


def test_parts_may_be_absent():
    content = {name: VISIT[name] for name in ("formaat", "peildatum", "bezoek", "dossier")}
    found = read_visit(json_text(content))
    assert (found.answers, found.agreements, found.findings, found.next_visit) == ((), (), (), None)
    assert found.coach.name_line == ""


def test_what_is_read_is_written_back_the_same():
    found = read_visit(json_text(VISIT))
    assert json.loads(visit_text(found), parse_float=Decimal) == json.loads(json_text(VISIT), parse_float=Decimal)
    assert read_visit(visit_text(found)) == found


VISIT_ID, DOSSIER_ID = VisitId("v1"), DossierId("d1")
PATHS = st.sampled_from(
    ["woning.kale_huur", "personen.k1.opvang.uren", "ontvangt.zorgtoeslag.per_maand", "huishouden.kinderen", "nood.co"]
)


@st.composite
def answers(draw: Any, number: int) -> Answer:
    path = draw(PATHS)
    amounts, others = st.integers(0, 74_400), st.booleans() | st.integers(-9, 9) | st.text("aé\n ", min_size=1)
    value = draw(st.none() | (amounts if is_in_hundredths(path) else others))
    return Answer(
        RecordId(f"a{number}"),
        DOSSIER_ID,
        path,
        value,
        draw(st.sampled_from([Status.DOES_NOT_KNOW, Status.NOT_ASKED])) if value is None else Status.ANSWERED,
        draw(st.none() | st.sampled_from(Evidence)),
        draw(st.none() | st.dates(date(2024, 1, 1), date(2027, 1, 1))),
        VISIT_ID,
    )


@settings(max_examples=50)
@given(st.data())
def test_any_answers_survive_the_way_through_the_file(data):
    count = data.draw(st.integers(0, 4))
    base = read_visit(json_text(VISIT))
    given_answers = tuple(data.draw(answers(number)) for number in range(count))
    visit: ExportedVisit = replace(base, answers=given_answers)
    assert read_visit(visit_text(visit)) == visit


def test_a_visit_out_of_the_store_gives_its_report(tmp_path):
    session = a_session()
    try:
        _, dossier_id, visit_id = samples.open_sample(session, 1)
        settings_store.write(session, "coach_phone", "030 7654321")
        agreements.put(
            session, visit_id, "Huurtoeslag aanvragen", "Huurcontract pakken", who=Who.TOGETHER, due=MONDAY.date()
        )
        findings.put(session, dossier_id, "huurtoeslag", FindingState.PLANNED, who=Who.TOGETHER)
        _, goal = goals.put(session, dossier_id, "Elke maand 20 euro sparen", reward="Een dag naar zee")
        goals.put_step(session, goal, "Een potje op de plank zetten", who=Who.RESIDENT)
        pillars.mark(session, visit_id, "geld", 4)
        visits.plan(session, dossier_id, VisitType.FOLLOW_UP, MONDAY + timedelta(days=14))
        content = visit_text(exported(session, visit_id))
    finally:
        session.store.close()
    assert read_visit(content).next_visit is not None
    target = tmp_path / "verslag.pdf"
    assert run("verslag", "-", "-o", str(target), stdin=content).code == 0
    said = words_of(target)
    assert "Huurtoeslag aanvragen" in said
    assert "Een potje op de plank zetten" in said
    assert "030 7654321" in said
    assert "7 december" in said


def test_a_budget_out_of_the_store_gives_its_page(tmp_path):
    session = a_session()
    try:
        _, dossier_id, _ = samples.open_sample(session, 1)
        _, visit_id = visits.plan(session, dossier_id, VisitType.BUDGET, session.now())
        lines.add(session, visit_id, "bijstand", amount=Cents(100000), day=8)
        _, rent = lines.add(session, visit_id, "huur", amount=Cents(60000), day=1)
        account.tell_balance(session, visit_id, Cents(30000), session.now().date())
        account.agree_day(session, visit_id, rent, 10)
        pots.put(session, visit_id, "buffer", Cents(4000))
        reminders.agree(session, visit_id, rent, "06 12345678", how_given="aan tafel")
        day = session.now().date()
        withholding.agree(session, dossier_id, Cents(50000), day, how_given="aan tafel", agreed_on=day)
        found = exported(session, visit_id)
        kept = assessment.records(session, dossier_id)
    finally:
        session.store.close()
    CHECKER.validate(json.loads(visit_text(found), parse_float=Decimal))
    again = read_visit(visit_text(found)).budget
    assert [line.amount for line in again.lines] == [line.amount for line in kept.lines]
    assert again.withheld == kept.withheld != ()
    assert (again.told.amount, len(again.pots), len(again.moves), len(again.reminders)) == (30000, 1, 1, 1)
    target = tmp_path / "verslag.pdf"
    assert run("verslag", "-", "-o", str(target), stdin=visit_text(found)).code == 0
    said = words_of(target)
    assert "Uw budget" in said
    assert "Huur gaat voortaan op de 10e" in said


def test_a_follow_up_out_of_the_store_gives_its_look_back(tmp_path):
    session = a_session()
    try:
        _, dossier_id, first = samples.open_sample(session, 1)
        findings.choose(session, first, "zorgtoeslag", FindingState.PLANNED, Cents(88300))
        session.now = Clock(MONDAY + timedelta(days=91))
        _, second = visits.plan(session, dossier_id, VisitType.FOLLOW_UP, session.now())
        findings.put(session, dossier_id, "zorgtoeslag", FindingState.GRANTED, realised=Cents(87600))
        found = exported(session, second)
    finally:
        session.store.close()
    again = read_visit(visit_text(found)).look_back
    assert (again.start, again.standings) == (found.look_back.start, found.look_back.standings)
    assert [one.realised for one in again.findings] == [87600]
    CHECKER.validate(json.loads(visit_text(found), parse_float=Decimal))
    target = tmp_path / "verslag.pdf"
    assert run("verslag", "-", "-o", str(target), stdin=visit_text(found)).code == 0
    said = words_of(target)
    assert "U kreeg er ongeveer 73 euro per maand bij." in said
    assert "3 maanden later" in said
