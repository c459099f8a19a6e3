"""What is worked out beside the screen: the budget behind a rent that fits, and the sheet on paper."""

import subprocess

import pytest

from app.domain.money import Cents
from app.domain.visit import VisitType
from app.errors import EnvironmentFault
from app.services import settings_store, visits
from app.services.budget import assessment, lines
from app.services.whatif import (
    OtherHome,
    Sheet,
    advise_rent,
    budgets_of,
    draw_line,
    try_change,
    weigh_payback,
    write_sheet,
)
from app.texts import speaking
from app.whatif.changes import OtherPay
from tests.builders import MONDAY
from tests.households import a_household

HOME = (
    a_household(2026)
    .living_on("1900", "loon")
    .earning("28000")
    .renting("650")
    .taxed("341", "199")
    .with_child(2014, 5, 1)
).complete()


@pytest.fixture
def budget(session, dossier):
    visit = visits.plan(session, dossier, VisitType.BUDGET, MONDAY)[1]
    for category, amount in (
        ("loon", 1900),
        ("huur", 650),
        ("energie", 140),
        ("mobiel", 30),
        ("aansprakelijkheid", 20),
    ):
        lines.add(session, visit, category, amount=Cents(amount * 100))
    return assessment.assess(session, dossier, MONDAY.date())


def test_a_budget_without_the_home_is_what_must_be_and_what_it_is_now(budget):
    found = budgets_of(budget)
    assert found is not None
    least, now = found
    assert now == 50
    assert least > 300  # food, clothes and what else must be, where nobody filled it in


def test_without_lines_there_is_no_budget(session, dossier):
    assert budgets_of(None) is None
    assert budgets_of(assessment.assess(session, dossier, MONDAY.date())) is None


def test_a_rent_that_fits_the_budget_and_other_homes(budget):
    found = advise_rent(HOME, [OtherHome(Cents(600_00)), OtherHome(Cents(700_00), Cents(25_00), Cents(90_00))], budget)
    assert found.rents.laagste <= found.rents.hoogste
    assert [other.straks.thuis.kale_huur for other in found.others] == [600, 700]
    assert found.others[1].straks.thuis.energie == 90
    assert found.others[0].straks.thuis.heffingen == 45
    assert advise_rent(HOME, []).rents is None


def test_each_calculation_is_about_the_year_of_the_household():
    who = HOME.aanvrager.id
    assert try_change(HOME, OtherPay(who, Cents(3_000_00))).year == 2026
    assert draw_line(HOME, who, None).year == weigh_payback(HOME).year == 2026


def test_the_sheet_tells_the_change_the_line_and_what_goes_back(session, tmp_path):
    who = HOME.aanvrager.id
    made = write_sheet(session, Sheet(HOME, OtherPay(who, Cents(2_600_00)), who, None), tmp_path)
    assert made.name == "keukentafel-wat-als-2026-11-23.pdf"
    run = subprocess.run(["pdftotext", "-layout", str(made), "-"], check=True, capture_output=True, text=True)
    said = " ".join(run.stdout.split())
    told = ("meer over", "Waar elke regeling stopt", "Geef een hoger inkomen door in maart", "De cijfers van de lijn")
    for part in told:
        assert part in said
    assert "meer over" not in " ".join(_words(write_sheet(session, Sheet(HOME, None, who, Cents(2_000_00)), tmp_path)))


def _words(place) -> list[str]:
    run = subprocess.run(["pdftotext", str(place), "-"], check=True, capture_output=True, text=True)
    return run.stdout.split()


def test_a_folder_that_cannot_be_written_is_said(session, tmp_path):
    (tmp_path / "dicht").write_text("", encoding="utf-8")
    with pytest.raises(EnvironmentFault):
        write_sheet(session, Sheet(HOME, None, HOME.aanvrager.id, None), tmp_path / "dicht")


def test_the_sheet_is_in_the_language_of_the_resident(session, tmp_path):
    sheet = Sheet(HOME, None, HOME.aanvrager.id, Cents(2_000_00))
    with speaking("en"):
        assert "houdt" in _words(write_sheet(session, sheet, tmp_path))
    settings_store.write(session, "report_language", "en")
    assert {"keep", "scheme"} <= set(_words(write_sheet(session, sheet, tmp_path)))
