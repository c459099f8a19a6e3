"""What a budget begins with: incomes one by one or as a sum, toeslagen, and costs that were told elsewhere."""

from datetime import date

from app.budget.categories import categories
from app.budget.lines import Frequency, Group, Payer
from app.budget.start import Known, known_lines
from app.domain.expense_kinds import expense_kinds
from app.domain.household import Dwelling, Household, Inkomst, LokaleLasten, Person, Received, Rol, Uitgave
from app.domain.ids import PersonId
from app.domain.money import Cents
from app.domain.outcome import Periode
from app.domain.parts import Energie, Polis, Zorg
from app.domain.period import always

DAY = date(2026, 3, 1)


def person(role: Rol, **more: object) -> Person:
    return Person(PersonId("p2" if role is Rol.TOESLAGPARTNER else "p1"), role, **more)


def known(*persons: Person, **more: object) -> tuple[Known, ...]:
    return known_lines(Household(DAY, persons, **more), DAY)


def test_incomes_that_are_all_net_come_one_by_one_with_their_day():
    wage = Inkomst("loon", Cents(150000), "vier_weken", netto=True, dag=25)
    pension = Inkomst("pensioen", Cents(20000), "maand", netto=True)
    assert known(person(Rol.AANVRAGER, inkomsten=(wage, pension))) == (
        Known("loon", Cents(150000), Frequency.FOUR_WEEKS, Payer.RESIDENT, 25),
        Known("pensioen", Cents(20000), Frequency.MONTH),
    )


def test_when_one_is_gross_or_open_the_sum_that_was_told_is_taken():
    gross = Inkomst("loon", Cents(200000), "maand", netto=False)
    unknown = Inkomst("aow", None, "maand", netto=True)
    for income in (gross, unknown):
        told = person(Rol.TOESLAGPARTNER, inkomsten=(income,), netto_inkomen=always(Cents(160000)), bron=always("aow"))
        assert known(person(Rol.AANVRAGER), told) == (Known("aow", Cents(160000), Frequency.MONTH, Payer.PARTNER),)
    strange = person(Rol.AANVRAGER, netto_inkomen=always(Cents(5000)), bron=always("geen"))
    assert known(strange)[0].category == "overig_in"


def test_who_is_no_longer_there_and_children_bring_nothing():
    gone = person(Rol.TOESLAGPARTNER, netto_inkomen=always(Cents(100)), tot=date(2026, 1, 31))
    child = person(Rol.KIND, netto_inkomen=always(Cents(100)))
    assert known(person(Rol.AANVRAGER), gone, child) == ()


def test_what_is_received_is_taken_once_and_bijstand_is_income_already():
    received = (
        Received("zorgtoeslag", Cents(12900)),
        Received("kinderbijslag", Cents(29507), Periode.KWARTAAL),
        Received("bijstand", Cents(100000)),
        Received("kwijtschelding_gemeente", Cents(30000), Periode.JAAR),
        Received("huurtoeslag", None),
    )
    assert [(one.category, one.per) for one in known(person(Rol.AANVRAGER), ontvangt=received)] == [
        ("zorgtoeslag", Frequency.MONTH),
        ("kinderbijslag", Frequency.QUARTER),
    ]


def test_costs_that_were_told_elsewhere_and_those_that_are_there_already():
    household = Household(
        DAY,
        (person(Rol.AANVRAGER),),
        Dwelling(kale_huur=always(Cents(60000)), servicekosten=always(Cents(2000))),
        lokale_lasten=LokaleLasten(Cents(38640), Cents(31200)),
        zorg=Zorg((Polis(PersonId("p1"), Cents(14240), Cents(1500)), Polis(PersonId("p2"), Cents(15000)))),
        energie=Energie(termijnbedrag=Cents(16500)),
    )
    found = {one.category: one.amount for one in known_lines(household, DAY)}
    assert found == {
        "huur": 60000,
        "servicekosten": 2000,
        "energie": 16500,
        "zorgverzekering": 29240,
        "zorg_aanvullend": 1500,
        "gemeente_belasting": 38640,
        "waterschap": 31200,
    }
    assert "huur" not in {one.category for one in known_lines(household, DAY, {"huur"})}


def test_an_expense_that_was_named_goes_before_what_is_known_elsewhere():
    water = Uitgave("water", Cents(6600), "kwartaal")
    rent = Uitgave("huur", Cents(62500), "maand", 3)
    open_one = Uitgave("mobiel", None, "maand")
    home = Dwelling(kale_huur=always(Cents(60000)), servicekosten=always(Cents(2400)))
    assert known(person(Rol.AANVRAGER), woning=home, uitgaven=(water, rent, open_one)) == (
        Known("servicekosten", Cents(2400), Frequency.MONTH),
        Known("water", Cents(6600), Frequency.QUARTER),
        Known("huur", Cents(62500), Frequency.MONTH, day=3),
    )


def test_what_a_household_can_name_is_what_a_budget_has():
    assert expense_kinds() == tuple(kind.id for kind in categories().values() if kind.group is not Group.INCOME)
