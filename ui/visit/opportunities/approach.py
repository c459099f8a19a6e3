"""How a finding is arranged: what there is to do, who does it, where, by when, with which papers."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.finding import Finding
from app.domain.outcome import Outcome, Recht
from app.domain.visit import Who
from app.domain.wording import day_and_month, full_date
from app.reports.amounts import WORTH_NAMING
from app.reports.naming import question_names
from app.texts import text


class Sort(StrEnum):
    """What kind of finding it is."""

    CLAIM = "aanvragen"
    RISK = "doorgeven"
    OPEN = "uitzoeken"
    OFFER = "aanbod"


@dataclass(frozen=True, slots=True)
class Approach:
    """What to do and why, where, with which papers, and how much work it is; all in words."""

    why: str
    what: str
    where: str
    papers: str
    effort: str


def approach_to(outcome: Outcome) -> Approach | None:
    """How to arrange what was found of a regeling; None when there is nothing to arrange."""
    sort = sort_of(outcome)
    if sort not in (Sort.CLAIM, Sort.RISK):
        return None
    name = f"aanpak.{outcome.regeling}"
    return Approach(
        why=text("kansen.waarom.risico") if sort is Sort.RISK else why_missed(outcome),
        what=what_to_do(outcome, sort),
        where=text("kansen.uitleg.waar", waar=text(f"{name}.waar")),
        papers=papers_for(outcome),
        effort=text(f"kansen.uitleg.moeite.{text(f'{name}.moeite')}"),
    )


def sort_of(outcome: Outcome) -> Sort | None:
    """What there is to do with an outcome; None when nothing is."""
    if outcome.still_to_claim.high >= WORTH_NAMING:
        return Sort.CLAIM if outcome.recht is not Recht.ONBEKEND and outcome.still_to_claim.low > 0 else Sort.OPEN
    return Sort.RISK if outcome.risk.high >= WORTH_NAMING else None


def papers_for(outcome: Outcome) -> str:
    """Which papers to have at hand."""
    return text("kansen.papieren", papieren=text(f"aanpak.{outcome.regeling}.papieren"))


def why_missed(outcome: Outcome) -> str:
    """Why there is something to get: it was never asked for, or there is less of it than can be."""
    return text("kansen.waarom.erbij" if outcome.received else "kansen.waarom.nieuw")


def what_to_do(outcome: Outcome, sort: Sort) -> str:
    """What to do with a finding, in one short sentence."""
    if sort is Sort.RISK:
        return text("kansen.doen.doorgeven")
    if sort is Sort.OPEN:
        return text("kansen.doen.uitzoeken")
    return text("kansen.doen.erbij") if outcome.received else text(f"aanpak.{outcome.regeling}.doen")


def needed_for(outcome: Outcome) -> tuple[str, ...]:
    """What is still to be found out before the amount of an outcome is known."""
    received = (text("kansen.waarom.ontvangen"),) if outcome.received is None else ()
    return (*question_names(outcome.depends_on), *received)


def who_what(finding: Finding | None, usual: Who, what: str) -> str:
    """Who does what: the one with whom it was agreed, else who usually does it."""
    who = text(f"kansen.wie.{finding.who if finding and finding.who else usual}")
    return text("kansen.wie_wat", wie=who, wat=what[:1].lower() + what[1:].rstrip("."))


def where_when(outcome: Outcome, finding: Finding | None, sort: Sort) -> str:
    """Where, and by when: the day that was agreed on, else the day that the law gives."""
    parts = [] if sort is Sort.OPEN else [text("kansen.via", waar=text(f"aanpak.{outcome.regeling}.waar"))]
    parts += agreed_day(finding) or _last_day(outcome)
    return "\n".join(parts)


def agreed_day(finding: Finding | None) -> list[str]:
    """The day that was agreed on, when there is one."""
    return [text("kansen.op", dag=day_and_month(finding.due))] if finding and finding.due else []


def _last_day(outcome: Outcome) -> list[str]:
    if outcome.claim_before and outcome.still_to_claim.high:
        return [text("kansen.voor", dag=full_date(outcome.claim_before))]
    return [text("kansen.zo_snel")] if outcome.risk.high >= WORTH_NAMING else []
