"""What the detail of a finding says and keeps: its state, who does it by when, the amount since when, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.finding import Finding, FindingState
from app.domain.money import Cents
from app.domain.visit import Who
from app.domain.yields import Yield, looks_monthly, yield_of
from app.errors import UserError
from app.intake.scripts import about_money, all_offers
from app.reports.amounts import capital
from app.reports.naming import offer_words, regeling_name
from app.texts import text
from ui.visit.panel.state import whole

Choice = tuple[str, str]
"""A value and its words."""
NOBODY = ""
"""The value of the choice for who does it when that is not known yet."""


class Group(StrEnum):
    """The groups of fields; which one is shown follows from the state. What was offered and is done needs none."""

    PLAN = "plan"
    RESULT = "uitkomst"
    REASON = "reden"
    NONE = "geen"


@dataclass(frozen=True, slots=True)
class Details:
    """What can be filled in about a finding."""

    who: Who | None = None
    due: date | None = None
    realised: Cents | None = None
    realised_since: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One finding in words and values. ``hint`` is a gentle question about the amount that was filled in.

    ``choices`` and ``choice_lines`` are the words of each state, and a line under them.
    """

    regeling: str
    title: str
    expected: str
    choices: tuple[Choice, ...]
    choice_lines: tuple[Choice, ...]
    state: FindingState
    group: Group
    details: Details
    reason_label: str
    hint: str


def sheet_of(regeling: str, findings: Sequence[Finding], planned: Cents | None) -> Sheet:
    """A finding as it is kept; ``planned`` is what the rules expect of it now, when nothing was promised yet."""
    finding = next((found for found in findings if found.regeling == regeling), None)
    state = finding.state if finding else FindingState.TO_CHOOSE
    return Sheet(
        regeling=regeling,
        title=capital(regeling_name(regeling)),
        expected=offer_words(regeling, "waarom") or _expected(finding, planned),
        choices=state_choices(regeling),
        choice_lines=state_lines(regeling),
        state=state,
        group=group_of(regeling, state),
        details=_details(finding) if finding else Details(),
        reason_label=_reason_label(regeling, state),
        hint=text("kans.bedrag_laag") if finding and looks_monthly(finding) else "",
    )


def _expected(finding: Finding | None, planned: Cents | None) -> str:
    promised = finding.planned_per_year if finding and finding.state is not FindingState.TO_CHOOSE else None
    if promised is not None:
        return text("kans.verwacht", bedrag=whole(promised))
    return text("kans.verwacht_nu", bedrag=whole(planned)) if planned else text("kans.geen_bedrag")


def _details(finding: Finding) -> Details:
    return Details(finding.who, finding.due, finding.realised, finding.realised_since, finding.reason)


def _reason_label(regeling: str, state: FindingState) -> str:
    if group_of(regeling, state) is not Group.REASON:
        return ""
    stopped = regeling in all_offers() and state is FindingState.REFUSED
    return text("kans.reden.gestopt" if stopped else f"kans.reden.{state}")


def group_of(regeling: str, state: FindingState) -> Group:
    """The fields that belong to a state; an offer of a visit yields no amount."""
    if state is FindingState.GRANTED:
        return Group.NONE if regeling in all_offers() else Group.RESULT
    return Group.REASON if state in (FindingState.REFUSED, FindingState.NOT_WANTED) else Group.PLAN


def state_choices(key: str) -> tuple[Choice, ...]:
    """The states a finding can be in, with their words."""
    return tuple((state.value, state_words(key, state)) for state in FindingState)


def state_words(key: str, state: FindingState) -> str:
    """How far a finding is; an offer has words of its own, such as "Doet mee"."""
    return offer_words(key, f"staat.{state}") or text(f"kansen.staat.{state}")


def state_lines(key: str) -> tuple[Choice, ...]:
    """What each state means, in a line; the words of an offer say enough."""
    if key in all_offers():
        return ()
    return tuple((state.value, text(f"kans.staat.{state}")) for state in FindingState)


def who_words() -> tuple[Choice, ...]:
    """Who can do it, and that it is not known yet."""
    return (*((who.value, text(f"kansen.wie.{who}")) for who in Who), (NOBODY, text("kans.niemand")))


def checked_amount(amount: Cents | None) -> Cents | None:
    """The amount that was typed. Raises UserError when it is below zero."""
    if amount is not None and amount < 0:
        raise UserError("bezoek.fout.negatief")
    return amount


def total_words(findings: Sequence[Finding]) -> str:
    """What all findings of this household come to so far; empty as long as nothing was chosen."""
    found: Yield = yield_of(about_money(findings))
    if not found:
        return ""
    said = text(
        "kans.totaal",
        gepland=whole(found.planned),
        aangevraagd=whole(found.applied),
        toegekend=whole(found.granted),
    )
    return f"{said} {text('kans.totaal_open', n=found.unknown)}" if found.unknown else said
