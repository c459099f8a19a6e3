"""The parts of a household beside persons and home: drawn whole, and forgotten one field at a time."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from app.domain.household import Household
from app.domain.ids import PersonId
from app.domain.money import Cents
from app.domain.parts import Belasting, Energie, Polis, Rate, Tarief, Verbruik, Zorg, Zorguitgaven

Forget = Callable[[Household], Household]
Fill = Callable[[Household], Household]


ENERGY = (
    "energie.vergelijken",
    "energie.termijnbedrag",
    *(f"energie.verbruik.{field}" for field in ("stroom_kwh", "teruglevering_kwh", "gas_m3")),
    *(f"energie.{name}.{field}" for name in ("contract", "aanbod") for field in ("stroom", "gas")),
    *(f"energie.{name}.vaste_leveringskosten" for name in ("contract", "aanbod")),
    "energie.contract.soort",
    "energie.contract.einddatum",
)


COSTS = ("belasting.aangifte_gedaan", "zorgkosten.bespreken", "zorgkosten.verhoogbaar", "zorgkosten.overig")


def with_parts(home: Household, random: Random) -> Household:
    """The same household with health insurance, an energy contract and costs of care."""
    uitgaven = Zorguitgaven(
        random.random() < 0.7,
        Cents(random.choice([0, 0, 200_00, 1_200_00, 4_000_00])),
        Cents(random.choice([0, 0, 300_00, 1_500_00])),
    )
    return replace(
        home,
        zorg=_zorg(home, random),
        energie=_energie(home, random),
        zorgkosten=uitgaven,
        belasting=Belasting(random.random() < 0.6),
    )


def _energie(home: Household, random: Random) -> Energie:
    def tarief(soort: str | None, end: date | None) -> Tarief:
        prices = (random.randint(10_000, 25_000), random.choice([0, 40_000, 70_000]))
        return Tarief(soort, Rate(prices[0]), Rate(prices[1]), Cents(random.randint(0, 20_00)), end)

    soort = random.choice(["vast", "variabel", "dynamisch"])
    days = (20, 30, 31, 400, -40)
    end = home.peildatum + timedelta(days=random.choice(days)) if soort == "vast" else None
    return Energie(
        vergelijken=random.random() < 0.8,
        contract=tarief(soort, end),
        aanbod=tarief("vast", None),
        verbruik=Verbruik(random.randint(0, 4_000), random.choice([0, 0, 1_500]), random.choice([0, 900])),
        termijnbedrag=Cents(random.randint(0, 300_00)),
    )


def _zorg(home: Household, random: Random) -> Zorg:
    polissen = tuple(
        Polis(
            PersonId(person.id),
            Cents(random.choice([random.randint(120_00, 190_00), 142_40, 159_00])),
            Cents(random.choice([0, 0, 12_50, 40_00])),
            Cents(random.choice([0, 0, 100_00, 500_00])),
            random.random() < 0.5,
        )
        for person in home.personen
        if person.rol.value in ("aanvrager", "toeslagpartner")
    )
    return Zorg(polissen, random.choice([0, 0, 0, 0, 1, 7]), random.random() < 0.4)


def forgettable_parts(home: Household) -> list[Forget]:
    """Everything that may be forgotten of the parts."""
    return [_setting(path, None) for path in _paths(home)]


def filled_parts(whole: Household, partly: Household) -> Iterator[tuple[str, Household]]:
    """The forgotten parts with one field filled in again as it was, by path."""
    for path in _paths(partly):
        value = _value(whole, path)
        if value is not None and _value(partly, path) is None:
            yield f"$.{path}", _setting(path, value)(partly)


def _paths(home: Household) -> list[str]:
    fields = ("premie", "aanvullend", "vrijwillig_eigen_risico", "gebruikt_aanvullend")
    found = [f"zorg.polissen.{polis.persoon}.{field}" for polis in home.zorg.polissen for field in fields]
    return [*found, "zorg.achterstand_maanden", "zorg.kan_eigen_risico_betalen", *ENERGY, *COSTS]


def _value(home: Household, path: str) -> Any:
    record: Any = home
    names = path.split(".")
    if names[1] == "polissen":
        return getattr(home.zorg.of(names[2]), names[3])
    for name in names:
        record = getattr(record, name)
    return record


def _setting(path: str, value: Any) -> Fill:
    names = path.split(".")

    def fill(home: Household) -> Household:
        if names[1] == "polissen":
            polis = replace(home.zorg.of(names[2]), **{names[3]: value})
            return replace(home, zorg=home.zorg.having(polis))
        return _told(home, names, value)

    return fill


def _told(record: Any, names: list[str], value: Any) -> Any:
    first, *rest = names
    told = _told(getattr(record, first), rest, value) if rest else value
    return replace(record, **{first: told})
