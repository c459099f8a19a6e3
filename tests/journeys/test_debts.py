"""From a pile of letters to a plan, and at the following visit a payment that did not work out."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.budget.lines import Frequency
from app.domain.change import Changes
from app.domain.debt import InstalmentState, Notice, Stage, TalkTopic
from app.domain.money import Cents
from app.domain.visit import Step, VisitType
from app.services import answers, dossiers, settings_store, tasks, visits
from app.services.budget import account, lines
from app.services.debts import plans, records, talks
from tests.journeys.conftest import START, Journey
from tests.journeys.visits import RETURN, ask, dossier_of, look, page_of, visit_of, words_on
from tests.pictures import add_picture
from tests.profiles import PASSPHRASE, Made
from tests.ui.looking import shown
from ui.desk import Place, Spot
from ui.visit.debts.places.state import Place as DebtsPlace
from ui.visit.debts.screen import DebtsPage
from ui.visit.route.state import Spot as VisitSpot

LETTERS = [
    ("Corporatie", "huur", "1062", "", "1-9-2026", Stage.REMINDED),
    ("Energiebedrijf", "energie", "70", "35", "1-4-2026", Stage.REMINDED),
    ("Zorgverzekering", "zorgpremie", "319", "", "1-10-2026", Stage.REMINDED),
    ("Webwinkel", "achteraf_betalen", "661", "", "4-5-2026", Stage.COLLECTION),
    ("Bank", "lening", "1100", "285", "1-6-2024", Stage.ON_TIME),
]


def a_visit_about_money(journey: Journey) -> str:
    """A household with a budget that leaves something, and a visit opened on its debts."""
    made = ask(journey, _made)
    journey.program.window.go(Place(Spot.VISIT, visit_id=made))
    journey.settle()
    go(journey, DebtsPlace.LIST)
    return made


def _made(session) -> str:
    _, dossier = dossiers.open_new(session, "Alleenstaande ouder, twee kinderen", "Dorpsstraat 12", "Noord", "")
    visit = visits.plan(session, dossier, VisitType.BUDGET, START)[1]
    answers.give(session, dossier, "personen.p1.rol", "aanvrager")
    answers.give(session, dossier, "personen.p1.toetsingsinkomen", 3_400_000)
    answers.give(session, dossier, "personen.p1.netto_inkomen", 240_000)
    lines.add(session, visit, "loon", amount=Cents(3_532_00), day=23, per=Frequency.MONTH)
    rent = lines.add(session, visit, "huur", amount=Cents(0))[1]
    month = plans.month_of(session, dossier)
    lines.change(session, rent, amount=Cents(month.income - month.needs - 95_00 - 320_00))
    return visit


def go(journey: Journey, place: DebtsPlace) -> DebtsPage:
    visit_of(journey).show_spot(VisitSpot(Step.SCHULDEN, place.value))
    journey.settle()
    return page_of(journey, DebtsPage)


def press(journey: Journey, name: str) -> None:
    found = [b for b in shown(journey.window, QAbstractButton) if b.accessibleName() == name]
    assert found, f"no {name!r}; there are {[b.accessibleName() for b in journey.buttons()]}"
    journey.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)
    journey.settle()


def keys(journey: Journey, field: QLineEdit, typed: str) -> None:
    field.setFocus()
    field.selectAll()
    journey.qtbot.keyClicks(field, typed)


def type_the_letters(journey: Journey) -> None:
    page = page_of(journey, DebtsPage)
    for creditor, kind, amount, per_month, since, stage in LETTERS:
        press(journey, "Schuld erbij")
        form = page.list.form
        keys(journey, form.creditor, creditor)
        form.kind.set_value(kind)
        form.kind.chosen.emit(kind)
        keys(journey, form.principal, amount)
        keys(journey, form.instalment, per_month)
        keys(journey, form.since, since)
        form.stage.set_value(stage.value)
        press(journey, "Bewaar deze schuld")
        assert page.list.at is None, words_on(page)


def check_the_shop(journey: Journey) -> None:
    """Open the debt whose costs are too high, fill them in, and see what the law says."""
    shop = next(one for one in ask(journey, records.listing, dossier_of(journey)) if one.kind == "achteraf_betalen")
    page = page_of(journey, DebtsPage)
    page.list.open(shop.id)
    journey.settle()
    keys(journey, page.list.form.costs, "124,15")
    keys(journey, page.list.form.collector, "incassobureau")
    page.list.form.notice.set_value(Notice.RIGHT.value)
    keys(journey, page.list.form.notice_on, "1-6-2026")
    press(journey, "Bewaar deze schuld")
    assert "De kosten zijn € 25 te hoog." in words_on(page)
    press(journey, "Hoe zijn de kosten nagerekend?")
    look(journey, "71-schuld-nagekeken")
    page.list.close_one()
    journey.settle()


def test_from_the_letters_to_a_plan(opened: Journey, tmp_path, monkeypatch):
    monkeypatch.setattr("ui.visit.debts.acts.report_folder", lambda: tmp_path)
    a_visit_about_money(opened)
    look(opened, "70-schulden-leeg")
    type_the_letters(opened)
    dossier = dossier_of(opened)
    assert [one.kind for one in ask(opened, records.all_creditors, dossier).debts] == [
        "huur", "energie", "zorgpremie", "achteraf_betalen", "lening",
    ]  # fmt: skip
    check_the_shop(opened)
    assert "Samen € 3.336 bij 5 schuldeisers" in words_on(page_of(opened, DebtsPage))
    look(opened, "72-schulden")

    press(opened, "Betalingsplan maken")
    page = page_of(opened, DebtsPage)
    assert "Ongeveer € 95 per maand" in words_on(page)
    look(opened, "73-plannen-naast-elkaar")
    press(opened, "Spreek dit plan af")
    plan = ask(opened, plans.present, dossier)
    assert (plan.strategy, plan.per_month) == ("dringend_eerst", 95_00)
    assert page.title.text() == "Wanneer wordt er betaald?"
    press(opened, "Plan voor de bewoner")
    assert (tmp_path / "keukentafel-betaalplan-2026-11-23.pdf").is_file()
    look(opened, "74-betalen")

    page = go(opened, DebtsPlace.TALK)
    topic = page.talk.topics[TalkTopic.NO_COSTS]
    topic.result.set_value("afgesproken")
    topic.told.emit()
    opened.settle()
    assert [one.result for one in ask(opened, talks.listing, dossier)] == ["afgesproken"]
    press(opened, "Terugmelding maken")
    assert (tmp_path / "keukentafel-terugmelding-2026-11-23.pdf").is_file()
    for kind in ("pdf", "xlsx", "csv"):
        opened.qtbot.mouseClick(page.talk.exports[kind], Qt.MouseButton.LeftButton)
        opened.settle()
        assert (tmp_path / f"keukentafel-schulden-2026-11-23.{kind}").is_file()
    look(opened, "75-gesprek")


def test_rent_held_back_from_a_benefit_and_the_budget_follows(opened: Journey):
    made = ask(opened, _on_a_benefit)
    opened.program.window.go(Place(Spot.VISIT, visit_id=made))
    opened.settle()
    held = go(opened, DebtsPlace.TALK).talk.withholding
    assert held.per_month.text() == "625"
    press(opened, "De bewoner wil dit")
    assert "Eerste dag: vul in wanneer het inhouden begint." in words_on(held)
    keys(opened, held.begins, "1-12-2026")
    keys(opened, held.how, "aan tafel")
    press(opened, "De bewoner wil dit")
    assert "Vul de dag in waarop de gemeente het goed vond." in words_on(held)
    visit_of(opened).frame.zone.area.ensureWidgetVisible(held.ready)
    look(opened, "80-huur-inhouden-vragen")
    keys(opened, held.agreed_on, "20-11-2026")
    keys(opened, held.agreed_with, "Werk en inkomen")
    press(opened, "De bewoner wil dit")
    assert "€ 625 per maand, vanaf dinsdag 1 december 2026" in words_on(held)
    look(opened, "81-huur-inhouden")
    days = ask(opened, account.days, dossier_of(opened), START.date()).account
    assert (days.on(date(2026, 12, 8)).balance, days.short) == (865_00, 0)
    keys(opened, held.last, "31-5-2027")
    press(opened, "Stop het inhouden")
    assert "tot en met maandag 31 mei 2027" in words_on(held)


def _on_a_benefit(session) -> str:
    _, dossier = dossiers.open_new(session, "Alleenstaande", "Dorpsstraat 12", "Noord", "")
    visit = visits.plan(session, dossier, VisitType.BUDGET, START)[1]
    lines.add(session, visit, "bijstand", amount=Cents(1_400_00), day=8)
    lines.add(session, visit, "huur", amount=Cents(625_00), day=1)
    account.tell_balance(session, visit, Cents(90_00), START.date())
    records.add(session, dossier, creditor="Corporatie", kind="huur", principal=Cents(1_250_00))
    return visit


def test_the_resident_looks_along_at_each_place_of_the_debts(opened: Journey):
    a_visit_about_money(opened)
    type_the_letters(opened)
    ask(opened, _agreed_and_told, dossier_of(opened))
    for place, said in (
        (DebtsPlace.LIST, "3.212 euro"),
        (DebtsPlace.PLAN, "95 euro"),
        (DebtsPlace.SCHEDULE, "Op dinsdag 24 november betaalt u"),
        (DebtsPlace.TALK, "Wij kijken samen wat er kan."),
    ):
        go(opened, place)
        opened.press(Qt.Key.Key_F8)
        told = words_on(opened.window)
        assert said in told
        assert "Webwinkel" not in told
        look(opened, f"82-samen-schulden-{place.value}")
        opened.press(Qt.Key.Key_F8)


def test_a_letter_is_tied_to_its_debt_and_loosened_again(opened: Journey):
    a_visit_about_money(opened)
    dossier = dossier_of(opened)
    ask(opened, _rent_open, dossier)
    debt = ask(opened, records.listing, dossier)[0].id
    page = page_of(opened, DebtsPage)
    page.list.open(debt)
    opened.settle()
    assert page.list.picture.count() == 2
    press(opened, "Hoort hierbij")
    assert [one.caption for one in ask(opened, records.letters, debt)] == ["Aanmaning"]
    assert page.list.picture.count() == 1
    visit_of(opened).frame.zone.area.ensureWidgetVisible(page.list.attach)
    look(opened, "83-schuld-brief")
    press(opened, "Haal los: Aanmaning")
    assert ask(opened, records.letters, debt) == []
    visit_of(opened).undo()
    opened.settle()
    assert [one.caption for one in ask(opened, records.letters, debt)] == ["Aanmaning"]
    assert "Aanmaning" in words_on(page)


def _rent_open(session, dossier) -> Changes:
    for caption in ("Jaarrekening van het energiebedrijf", "Aanmaning"):
        add_picture(session, dossier, caption)
    return records.add(session, dossier, creditor="Corporatie", kind="huur", principal=Cents(1_250_00))[0]


def test_the_dossier_tells_of_the_debts_and_leads_to_them(opened: Journey):
    a_visit_about_money(opened)
    type_the_letters(opened)
    dossier = dossier_of(opened)
    ask(opened, _agreed_and_told, dossier)
    opened.program.window.go(Place(Spot.DOSSIER, dossier_id=dossier))
    opened.settle()
    told = words_on(opened.window)
    assert "Samen € 3.212 bij 5 schuldeisers" in told
    assert "Er loopt een plan van € 95 per maand" in told
    look(opened, "79-dossier-schulden")
    press(opened, "Naar de schulden")
    assert visit_of(opened).spot.step is Step.SCHULDEN


def test_at_a_following_visit_a_payment_that_did_not_work_out(opened: Journey):
    a_visit_about_money(opened)
    type_the_letters(opened)
    dossier = dossier_of(opened)
    plan = ask(opened, _agreed, dossier)
    opened.clock.time = datetime(2027, 1, 26, 9, 0)  # noqa: DTZ001 - local time
    again = ask(opened, _following, dossier)
    opened.program.window.go(Place(Spot.VISIT, visit_id=again))
    opened.settle()
    page = go(opened, DebtsPlace.SCHEDULE)
    rows = ask(opened, plans.schedule, plan)
    due = [row for row in rows if row.due <= date(2027, 1, 26)]
    assert len(due) == 3
    for row in due[:-1]:
        page.schedule.paid.emit(row.id)
        opened.settle()
    missed = [b for b in shown(opened.window, QAbstractButton) if b.accessibleName().startswith("Lukte niet aan")]
    assert len(missed) == 1
    look(opened, "76-vervolg-vragen")
    opened.qtbot.mouseClick(missed[0], Qt.MouseButton.LeftButton)
    opened.settle()
    assert "2 van 3 keer is betaald. 1 keer lukte het niet. We kijken samen wat wel kan." in words_on(page)
    (task,) = ask(opened, tasks.listing, date(2027, 1, 26))
    assert task.task.what.startswith("Samen bellen met Corporatie")
    assert sum(row.amount for row in ask(opened, plans.schedule, plan) if row.state in _COUNTING) == 2_042_00
    keys(opened, page.schedule.first, "1-2-2027")
    keys(opened, page.schedule.last, "30-4-2027")
    keys(opened, page.schedule.condition, "de huur van nu wordt betaald")
    press(opened, "Pauze afspreken")
    assert "Pauze van maandag 1 februari 2027" in words_on(page)
    look(opened, "77-vervolg-pauze")
    visit_of(opened).undo()
    opened.settle()
    assert "Pauze van maandag" not in words_on(page)


_COUNTING = {InstalmentState.OPEN, InstalmentState.PAID}


def _agreed(session, dossier) -> str:
    return plans.agree(session, dossier, strategy="dringend_eerst")[1]


def _agreed_and_told(session, dossier):
    return plans.agree(session, dossier, strategy="dringend_eerst")[0]


def _following(session, dossier) -> str:
    first = visits.of_dossier(session, dossier)[0]
    visits.close(session, first.id)
    return visits.plan(session, dossier, VisitType.BUDGET, session.now())[1]


@pytest.mark.parametrize(
    ("name", "chosen", "size"),
    [
        ("donker", ("donker", "100"), (1280, 800)),
        ("200", ("licht", "200"), (1280, 800)),
        ("tablet", ("licht", "100"), (800, 1200)),
        ("klein", ("licht", "100"), (1024, 700)),
    ],
)
def test_the_debts_on_other_screens(
    start: Callable[..., Journey], made: Made, name: str, chosen: tuple[str, str], size: tuple[int, int]
):
    journey = start(made.folder)
    journey.window.setMinimumSize(600, 600)
    journey.window.resize(*size)
    journey.type(PASSPHRASE)
    journey.press(RETURN)
    a_visit_about_money(journey)
    type_the_letters(journey)
    ask(journey, settings_store.write, "theme", chosen[0])
    ask(journey, settings_store.write, "type_scale", chosen[1])
    go(journey, DebtsPlace.PLAN)
    look(journey, f"78-schulden-plan-{name}")
    ask(journey, _agreed_and_told, dossier_of(journey))
    for place in (DebtsPlace.LIST, DebtsPlace.SCHEDULE, DebtsPlace.TALK):
        go(journey, place)
        look(journey, f"78-schulden-{place.value}-{name}")
    page = go(journey, DebtsPlace.LIST)
    page.list.open(ask(journey, records.listing, dossier_of(journey))[3].id)
    journey.settle()
    look(journey, f"78-schuld-{name}")


def test_what_is_wrong_is_said_and_nothing_is_lost(opened: Journey):
    a_visit_about_money(opened)
    press(opened, "Schuld erbij")
    page = page_of(opened, DebtsPage)
    press(opened, "Bewaar deze schuld")
    assert "Soort schuld: kies een soort uit de lijst." in words_on(page)
    page.list.form.kind.set_value("huur")
    keys(opened, page.list.form.principal, "veel")
    press(opened, "Bewaar deze schuld")
    assert "Schuld" in words_on(page)
    assert page.list.form.principal.text() == "veel"
    keys(opened, page.list.form.principal, "100")
    press(opened, "Bewaar deze schuld")
    assert "Schuldeiser: dit is nog leeg" in words_on(page)
    keys(opened, page.list.form.creditor, "Corporatie")
    press(opened, "Bewaar deze schuld")
    debt = ask(opened, records.listing, dossier_of(opened))[0]
    page.list.open(debt.id)
    opened.settle()
    press(opened, "Deze schuld is klaar")
    assert ask(opened, records.load, debt.id).settled_on is not None
    press(opened, "Deze schuld is toch nog open")
    assert ask(opened, records.load, debt.id).settled_on is None
    press(opened, "Haal weg")
    assert ask(opened, records.listing, dossier_of(opened)) == ()
    assert page.list.at is None
