"""What the panel beside a question says: the range of what is missed, a line per regeling, and what to look out for."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.money import Cents, euros, format_whole
from app.domain.outcome import Outcome, Outcomes, Range, Recht
from app.domain.rough import full_scale, outward
from app.reports.amounts import WORTH_NAMING, capital
from app.reports.naming import joined, regeling_name
from app.texts import text

Span = tuple[int, int]
"""From and to, in eurocents."""


@dataclass(frozen=True, slots=True)
class Line:
    """One regeling with what can still be got from it; ``soft`` when there is nothing to count."""

    name: str
    amount: str
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything the panel says. ``amount`` may have two lines; ``now`` and ``before`` are in eurocents."""

    head: str
    amount: str
    now: Span | None
    before: Span | None
    limit: int
    limit_words: str
    aloud: str
    lines: tuple[Line, ...]
    info: str
    risks: tuple[str, ...] = ()
    lapsed: str = ""
    stand_in: str = ""


def panel_of(outcomes: Outcomes, before: Range | None, path: str = "") -> Panel:
    """The panel for these outcomes. ``before`` is the range before the last answer, ``path`` the question on screen."""
    missed = outcomes.missed
    limit = full_scale(missed.high, before.high if before else Cents(0))
    shown = before if before and before != missed else None
    return Panel(
        head=text("bezoek.paneel.kop"),
        amount=headline(outcomes),
        now=(missed.low, missed.high) if missed.high else None,
        before=(shown.low, shown.high) if shown else None,
        limit=limit,
        limit_words=whole(limit),
        aloud=_aloud(missed, shown),
        lines=tuple(Line(capital(regeling_name(o.regeling)), *_amount(o)) for o in outcomes.outcomes),
        info=_info(outcomes, path),
        risks=tuple(_risk(o) for o in outcomes.outcomes if o.risk.high >= WORTH_NAMING),
        lapsed=_lapsed(outcomes.outcomes),
        stand_in=_stand_in(outcomes),
    )


def whole(amount: Cents) -> str:
    """``€ 1.327``, whole euros."""
    return format_whole(euros(amount))


def headline(outcomes: Outcomes) -> str:
    """``ongeveer`` and ``€ 900 tot € 1.600`` under it; without anything known, that nothing can be said yet."""
    missed = outcomes.missed
    if missed.high == 0:
        return text("bezoek.paneel.bedrag_open" if is_unknown(outcomes) else "bezoek.paneel.bedrag_niets")
    if missed.is_exact:
        return whole(missed.high)
    rough = outward(missed)
    if missed.low == 0:
        return text("bezoek.paneel.bedrag_hoogstens", hoog=whole(rough.high))
    return text("bezoek.paneel.bedrag_tussen", laag=whole(rough.low), hoog=whole(rough.high))


def is_unknown(outcomes: Outcomes) -> bool:
    """Whether any outcome still depends on an answer."""
    return any(outcome.depends_on for outcome in outcomes.outcomes)


def said(amounts: Range) -> str:
    """A range within a sentence: ``ongeveer € 900 tot € 1.600``."""
    if amounts.is_exact:
        return whole(amounts.high)
    rough = outward(amounts)
    if amounts.low == 0:
        return text("bezoek.paneel.hoogstens", hoog=whole(rough.high))
    return text("bezoek.paneel.bedrag_tussen", laag=whole(rough.low), hoog=whole(rough.high)).replace("\n", " ")


def short_range(amounts: Range) -> str:
    """A range in a narrow column: ``€ 780 – 1.080``."""
    if amounts.is_exact:
        return whole(amounts.high)
    rough = outward(amounts)
    return text("bezoek.paneel.tussen", laag=whole(rough.low), hoog=whole(rough.high).replace("€\u00a0", ""))


def _amount(outcome: Outcome) -> tuple[str, bool]:
    if outcome.still_to_claim.high >= WORTH_NAMING:
        return short_range(outcome.still_to_claim), False
    if outcome.depends_on or outcome.recht is Recht.ONBEKEND:
        return text("bezoek.paneel.nog_open"), True
    if outcome.recht is Recht.NEE and not outcome.received:
        return text("bezoek.paneel.geen_recht"), True
    if outcome.risk.high >= WORTH_NAMING:
        return text("bezoek.paneel.zie_onder"), True
    return text("bezoek.paneel.krijgt_u_al"), True


def _aloud(missed: Range, before: Range | None) -> str:
    words = text("bezoek.paneel.balk", bedrag=said(missed))
    return f"{words} {text('bezoek.paneel.balk_vorige', bedrag=said(before))}" if before else words


def _info(outcomes: Outcomes, path: str) -> str:
    """For which regelingen the answer to the question on screen still counts."""
    if not is_unknown(outcomes):
        return text("bezoek.paneel.klaar")
    names = [regeling_name(o.regeling) for o in outcomes.outcomes if any(same_path(path, d) for d in o.depends_on)]
    return text("bezoek.paneel.telt_mee", regelingen=joined(names)) if names else ""


def same_path(asked: str, depends: str) -> bool:
    """Whether a question (``personen.p1.vermogen``, ``huishouden.ingeschreven``) answers an unknown JSON path."""
    wanted = depends.replace("[", ".").replace("]", "").split(".")
    parts = asked.split(".")
    if parts[-1] != wanted[-1]:
        return False
    if parts[0] == "ontvangt" and wanted[0] == "ontvangt":
        return len(wanted) < 2 or parts[1] == wanted[1] or wanted[1].isdigit()
    return parts[0] == wanted[0] or parts[0] == "huishouden"


def _risk(outcome: Outcome) -> str:
    return text(
        "bezoek.paneel.te_veel_regel", regeling=capital(regeling_name(outcome.regeling)), bedrag=said(outcome.risk)
    )


def _lapsed(outcomes: Sequence[Outcome]) -> str:
    names = [f"{regeling_name(o.regeling)} {said(o.lapsed)}" for o in outcomes if o.lapsed.high >= WORTH_NAMING]
    return text("bezoek.paneel.te_laat", wat=joined(names)) if names else ""


def _stand_in(outcomes: Outcomes) -> str:
    if not outcomes.is_stand_in:
        return ""
    return text("bezoek.paneel.plaatsvervangend", jaar=outcomes.year, regeljaar=outcomes.rules_year)
