"""What the page Wat als asks and says, from data alone."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.ids import PersonId
from app.domain.money import Cents
from app.domain.visit import Step
from app.errors import UserError
from app.whatif.changes import Lodger, MovesOut, OtherIncome, OtherPay, OtherRent, PartnerMovesIn, TurnsAdult
from app.whatif.incomeline import income_line
from app.whatif.sidebyside import side_by_side
from tests.households import a_household
from ui.visit.state import next_step, previous_step
from ui.visit.whatif.change.state import (
    ASKS,
    Given,
    Kind,
    change_of,
    filled_before,
    kind_choices,
    people_for,
    result_view,
)
from ui.visit.whatif.line.state import curve_of, line_view, workers
from ui.visit.whatif.places.state import Place, place_words, what_if_place

ALONE = a_household(2026).living_on("1900", "loon").earning("28000").renting("650", "25")
FAMILY = ALONE.with_partner(net="1500", income="22000").with_child(2010, 5, 1).complete()
BORN = date(1990, 5, 1)


def given(kind: Kind, person: str = "p1", amounts=("1500", "20000", "18000"), numbers=(3200, 3600)) -> Given:
    asks = ASKS[kind]
    money = tuple(Cents(int(amount) * 100) for amount in amounts[: len(asks.amounts)])
    return Given(kind, person if asks.who else "", money, numbers[: len(asks.numbers)], BORN if asks.day else None)


def test_who_has_no_child_or_partner_is_not_asked_about_one():
    alone = [kind for kind, _ in kind_choices(ALONE.complete())]
    assert Kind.ACHTTIEN not in alone
    assert Kind.WEG not in alone
    assert Kind.PARTNER in alone
    family = [kind for kind, _ in kind_choices(FAMILY)]
    assert Kind.ACHTTIEN in family
    assert Kind.PARTNER not in family


def test_people_are_called_by_their_place():
    assert people_for(Kind.WEG, FAMILY) == (("p2", "Mijn partner"), ("k1", "Kind 1, geboren in 2010"))
    assert people_for(Kind.HUUR, FAMILY) == ()
    assert workers(FAMILY) == (("p1", "Ikzelf"), ("p2", "Mijn partner"))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Kind.UREN, OtherPay),
        (Kind.LOON, OtherPay),
        (Kind.INKOMEN, OtherIncome),
        (Kind.HUUR, OtherRent),
        (Kind.VERHUIZEN, OtherRent),
        (Kind.WEG, MovesOut),
        (Kind.ACHTTIEN, TurnsAdult),
        (Kind.PARTNER, PartnerMovesIn),
        (Kind.INWONER, Lodger),
    ],
)
def test_each_kind_becomes_its_change(kind, expected):
    assert isinstance(change_of(given(kind)), expected)


def test_hours_and_amounts_go_where_they_belong():
    assert change_of(given(Kind.UREN, amounts=("15",))) == OtherPay(PersonId("p1"), Cents(234_000), Cents(208_000))
    assert change_of(given(Kind.LOON)) == OtherPay(PersonId("p1"), Cents(20_000_00), Cents(1_500_00))
    assert change_of(given(Kind.VERHUIZEN, amounts=("700", "30"))) == OtherRent(Cents(70_000), Cents(3_000), True)
    nothing = change_of(given(Kind.INKOMEN, amounts=("0", "0")))
    assert isinstance(nothing, OtherIncome)
    assert nothing.bron == "geen"


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        (replace(given(Kind.LOON), person_id=""), "Kies eerst bij wie"),
        (replace(given(Kind.LOON), amounts=(None, Cents(1))), "Bruto loon per maand nu: vul dit in"),
        (replace(given(Kind.UREN), numbers=(3200, None)), "Uren per week straks: vul dit in"),
        (replace(given(Kind.PARTNER), day=None), "Partner geboren op: vul dit in"),
    ],
)
def test_what_lacks_is_named(lacking, words):
    with pytest.raises(UserError, match=words):
        change_of(lacking)


def test_what_may_be_left_out_is_nothing():
    assert change_of(replace(given(Kind.ACHTTIEN), amounts=(None,))) == TurnsAdult(PersonId("p1"))


def test_what_is_known_is_filled_in():
    assert filled_before(Kind.LOON, FAMILY, "p1")[0] == 216_049
    assert filled_before(Kind.VERHUIZEN, FAMILY, "")[1] == 2_500
    assert filled_before(Kind.WEG, FAMILY, "p2") == (None, None, None)


def test_the_result_in_words():
    view = result_view(side_by_side(FAMILY, OtherPay(PersonId("p1"), Cents(2_600_00)), 2026))
    assert view.headline.startswith("U houdt per maand ongeveer")
    assert view.rows[0].name == "Loon of uitkering, netto"
    assert view.lines[-1].startswith("Gerekend alsof alles is aangevraagd")


def test_the_drawing_holds_every_point_and_a_number_for_each_ending():
    line = income_line(ALONE.complete(), PersonId("p1"), 2026, steps=12)
    curve = curve_of(line)
    assert len(curve.spots) == 13
    assert [stop.words for stop in curve.stops] == [str(n + 1) for n in range(len(line.endings))]
    assert [stop.at for stop in curve.stops] == sorted(stop.at for stop in curve.stops)
    assert curve.height[0] == 0
    assert curve.height[1] >= max(spot.high for spot in curve.spots)
    assert curve.width == curve.spots[-1].at
    view = line_view(line)
    assert len(view.endings) == len(line.endings)
    assert len(view.points) == 13
    assert view.aloud


def test_the_places():
    assert what_if_place("werken") == Place.LINE
    assert what_if_place("elders") == Place.CHANGE
    assert place_words(Place.PAYBACK) == "Terugbetalen"


def test_going_on_passes_the_page_by():
    steps = (Step.BELASTING, Step.WAT_ALS, Step.KANSEN)
    assert next_step(Step.BELASTING, steps) is Step.KANSEN
    assert previous_step(Step.KANSEN, steps) is Step.BELASTING
    assert next_step(Step.WAT_ALS, steps) is Step.KANSEN
