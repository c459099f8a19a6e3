"""The rules on debts and what comes before them by their own arguments, as ``keukentafel regel`` names them."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from app.domain.money import HUNDRED, ZERO, half_up_cent
from app.domain.outcome import Recht
from app.rules import schuldhulp, veertiendagenbrief, wettelijke_rente
from app.rules.arguments import Arguments
from app.rules.feestdagen import day_of_delivery
from app.rules.parameters import Parameters
from app.rules.schuldhulp import Hulpvraag, Plicht
from app.rules.trace import Trace
from app.rules.veertiendagenbrief import Brief

Found = Mapping[str, Decimal | str]


class Termijn(StrEnum):
    """From when a letter counts the days it gives to pay, if it gives any."""

    ONTVANGST = "na_ontvangst"
    BRIEF = "na_brief"
    DAG = "uiterste_dag"
    GEEN = "geen"


def yes(holds: bool) -> str:
    """A yes or no as the outcome of a rule."""
    return Recht.JA if holds else Recht.NEE


def optional_day(arguments: Arguments, name: str) -> date | None:
    """A day that may be left out."""
    return arguments.day(name) if arguments.has(name) else None


def _veertiendagenbrief(arguments: Arguments, law: Parameters, trace: Trace) -> Found:
    """``verstuurd``, and ``ontvangen`` when it is known; without it the letter is taken to come two days of post later.

    ``termijn`` says how the letter gives its time, with ``dagen`` or ``uiterste_dag``; ``kosten`` are those it names.
    """
    sent = arguments.day("verstuurd")
    received = optional_day(arguments, "ontvangen") or _delivered(trace, sent)
    brief = Brief(
        hoofdsom=arguments.amount("hoofdsom"),
        ontvangen=max(sent, received),
        genoemd=arguments.amount("kosten") if arguments.has("kosten") else None,
        uiterste_dag=_last_day(arguments, sent, received),
        with_btw=arguments.truth("btw", False),
        betaald=optional_day(arguments, "betaald"),
    )
    found = veertiendagenbrief.judge(trace, law, brief)
    return {
        "hoogste_kosten": found.hoogste,
        "te_hoog": found.te_hoog,
        "verschuldigd": found.verschuldigd,
        "ontvangen": brief.ontvangen.isoformat(),
        "laatste_dag": found.laatste_dag.isoformat(),
        "kosten_vanaf": (found.laatste_dag + timedelta(days=1)).isoformat(),
        "termijn_goed": yes(found.is_term_good),
        "bedrag_goed": yes(found.is_amount_good),
        "brief_goed": yes(found.is_good),
    }


def _delivered(trace: Trace, sent: date) -> date:
    trace.estimate = True  # nobody said when it came
    return day_of_delivery(trace, sent)


def _last_day(arguments: Arguments, sent: date, received: date) -> date | None:
    """The last day to pay that a letter gives."""
    termijn = arguments.choice("termijn", Termijn)
    if termijn is Termijn.DAG:
        return arguments.day("uiterste_dag")
    if termijn is Termijn.GEEN:
        return None
    return (received if termijn is Termijn.ONTVANGST else sent) + timedelta(days=arguments.whole("dagen"))


def _rentetabel(arguments: Arguments, law: Parameters, trace: Trace) -> Found:
    """A row for each time with one rate and one amount: ``rij_1_vanaf``, ``rij_1_tot`` and so on, and the sum."""
    hoofdsom, vanaf, tot = arguments.amount("hoofdsom"), arguments.day("vanaf"), arguments.day("tot")
    found: dict[str, Decimal | str] = {}
    rows = wettelijke_rente.table(trace, hoofdsom, vanaf, tot)
    for number, row in enumerate(rows, 1):
        found |= {
            f"rij_{number}_vanaf": row.vanaf.isoformat(),
            f"rij_{number}_tot": row.tot.isoformat(),
            f"rij_{number}_dagen": Decimal(row.dagen),
            f"rij_{number}_tarief": row.tarief * HUNDRED,
            f"rij_{number}_bedrag": half_up_cent(row.bedrag),
            f"rij_{number}_rente": row.rente,
            f"rij_{number}_schatting": yes(row.is_estimate),
        }
    return {"rente": sum((row.rente for row in rows), ZERO), "rijen": Decimal(len(rows)), **found}


def _vroegsignaal(arguments: Arguments, law: Parameters, trace: Trace) -> Found:
    """On the day ``op``; a step that was not done yet has no day. ``bezwaar``: the tenant turned the offer down."""
    day = arguments.day("op")
    done = {plicht: optional_day(arguments, plicht) for plicht in Plicht}
    found = schuldhulp.early_signal(trace, done, arguments.truth("bezwaar", False), day)
    since = {} if found.since is None else {"stappen_klaar_op": found.since.isoformat()}
    steps = {f"{plicht}_gedaan": yes(plicht not in found.missing) for plicht in Plicht}
    return {"ontbreekt": Decimal(len(found.missing)), "mag": yes(found.is_allowed), **steps, **since}


def _schuldhulp_termijnen(arguments: Arguments, law: Parameters, trace: Trace) -> Found:
    """``aanmelding`` is the day of the request or of the early signal; ``op`` the day on which it is looked at."""
    vraag = Hulpvraag(
        aanmelding=arguments.day("aanmelding"),
        dringend=arguments.truth("dringend", False),
        gesprek=optional_day(arguments, "gesprek"),
        besluit=optional_day(arguments, "besluit"),
    )
    found = schuldhulp.terms(trace, law, vraag, arguments.day("op"))
    decision = {} if found.besluit_voor is None else {"besluit_uiterlijk": found.besluit_voor.isoformat()}
    return {
        "dagen_te_laat_gesprek": found.gesprek_te_laat,
        "dagen_te_laat_besluit": found.besluit_te_laat,
        "gesprek_uiterlijk": found.gesprek_voor.isoformat(),
        **decision,
    }


DEBT_RULES: Mapping[str, Callable[[Arguments, Parameters, Trace], Found]] = {
    "veertiendagenbrief": _veertiendagenbrief,
    "rentetabel": _rentetabel,
    "vroegsignaal": _vroegsignaal,
    "schuldhulp_termijnen": _schuldhulp_termijnen,
}
"""The rules on debts; they stand on their own, so a value that lacks on a day is only missed when asked for."""
