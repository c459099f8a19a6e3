"""What a creditor asks on top of the debt, against what the law allows; every amount with its article."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum

from app.debts.overview import kind_of
from app.domain.debt import Debt, Notice, Stage
from app.domain.debt_kinds import CostRules, InterestRules, Vat
from app.domain.message import Argument, Message, message
from app.domain.money import CONTEXT, ZERO, Cents, cents, euros
from app.domain.outcome import Stap
from app.rules import incassokosten, veertiendagenbrief, wettelijke_rente
from app.rules.parameters import ESTIMATES, Confidence, timelines, values_on
from app.rules.trace import Trace
from app.texts import text

_Amounts = tuple[Cents | None, Cents | None]
"""What is asked and what is allowed."""


class Verdict(StrEnum):
    """What a check found."""

    NOTHING_ASKED = "niets_gevraagd"
    NOT_KNOWN = "niet_bekend"
    OWN_RULES = "eigen_regels"
    CONTRACT = "contract"
    NO_NOTICE = "geen_brief"
    TOO_EARLY = "te_vroeg"
    TOO_HIGH = "te_hoog"
    PERHAPS_VAT = "misschien_btw"
    NOTICE_UNKNOWN = "brief_onbekend"
    TOO_LONG_AGO = "te_lang_geleden"
    RIGHT = "klopt"


@dataclass(frozen=True, slots=True)
class Check:
    """What is asked against what is allowed, in eurocents; ``allowed`` is None where we cannot say.

    ``too_much`` is what is asked above the law whatever is still open; zero when nothing of that is sure.
    """

    verdict: Verdict
    asked: Cents | None
    allowed: Cents | None
    too_much: Cents
    message: Message
    steps: Sequence[Stap] = ()
    estimate: bool = False

    @property
    def words(self) -> str:
        """The sentence, marked where an amount in it is an estimate."""
        said = self.message.spoken()
        return f"{said} {text('schulden.schatting')}" if self.estimate and self.allowed is not None else said


@dataclass(frozen=True, slots=True)
class DebtCheck:
    """The costs and the interest of one debt."""

    costs: Check
    interest: Check

    @property
    def too_much(self) -> Cents:
        """What is asked above the law, costs and interest together."""
        return Cents(self.costs.too_much + self.interest.too_much)


def check_debt(debt: Debt, day: date) -> DebtCheck:
    """Check the costs and the interest of a debt as they may be on a day."""
    with localcontext(CONTEXT):
        return DebtCheck(check_costs(debt, day), check_interest(debt, day))


def check_costs(debt: Debt, day: date) -> Check:
    """The collection costs against the decree, and whether the letter was there that it asks for first."""
    if not debt.costs:
        return _unasked("kosten", debt.costs)
    if kind_of(debt).costs is CostRules.OWN:
        return _found("kosten", Verdict.OWN_RULES, (debt.costs, None), Trace())
    if debt.principal is None:
        return _found("kosten", Verdict.NOT_KNOWN, (debt.costs, None), Trace())
    law, trace = values_on(day), Trace()
    most = incassokosten.costs(trace, law, euros(debt.principal))
    if debt.notice in (Notice.NONE, Notice.WRONG):
        incassokosten.nothing_yet(trace, law, most)
        return _found("kosten", Verdict.NO_NOTICE, (debt.costs, Cents(0)), trace)
    if debt.notice is Notice.RIGHT and debt.notice_on is not None:
        last = veertiendagenbrief.last_day_to_pay(trace, law, debt.notice_on)
        if day <= last:
            incassokosten.nothing_yet(trace, law, most)
            return _found("kosten", Verdict.TOO_EARLY, (debt.costs, Cents(0)), trace, dag=last)
    return _against_scale(debt, debt.costs, most, trace, day)


def _against_scale(debt: Debt, asked: Cents, most: Decimal, trace: Trace, day: date) -> Check:
    """The costs against the scale; btw counts where the creditor may add it, and is a question where we do not know.

    It may only be added when somebody collects for the creditor (Besluit, 2 lid 3): until that is known it is a
    question too.
    """
    vat = kind_of(debt).vat
    bare = cents(most)
    if asked > bare and Confidence(kind_of(debt).vat_confidence) in ESTIMATES:
        trace.estimate = True
    if asked > bare and vat is not Vat.NOT:
        most = veertiendagenbrief.with_btw(trace, values_on(day), most)
    if asked > cents(most):
        return _found("kosten", Verdict.TOO_HIGH, (asked, cents(most)), trace)
    if asked > bare and not (vat is Vat.MAY and _is_collected(debt)):
        return _found("kosten", Verdict.PERHAPS_VAT, (asked, cents(most)), trace)
    verdict = Verdict.NOTICE_UNKNOWN if debt.notice is Notice.UNKNOWN else Verdict.RIGHT
    return _found("kosten", verdict, (asked, cents(most)), trace)


def _is_collected(debt: Debt) -> bool:
    """Whether somebody else collects for the creditor."""
    return bool(debt.collector) or debt.stage.weight >= Stage.COLLECTION.weight


def check_interest(debt: Debt, day: date) -> Check:
    """The interest against the statutory rate since the debt was late."""
    if not debt.interest:
        return _unasked("rente", debt.interest)
    rules = kind_of(debt).interest
    if rules is not InterestRules.STATUTORY:
        verdict = Verdict.CONTRACT if rules is InterestRules.CONTRACT else Verdict.OWN_RULES
        return _found("rente", verdict, (debt.interest, None), Trace())
    if debt.principal is None or debt.since is None:
        return _found("rente", Verdict.NOT_KNOWN, (debt.interest, None), Trace())
    first = timelines()[wettelijke_rente.RATES][0].begin
    if debt.since < first:
        return _found("rente", Verdict.TOO_LONG_AGO, (debt.interest, None), Trace(), dag=first)
    trace = Trace()
    late_until = max(day, debt.since)
    most = cents(wettelijke_rente.interest(trace, euros(debt.principal), debt.since, late_until))
    verdict = Verdict.TOO_HIGH if debt.interest > most else Verdict.RIGHT
    return _found("rente", verdict, (debt.interest, most), trace)


def _unasked(what: str, asked: Cents | None) -> Check:
    verdict = Verdict.NOT_KNOWN if asked is None else Verdict.NOTHING_ASKED
    return _found(what, verdict, (asked, None), Trace())


def _found(what: str, verdict: Verdict, amounts: _Amounts, trace: Trace, **more: Argument) -> Check:
    asked, allowed = amounts
    too_much = Cents(0) if asked is None or allowed is None else Cents(max(asked - allowed, 0))
    said = message(
        f"schulden.controle.{what}.{verdict}",
        gevraagd=euros(asked or Cents(0)),
        mag=ZERO if allowed is None else euros(allowed),
        verschil=euros(too_much),
        **more,
    )
    return Check(verdict, asked, allowed, too_much, said, trace.steps, trace.estimate)
