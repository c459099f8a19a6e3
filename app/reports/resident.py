"""The page a resident keeps: what was agreed, what it can yield and when we meet again, in plain Dutch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.case import Dossier
from app.domain.finding import Finding, FindingState
from app.domain.lookback import LookBack
from app.domain.money import Cents
from app.domain.outcome import NOTHING, Outcome, Outcomes, Periode, Range, Recht
from app.domain.plan import NO_PLAN, OwnPlan
from app.domain.visit import Agreement, Step, Visit
from app.domain.wording import day_and_month, full_date
from app.intake.telling import Telling, telling
from app.reports.agreed import agreed, room_to_sign
from app.reports.amounts import (
    WORTH_NAMING,
    begins_now,
    capital,
    gain_per_month,
    monthly_range,
    spoken,
    told_too_late,
)
from app.reports.document import (
    Amount,
    Block,
    Document,
    Footer,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Tone,
)
from app.reports.figures import figures
from app.reports.lookback import look_back_blocks, look_back_figures
from app.reports.naming import in_own_words, offer_words, outcome_name, regeling_name, settled_words
from app.reports.plan import plan_blocks
from app.texts import has_text, text

MOST_AGREEMENTS = 3
_SETTLED = frozenset({FindingState.GRANTED, FindingState.REFUSED, FindingState.NOT_WANTED})


@dataclass(frozen=True, slots=True)
class CoachLine:
    """How to reach the coach: ``name_line`` is the function or team, ``phone`` may be empty."""

    name_line: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class VisitReport:
    """What a report tells: the visit, what was found, what was agreed and when we meet again.

    ``asked`` are the steps of which a question was put: what nobody asked about is in no sum.
    """

    visit: Visit
    dossier: Dossier
    outcomes: Outcomes
    agreements: tuple[Agreement, ...] = ()
    findings: tuple[Finding, ...] = ()
    next_visit: Visit | None = None
    asked: frozenset[Step] = frozenset(Step)
    plan: OwnPlan = NO_PLAN
    look_back: LookBack | None = None
    is_complete: bool = True
    """Whether everybody in the household was named; before that no total says anything."""

    @property
    def has_plan(self) -> bool:
        """Whether there is a page of the resident's own: a goal, a mark, or a look back."""
        return bool(self.plan) or self.look_back is not None


def resident_page(report: VisitReport, coach: CoachLine, today: date) -> Document:
    """The report of a visit: one page in plain Dutch, the resident's own plan when there is one, and behind it the
    figures with their steps and sources.

    More than three agreements is a ValueError: the store never keeps a fourth.
    """
    own = (PageBreak(), *own_page(report)) if report.has_plan else ()
    blocks = (
        *front_page(report, coach),
        *own,
        PageBreak(),
        *figures(report.outcomes, report.findings, report.dossier.label, today, report.asked),
        *(look_back_figures(report.look_back) if report.look_back else ()),
    )
    return Document(text("report.title"), text("report.language"), blocks)


def front_page(report: VisitReport, coach: CoachLine) -> tuple[Block, ...]:
    """The page that goes on the fridge."""
    if len(report.agreements) > MOST_AGREEMENTS:
        raise ValueError("a visit has at most three agreements")
    return (
        *_title(report.visit, bool(report.agreements)),
        *_what_goes_well(report.outcomes, report.findings),
        *agreed(report.agreements),
        *(_yield(report.outcomes, report.findings, report.asked) if report.is_complete else _too_early()),
        *_to_pass_on(report.outcomes),
        *next_appointment(report.next_visit),
        *(room_to_sign() if report.agreements else ()),
        coach_footer(coach, report.has_plan),
    )


def own_page(report: VisitReport) -> tuple[Block, ...]:
    """The page of the resident's own: how it went, the goal with its small steps, and the marks over time."""
    title = "report.resident.own" if report.plan else "report.resident.went"
    told = look_back_blocks(report.look_back) if report.look_back else ()
    return Heading(1, text(title)), *told, *plan_blocks(report.plan)


def report_file_name(visit: Visit) -> str:
    """``verslag-2026-11-23.pdf``: the day of the visit and nothing about the people."""
    return f"{text('report.title').lower()}-{visit.starts_at.date().isoformat()}.pdf"


def _title(visit: Visit, anything_agreed: bool) -> tuple[Block, ...]:
    title = text("report.resident.agreed" if anything_agreed else "report.resident.discussed")
    where = text("report.resident.where", day=capital(full_date(visit.starts_at.date())))
    return Heading(1, title), Paragraph(where, Tone.SOFT)


def _what_goes_well(outcomes: Outcomes, findings: Sequence[Finding]) -> tuple[Block, ...]:
    granted = {finding.regeling for finding in findings if finding.state is FindingState.GRANTED}
    lines = [_praise(outcome) for outcome in outcomes.everything if _fits(outcome) and outcome.regeling not in granted]
    lines += [_good_news(name) for name in sorted(granted)]
    lines.append(text("report.resident.calm"))
    return Heading(2, text("report.resident.good")), *map(Paragraph, lines)


def _good_news(name: str) -> str:
    """That something was granted, or that an offer, such as a training, was brought to its end."""
    return offer_words(name, "klaar") or text("report.resident.granted", regeling=regeling_name(name))


def _fits(outcome: Outcome) -> bool:
    """Whether what is received is, but for the rounding of the months, what there is a right to."""
    return (
        outcome.recht is Recht.JA
        and bool(outcome.received)
        and outcome.difference is not None
        and abs(outcome.difference) < WORTH_NAMING
    )


def _praise(outcome: Outcome) -> str:
    text_id = "report.resident.seems_to_fit" if outcome.estimate else "report.resident.fits"
    return text(text_id, regeling=outcome_name(outcome))


def _yield(outcomes: Outcomes, findings: Sequence[Finding], asked: frozenset[Step]) -> tuple[Block, ...]:
    """What can still come in, without what the resident does not want, is settled already or was not asked."""
    settled = {finding.regeling for finding in findings if finding.state in _SETTLED}
    known = [o for o in outcomes.everything if telling(o, asked) is not Telling.UNASKED]
    parts = [o for o in known if o.still_to_claim.high >= WORTH_NAMING and o.regeling not in settled]
    head = Heading(2, text("report.resident.yield"))
    if not parts:
        return head, Paragraph(text("report.resident.nothing_to_claim")), *_asides(outcomes)
    monthly, yearly = ([o for o in parts if _is_yearly(o) is once] for once in (False, True))
    lines = [_part(outcome) for outcome in parts] if len(parts) > 1 else []
    lines += [settled_words(one) for one in outcomes.settlements_of(parts)]
    lines += _certainty(parts, _total(parts))
    return head, *_amounts(monthly, outcomes.together(yearly)), *map(Paragraph, lines), *_asides(outcomes)


def _is_yearly(outcome: Outcome) -> bool:
    """Whether it is one amount a year, which is not told per month."""
    return outcome.periode is Periode.JAAR


def _total(outcomes: Iterable[Outcome]) -> Range:
    total = NOTHING
    for outcome in outcomes:
        total = total.plus(outcome.still_to_claim)
    return total


def _amounts(monthly: Sequence[Outcome], once: Range) -> tuple[Block, ...]:
    """What comes every month, per month first; what comes once a year stands apart."""
    of_months = _total(monthly)
    if not of_months.high:
        return (Amount(text("report.amount.per_year", amount=capital(spoken(once)))),)
    per_month = text("report.amount.per_month", amount=capital(spoken(_together_per_month(monthly, of_months))))
    year = "rest_of_year" if any(map(begins_now, monthly)) else "per_year"
    lines = [text(f"report.resident.{year}", amount=spoken(of_months))]
    lines += [text("report.resident.once_a_year", amount=spoken(once))] if once.high else []
    return Amount(per_month), *map(Paragraph, lines)


def _too_early() -> tuple[Block, ...]:
    """That it is not known yet what can come in."""
    return Heading(2, text("report.resident.yield")), Paragraph(text("report.resident.too_early"))


def _certainty(parts: Sequence[Outcome], total: Range) -> list[str]:
    is_estimate = any(outcome.estimate for outcome in parts)
    said = [] if total.is_exact else [text("report.resident.unknown")]
    return [*said, text(f"report.resident.{'estimate' if is_estimate else 'certain_by_letter'}")]


def _together_per_month(parts: Sequence[Outcome], total: Range) -> Range:
    """Of all parts together; what begins only now is more per month than its part of this year."""
    found = monthly_range(total)
    for outcome in parts:
        of_year, gain = monthly_range(outcome.still_to_claim), gain_per_month(outcome)
        found = Range(Cents(found.low + gain.low - of_year.low), Cents(found.high + gain.high - of_year.high))
    return found


def _part(outcome: Outcome) -> str:
    name, yearly = capital(outcome_name(outcome)), _is_yearly(outcome)
    amount = spoken(outcome.still_to_claim if yearly else gain_per_month(outcome))
    return text("report.resident.part_once" if yearly else "report.resident.part", regeling=name, amount=amount)


def _asides(outcomes: Outcomes) -> tuple[Block, ...]:
    """What stands apart from the sum: other years' rules, and what is too late."""
    lines = []
    if outcomes.is_stand_in:
        lines.append(text("report.resident.stand_in", rules_year=outcomes.rules_year, year=outcomes.year))
    lapsed = NOTHING
    for outcome in outcomes.everything:
        if outcome.lapsed.high:
            lapsed = lapsed.plus(told_too_late(outcome))
    if lapsed.high >= WORTH_NAMING:
        lines.append(text("report.resident.too_late", amount=spoken(lapsed)))
    return tuple(Paragraph(line, Tone.SOFT) for line in lines)


def _to_pass_on(outcomes: Outcomes) -> tuple[Block, ...]:
    risky = [outcome for outcome in outcomes.everything if outcome.risk.high >= WORTH_NAMING]
    if not risky:
        return ()
    lines = [line for outcome in risky for line in _risk(outcome)]
    lines += [text("report.resident.pass_on_why"), text("report.resident.no_blame")]
    return (Notice(text("report.resident.pass_on"), tuple(lines)),)


def _risk(outcome: Outcome) -> tuple[str, ...]:
    own = in_own_words(outcome.regeling, "betalen", bedrag=spoken(outcome.risk))
    if own:
        return (own,)
    certain = outcome.risk.low > 0 and not outcome.estimate
    claim = "report.resident.too_much" if certain else "report.resident.maybe_too_much"
    return (
        text(claim, regeling=outcome_name(outcome)),
        text("report.resident.pay_back", amount=spoken(outcome.risk)),
    )


def next_appointment(visit: Visit | None) -> tuple[Block, ...]:
    """When we meet again, or that it is still to be agreed."""
    head = Heading(2, text("report.resident.next"))
    if visit is None:
        return head, Paragraph(text("report.resident.no_next"))
    at = visit.starts_at
    time = f"{at.hour}.{at.minute:02d}" if at.minute else str(at.hour)
    when = text("report.resident.next_at", day=capital(day_and_month(at.date())), time=time)
    place = text("report.resident.next_place", length=_length(visit.minutes))
    return head, Paragraph(place, strong=when)


def _length(minutes: int) -> str:
    text_id = f"report.resident.length.{minutes}"
    return text(text_id) if has_text(text_id) else text("report.resident.length.other", n=minutes)


def coach_footer(coach: CoachLine, has_plan: bool = False) -> Footer:
    """How to reach the coach, and what is on the back: the figures, and the resident's own plan when there is one."""
    left = (coach.name_line, text("report.resident.call", phone=coach.phone) if coach.phone else "")
    right = (text(f"report.resident.behind_{'plan' if has_plan else '1'}"), text("report.resident.behind_2"))
    return Footer(tuple(line for line in left if line), right)
