"""The schemes of the municipality of a household as outcomes beside those of the regelingen."""

from collections.abc import Collection, Iterator

from app.domain.domein import Domein
from app.domain.household import Household
from app.domain.message import Message, message
from app.domain.money import Cents, cents, euros
from app.domain.outcome import NOTHING, Bron, Outcome, Outcomes, Periode, Range, Recht, Stap
from app.rules.awir import TWELVE
from app.rules.gemeente import SchemeFinding, schemes_for
from app.rules.gemeente_pack import Per, Soort
from app.rules.gemeente_shelf import pack_as_seen

PREFIX = "gemeente:"
"""The name of a scheme as a regeling is this and its id."""
TO_ASK = f"{PREFIX}vraag_na"
"""The one outcome of everything usual that no pack says anything of."""
PERIODS = {Per.MAAND: Periode.MAAND, Per.KWARTAAL: Periode.KWARTAAL}
OWN_RULE = {Soort.KWIJTSCHELDING: "kwijtschelding_gemeente"}
"""The kinds of schemes that are a regeling under another name."""


def municipal(household: Household, outcomes: Outcomes, regelingen: Collection[str]) -> Iterator[Outcome]:
    """An outcome for each scheme that a pack describes, and one for all that must be asked.

    A kind that is one of these ``regelingen`` itself is left to it. A pack past its date on the peildatum never gives
    a right that is sure. While it is not known which municipality it is, that is asked.
    """
    pack = None if household.gemeente is None else pack_as_seen(household.gemeente)
    asked: list[Message] = []
    for finding in schemes_for(household, outcomes, pack, household.peildatum):
        if OWN_RULE.get(finding.soort, finding.soort.value) in regelingen:
            continue
        if finding.described:
            yield _outcome(finding)
        else:
            asked += finding.open
    if asked:
        yield _to_ask(household, tuple(asked))


def _outcome(finding: SchemeFinding) -> Outcome:
    right = _per_year(finding)
    is_sure = finding.recht is Recht.JA and finding.amount is not None and right.is_exact
    return Outcome(
        regeling=f"{PREFIX}{finding.id}",
        recht=finding.recht,
        periode=_periode(finding),
        right=right,
        reason=_reason(finding),
        per_month=cents(euros(right.high) / TWELVE) if is_sure else None,
        per_year=right.high if is_sure else None,
        exact_per_year=euros(right.high) if is_sure else None,
        months=(Cents(right.high // _periode(finding).times),) * _periode(finding).times if is_sure else (),
        received=Cents(0),
        difference=right.high if is_sure else None,
        still_to_claim=right,
        depends_on=finding.needs,
        estimate=finding.estimate or finding.recht is Recht.ONBEKEND,
        steps=_steps(finding),
        to_ask=finding.open,
        domein=Domein.GEMEENTE,
        naam=finding.naam,
        how=_words(finding.how),
        where=_words(finding.where),
    )


def _periode(finding: SchemeFinding) -> Periode:
    return Periode.JAAR if finding.per is None else PERIODS.get(finding.per, Periode.JAAR)


def _per_year(finding: SchemeFinding) -> Range:
    """What it may give in a year; something for one time counts once."""
    if finding.amount is None or finding.recht is Recht.NEE:
        return NOTHING
    times = _periode(finding).times
    low = finding.amount.low if finding.recht is Recht.JA else 0
    return Range(Cents(low * times), Cents(finding.amount.high * times))


def _reason(finding: SchemeFinding) -> Message:
    if finding.failed:
        return finding.failed[0]
    if finding.recht is Recht.JA:
        return message("gemeente.reden.ja" if finding.amount is not None else "gemeente.reden.ja_bedrag_onbekend")
    return message("gemeente.reden.verlopen" if finding.outdated else "gemeente.reden.onbekend")


def _steps(finding: SchemeFinding) -> tuple[Stap, ...]:
    """The amount as the pack gives it, with its source; none when it gives none."""
    if finding.each is None or finding.source is None:
        return ()
    source = finding.source
    return (
        Stap(
            naam=f"gemeente.{finding.id}",
            waarde=euros(finding.each.high),
            bron=Bron(source.bron, "", source.url),
            explanation=message("stap.gegeven", omschrijving=finding.naam.spoken()),
            eenheid=f"EUR/{finding.per}" if finding.per else "EUR",
            schatting=finding.estimate,
        ),
    )


def _words(written: str) -> Message | None:
    return message("gemeente.eigen_woorden", tekst=written) if written else None


def _to_ask(household: Household, asked: tuple[Message, ...]) -> Outcome:
    unknown = household.gemeente is None
    return Outcome(
        regeling=TO_ASK,
        recht=Recht.ONBEKEND,
        periode=Periode.JAAR,
        right=NOTHING,
        reason=message("gemeente.reden.geen_gemeente" if unknown else "gemeente.reden.vraag_na"),
        received=Cents(0),
        depends_on=("$.gemeente",) if unknown else (),
        estimate=True,
        to_ask=asked,
        domein=Domein.GEMEENTE,
        naam=message("gemeente.naam_vraag_na"),
    )
