"""Debts of a household that does not exist: the ones of the pictures, in euros as one would say them."""

from datetime import date
from typing import Any

from app.debts.planning import Claim, Income, Slot, slots
from app.domain.debt import Debt, Notice, Stage
from app.domain.debt_kinds import debt_kinds
from app.domain.ids import DossierId, RecordId
from app.domain.money import Cents, parse_euros

TODAY = date(2026, 11, 25)
DOSSIER = DossierId("dossier")


def cents_of(typed: str) -> Cents:
    return parse_euros(typed, "bedrag")


def a_debt(kind: str, principal: str | None, **given: Any) -> Debt:
    """A debt whose id is its kind, unless another is given; ``costs``, ``interest``, ``instalment`` in euros."""
    for name in ("costs", "interest", "instalment"):
        if name in given:
            given[name] = cents_of(given[name])
    known = {"id": RecordId(kind), "dossier_id": DOSSIER, "creditor": f"Schuldeiser {kind}"}
    return Debt(kind=kind, principal=None if principal is None else cents_of(principal), **{**known, **given})


def five_debts() -> tuple[Debt, ...]:
    """Five creditors: rent, energy that goes well, health insurance, a shop with too high costs, a loan on time."""
    return (
        a_debt("lening", "1100", stage=Stage.ON_TIME, instalment="285", since=date(2024, 6, 1)),
        a_debt(
            "achteraf_betalen", "661", costs="124.15", stage=Stage.COLLECTION, since=date(2026, 5, 4),
            notice=Notice.RIGHT, notice_on=date(2026, 6, 1),
        ),
        a_debt("zorgpremie", "319", stage=Stage.REMINDED, since=date(2026, 10, 1)),
        a_debt("energie", "70", stage=Stage.REMINDED, instalment="35", since=date(2026, 4, 1)),
        a_debt("huur", "1062", stage=Stage.REMINDED, since=date(2026, 9, 1)),
    )  # fmt: skip


def a_claim(kind: str, amount: int, name: str = "") -> Claim:
    return Claim(RecordId(name or kind), Cents(amount), debt_kinds()[kind].threat)


def monthly(day: int = 23, months: int = 130) -> tuple[Income, ...]:
    """Pay each month on a day, from December 2026 on."""
    return tuple(Income(date(2026 + (11 + n) // 12, (11 + n) % 12 + 1, day), Cents(1_800_00)) for n in range(months))


def periods(room: str = "95", months: int = 130) -> tuple[Slot, ...]:
    return slots(monthly(months=months), TODAY, cents_of(room))
