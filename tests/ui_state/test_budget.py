"""The budget in words: its lines, three budgets, the days and the panel, and the messages; without a screen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from app.budget.lines import Frequency, Payer, Payment
from app.budget.three import Change
from app.domain.answer import Evidence
from app.domain.ids import DossierId, VisitId
from app.domain.money import Cents
from app.domain.visit import Step, VisitType
from app.errors import UserError
from app.paths import REFERENCES
from app.services import answers, visits
from app.services.budget import account, lines, pots, reminders
from app.services.budget.assessment import BudgetAssessment, assess
from app.services.session import Session
from tests.builders import MONDAY, a_dossier, a_session
from ui.visit.budget.days.state import agree_words, days_view, panel_view
from ui.visit.budget.lines.state import (
    LineForm,
    form_of,
    groups_of,
    known_words,
    left_words,
    line_of,
    new_form,
    payment_choices,
    read_day,
)
from ui.visit.budget.places.state import Place, budget_place, budget_places, is_done, share_done
from ui.visit.budget.reminders.state import reminders_view
from ui.visit.budget.three.state import MONTH, YEAR, three_view
from ui.visit.together.money import of_budget

TODAY = MONDAY.date()


class Table:
    """A household with a budget visit; ``found`` is its budget now."""

    def __init__(self) -> None:
        self.session: Session = a_session()
        self.dossier: DossierId = a_dossier(self.session)
        self.visit: VisitId = visits.plan(self.session, self.dossier, VisitType.BUDGET, MONDAY)[1]

    def found(self) -> BudgetAssessment:
        return assess(self.session, self.dossier, TODAY)

    def line(self, category: str, cents: int | None, **about: object) -> str:
        amount = None if cents is None else Cents(cents)
        return lines.add(self.session, self.visit, category, amount=amount, **about)[1]


@pytest.fixture
def table() -> Iterator[Table]:
    made = Table()
    yield made
    made.session.store.close()


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_the_places_and_how_far_they_are(table):
    assert budget_places(Step.BUDGET) == ("regels", "drie", "dagen", "berichten")
    assert budget_places(Step.KANSEN) == ()
    assert (budget_place("dagen"), budget_place("x")) == ("dagen", "regels")
    assert share_done(table.found()) == (0, 2)
    rent = table.line("huur", 60000, day=1)
    account.tell_balance(table.session, table.visit, Cents(1), TODAY)
    pots.put(table.session, table.visit, "buffer", Cents(1))
    reminders.agree(table.session, table.visit, rent, "06 12345678", how_given="aan tafel")
    found = table.found()
    assert share_done(found) == (2, 2)
    assert all(is_done(place, found) for place in Place)


def test_an_empty_budget_says_where_to_begin_and_what_is_known(table):
    found = table.found()
    assert left_words(found)[1].startswith("Pak een brief")
    assert known_words(found) == ("", "")
    answers.give(table.session, table.dossier, "personen.p1.rol", "aanvrager")
    answers.give(table.session, table.dossier, "woning.kale_huur", 62500)
    assert known_words(table.found()) == ("Eén regel weten we al.", "huur")


def test_lines_in_their_groups_with_how_they_go_and_what_is_usual(table):
    table.line("loon", 139000, day=24)
    table.line("zorgtoeslag", 12900)
    table.line("voeding", 8500, evidence=Evidence.ESTIMATED)
    table.line("water", 6600, payer=Payer.TOGETHER, known_on=date(2026, 10, 28))
    table.line("mobiel", None)
    groups = groups_of(table.found())
    assert [(group.title, plain(group.total)) for group in groups] == [
        ("Wat binnenkomt", "€ 1.519 per maand"),
        ("Vaste lasten", "€ 22 per maand"),
        ("Dagelijkse uitgaven", "€ 368 per maand"),
    ]
    rows = {row.what: row for group in groups for row in group.rows}
    assert rows["Loon"].below == "per maand, op de 24e · op de rekening · verteld"
    assert rows["Zorgtoeslag"].below == "per maand · op de rekening · verteld"
    water = "€ 66 per kwartaal, bijvoorbeeld op 28 oktober 2026 · gaat er vanzelf af · samen · verteld"
    assert plain(rows["Water"].below) == water
    assert plain(rows["Boodschappen"].amount) == "€ 368,33"
    assert "vaak ongeveer € 2" in plain(rows["Boodschappen"].below) or "schatting" in rows["Boodschappen"].below
    assert rows["Mobiele telefoon"].amount == "nog open"
    assert "op de gewone dag (schatting)" in rows["Mobiele telefoon"].below
    assert plain(left_words(table.found())[0]) == "€ 1.129"
    table.line("huur", 200000)
    assert "meer uit dan er binnenkomt" in left_words(table.found())[1]


def test_a_form_begins_as_usual_and_reads_days(table):
    form = new_form("huur")
    assert (form.per, form.payment, form.must, form.movable, form.evidence) == (
        Frequency.MONTH,
        Payment.DEBIT,
        True,
        True,
        Evidence.SEEN,
    )
    assert read_day("25e", Frequency.MONTH, TODAY) == (25, None)
    assert read_day("", Frequency.WEEK, TODAY) == (None, None)
    assert read_day("2 november 2026", Frequency.FOUR_WEEKS, TODAY) == (None, date(2026, 11, 2))
    for wrong in ("32", "0", "eerste"):
        with pytest.raises(UserError, match="van 1 tot en met 31"):
            read_day(wrong, Frequency.MONTH, TODAY)
    with pytest.raises(UserError, match="Een datum waarop het gaat"):
        read_day("31", Frequency.YEAR, TODAY)
    assert [value for value, _ in payment_choices("loon")] == ["bijschrijving"]
    assert "ingehouden" in [value for value, _ in payment_choices("huur")]
    sport = table.line("sport", 2400, per=Frequency.FOUR_WEEKS, known_on=date(2026, 11, 2))
    kept = line_of(table.found(), sport)
    assert form_of(kept).day == "2-11-2026"
    assert form_of(kept).about(TODAY)["known_on"] == date(2026, 11, 2)
    rent = table.line("huur", 1, day=3)
    assert form_of(line_of(table.found(), rent)).day == "3"
    assert LineForm().day == ""
    assert line_of(table.found(), "x") is None


def test_the_days_ask_first_for_what_they_need(table):
    assert days_view(table.found()).below.startswith("Zet eerst bij")
    table.line("bijstand", 100000, day=8)
    view = days_view(table.found())
    assert view.below.startswith("Vul in wat er op de rekening staat")
    assert (view.chart, view.rows, view.told) == (None, (), "")
    panel = panel_view(table.found())
    assert panel.choices == ()
    assert panel.below.startswith("Bij een kost")


def test_the_days_say_the_lowest_day_and_why_and_what_helps(table):
    table.line("bijstand", 100000, day=8)
    rent = table.line("huur", 60000, day=1)
    account.tell_balance(table.session, table.visit, Cents(30000), TODAY)
    view = days_view(table.found())
    assert view.title == "Op dinsdag 1 december is uw rekening het laagst"
    assert plain(view.below).startswith("€ 300 onder nul. Huur gaat eraf voordat er op 8 december 2026")
    assert plain(view.told) == "Stand van maandag 23 november: € 300"
    assert view.has_then
    assert view.chart.other.name == "Zoals nu"
    assert plain(view.chart.other_mark.words) == "nu − € 300"
    assert view.chart.other_mark.day == 8
    assert view.chart.span[0] <= -30000
    assert 0 in [tick.at for tick in view.chart.amounts]
    assert [tick.words for tick in view.chart.days] == ["1 december", "1 januari", "1 februari"]
    low = next(row for row in view.rows if row.is_lowest)
    assert (low.what, plain(low.moved), plain(low.now), plain(low.then)) == (
        "Huur, laagste dag",
        "− € 600",
        "− € 300",
        "€ 300",
    )
    assert len(view.all_rows) > len(view.rows)
    assert "Met andere dagen" in view.aloud
    panel = panel_view(table.found())
    assert (panel.head, panel.advised) == ("Huur: de beste dag", "10")
    assert [(one.words, one.aside) for one in panel.choices if one.aside] == [("1e", "nu"), ("10e", "advies")]
    assert [one.is_low for one in panel.choices if one.words == "1e"] == [True]
    assert panel.verdict.startswith("Met deze dagen blijft er")
    assert "vanaf december 2026" in panel.task
    assert agree_words("10") == "Afspreken: de 10e"
    account.agree_day(table.session, table.visit, rent, 10)
    after = panel_view(table.found())
    assert after.agreed == ("Huur gaat vanaf december 2026 op de 10e.",)
    assert not days_view(table.found()).has_then


def test_another_cost_of_the_plan_has_a_button_of_its_own(table):
    table.line("bijstand", 100000, day=8)
    table.line("huur", 60000, day=1)
    table.line("energie", 30000, day=3)
    account.tell_balance(table.session, table.visit, Cents(20000), TODAY)
    (other,) = panel_view(table.found()).others
    assert other.words.startswith("Gas en stroom: van de 3e naar de")
    assert other.act == f"Afspreken: Gas en stroom op de {other.to_day}e"


def test_what_stays_short_is_not_called_solved(table):
    table.line("bijstand", 50000, day=8)
    table.line("huur", 90000, day=1)
    account.tell_balance(table.session, table.visit, Cents(0), TODAY)
    assert panel_view(table.found()).verdict.startswith("Met deze dagen is het tekort")


def test_three_budgets_per_month_and_per_year(table):
    table.line("loon", 139000)
    table.line("huur", 60000)
    table.line("kinderbijslag", 29507)
    pots.put(table.session, table.visit, "buffer", Cents(4000), Cents(10000))
    table.line("buffer", 2000)
    view = three_view(table.found(), MONTH)
    assert [plain(one) for one in view.rows[0].amounts[:2]] == ["€ 1.488", "€ 1.488"]
    assert [plain(one) for one in three_view(table.found(), YEAR).rows[0].amounts[:2]] == ["€ 17.860", "€ 17.860"]
    assert view.rows[-1].is_sum
    assert view.filled.startswith("Hier zijn gewone bedragen ingevuld")
    assert any("Zorgverzekering staat er nog niet bij" in one for one in view.notable)
    assert [month[0] for month in view.months][:2] == ["Januari", "Februari"]
    (pot,) = view.pots
    assert plain(pot.amount) == "€ 40 erin"
    assert plain(pot.below) == "elke maand € 20 erbij, over een jaar € 280 · doel € 100, gehaald in februari 2027"
    assert view.changes == ()


def test_messages_are_for_costs_with_a_day(table):
    assert reminders_view(table.found()).costs == ()
    table.line("energie", 1000)
    rent = table.line("huur", 60000, day=1)
    assert [words for _, words in reminders_view(table.found()).costs] == ["Huur"]
    _, kept = reminders.agree(table.session, table.visit, rent, "06 12345678", how_given="aan tafel")
    view = reminders_view(table.found())
    assert view.is_active
    assert view.rows[0].what == "Huur, +31612345678"
    assert view.rows[0].stops == "Stop de berichten over Huur"
    reminders.stop(table.session, kept)
    view = reminders_view(table.found())
    assert not view.is_active
    assert "gestopt op 23 november 2026" in view.rows[0].below


def test_the_resident_sees_one_thing_at_a_time(table):
    assert of_budget(table.found()).before.startswith("Wij zetten samen op een rij")
    table.line("bijstand", 100000, day=8)
    assert (of_budget(table.found()).before, of_budget(table.found()).big) == (
        "Elke maand blijft er ongeveer",
        "1.000 euro",
    )
    table.line("huur", 60000, day=1)
    table.line("voeding", 11000)
    short = of_budget(table.found())
    assert (short.before, short.big) == ("Elke maand gaat er ongeveer", "77 euro")
    account.tell_balance(table.session, table.visit, Cents(30000), TODAY)
    low = of_budget(table.found())
    assert low.after == "te weinig op uw rekening."
    account.tell_balance(table.session, table.visit, Cents(300000), TODAY)
    assert "staat er het minst" in of_budget(table.found()).before
    assert of_budget(table.found(), Place.LINES).big == "77 euro"


def test_the_resident_sees_what_the_open_place_is_about(table):
    table.line("bijstand", 100000, day=8)
    rent = table.line("huur", 110000, day=1)
    assert of_budget(table.found(), Place.THREE).big == "100 euro"
    planned = of_budget(with_change(table.found(), 150_00), Place.THREE)
    assert (planned.before, planned.big, planned.after, planned.lines) == (
        "Als alles rond is, blijft er elke maand ongeveer", "50 euro", "over.",
        ("Nu komt u elke maand 100 euro te kort.",),
    )  # fmt: skip
    short = of_budget(with_change(table.found(), 40_00), Place.THREE)
    assert (short.before, short.big) == ("Als alles rond is, gaat er elke maand ongeveer", "60 euro")
    assert of_budget(table.found(), Place.REMINDERS).before == "Wilt u een bericht voordat er geld afgaat?"
    made = reminders.agree(table.session, table.visit, rent, "06 12345678", how_given="aan tafel")[1]
    assert "3 dagen voordat" in of_budget(table.found(), Place.REMINDERS).before
    reminders.stop(table.session, made)
    assert of_budget(table.found(), Place.REMINDERS).before.startswith("Wilt u")


def with_change(found, per_month):
    """The same budget with this much more a month once what was planned is arranged."""
    three = found.three
    planned = replace(three.planned, income=Cents(three.now.income + 12 * per_month))
    change = Change("huurtoeslag", Cents(12 * per_month))
    return replace(found, three=replace(three, planned=planned, changes=(change,)))


def test_a_table_of_the_organisation_that_cannot_be_used_is_said(table, tmp_path, monkeypatch):
    monkeypatch.setenv(REFERENCES, str(tmp_path))
    (tmp_path / "eigen.yaml").write_text("formaat: iets", encoding="utf-8")
    said = three_view(table.found(), MONTH).notable[0]
    assert said.startswith("De eigen bedragen in eigen.yaml doen niet mee. $.formaat: ")
