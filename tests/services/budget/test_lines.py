"""Lines of a budget: as usual for their category, changed, taken away, and begun from what was told before."""

from datetime import date

import pytest

from app.budget.lines import Frequency, Payer, Payment
from app.domain.answer import Evidence
from app.domain.change import Kind
from app.domain.finding import FindingState
from app.domain.ids import RecordId, new_id
from app.domain.money import Cents
from app.errors import UserError
from app.services import answers, findings, undo
from app.services.budget import account, assessment, lines, pots, reminders
from tests.builders import MONDAY

TODAY = MONDAY.date()


def test_a_line_begins_as_usual_and_can_be_changed(session, dossier, visit):
    changes, rent = lines.add(session, visit, "huur", amount=Cents(65000), day=1)
    assert changes.touches(Kind.BUDGET_LINE)
    (kept,) = lines.listing(session, dossier)
    assert (kept.label, kept.per, kept.payment, kept.must, kept.movable) == (
        "Huur",
        Frequency.MONTH,
        Payment.DEBIT,
        True,
        True,
    )
    assert kept.visit_id == visit
    lines.change(session, rent, amount=Cents(66000), evidence=Evidence.SEEN, payer=Payer.TOGETHER)
    (kept,) = lines.listing(session, dossier)
    assert (kept.amount, kept.evidence, kept.payer, kept.day) == (66000, Evidence.SEEN, Payer.TOGETHER, 1)
    assert undo.state(session, dossier).can_undo.spoken() == "Budget: Huur"
    undo.undo(session, dossier)
    assert lines.listing(session, dossier)[0].amount == 65000


def test_a_line_by_weeks_has_no_day_of_the_month_and_does_not_move(session, dossier, visit):
    lines.add(session, visit, "sport", amount=Cents(1000), per=Frequency.FOUR_WEEKS, day=3, known_on=TODAY)
    (kept,) = lines.listing(session, dossier)
    assert (kept.day, kept.known_on, kept.movable) == (None, TODAY, False)


@pytest.mark.parametrize(
    ("category", "about", "said"),
    [
        ("raket", {}, "raket is geen soort regel"),
        ("huur", {"amount": Cents(-1)}, "Bedrag"),
        ("huur", {"day": 32}, "Dag van de maand"),
        ("huur", {"label": " "}, "Naam van de regel"),
        ("huur", {"starts": date(2026, 2, 1), "ends": date(2026, 1, 1)}, "Tot en met"),
    ],
)
def test_a_line_that_cannot_be_is_refused(session, dossier, visit, category, about, said):
    with pytest.raises(UserError, match=said):
        lines.add(session, visit, category, **about)
    assert lines.listing(session, dossier) == ()
    with pytest.raises(UserError, match="er niet meer"):
        lines.change(session, RecordId(new_id()), amount=Cents(1))


def test_more_lines_than_anyone_has_are_refused(session, dossier, visit, monkeypatch):
    monkeypatch.setattr(lines, "MOST_LINES", 1)
    lines.add(session, visit, "huur")
    with pytest.raises(UserError, match="hoogstens 1"):
        lines.add(session, visit, "sport")


def test_taking_a_line_away_takes_what_was_agreed_for_it_and_undo_brings_all_back(session, dossier, visit):
    _, rent = lines.add(session, visit, "huur", amount=Cents(65000), day=1)
    account.agree_day(session, visit, rent, 25)
    reminders.agree(session, visit, rent, "06 12345678", how_given="aan tafel")
    lines.remove(session, rent)
    assert account.moves(session, dossier) == ()
    assert reminders.listing(session, dossier) == ()
    undo.undo(session, dossier)
    assert len(lines.listing(session, dossier)) == len(account.moves(session, dossier)) == 1
    assert len(reminders.listing(session, dossier)) == 1


def test_a_budget_begins_from_what_was_told(session, dossier, visit):
    told = {
        "personen.p1.rol": "aanvrager",
        "personen.p1.netto_inkomen": 140000,
        "personen.p1.bron": "bijstand",
        "woning.kale_huur": 62000,
        "energie.termijnbedrag": 14500,
    }
    for path, value in told.items():
        answers.give(session, dossier, path, value)
    assert {(one.category, one.amount) for one in lines.known(session, dossier)} == {
        ("bijstand", 140000),
        ("huur", 62000),
        ("energie", 14500),
    }
    lines.add(session, visit, "energie", amount=Cents(15000))
    lines.take_over(session, visit)
    assert {one.category: one.amount for one in lines.listing(session, dossier)} == {
        "bijstand": 140000,
        "huur": 62000,
        "energie": 15000,
    }
    assert lines.known(session, dossier) == ()
    assert not lines.take_over(session, visit)
    undo.undo(session, dossier)
    assert [one.category for one in lines.listing(session, dossier)] == ["energie"]


def test_the_budget_as_a_whole_counts_what_is_planned(session, dossier, visit):
    for path, value in {
        "personen.p1.rol": "aanvrager",
        "personen.p1.geboortedatum": "1985-04-12",
        "personen.p1.toetsingsinkomen": 2000000,
        "personen.p1.vermogen": 0,
        "personen.p1.zorgverzekerd": True,
        "personen.p1.rechtmatig_verblijf": True,
        "personen.p1.ingeschreven": True,
        "huishouden.partner": False,
        "huishouden.kinderen": 0,
        "huishouden.anderen": 0,
    }.items():
        answers.give(session, dossier, path, value)
    lines.add(session, visit, "loon", amount=Cents(150000), day=24)
    lines.add(session, visit, "zorgtoeslag", amount=Cents(2000))
    before = assessment.assess(session, dossier, TODAY)
    assert before.three.planned == before.three.now
    findings.put(session, dossier, "zorgtoeslag", FindingState.PLANNED)
    found = assessment.assess(session, dossier, TODAY)
    (change,) = found.three.changes
    assert change.regeling == "zorgtoeslag"
    assert found.three.planned.income == found.three.now.income + change.per_year
    assert found.room.income == 152000
    assert found.days.told is None
    assert found.signals


def test_a_granted_right_counts_as_it_was_granted(session, dossier, visit):
    lines.add(session, visit, "zorgtoeslag", amount=Cents(2000))
    answers.give(session, dossier, "ontvangt.zorgtoeslag.per_maand", 2000)
    findings.put(session, dossier, "zorgtoeslag", FindingState.GRANTED, realised=Cents(60000))
    found = assessment.assess(session, dossier, TODAY)
    assert [change.per_year for change in found.three.changes] in ([60000], [36000])


def test_pots_are_kept_once_per_category(session, dossier, visit):
    lines.add(session, visit, "buffer", amount=Cents(2000))
    pots.put(session, visit, "buffer", Cents(4000), Cents(10000))
    pots.put(session, visit, "buffer", Cents(5000), Cents(10000))
    (kept,) = pots.listing(session, dossier, TODAY)
    assert (kept.pot.balance, kept.per_month, kept.after(2)) == (5000, 2000, 9000)
    assert undo.state(session, dossier).can_undo.spoken() == "Potje: Buffer"
    pots.remove(session, dossier, "buffer")
    assert pots.listing(session, dossier, TODAY) == ()
    assert not pots.remove(session, dossier, "buffer")
    for category, balance, goal in (("huur", 0, None), ("x", 0, None), ("buffer", -1, None), ("buffer", 0, 0)):
        with pytest.raises(UserError):
            pots.put(session, visit, category, Cents(balance), goal)
