"""What a household owes and has per month, given through the services as a coach would."""

from datetime import date

from app.budget.lines import Frequency
from app.domain.debt import Notice, Stage
from app.domain.ids import DossierId, RecordId
from app.domain.money import Cents
from app.domain.visit import VisitType
from app.services import visits
from app.services.budget import lines as budget_lines
from app.services.debts import plans, records
from app.services.session import Session


def a_known_month(session: Session, dossier: DossierId, left: int = 95_00) -> None:
    """A budget in which this is left per month in eurocents, beside 35 euro for energy; pay comes on the 23rd."""
    visit = visits.plan(session, dossier, VisitType.BUDGET, session.now())[1]
    budget_lines.add(session, visit, "loon", amount=Cents(3_532_00), day=23, per=Frequency.MONTH)
    rent = budget_lines.add(session, visit, "huur", amount=Cents(0))[1]
    free = plans.room_of(session, dossier)
    assert free is not None
    budget_lines.change(session, rent, amount=Cents(free.by_budget - left - 35_00))


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
