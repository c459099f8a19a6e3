"""A budget visit from a shoebox of letters to the days of the month, a better day for the rent, and a letter."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.budget.lines import Frequency
from app.domain.answer import Evidence
from app.domain.money import Cents, parse_euros
from app.domain.visit import Step, VisitType
from app.services import answers, contacts, dossiers, settings_store, tasks, visits
from app.services.budget import account, lines, pots, reminders
from tests.journeys.conftest import START, Journey
from tests.journeys.visits import RETURN, ask, dossier_of, look, page_of, visit_of, words_on
from tests.profiles import PASSPHRASE, Made
from tests.ui.looking import shown
from ui.desk import Place, Spot
from ui.visit.budget.places.state import Place as BudgetPlace
from ui.visit.budget.screen import BudgetPage
from ui.visit.report.screen import ReportPage
from ui.visit.route.state import Spot as VisitSpot
from ui.widgets.field import Field

SHOEBOX = [
    ("loon", "1390", "maand", "24"),
    ("zorgtoeslag", "129", "maand", ""),
    ("energie", "165", "maand", "3"),
    ("zorgverzekering", "159,30", "maand", "27"),
    ("water", "66", "kwartaal", ""),
    ("internet_tv", "42,50", "maand", "6"),
    ("mobiel", "18", "maand", "12"),
    ("gemeente_belasting", "386,40", "jaar", ""),
    ("sport", "24", "vier_weken", "2-11-2026"),
    ("betalingsregeling", "50", "maand", "28"),
    ("buffer", "20", "maand", ""),
    ("voeding", "85", "week", ""),
    ("verzorging", "30", "maand", ""),
]


def a_budget_visit(journey: Journey) -> None:
    """A household whose rent is known, with a visit about money, opened on its budget."""
    made = ask(journey, _made)
    journey.program.window.go(Place(Spot.VISIT, visit_id=made))
    journey.settle()
    go(journey, BudgetPlace.LINES)


def _made(session) -> str:
    _, dossier = dossiers.open_new(session, "Alleenstaande ouder, twee kinderen", "Dorpsstraat 12", "Noord", "")
    visit = visits.plan(session, dossier, VisitType.BUDGET, START)[1]
    for path, value in {
        "personen.p1.rol": "aanvrager",
        "woning.kale_huur": 62500,
        "woning.servicekosten": 2400,
    }.items():
        answers.give(session, dossier, path, value, evidence=Evidence.TOLD, visit_id=visit)
    return visit


def go(journey: Journey, place: BudgetPlace) -> BudgetPage:
    visit_of(journey).show_spot(VisitSpot(Step.BUDGET, place.value))
    journey.settle()
    return page_of(journey, BudgetPage)


def keys(journey: Journey, field: Field, typed: str) -> None:
    field.setFocus()
    field.selectAll()
    journey.qtbot.keyClicks(field, typed)


def press(journey: Journey, name: str) -> None:
    found = [b for b in shown(journey.window, QAbstractButton) if b.accessibleName() == name]
    assert found, f"no {name!r}; there are {[b.accessibleName() for b in journey.buttons()]}"
    journey.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)
    journey.settle()


def empty_the_shoebox(journey: Journey) -> BudgetPage:
    """Type every letter of the shoebox in the one quick row, with Enter from field to field."""
    page = page_of(journey, BudgetPage)
    form = page.lines.form
    for category, amount, per, day in SHOEBOX:
        form.category.set_value(category)
        form.category.chosen.emit(category)
        keys(journey, form.amount, amount)
        if form.per.value() != per:
            form.per.set_value(per)
            form.per.chosen.emit(per)
        keys(journey, form.day, day)
        journey.qtbot.keyClick(form.day, RETURN)
        journey.settle()
        assert form.category.value() == "", f"{category} was not taken: {words_on(page)}"
    return page


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the papers of a visit come."""
    monkeypatch.setattr("ui.visit.budget.acts.report_folder", lambda: tmp_path)
    monkeypatch.setattr("ui.visit.pages.report_folder", lambda: tmp_path)
    return tmp_path


def test_from_shoebox_to_the_days_and_a_better_day_for_the_rent(opened: Journey, papers: Path):
    a_budget_visit(opened)
    look(opened, "60-budget-begin")
    press(opened, "Neem over")
    empty_the_shoebox(opened)
    kept = {line.category: line for line in ask(opened, lines.listing, dossier_of(opened))}
    assert set(kept) == {"huur", "servicekosten", *[row[0] for row in SHOEBOX]}
    assert kept["sport"].known_on.isoformat() == "2026-11-02"
    assert kept["huur"].movable
    look(opened, "61-budget-regels")
    ask(opened, _rent_on_the_first, kept["huur"].id)
    _a_better_day(opened, kept["huur"].id, papers)
    _three_budgets(opened)
    _messages(opened, papers)
    visit_of(opened).show_spot(VisitSpot(Step.VERSLAG))
    opened.settle()
    told = words_on(page_of(opened, ReportPage))
    assert "Uw budget" in told
    assert "Hoogstens" not in told  # nobody was asked who lives here
    look(opened, "68-budget-verslag")
    visit_of(opened).pages.make_report()
    opened.settle()
    assert (papers / "verslag-2026-11-23.pdf").is_file()


def _a_better_day(journey: Journey, rent: str, papers: Path) -> None:
    page, dossier = go(journey, BudgetPlace.DAYS), dossier_of(journey)
    keys(journey, page.days.balance, "60")
    journey.qtbot.keyClick(page.days.balance, RETURN)
    journey.settle()
    assert ask(journey, account.days, dossier, START.date()).told.amount == 6000
    assert "uw rekening het laagst" in page.title.text()
    look(journey, "62-budget-dagen")
    journey.press(Qt.Key.Key_F8)
    assert "te weinig op uw rekening" in words_on(journey.window)
    look(journey, "69-budget-samen")
    journey.press(Qt.Key.Key_F8)
    panel = visit_of(journey).frame.days_panel
    assert panel.days.value() == "25"
    journey.qtbot.mouseClick(panel.agree, Qt.MouseButton.LeftButton)
    journey.settle()
    (move,) = ask(journey, account.moves, dossier)
    assert (move.line_id, move.to_day) == (rent, 25)
    assert any("Huur graag op de 25e" in one.task.what for one in ask(journey, tasks.listing, START.date()))
    journey.qtbot.mouseClick(panel.letter, Qt.MouseButton.LeftButton)
    journey.settle()
    assert (papers / "verslag-2026-11-23-incassodag.pdf").is_file()
    look(journey, "63-budget-afgesproken")


def _three_budgets(journey: Journey) -> None:
    page = go(journey, BudgetPlace.THREE)
    page.three.pot.set_value("buffer")
    keys(journey, page.three.pot_amount, "40")
    keys(journey, page.three.pot_goal, "100")
    press(journey, "Bewaar potje")
    assert ask(journey, pots.listing, dossier_of(journey), START.date())[0].pot.goal == 10000
    look(journey, "64-budget-drie")


def _messages(journey: Journey, papers: Path) -> None:
    page = go(journey, BudgetPlace.REMINDERS)
    keys(journey, page.reminders.number, "06 12345678")
    keys(journey, page.reminders.how, "aan tafel")
    press(journey, "De bewoner wil dit")
    assert len(ask(journey, reminders.listing, dossier_of(journey))) == 1
    press(journey, "Zet in een bestand")
    assert (papers / "herinneringen-2026-11-23.ics").is_file()
    (told,) = ask(journey, contacts.listing, dossier_of(journey))
    assert told.way == "bericht"
    assert told.outcome.startswith("3 berichten in een bestand gezet, voor +31612345678: ")
    look(journey, "65-budget-berichten")
    press(journey, "Geef af aan de sms-dienst")
    assert "geen sms-adres" in words_on(page)
    press(journey, "Stop de berichten over Huur")
    assert ask(journey, reminders.listing, dossier_of(journey))[0].stopped_on == START.date()


@pytest.mark.parametrize(
    ("name", "chosen", "size"),
    [
        ("donker", ("donker", "100"), (1280, 800)),
        ("200", ("licht", "200"), (1280, 800)),
        ("tablet", ("licht", "100"), (800, 1200)),
        ("klein", ("licht", "100"), (1024, 700)),
    ],
)
def test_the_budget_on_other_screens(
    start: Callable[..., Journey], made: Made, name: str, chosen: tuple[str, str], size: tuple[int, int]
):
    journey = start(made.folder)
    journey.window.setMinimumSize(600, 600)
    journey.window.resize(*size)
    journey.type(PASSPHRASE)
    journey.press(RETURN)
    a_budget_visit(journey)
    ask(journey, settings_store.write, "theme", chosen[0])
    ask(journey, settings_store.write, "type_scale", chosen[1])
    ask(journey, _filled, visit_of(journey).visit_id)
    for place in BudgetPlace:
        go(journey, place)
        look(journey, f"67-budget-{place.value}-{name}")


def _filled(session, visit_id):
    """Lines, a balance, a pot and a reminder; as the changes of the last one."""
    for category, amount, per, day in SHOEBOX:
        typed = {"amount": parse_euros(amount, ""), "per": Frequency(per), "day": int(day) if day.isdigit() else None}
        lines.add(session, visit_id, category, **typed)
    _, rent = lines.add(session, visit_id, "huur", amount=Cents(62500), day=1)
    account.tell_balance(session, visit_id, Cents(6000), session.now().date())
    pots.put(session, visit_id, "buffer", Cents(4000), Cents(10000))
    return reminders.agree(session, visit_id, rent, "06 12345678", how_given="aan tafel")[0]


def _rent_on_the_first(session, line_id) -> None:
    lines.change(session, line_id, day=1)


def test_what_is_wrong_is_said_and_a_line_can_be_changed_and_taken_away(opened: Journey):
    a_budget_visit(opened)
    page = page_of(opened, BudgetPage)
    form = page.lines.form
    press(opened, "Zet erbij")
    assert "Kies eerst wat het is" in words_on(page)
    form.category.set_value("mobiel")
    form.category.chosen.emit("mobiel")
    keys(opened, form.amount, "tien")
    press(opened, "Zet erbij")
    assert "Bedrag" in words_on(page)
    keys(opened, form.amount, "10")
    keys(opened, form.day, "40")
    press(opened, "Zet erbij")
    assert "van 1 tot en met 31" in words_on(page)
    keys(opened, form.day, "4")
    press(opened, "Zet erbij")
    (line,) = ask(opened, lines.listing, dossier_of(opened))
    assert (line.amount, line.day) == (1000, 4)
    opened_by = next(
        b for b in shown(opened.window, QAbstractButton) if b.accessibleName().startswith("Mobiele telefoon,")
    )
    opened.qtbot.mouseClick(opened_by, Qt.MouseButton.LeftButton)
    opened.settle()
    look(opened, "66-budget-regel")
    keys(opened, form.amount, "12,50")
    press(opened, "Bewaar")
    assert ask(opened, lines.listing, dossier_of(opened))[0].amount == 1250
    opened_by = next(
        b for b in shown(opened.window, QAbstractButton) if b.accessibleName().startswith("Mobiele telefoon,")
    )
    opened.qtbot.mouseClick(opened_by, Qt.MouseButton.LeftButton)
    opened.settle()
    press(opened, "Haal weg")
    assert ask(opened, lines.listing, dossier_of(opened)) == ()
    visit_of(opened).undo()
    opened.settle()
    assert len(ask(opened, lines.listing, dossier_of(opened))) == 1
