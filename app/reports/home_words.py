"""Another home in words, the same on screen and on paper: which rent fits, and homes side by side."""

from decimal import Decimal

from app.domain.household import MONTHS
from app.domain.money import Cents, format_whole
from app.domain.outcome import Range
from app.reports.whatif_words import Row, amount, plus
from app.rules.woonlasten import Woonlasten
from app.texts import text
from app.whatif.homes import RentAdvice, as_range


def room_sentence(advice: RentAdvice) -> str:
    """Which rent fits; what lacks to say so otherwise."""
    if advice.rents is None:
        return text("watals.woning.geen_budget" if advice.income_known else "watals.woning.geen_inkomen")
    if advice.rents.hoogste <= 0:
        return text("watals.woning.geen_ruimte")
    low, high = (format_whole(rent) for rent in (advice.rents.laagste, advice.rents.hoogste))
    if low == high:
        return text("watals.woning.past_tot", hoog=high)
    return text("watals.woning.past", laag=low, hoog=high)


def limit_sentence(advice: RentAdvice) -> str:
    """What a corporation may let at; empty when it is not known who lives there."""
    found = None if advice.now is None else advice.now.toewijzing
    if found is None:
        return ""
    name = "passend" if found.is_doelgroep else "vrij"
    return text(
        f"watals.woning.{name}", grens=format_whole(found.hoogste_huur), inkomen=format_whole(found.inkomensgrens)
    )


def home_rows(advice: RentAdvice) -> tuple[Row, ...]:
    """The present home and the others side by side, part by part, in euros per month."""
    if advice.now is None:
        return ()
    homes = (advice.now, *(other.straks for other in advice.others))
    parts = ("kale_huur", "servicekosten", "energie", "heffingen")
    rows = [
        Row(name, text(f"watals.woning.deel.{name}"), tuple(_cost(name, getattr(home.thuis, name)) for home in homes))
        for name in parts
    ]
    rows.append(Row("huurtoeslag", text("watals.woning.deel.huurtoeslag"), tuple(_toeslag(home) for home in homes)))
    total = tuple(amount(as_range(home.minst, home.meest)) for home in homes)
    rows.append(Row("samen", text("watals.woning.deel.samen"), total))
    if not advice.others:
        return tuple(rows)
    more = ("–", *(plus(_year(as_range(other.minst, other.meest))) for other in advice.others))
    rows.append(Row("verschil", text("watals.woning.deel.verschil"), more))
    return tuple(rows)


def energy_sentence(advice: RentAdvice) -> str:
    """That homes cannot be compared in all while the energy of some is not filled in; empty when they can."""
    homes = () if advice.now is None else (advice.now, *(other.straks for other in advice.others))
    lacks = [not home.thuis.energie for home in homes]
    return text("watals.woning.energie_leeg") if any(lacks) and not all(lacks) else ""


def _cost(name: str, euro: Decimal) -> str:
    return text("watals.woning.leeg") if name == "energie" and not euro else format_whole(euro)


def _year(month: Range) -> Range:
    return Range(Cents(month.low * MONTHS), Cents(month.high * MONTHS))


def _toeslag(home: Woonlasten) -> str:
    paid = home.thuis.kale_huur + home.thuis.servicekosten + home.thuis.energie + home.thuis.heffingen
    return amount(as_range(home.minst - paid, home.meest - paid))
