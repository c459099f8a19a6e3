"""What the pages about debts say, from data alone."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from app.debts.check import check_debt
from app.debts.overview import overview
from app.debts.planning import alternatives, claims, slots
from app.debts.room import Floor, MonthBudget, room
from app.debts.schedule import look_back
from app.domain.debt import (
    Instalment,
    InstalmentState,
    PaymentPlan,
    PlanState,
    Stage,
    Strategy,
    TalkOutcome,
    TalkResult,
    TalkTopic,
    Withholding,
)
from app.domain.ids import RecordId, VisitId
from app.domain.money import Cents
from app.domain.visit import Step
from app.errors import UserError
from app.services.debts.assessment import DebtsAssessment
from app.services.debts.plans import Options
from app.services.debts.withholding import Fit
from tests.debts.builders import DOSSIER, TODAY, a_debt, five_debts, monthly
from ui.visit.debts.list.state import check_view, first_step, form_of, groups_of, head_of, stage_words
from ui.visit.debts.panel.state import panel_view
from ui.visit.debts.places.state import Place, debts_place, debts_places, is_done, share_done
from ui.visit.debts.plan.state import most_in_plan, plan_view
from ui.visit.debts.schedule.state import schedule_view
from ui.visit.debts.talk.state import topic_rows
from ui.visit.debts.withholding.state import WithholdingForm, withholding_view
from ui.visit.together.money import of_debts

MONTH = MonthBudget(Cents(3_532_00), Cents(3_117_00), Cents(320_00))
PLAN = PaymentPlan(RecordId("p"), DOSSIER, Strategy.EVENLY, Cents(95_00), Cents(95_00), None, TODAY)


def found(debts=(), month=MONTH, floor=None, **more) -> DebtsAssessment:
    options = None
    if month is not None:
        free, chosen = room(month, floor), claims(debts)
        try:
            drafts, hindrance = alternatives(chosen, slots(monthly(), TODAY, free.per_month)), None
        except UserError as problem:
            drafts, hindrance = (), problem
        options = Options(month, free, chosen, drafts, hindrance)
    made = DebtsAssessment(
        TODAY, overview(debts), {d.id: check_debt(d, TODAY) for d in debts}, options, None, (), None, {}, (), None,
        {d.id: () for d in debts}, (),
    )  # fmt: skip
    return replace(made, **more)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_the_list_is_headed_by_what_it_threatens_in_calm_words():
    view = found(five_debts())
    assert plain(head_of(view).title) == "Samen € 3.336 bij 5 schuldeisers"
    groups = groups_of(view)
    assert [(group.title, group.turn) for group in groups] == [
        ("Uw huis", "eerst"), ("Gas en stroom", "loopt goed"), ("Zorgverzekering", "daarna"),
        ("Andere schulden", "kunnen wachten"),
    ]  # fmt: skip
    shop = groups[3].rows[0]
    assert plain(shop.below) == "De kosten zijn € 25 te hoog. Hoogstens € 99,15 mag."
    assert shop.marked
    assert groups[1].rows[0].below == "Herinnering gehad, regeling loopt"
    assert plain(groups[0].rows[0].spoken) == (
        "Huur, Schuldeiser huur. Herinnering gehad. Sinds september 2026, per maand nog geen, samen € 1.062"
    )


def test_an_empty_list_an_open_amount_and_what_is_done():
    assert head_of(found()).title == "Nog geen schulden op de lijst"
    unknown = a_debt("huur", None, disputed=True, seized=True)
    paid = replace(a_debt("water", "10"), settled_on=date(2026, 11, 2))
    view = found((unknown, paid))
    assert "Van één schuld weten we het bedrag nog niet." in head_of(view).below
    home, done = groups_of(view)
    row = home.rows[0]
    assert (row.amount, row.since, row.below) == (
        "nog open", "nog open", "Nog niet betaald, er is beslag, niet mee eens",
    )  # fmt: skip
    assert (done.title, done.rows[0].below) == ("Klaar", "Klaar in november 2026")


def test_a_form_is_the_debt_and_back():
    debt = five_debts()[1]
    about = form_of(debt).about()
    assert replace(debt, **about) == debt
    assert first_step("huur").startswith("Bel de verhuurder")
    assert first_step("") == ""


def test_a_check_is_said_with_its_steps_and_marked_as_estimate_where_it_is_one():
    shop, rent = five_debts()[1], a_debt("kinderopvang", "100", costs="60")
    view = check_view(check_debt(shop, TODAY).costs)
    assert view.marked
    assert [row.source for row in view.rows] == [
        "Besluit vergoeding voor buitengerechtelijke incassokosten, artikel 2, eerste lid",
        "Besluit vergoeding voor buitengerechtelijke incassokosten, artikel 2, tweede lid",
    ]
    assert check_view(check_debt(rent, TODAY).costs).words.endswith("(schatting)")
    unasked = check_view(check_debt(rent, TODAY).interest)
    assert (unasked.marked, unasked.good) == (False, False)
    assert check_view(check_debt(a_debt("huur", "100", costs="0"), TODAY).costs).good


def test_the_plans_stand_side_by_side():
    view = plan_view(found(five_debts(), floor=Floor(Cents(1_635_00), Cents(900_00), ())))
    assert plain(view.room) == "Ongeveer € 95 per maand"
    assert "(schatting)" in view.floor
    rows = dict(view.rows)
    assert rows["Duurt"] == ("23 maanden",) * 3
    assert rows["Moet even wachten"] == (
        "Schuldeiser zorgpremie, Schuldeiser achteraf_betalen", "niemand",
        "Schuldeiser achteraf_betalen, Schuldeiser huur",
    )  # fmt: skip
    assert "ongeveer 18 maanden" in view.advice
    assert "Schuldeiser energie, Schuldeiser lening" in view.left_out
    assert most_in_plan(found(five_debts())) == 95_00


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (found(five_debts(), month=None), "Vul eerst bij Budget in"),
        (found(five_debts(), month=MonthBudget(Cents(1), Cents(2))), "geen euro over"),
        (found(()), "Er is geen schuld die in een plan past"),
        (found((), plan=PLAN), "Alles wat in een plan past, zit in het plan dat loopt."),
    ],
)
def test_without_plans_there_is_a_reason_and_a_way_on(given, reason):
    view = plan_view(given)
    assert reason in view.reason
    assert view.choices == ()


def row(number: int, due: date, state: InstalmentState) -> Instalment:
    return Instalment(RecordId(f"r{number}"), DOSSIER, PLAN.id, RecordId("huur"), due, due, Cents(95_00), state)


def test_the_schedule_asks_how_it_went_and_looks_three_months_ahead():
    rows = (
        row(1, date(2026, 10, 26), InstalmentState.PAID),
        row(2, date(2026, 11, 24), InstalmentState.OPEN),
        row(3, date(2026, 11, 25), InstalmentState.MOVED),
        *(row(n, date(2027, n - 3, 25), InstalmentState.OPEN) for n in (4, 5, 6, 7)),
    )
    view = schedule_view(found(five_debts(), plan=PLAN, rows=rows))
    assert [(one.id, one.can_tell, one.can_move) for one in view.rows] == [
        ("r1", False, False), ("r2", True, True), ("r4", False, True), ("r5", False, True), ("r6", False, True),
    ]  # fmt: skip
    assert view.told[0] == "1 keer betaald, nog 5 te gaan."
    paused = replace(
        PLAN, state=PlanState.PAUSED, pause_from=TODAY, pause_until=TODAY, pause_condition="de huur wordt betaald"
    )
    assert "Afspraak: de huur wordt betaald." in schedule_view(found(five_debts(), plan=paused, rows=rows)).pause
    assert schedule_view(found()).title == "Er loopt nog geen plan"


def test_the_panel_shows_the_month_in_parts_and_a_proposal():
    view = panel_view(found(five_debts()))
    assert plain(view.amount) == "± € 95 per maand"
    assert [plain(part.amount) for part in view.parts] == ["€ 3.117", "€ 320", "€ 95"]
    assert plain(view.proposal[0][1]) == "€ 95"
    assert panel_view(found(month=None)).act == ""
    promised = panel_view(found(five_debts(), month=replace(MONTH, running=Cents(415_00)), plan=PLAN))
    assert plain(promised.amount) == "± € 95 per maand"
    assert promised.below == "Dit gaat naar het plan. Meer kan er nu niet bij."


def test_the_talk_has_four_subjects():
    assert [one.result for one in topic_rows(found())] == ["", "", "", ""]


def test_the_places_and_how_far_it_is():
    assert debts_places(Step.SCHULDEN) == ("lijst", "plan", "betalen", "gesprek")
    assert debts_places(Step.BUDGET) == ()
    assert (debts_place("plan"), debts_place("weg")) == ("plan", "lijst")
    assert share_done(found()) == (0, 2)
    assert share_done(found(five_debts())) == (1, 2)
    assert share_done(found(five_debts(), plan=PLAN)) == (2, 2)
    assert share_done(found((a_debt("lening", "10", stage=Stage.ON_TIME, instalment="5"),))) == (2, 2)
    assert share_done(found((replace(a_debt("huur", "10"), settled_on=TODAY),))) == (2, 2)
    told = found(look_back=SimpleNamespace(to_ask=()))
    assert [is_done(place, told) for place in Place] == [False, False, True, False]


def test_what_is_owed_at_each_stage_is_one_line():
    assert plain(stage_words(found(five_debts()))) == (
        "Samen per stand: op tijd betaald € 1.100, herinnering gehad € 1.451 (3), bij een incassobureau € 785."
    )
    assert stage_words(found(five_debts()[:1])) == ""


def test_the_resident_sees_one_amount_and_no_names():
    said = of_debts(found(five_debts()))
    assert (said.big, said.after) == ("3.336 euro", "op 5 plekken.")
    assert of_debts(found()).big == ""
    assert of_debts(found(five_debts()), Place.PLAN).big == "95 euro"
    assert of_debts(found(month=None), Place.PLAN).before == "Er is nu geen geld over om te betalen."
    assert of_debts(found(plan=PLAN), Place.PLAN).after == "Dat is uw plan."
    assert of_debts(found(), Place.SCHEDULE).before.startswith("Er is nog geen plan")
    rows = (
        row(1, date(2026, 10, 26), InstalmentState.PAID),
        *(row(n, date(2026, 12, 24), InstalmentState.OPEN) for n in (2, 3)),
        row(4, date(2027, 1, 25), InstalmentState.OPEN),
    )
    told = look_back(rows, date(2026, 10, 1), TODAY)
    ahead = found(five_debts(), plan=PLAN, rows=rows, look_back=told)
    said = of_debts(ahead, Place.SCHEDULE)
    assert (said.before, said.big, said.lines) == (
        "Op donderdag 24 december betaalt u", "190 euro", ("Alles is betaald: 1 van 1. Dat is knap.",),
    )  # fmt: skip
    pausing = replace(ahead, plan=replace(PLAN, state=PlanState.PAUSED, pause_until=date(2027, 1, 31)))
    assert "31 januari 2027" in of_debts(pausing, Place.SCHEDULE).before
    assert of_debts(found(plan=PLAN, rows=rows[:1]), Place.SCHEDULE).before.startswith("Alles van het plan")
    assert of_debts(found(), Place.TALK).before == "Wij kijken samen wat er kan."
    one = TalkOutcome(RecordId("g"), DOSSIER, VisitId("b"), TalkTopic.NO_COSTS, TalkResult.AGREED)
    assert of_debts(found(talk={one.topic: one}), Place.TALK).lines == ("Geen kosten van incasso of deurwaarder",)
    names = [debt.creditor for debt in five_debts()]
    assert not any(name in " ".join(map(str, (of_debts(ahead, place),))) for name in names for place in Place)


def test_holding_rent_back_is_shown_where_it_fits_or_was_agreed():
    assert not withholding_view(found()).is_shown
    fits = withholding_view(found(withholding_fits=Fit(Cents(625_00))))
    assert (fits.is_shown, fits.fits, fits.amount, fits.running) == (True, True, 625_00, "")
    held = Withholding(RecordId("w"), DOSSIER, Cents(625_00), date(2026, 12, 1), None, None, TODAY, "Werk en inkomen")
    runs = withholding_view(found(withholding_fits=Fit(None), withholdings=(held,)))
    assert (runs.fits, runs.running) == (False, "w")
    assert plain(runs.rows[0].words) == "€ 625 per maand, vanaf dinsdag 1 december 2026"
    assert "25 november 2026, Werk en inkomen" in runs.rows[0].below
    ended = replace(held, ends_on=date(2026, 11, 24))
    over = withholding_view(found(withholding_fits=Fit(None), withholdings=(ended,)))
    assert (over.fits, over.running) == (True, "")
    assert over.rows[0].words.endswith("tot en met dinsdag 24 november 2026")


def test_what_lacks_is_named_before_anything_is_kept():
    form = WithholdingForm(None, None, None, None, "", "")
    with pytest.raises(UserError, match="Bedrag per maand"):
        form.needed()
    with pytest.raises(UserError, match="Eerste dag"):
        replace(form, per_month=Cents(1)).needed()
    assert replace(form, per_month=Cents(1), begins_on=TODAY).needed() == (1, TODAY)
