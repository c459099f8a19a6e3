"""How a finding is arranged: what there is to do, who does it, by when, where, with which papers."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.finding import Finding
from app.domain.outcome import Outcome, Recht
from app.domain.visit import Who
from app.domain.wording import day_and_month, full_date
from app.reports.amounts import WORTH_NAMING
from app.reports.naming import in_own_words, question_names
from app.reports.rent_letter import RentLetter
from app.reports.suggested import first_sentence, within
from app.texts import has_text, text


class Sort(StrEnum):
    """What kind of finding it is."""

    CLAIM = "aanvragen"
    RISK = "doorgeven"
    SOONER = "eerder"
    OPEN = "uitzoeken"
    OFFER = "aanbod"


@dataclass(frozen=True, slots=True)
class Approach:
    """What to do and why, where, with which papers, and how much work it is; all in words. There may be a letter."""

    why: str
    what: str
    where: str
    papers: str
    effort: str
    has_letter: bool = False


def approach_to(outcome: Outcome) -> Approach | None:
    """How to arrange what was found of a regeling; None when there is nothing to arrange."""
    sort = sort_of(outcome)
    if sort is None or not is_arranged(outcome, sort):
        return None
    return Approach(
        why=_why_arranged(outcome, sort),
        what=what_to_do(outcome, sort),
        where=text("kansen.uitleg.waar", waar=own_words(outcome, "waar")),
        papers=papers_for(outcome),
        effort=text(f"kansen.uitleg.moeite.{own_words(outcome, 'moeite')}"),
        has_letter=sort is Sort.CLAIM and outcome.regeling in set(RentLetter),
    )


def is_arranged(outcome: Outcome, sort: Sort) -> bool:
    """Whether there is somewhere to go with it, if only to ask."""
    return sort is not Sort.OPEN or bool(outcome.to_ask)


def _why_arranged(outcome: Outcome, sort: Sort) -> str:
    """Too much is received of it, or less than can be, or it was never asked for; empty when it must only be asked."""
    if sort is Sort.OPEN:
        return ""
    own = in_own_words(outcome.regeling, f"waarom_{sort}")
    return own or text(f"kansen.waarom.{'risico' if sort is Sort.RISK else 'erbij' if outcome.received else 'nieuw'}")


def own_words(outcome: Outcome, part: str) -> str:
    """How a finding is arranged in its own words (doen, waar, papieren, moeite); else in those of any scheme.

    A scheme that has no texts may say itself how and where it is applied for.
    """
    text_id = f"aanpak.{outcome.regeling}.{part}"
    if has_text(text_id):
        return text(text_id)
    written = {"doen": outcome.how, "waar": outcome.where}.get(part)
    return text(f"aanpak.andere.{part}") if written is None else " ".join(written.spoken().split())


def sort_of(outcome: Outcome) -> Sort | None:
    """What there is to do with an outcome; None when nothing is, or when it waits for its first answers."""
    if outcome.waits:
        return None
    if outcome.still_to_claim.high >= WORTH_NAMING:
        return Sort.CLAIM if outcome.recht is not Recht.ONBEKEND and outcome.still_to_claim.low > 0 else Sort.OPEN
    if outcome.risk.high >= WORTH_NAMING:
        return Sort.RISK
    if outcome.sooner.high >= WORTH_NAMING:
        return Sort.SOONER
    to_find_out = bool(outcome.depends_on or outcome.to_ask) or not outcome.bounded
    is_open = outcome.is_undecided or (outcome.recht is Recht.ONBEKEND and to_find_out)
    return Sort.OPEN if is_open else None


def papers_for(outcome: Outcome) -> str:
    """Which papers to have at hand."""
    return text("kansen.papieren", papieren=own_words(outcome, "papieren").rstrip("."))


def what_to_do(outcome: Outcome, sort: Sort) -> str:
    """What to do with a finding, in one short sentence."""
    if sort is Sort.RISK:
        return text("kansen.doen.doorgeven")
    if sort is Sort.OPEN:
        return text("kansen.doen.navragen" if outcome.to_ask and not outcome.depends_on else "kansen.doen.uitzoeken")
    return text("kansen.doen.erbij") if outcome.received else own_words(outcome, "doen")


def needed_for(outcome: Outcome) -> tuple[str, ...]:
    """What is still to be found out before the amount of an outcome is known."""
    received = (text("kansen.waarom.ontvangen"),) if outcome.received is None else ()
    return (*question_names(outcome.depends_on), *received)


def who_what(finding: Finding | None, usual: Who, what: str) -> str:
    """Who does what: the one with whom it was agreed, else who usually does it."""
    who = text(f"kansen.wie.{finding.who if finding and finding.who else usual}")
    return text("kansen.wie_wat", wie=who, wat=within(first_sentence(what)))


def when_or_where(outcome: Outcome, finding: Finding | None, sort: Sort) -> str:
    """By when: the day that was agreed on, else the day that the law gives; where it is, when there is no day."""
    day = agreed_day(finding) or _last_day(outcome)
    if day or not is_arranged(outcome, sort):
        return "\n".join(day)
    where = own_words(outcome, "waar").partition(",")[0]
    return text("kansen.via", waar=text("kansen.website") if "://" in where else where)


def agreed_day(finding: Finding | None) -> list[str]:
    """The day that was agreed on, when there is one."""
    return [text("kansen.op", dag=day_and_month(finding.due))] if finding and finding.due else []


def _last_day(outcome: Outcome) -> list[str]:
    if outcome.claim_before and (outcome.still_to_claim.high or not outcome.bounded):
        return [text("kansen.voor", dag=full_date(outcome.claim_before))]
    return [text("kansen.zo_snel")] if outcome.risk.high >= WORTH_NAMING else []
