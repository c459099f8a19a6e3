"""What a household owes and has per month, given through the services as a coach would."""

from datetime import date

from app.domain.debt import Notice, Stage
from app.domain.ids import DossierId, RecordId
from app.domain.money import Cents
from app.services import month_budget
from app.services.debts import records
from app.services.session import Session


def a_known_month(session: Session, dossier: DossierId, room: int = 95) -> None:
    """A month that leaves this room in whole euros beside the 35 of the energy; pay comes on the 23rd."""
    income = 3_532_00
    given = {
        month_budget.INCOME: income,
        month_budget.FIXED: 2_000_00,
        month_budget.DAILY: 1_278_00,
        month_budget.ASIDE: income - 2_000_00 - 1_278_00 - 35_00 - room * 100,
        month_budget.PAY_DAY: 23,
    }
    for path, value in given.items():
        month_budget.give(session, dossier, path, value)


def four_creditors(session: Session, dossier: DossierId) -> dict[str, RecordId]:
    """Rent, energy by an arrangement, health insurance, and a shop whose costs are too high."""
    late = {"stage": Stage.REMINDED, "since": date(2026, 9, 1)}
    shop = {
        "costs": Cents(124_15),
        "stage": Stage.COLLECTION,
        "collector": "Incassobureau",
        "notice": Notice.RIGHT,
        "notice_on": date(2026, 6, 1),
        "since": date(2026, 5, 4),
    }
    rows = {
        "huur": {"creditor": "Corporatie", "principal": Cents(1_062_00), **late},
        "energie": {"creditor": "Energiebedrijf", "principal": Cents(70_00), "instalment": Cents(35_00), **late},
        "zorgpremie": {"creditor": "Zorgverzekering", "principal": Cents(319_00), **late},
        "achteraf_betalen": {"creditor": "Webwinkel", "principal": Cents(661_00), **shop},
    }
    return {kind: records.add(session, dossier, kind=kind, **about)[1] for kind, about in rows.items()}
