"""Plans and looks back for the reports; every household is a numbered type, nobody exists."""

from datetime import date

from app.domain.finding import Finding, FindingState
from app.domain.goal import Goal, PillarScore, SmallStep
from app.domain.ids import DossierId, RecordId
from app.domain.lookback import LookBack, Standing, worth_telling
from app.domain.money import Cents
from app.domain.plan import OwnPlan, own_plan
from app.domain.visit import Who
from app.domain.yields import Yield, yield_of
from app.intake.pillars import pillar_keys
from tests.reports.builders import a_visit, agreements

DOSSIER = DossierId("d1")
NOVEMBER, FEBRUARY, YEAR_LATER = date(2026, 11, 23), date(2027, 2, 22), date(2027, 11, 23)


def a_plan(days: int = 2, goals: int = 1, steps: int = 3) -> OwnPlan:
    """A goal with steps, the first one taken, and a mark per pillar on each of some days."""
    chosen = [
        Goal(RecordId(f"g{n}"), DOSSIER, "Elke maand 20 euro sparen", "Een dag naar zee", date(2027, 6, 1))
        for n in range(goals)
    ]
    words = (("Alle post in één map", Who.RESIDENT), ("Samen de map bekijken", Who.TOGETHER), ("Bellen", Who.COACH))
    taken = [
        SmallStep(RecordId(f"s{n}"), RecordId("g0"), DOSSIER, *words[n], NOVEMBER, NOVEMBER if n == 0 else None)
        for n in range(steps)
    ]
    marks = [
        PillarScore(RecordId(f"{pillar}{day}"), DOSSIER, pillar, (3 + 2 * place + number) % 10 + 1, day)
        for number, day in enumerate((NOVEMBER, FEBRUARY, date(2027, 6, 1), date(2027, 8, 2), YEAR_LATER)[:days])
        for place, pillar in enumerate(pillar_keys())
    ]
    return own_plan(chosen, taken, marks, pillar_keys())


def reached(what: str = "Elke maand 20 euro sparen") -> OwnPlan:
    """A goal that was reached."""
    return own_plan((Goal(RecordId("g1"), DOSSIER, what, done_on=FEBRUARY),), (), (), ())


def a_finding(regeling: str, state: FindingState, planned: int = 0, realised: int | None = None) -> Finding:
    """A finding with amounts in euros per year."""
    return Finding(
        RecordId(regeling),
        DOSSIER,
        regeling,
        state,
        planned_per_year=Cents(planned * 100),
        realised=None if realised is None else Cents(realised * 100),
        realised_since=NOVEMBER if realised else None,
    )


def a_look_back(findings: tuple[Finding, ...], kept: int = 1, made: int = 3) -> LookBack:
    """Three months after a visit in which everything was promised."""
    promised = Yield(Cents(sum(finding.planned_per_year or 0 for finding in findings)))
    agreed = agreements(made, done=kept > 0)
    return LookBack(
        a_visit(),
        (Standing(NOVEMBER, 0, promised), Standing(FEBRUARY, 3, yield_of(findings))),
        agreed,
        worth_telling(findings),
    )


EVERY_STATE = (
    a_finding("zorgtoeslag", FindingState.GRANTED, 883, 876),
    a_finding("huurtoeslag", FindingState.GRANTED, 2400),
    a_finding("kindgebonden_budget", FindingState.APPLIED, 659),
    a_finding("kinderopvangtoeslag", FindingState.PLANNED, 1200),
    a_finding("kinderbijslag", FindingState.REFUSED, 1448),
    a_finding("bijstand", FindingState.NOT_WANTED, 5000),
)
