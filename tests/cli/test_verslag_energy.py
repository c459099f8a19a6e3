"""A visit about energy as a file: its records go out, come back the same, and give the resident's page about energy."""

import json
from datetime import timedelta
from decimal import Decimal

from jsonschema import Draft202012Validator

from app.domain.visit import VisitType
from app.energy.appliances import Way
from app.energy.meters import Register
from app.services import answers, settings_store, visits
from app.services.energy import appliances, checks, climates, papers, readings
from app.services.energy.assessment import assess, assess_records
from app.services.visit_export import exported
from app.services.visit_file import read_visit, visit_text
from app.services.visit_schema import visit_schema
from tests.builders import MONDAY, a_dossier, a_session
from tests.cli.console import run
from tests.cli.test_verslag import words_of

TODAY = MONDAY.date()


def test_a_visit_about_energy_out_of_the_store_gives_its_page(tmp_path):
    session = a_session()
    try:
        dossier = a_dossier(session)
        first = visits.plan(session, dossier, VisitType.ENERGY, MONDAY - timedelta(days=368))[1]
        visit = visits.plan(session, dossier, VisitType.ENERGY, MONDAY)[1]
        settings_store.write(session, "coach_phone", "030 7654321")
        for path, value in (("energie.rekening.gas", 1_29000), ("energie.termijnbedrag", 110_00)):
            answers.give(session, dossier, path, value)
        for day, units in (
            (TODAY - timedelta(days=733), "3000"),
            (TODAY - timedelta(days=368), "4000"),
            (TODAY, "4800,5"),
        ):
            readings.add(session, first, Register.GAS, units, (day, "G1"))
        for day, units in ((TODAY - timedelta(days=368), "10000"), (TODAY, "12000")):
            readings.add(session, visit, Register.POWER_NORMAL, units, (day, ""))
        checks.place(session, visit, "radiatorfolie", 2)
        checks.need(session, visit, "radiatorfolie", 3)
        checks.annotate(session, visit, "radiatorfolie", "Achter de bank")
        appliances.add(session, visit, "Koelkast", Way.ALWAYS, wh=960, minutes=1440)
        climates.put(session, visit, "woonkamer", 195, 55)
        sent = exported(session, visit)
        found = assess(session, visit, TODAY)
        page = papers.page_of(session, visit)
    finally:
        session.store.close()
    content = visit_text(sent)
    schema = Draft202012Validator(json.loads(json.dumps(visit_schema()), parse_float=Decimal))
    schema.validate(json.loads(content, parse_float=Decimal))
    back = read_visit(content)
    assert visit_text(back) == content
    again = assess_records(back.visit, back.answers, back.energy, back.peildatum)
    assert again.saved == found.saved
    assert (again.cost, again.instalment) == (found.cost, found.instalment)
    assert [change.said for change in again.changes] == [change.said for change in found.changes]
    assert len(again.changes) == 1
    assert papers.page_from(again, back.next_visit, back.coach) == page
    target = tmp_path / "verslag.pdf"
    assert run("verslag", "-", "-o", str(target), stdin=content).code == 0
    said = words_of(target)
    for words in ("2 vellen radiatorfolie", "4.800,5 m3", "Vraag om", "030 7654321"):
        assert words in said
    assert "Zorgtoeslag" not in said
    assert "Achter de bank" not in said, "a note is for the coach"
