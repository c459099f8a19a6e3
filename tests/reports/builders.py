"""Sample visits, outcomes and agreements for the reports; every household is a numbered type, nobody exists."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict, Unpack

from app.domain.case import Dossier
from app.domain.domein import Domein
from app.domain.finding import Finding
from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.lookback import LookBack
from app.domain.message import Message
from app.domain.money import Cents
from app.domain.outcome import NOTHING, Bron, Outcome, Outcomes, Periode, Range, Recht, Stap
from app.domain.plan import OwnPlan
from app.domain.visit import Agreement, Visit, VisitState, VisitType, Who
from app.reports.document import Document
from app.reports.resident import CoachLine, VisitReport, resident_page
from app.rules.regelingen import REGELINGEN

DOSSIER = Dossier(DossierId("d1"), "Alleenstaande ouder, twee kinderen", address="Voorbeeldstraat 999", phone="06 99")
COACH = CoachLine("Uw coach van Complex Noord", "06 – 00 00 00 00")
TODAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Said(Message):
    """A message whose text id is the sentence itself, so that a sample can say anything."""

    def spoken(self) -> str:
        return self.text_id


def a_visit(starts_at: str = "2026-11-23T14:00", minutes: int = 90) -> Visit:
    at = datetime.fromisoformat(starts_at)
    return Visit(VisitId("v1"), DOSSIER.id, VisitType.VOORZIENINGENWIJZER, VisitState.CLOSED, at, minutes=minutes)


def euro_range(low: int, high: int | None = None) -> Range:
    return Range(Cents(low * 100), Cents((low if high is None else high) * 100))


def some_steps(count: int, regeling: str = "zorgtoeslag") -> tuple[Stap, ...]:
    law = Bron("Wet op de zorgtoeslag", "2 lid 1", "https://wetten.overheid.nl/BWBR0018451/2026-01-01")
    other = Bron("Algemene wet inkomensafhankelijke regelingen", "8", "https://wetten.overheid.nl/BWBR0018472")
    return tuple(
        Stap(
            naam=f"{regeling}_normpremie" if number % 3 else "toetsingsinkomen",
            waarde=Decimal("2272.72424") + number,
            bron=replace(law if number % 2 else other, artikel=f"{number % 5 + 1} lid {number % 2 + 1}"),
            explanation=Said(
                "De premie die u zelf kunt betalen, is een deel van het inkomen van u en uw toeslagpartner."
            ),
            schatting=number == 2,
            months=(1, 2, 3, 4, 5, 6) if number == 1 else (),
        )
        for number in range(count)
    )


def an_outcome(
    regeling: str = "zorgtoeslag", per_year: int = 1965, received: int | None = 0, steps: int = 6
) -> Outcome:
    right = euro_range(per_year)
    got = None if received is None else Cents(received * 100)
    missing = max(per_year - (received or 0), 0)
    return Outcome(
        regeling=regeling,
        recht=Recht.JA if per_year else Recht.NEE,
        periode=Periode.KWARTAAL if regeling == "kinderbijslag" else Periode.MAAND,
        right=right,
        reason=Said("Uw inkomen ligt onder de grens voor dit jaar."),
        per_month=Cents(per_year // 12 * 100),
        per_year=right.low,
        exact_per_year=Decimal(per_year),
        received=got,
        difference=None if got is None else Cents(got - right.low),
        still_to_claim=euro_range(missing),
        claim_before=date(2027, 9, 1) if missing else None,
        steps=some_steps(steps, regeling),
        domein=REGELINGEN[regeling].domein if regeling in REGELINGEN else Domein.TOESLAGEN,
    )


def unknown(outcome: Outcome, low: int, high: int) -> Outcome:
    return replace(
        outcome,
        recht=Recht.ONBEKEND,
        right=euro_range(low, high),
        still_to_claim=euro_range(low, high),
        per_month=None,
        per_year=None,
        exact_per_year=None,
        difference=None,
        depends_on=("personen[0].vermogen", "woning.kale_huur", "personen[1].vermogen"),
    )


def too_much(outcome: Outcome, low: int, high: int | None = None) -> Outcome:
    return replace(outcome, still_to_claim=NOTHING, claim_before=None, risk=euro_range(low, high))


def the_outcomes(*outcomes: Outcome, year: int = 2026, rules_year: int = 2026) -> Outcomes:
    return Outcomes(year, rules_year, date(year, 3, 1), f"{rules_year}.1", outcomes)


def agreements(count: int, done: bool = True) -> tuple[Agreement, ...]:
    plans = (
        (
            "Zorgtoeslag aanvragen",
            "U krijgt een brief van de Dienst Toeslagen.\nLaat die brief aan mij zien.",
            Who.TOGETHER,
        ),
        ("De jaaropgave van 2025 zoeken", "Die kreeg u van uw werk. Leg hem in de map.", Who.RESIDENT),
        ("Bellen over uw verzekering", "Ik bel u om 10 uur. Wij kijken samen wat u nodig hebt.", Who.COACH),
    )
    days = (date(2026, 11, 23), date(2026, 12, 2), date(2026, 12, 7))
    return tuple(
        Agreement(
            RecordId(f"a{number}"),
            VisitId("v1"),
            DOSSIER.id,
            number,
            *plans[number],
            due=days[number],
            done_on=days[0] if done and number == 0 else None,
        )
        for number in range(count)
    )


NEXT = a_visit("2026-12-14T10:00", 60)


class Own(TypedDict, total=False):
    """The parts of a report that only some visits have."""

    plan: OwnPlan
    look_back: LookBack | None


def a_report(
    outcomes: Outcomes,
    agreed: int = 3,
    findings: tuple[Finding, ...] = (),
    next_visit: Visit | None = NEXT,
    **own: Unpack[Own],
) -> Document:
    report = VisitReport(a_visit(), DOSSIER, outcomes, agreements(agreed), findings, next_visit, **own)
    return resident_page(report, COACH, TODAY)
