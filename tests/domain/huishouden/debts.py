"""Debts and expenses as a file can hold them, and that file."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from app.domain.debt import Debt, Notice, Stage
from app.domain.debt_kinds import debt_kinds
from app.domain.expense_kinds import expense_kinds
from app.domain.household import PAID_PER_YEAR, Uitgave
from app.domain.huishouden.kinds import Json
from app.domain.ids import DossierId, RecordId

WORDS = st.sampled_from(["Corporatie", "Webwinkel", "Gemeente"])
AMOUNTS = st.none() | st.integers(0, 1_000_000)
DAYS = st.none() | st.dates(date(2015, 1, 1), date(2026, 12, 31))
DEBTS = st.builds(
    Debt,
    id=st.just(RecordId("")),
    dossier_id=st.just(DossierId("")),
    creditor=WORDS,
    kind=st.sampled_from(sorted(debt_kinds())),
    principal=AMOUNTS,
    costs=AMOUNTS,
    interest=AMOUNTS,
    since=DAYS,
    stage=st.sampled_from(Stage),
    collector=st.just("") | WORDS,
    reference=st.just("") | WORDS,
    instalment=AMOUNTS,
    seized=st.booleans(),
    disputed=st.booleans(),
    notice=st.sampled_from(Notice),
    notice_on=DAYS,
    settled_on=DAYS,
)


EXPENSES = st.builds(
    Uitgave,
    soort=st.sampled_from(expense_kinds()),
    bedrag=AMOUNTS,
    per=st.sampled_from(sorted(PAID_PER_YEAR)),
    dag=st.none() | st.integers(1, 31),
)


def expense_json(one: Uitgave) -> Json:
    """An expense as it stands in a file."""
    return {"soort": one.soort, "bedrag": _euros(one.bedrag), "per": one.per, "dag": one.dag}


def numbered(debts: list[Debt]) -> tuple[Debt, ...]:
    """The debts with their places as ids, as a file has them."""
    return tuple(replace(debt, id=RecordId(f"s{number}")) for number, debt in enumerate(debts, 1))


def debt_json(debt: Debt) -> Json:
    """A debt as it stands in a file; null for what is not known."""
    return {
        "schuldeiser": debt.creditor,
        "soort": debt.kind,
        "hoofdsom": _euros(debt.principal),
        "kosten": _euros(debt.costs),
        "rente": _euros(debt.interest),
        "sinds": _day(debt.since),
        "stand": debt.stage.value,
        "incasseerder": debt.collector or None,
        "kenmerk": debt.reference or None,
        "per_maand": _euros(debt.instalment),
        "beslag": debt.seized,
        "betwist": debt.disputed,
        "brief": debt.notice.value,
        "brief_op": _day(debt.notice_on),
        "afgelost_op": _day(debt.settled_on),
    }


def _euros(value: int | None) -> Json:
    return None if value is None else Decimal(value) / 100


def _day(day: date | None) -> Json:
    return day.isoformat() if day else None
