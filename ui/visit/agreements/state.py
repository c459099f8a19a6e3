"""Afspraken: at most three, suggested from what was chosen, each with a weekday, a date and a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.domein import Domein
from app.domain.finding import Finding, FindingState
from app.domain.period import working_day
from app.domain.visit import Agreement, Who
from app.domain.wording import day_and_month
from app.reports.naming import outcome_name
from app.reports.suggested import arranged, in_own, of_kind
from app.texts import text
from ui.visit.opportunities.approach import Sort, own_words
from ui.visit.opportunities.state import Opportunity

MOST = 3
_LEAVE_OUT = frozenset({FindingState.NOT_WANTED, FindingState.REFUSED, FindingState.GRANTED})
_DAYS_AHEAD = {Who.TOGETHER: 0, Who.RESIDENT: 9, Who.COACH: 7, Who.CORPORATION: 14}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An agreement that is proposed: what, its first step, who, by when, for which regeling."""

    regeling: str
    what: str
    first_step: str
    who: Who
    due: date


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One agreement in words."""

    number: int
    what: str
    first_step: str
    who: str
    when: str
    is_done: bool
    step_is_done: bool


def rows(agreements: Sequence[Agreement]) -> tuple[AgreementRow, ...]:
    """The agreements in the order of their places."""
    return tuple(_row(number, a) for number, a in enumerate(sorted(agreements, key=lambda a: a.position), 1))


def _row(number: int, agreed: Agreement) -> AgreementRow:
    done = agreed.done_on is not None
    return AgreementRow(
        number=number,
        what=agreed.what,
        first_step=agreed.first_step,
        who=text(f"afspraken.wie_doet.{agreed.who}"),
        when=day_and_month(agreed.done_on or agreed.due),
        is_done=done,
        step_is_done=done or agreed.first_step_on is not None,
    )


def suggestions(
    opportunities: Sequence[Opportunity], findings: Sequence[Finding], agreements: Sequence[Agreement], today: date
) -> tuple[Suggestion, ...]:
    """What could still be agreed: the chosen findings first, as many as there is room for.

    The first of a visit is something to do together, now. What must only be asked of an authority is not proposed
    before it is chosen.
    """
    kept = {finding.regeling: finding for finding in findings}
    taken = {agreed.regeling for agreed in agreements}
    found = []
    for row in opportunities:
        finding = kept.get(row.regeling)
        if row.regeling not in taken and not (finding and finding.state in _LEAVE_OUT):
            chosen = finding is not None and finding.state is not FindingState.TO_CHOOSE
            if not chosen and row.is_only_asking:
                continue
            found.append((not chosen, row.sort is Sort.OPEN, row))
    found.sort(key=lambda item: item[:2])
    room = [row for *_, row in found][: MOST - len(agreements)]
    return tuple(_suggest(row, today, not agreements and not n) for n, row in enumerate(room))


def _suggest(row: Opportunity, today: date, is_first: bool) -> Suggestion:
    who = Who.TOGETHER if is_first else Who.RESIDENT if row.sort is Sort.OPEN else Who.TOGETHER
    ahead = 0 if is_first else 7 if who is Who.TOGETHER else _DAYS_AHEAD[who]
    what, first_step = _words(row)
    return Suggestion(row.regeling, what, first_step, who, working_day(today + timedelta(days=ahead)))


def _words(row: Opportunity) -> tuple[str, str]:
    own, outcome = in_own(row.regeling), row.outcome
    if own is not None or outcome is None:
        return own or ("", "")
    name = outcome_name(outcome)
    if row.sort is Sort.CLAIM and outcome.domein is not Domein.TOESLAGEN:
        return arranged(name, own_words(outcome, "doen"), own_words(outcome, "papieren"))
    return of_kind(row.sort, name)


def who_choices() -> tuple[tuple[str, str], ...]:
    """Who can do it, with words."""
    return tuple((who.value, text(f"afspraken.wie.{who}")) for who in Who)


def is_full(agreements: Sequence[Agreement]) -> bool:
    """Whether there is no room for another one."""
    return len(agreements) >= MOST


def sub_line(agreements: Sequence[Agreement]) -> str:
    """What stands under the title."""
    if not agreements:
        return text("afspraken.nog_geen")
    return text("afspraken.vol" if is_full(agreements) else "afspraken.ruimte", n=MOST - len(agreements))
