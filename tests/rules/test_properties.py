"""What must hold for every household: more income is never more toeslag, order and wording change nothing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.household import Household, Opvang, Opvangsoort, Person, Rol
from app.domain.money import Cents, cents, euros
from app.domain.period import Span, Varying, always
from app.rules import huurtoeslag, kinderopvangtoeslag, kindgebonden_budget, zorgtoeslag
from app.rules.evaluate import evaluate
from app.rules.huurtoeslag import Huur
from app.rules.parameters import load
from app.rules.trace import Trace
from tests.households import a_household
from tests.rules.completions import Chance
from tests.rules.forgetting import TRUTHS

YEARS = [2025, 2026]
REMISSION = ("kwijtschelding_gemeente", "kwijtschelding_waterschap")
SAFETY_NET = ("bijstand", "aio", "individuele_inkomenstoeslag")
TESTED_ON_INCOME = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag", *SAFETY_NET)
SEEDS = st.integers(0, 2**32 - 1)
INCOMES = st.one_of(st.integers(0, 60_000_00), st.integers(0, 10_000_000_00)).map(Cents)
SILENT = Trace(silent=True)


def awards(household: Household) -> dict[str, int]:
    return {found.regeling: found.right.low for found in evaluate(household, with_steps=False).outcomes}


@pytest.mark.parametrize("year", YEARS)
@given(seed=SEEDS)
def test_more_income_or_more_assets_never_give_more(year, seed):
    chance = Chance(seed, year)
    home = chance.household()
    person = chance.one_of(home.personen)
    field = chance.one_of(["toetsingsinkomen", "vermogen"])
    more = Cents(getattr(person, field) + (chance.income() if field == "toetsingsinkomen" else chance.assets()))
    changes: dict[str, Any] = {field: more}
    before, after = awards(home), awards(home.replacing(replace(person, **changes)))
    for name in TESTED_ON_INCOME:
        assert after[name] <= before[name], name
    assert after["kinderbijslag"] == before["kinderbijslag"]


@given(seed=SEEDS, extra=st.integers(1, 500_00))
def test_more_that_comes_in_never_gives_more_of_a_safety_net(seed, extra):
    chance = Chance(seed, 2026)
    home = chance.household()
    person = chance.one_of(home.personen)
    spans = tuple(replace(span, value=Cents((span.value or 0) + extra)) for span in person.netto_inkomen.spans)
    before, after = awards(home), awards(home.replacing(replace(person, netto_inkomen=Varying(spans))))
    for name in (*SAFETY_NET, *REMISSION):
        assert after[name] <= before[name], name
    assert all(after[name] == before[name] for name in before if name not in (*SAFETY_NET, *REMISSION))


@given(seed=SEEDS)
def test_there_is_never_bijstand_and_aio_in_one_month(seed):
    found = evaluate(Chance(seed, 2026).household(), with_steps=False)
    pairs = zip(found.of("bijstand").months, found.of("aio").months, strict=True)
    assert not any(one and other for one, other in pairs)


@given(seed=SEEDS, age=st.integers(18, 60))
def test_somebody_who_moves_in_and_is_no_partner_never_raises_bijstand(seed, age):
    chance = Chance(seed, 2026)
    home = chance.household()
    newcomer = replace(
        chance.person(Rol.MEDEBEWONER, "nieuw"), geboortedatum=date(2026 - age, 1, 1), vanaf=None, tot=None
    )
    before, after = awards(home), awards(replace(home, personen=(*home.personen, newcomer)))
    assert after["bijstand"] <= before["bijstand"]
    assert after["aio"] <= before["aio"]


@given(seed=SEEDS, extra=st.integers(0, 500_00))
def test_a_higher_rent_never_gives_less_from_2026(seed, extra):
    home = Chance(seed, 2026).household()
    spans = home.woning.kale_huur.spans
    higher = Varying(tuple(replace(span, value=Cents((span.value or 0) + extra)) for span in spans))
    dearer = replace(home, woning=replace(home.woning, kale_huur=higher))
    assert awards(dearer)["huurtoeslag"] >= awards(home)["huurtoeslag"]


@pytest.mark.parametrize("year", YEARS)
@given(
    soort=st.sampled_from(Opvangsoort),
    hours=st.integers(0, 300_00),
    price=st.integers(0, 15_00),
    more=st.tuples(st.integers(0, 100_00), st.integers(0, 5_00)),
    income=INCOMES,
)
def test_more_hours_or_a_higher_price_never_give_less_for_one_child(year, soort, hours, price, more, income):
    def with_care(uren: int, tarief: int) -> Household:
        kind = Opvang(soort, always(uren), always(Cents(tarief)), always(True))
        home = a_household(year).with_child(year - 4, 5, 5, care=(kind,))
        return home.changing("p1", toetsingsinkomen=income).complete()

    less = awards(with_care(hours, price))["kinderopvangtoeslag"]
    assert awards(with_care(hours + more[0], price + more[1]))["kinderopvangtoeslag"] >= less


@pytest.mark.parametrize("year", YEARS)
@given(seed=SEEDS)
def test_the_order_of_the_persons_changes_nothing(year, seed):
    chance = Chance(seed, year)
    home = chance.household()
    shuffled = replace(home, personen=tuple(chance.random.sample(home.personen, len(home.personen))))
    assert awards(shuffled) == awards(home)


def _cut(value: Varying[Any], day: date) -> Varying[Any]:
    """The same value over time, written down in two parts."""
    before = date.fromordinal(day.toordinal() - 1)
    if len(value.spans) != 1:
        return value
    return Varying((Span(value.spans[0].value, None, before), Span(value.spans[0].value, day, None)))


def _cut_person(person: Person, day: date) -> Person:
    names = (*TRUTHS, "netto_inkomen", "bron", "studeert")
    truths: dict[str, Any] = {name: _cut(getattr(person, name), day) for name in names}
    opvang = tuple(
        Opvang(o.soort, _cut(o.uren, day), _cut(o.tarief, day), _cut(o.geregistreerd, day)) for o in person.opvang or ()
    )
    return replace(person, **truths, opvang=opvang)


@pytest.mark.parametrize("year", YEARS)
@given(seed=SEEDS)
def test_writing_a_constant_value_as_a_timeline_changes_nothing(year, seed):
    chance = Chance(seed, year)
    home, day = chance.household(), chance.day()
    woning = replace(
        home.woning, kale_huur=_cut(home.woning.kale_huur, day), servicekosten=_cut(home.woning.servicekosten, day)
    )
    cut = replace(home, woning=woning, personen=tuple(_cut_person(person, day) for person in home.personen))
    assert awards(cut) == awards(home)


@pytest.mark.parametrize("year", YEARS)
@given(income=INCOMES, other=INCOMES, rent=st.integers(0, 900_00), children=st.integers(0, 4))
def test_twelve_months_without_changes_are_the_formula_of_the_year(year, income, other, rent, children):
    home = a_household(year).with_partner().renting(str(euros(Cents(rent))))
    home = home.changing("p1", toetsingsinkomen=income).changing("p2", toetsingsinkomen=other)
    for _ in range(children):
        home = home.with_child(year - 8, 6, 15)
    found = evaluate(home.complete())
    law, joint = load(date(year, 1, 1)), euros(Cents(income + other))
    kinderen = kindgebonden_budget.Kinderen(children)
    huur = Huur(joint, 2 + children, euros(Cents(rent)))
    formulas = {
        "zorgtoeslag": zorgtoeslag.year_amount(SILENT, law, joint, True),
        "kindgebonden_budget": kindgebonden_budget.year_amount(SILENT, law, joint, True, kinderen),
        "huurtoeslag": huurtoeslag.month_amount(SILENT, law, huur) * 12,
    }
    for name, year_amount in formulas.items():
        one = found.of(name)
        assert one.exact_per_year is not None
        assert abs(one.exact_per_year - year_amount) < Decimal("1e-9")
        assert len(set(one.months)) == 1
        assert one.right.low == cents(one.exact_per_year.quantize(Decimal(1), rounding="ROUND_HALF_UP")) or (
            one.right.low == 0 and one.exact_per_year < Decimal("23.5")
        )


@pytest.mark.parametrize("year", YEARS)
@given(seed=SEEDS)
def test_months_never_pay_more_than_the_award(year, seed):
    found = evaluate(Chance(seed, year).household(), with_steps=False)
    for one in found.outcomes:
        assert sum(one.months) <= one.right.low + 50, one.regeling


@pytest.mark.parametrize("year", YEARS)
@given(income=st.integers(0, 400_000))
def test_the_table_of_kinderopvangtoeslag_has_one_row_for_every_income_and_only_falls(year, income):
    law = load(date(year, 1, 1))
    rows = [
        row
        for row in law.get("kinderopvangtoeslag.tabel").table
        if row.van <= income and (row.tot is None or income <= row.tot)
    ]
    assert rows == [kinderopvangtoeslag.row_of(law, Decimal(income))]
    following = kinderopvangtoeslag.row_of(law, Decimal(income + 1))
    assert all(a >= b for a, b in zip(rows[0].pcts, following.pcts, strict=True))
    assert rows[0].pcts[0] <= rows[0].pcts[1]
