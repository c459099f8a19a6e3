"""Households of every shape, and the JSON that says the same."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from app.domain.household import (
    Bezittingen,
    Dwelling,
    Household,
    Inkomensbron,
    Inkomst,
    LokaleLasten,
    Opvang,
    Opvangsoort,
    Person,
    Received,
    Rol,
    Woningsoort,
)
from app.domain.huishouden.fields import (
    AANBOD,
    BEZIT,
    CONTRACT,
    FORMAT,
    INKOMST,
    LOKALE_LASTEN,
    POLIS,
    REGELINGEN,
    VERBRUIK,
    WONING,
    ZORGKOSTEN,
)
from app.domain.huishouden.kinds import Json
from app.domain.ids import PersonId
from app.domain.money import Cents
from app.domain.outcome import Periode
from app.domain.parts import Belasting, Energie, Polis, Rate, Tarief, Verbruik, Zorg, Zorguitgaven
from app.domain.period import Span, Varying
from tests.domain.huishouden.debts import DEBTS, EXPENSES, debt_json, expense_json, numbered

Draw = Any

AMOUNTS = (
    *("toetsingsinkomen", "vermogen", "vrijlating", "eigen_pensioen"),
    *("arbeidsinkomen", "ingehouden_loonheffing"),
)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))

MONEY = st.integers(0, 99_999_999_00).map(Cents)
COUNTS = st.integers(0, 20)
HOURS = st.integers(0, 74_400)
TRUTH = st.booleans()
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30).filter(lambda s: s.strip())


def varying(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Varying[Any]]:
    """Unknown, one value all along, or several values one after the other, some of them unknown."""
    return st.one_of(st.just(Varying()), values.map(lambda value: Varying((Span(value),))), _spans(values))


@st.composite
def _spans(draw: Draw, values: st.SearchStrategy[Any]) -> Varying[Any]:
    starts = draw(st.lists(st.dates(date(2024, 1, 1), date(2027, 12, 31)), min_size=1, max_size=4, unique=True))
    starts.sort()
    opens = draw(st.booleans())
    spans = []
    for i, start in enumerate(starts):
        latest = starts[i + 1] - timedelta(days=1) if i + 1 < len(starts) else None
        end = latest if draw(st.booleans()) else draw(st.dates(start, latest or date(2028, 12, 31)))
        value = draw(st.none() | values)
        spans.append(Span(value, None if opens and i == 0 else start, end))
    return Varying(tuple(spans))


OPVANG = st.builds(
    Opvang,
    st.sampled_from(Opvangsoort),
    uren=varying(HOURS),
    tarief=varying(MONEY),
    geregistreerd=varying(TRUTH),
)
INKOMSTEN = st.builds(
    Inkomst,
    st.sampled_from(["loon", "uitkering", "pensioen", "aow", "alimentatie", "onderneming", "anders"]),
    st.none() | MONEY,
    st.sampled_from(["week", "vier_weken", "maand", "kwartaal", "jaar"]),
    st.none() | TRUTH,
    st.none() | st.integers(1, 31),
)


@st.composite
def persons(draw: Draw, number: int, rol: Rol) -> Person:
    stays = rol is Rol.AANVRAGER
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Person(
        PersonId(f"p{number}"),
        rol,
        geboortedatum=draw(st.none() | DAYS),
        toetsingsinkomen=draw(st.none() | MONEY),
        vermogen=draw(st.none() | MONEY),
        vermogen_bijzonder=tuple(draw(st.lists(TEXTS, max_size=2))),
        zorgverzekerd=draw(varying(TRUTH)),
        ingeschreven=draw(varying(TRUTH)),
        rechtmatig_verblijf=draw(varying(TRUTH)),
        werkt_of_studeert=draw(varying(TRUTH)),
        kinderbijslag=draw(varying(TRUTH)),
        opvang=draw(st.none() | st.lists(OPVANG, max_size=2).map(tuple)),
        inkomsten=draw(st.lists(INKOMSTEN, max_size=2).map(tuple)),
        netto_inkomen=draw(varying(MONEY)),
        bron=draw(varying(st.sampled_from([bron.value for bron in Inkomensbron]))),
        studeert=draw(varying(TRUTH)),
        vrijlating=draw(st.none() | MONEY),
        eigen_pensioen=draw(st.none() | MONEY),
        jaren_laag_inkomen=draw(st.none() | st.integers(0, 99)),
        inkomenstoeslag_gehad=draw(st.none() | TRUTH),
        arbeidsinkomen=draw(st.none() | MONEY),
        inhoudingsplichtigen=draw(st.none() | COUNTS),
        loonheffingskorting=draw(st.none() | COUNTS),
        gelijk_inkomen=draw(st.none() | TRUTH),
        ingehouden_loonheffing=draw(st.none() | MONEY),
        jonggehandicapt=draw(st.none() | TRUTH),
        vanaf=None if stays else draw(st.sampled_from([None, first])),
        tot=None if stays else draw(st.sampled_from([None, last])),
    )


DWELLINGS = st.builds(
    Dwelling,
    st.none() | st.sampled_from(Woningsoort),
    kale_huur=varying(MONEY),
    servicekosten=varying(MONEY),
    aangepast=st.none() | TRUTH,
    energielabel=st.none() | st.sampled_from(["A++++", "A", "D", "G"]),
    vorige_huur=st.none() | MONEY,
    verhoogd_op=st.none() | DAYS,
    verhoogd_om_inkomen=st.none() | TRUTH,
)


RATES = st.integers(0, 10_00000).map(Rate)
SORTS = st.none() | st.sampled_from(["vast", "variabel", "dynamisch"])
USES = st.none() | st.integers(0, 200_000)
COSTS = st.none() | MONEY
TRUTHS = st.none() | TRUTH


def tariffs(ends: st.SearchStrategy[date | None]) -> st.SearchStrategy[Tarief]:
    return st.builds(Tarief, SORTS, st.none() | RATES, st.none() | RATES, COSTS, ends)


ENERGIES = st.builds(
    Energie,
    TRUTHS,
    tariffs(st.none() | DAYS),
    tariffs(st.none()),
    st.builds(Verbruik, USES, USES, USES),
    COSTS,
)
ZORGUITGAVEN = st.builds(Zorguitgaven, TRUTHS, COSTS, COSTS)


@st.composite
def insurances(draw: Draw, persons: tuple[Person, ...]) -> Zorg:
    insured = draw(st.lists(st.sampled_from([person.id for person in persons]), unique=True, max_size=2))
    polissen = tuple(Polis(name, draw(COSTS), draw(COSTS), draw(COSTS), draw(TRUTHS)) for name in insured)
    return Zorg(polissen, draw(st.none() | st.integers(0, 600)), draw(TRUTHS))


@st.composite
def _received(draw: Draw) -> tuple[Received, ...]:
    names = draw(st.lists(st.sampled_from(REGELINGEN), unique=True))
    found = []
    for name in names:
        amount = draw(st.none() | MONEY)
        per = Periode.MAAND if amount is None else draw(st.sampled_from(Periode))
        found.append(Received(name, amount, per, draw(st.none() | DAYS)))
    return tuple(found)


@st.composite
def households(draw: Draw) -> Household:
    """Any household that the law can look at."""
    others = draw(st.lists(st.sampled_from([Rol.KIND, Rol.MEDEBEWONER, Rol.ONDERHUURDER]), max_size=3))
    roles = draw(st.permutations([Rol.AANVRAGER, *others, *([Rol.TOESLAGPARTNER] if draw(TRUTH) else [])]))
    people = tuple(draw(persons(i, rol)) for i, rol in enumerate(roles))
    return Household(
        peildatum=draw(st.dates(date(2024, 1, 1), date(2027, 12, 31))),
        personen=people,
        zorg=draw(insurances(people)),
        energie=draw(ENERGIES),
        zorgkosten=draw(ZORGUITGAVEN),
        belasting=draw(st.builds(Belasting, TRUTHS)),
        woning=draw(DWELLINGS),
        personen_volledig=draw(st.none() | TRUTH),
        gemeente=draw(st.none() | TEXTS),
        ontvangt=draw(st.none() | _received()),
        lokale_lasten=draw(st.builds(LokaleLasten, st.none() | MONEY, st.none() | MONEY)),
        bezit=draw(st.builds(Bezittingen, st.none() | MONEY, st.none() | TRUTH)),
        schulden=draw(st.lists(DEBTS, max_size=3).map(numbered)),
        uitgaven=tuple(draw(st.lists(EXPENSES, max_size=3))),
    )


def as_json(household: Household) -> dict[str, Json]:
    """The JSON of a household, with null for what is unknown."""
    return {
        "formaat": FORMAT,
        "peildatum": household.peildatum.isoformat(),
        "gemeente": household.gemeente,
        "personen_volledig": household.personen_volledig,
        "personen": [_person(person) for person in household.personen],
        "woning": {name: _home(getattr(household.woning, name)) for name in WONING},
        "ontvangt": None if household.ontvangt is None else [_receipt(item) for item in household.ontvangt],
        "lokale_lasten": {name: _euros(getattr(household.lokale_lasten, name)) for name in LOKALE_LASTEN},
        "bezit": {name: _amount(getattr(household.bezit, name)) for name in BEZIT},
        "zorg": _insurance(household.zorg),
        "energie": _energy(household.energie),
        "zorgkosten": _costs(household.zorgkosten, ZORGKOSTEN),
        "belasting": {"aangifte_gedaan": household.belasting.aangifte_gedaan},
        "schulden": [debt_json(debt) for debt in household.schulden],
        "uitgaven": [expense_json(one) for one in household.uitgaven],
    }


def _insurance(zorg: Zorg) -> Json:
    return {
        "polissen": [_costs(polis, POLIS) for polis in zorg.polissen],
        "achterstand_maanden": zorg.achterstand_maanden,
        "kan_eigen_risico_betalen": zorg.kan_eigen_risico_betalen,
    }


def _energy(energie: Energie) -> Json:
    return {
        "vergelijken": energie.vergelijken,
        "contract": _tariff(energie.contract, CONTRACT),
        "aanbod": _tariff(energie.aanbod, AANBOD),
        "verbruik": {name: getattr(energie.verbruik, name) for name in VERBRUIK},
        "termijnbedrag": _euros(energie.termijnbedrag),
    }


def _tariff(tariff: Tarief, fields: Any) -> Json:
    prices = {name: getattr(tariff, name) for name in ("stroom", "gas")}
    return _costs(tariff, [name for name in fields if name not in prices]) | {
        name: None if price is None else Decimal(price) / 100_000 for name, price in prices.items()
    }


def _costs(record: object, fields: Any) -> dict[str, Json]:
    """The fields of a record: amounts in euros, days as text."""
    found: dict[str, Json] = {}
    for name in fields:
        value = getattr(record, name)
        found[name] = _day(value) if isinstance(value, date) else _amount(value)
    return found


def _person(person: Person) -> Json:
    amounts = {name: _euros(getattr(person, name)) for name in AMOUNTS}
    plain = ("inhoudingsplichtigen", "loonheffingskorting", "gelijk_inkomen", "jonggehandicapt")
    truths = ("zorgverzekerd", "ingeschreven", "rechtmatig_verblijf", "werkt_of_studeert", "kinderbijslag", "studeert")
    names = (*truths, "netto_inkomen", "bron", "jaren_laag_inkomen", "inkomenstoeslag_gehad")
    return {
        "id": person.id,
        "rol": person.rol.value,
        "geboortedatum": _day(person.geboortedatum),
        **amounts,
        **{name: getattr(person, name) for name in plain},
        "vermogen_bijzonder": list(person.vermogen_bijzonder),
        **{name: _plain(getattr(person, name)) for name in names},
        "opvang": None if person.opvang is None else [_care(item) for item in person.opvang],
        "inkomsten": [_income(item) for item in person.inkomsten],
        "vanaf": _day(person.vanaf),
        "tot": _day(person.tot),
    }


def _care(care: Opvang) -> Json:
    return {name: _plain(getattr(care, name)) for name in ("soort", "uren", "tarief", "geregistreerd")}


def _income(income: Inkomst) -> Json:
    return {name: _euros(income.bedrag) if name == "bedrag" else getattr(income, name) for name in INKOMST}


def _receipt(item: Received) -> Json:
    return {
        "regeling": item.regeling,
        f"per_{item.per}": _euros(item.bedrag),
        "sinds": _day(item.sinds),
    }


def _plain(value: object) -> Any:
    if not isinstance(value, Varying):
        return value
    if not value.spans:
        return None
    if len(value.spans) == 1 and value.spans[0].start is None and value.spans[0].end is None:
        only = value.spans[0].value
        return [{"waarde": None}] if only is None else _amount(only)
    return [{"waarde": _amount(span.value), "vanaf": _day(span.start), "tot": _day(span.end)} for span in value.spans]


def _home(value: object) -> Any:
    return _plain(value) if isinstance(value, Varying) else _amount(value)


def _amount(value: object) -> Any:
    if isinstance(value, date):
        return _day(value)
    return _euros(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _euros(value: Any) -> Json:
    if value is None:
        return None
    return value // 100 if value % 100 == 0 else Decimal(value) / 100


def _day(day: date | None) -> Json:
    return day.isoformat() if day else None
