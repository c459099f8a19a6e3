"""What a household can get from its municipality, by the pack of that municipality; what a pack leaves out is asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.domain.household import Household
from app.domain.message import Message, message
from app.domain.money import Cents
from app.domain.outcome import Outcomes, Range, Recht
from app.rules.gemeente_conditions import Looked, Verdict, verdicts
from app.rules.gemeente_household import GROWN_UP, amount_for, heads
from app.rules.gemeente_pack import (
    ASKED_ALWAYS,
    Figure,
    Gemeentepolis,
    KwijtscheldingKeuzes,
    NormPercentages,
    Pack,
    PackSource,
    Per,
    Row,
    Scheme,
    Soort,
    Voor,
    Voorwaarden,
    is_outdated,
)
from app.rules.gemeente_shelf import Broken, own_packs, pack_of
from app.rules.parameters import load

__all__ = ["Pack", "SchemeFinding", "broken_packs", "is_outdated", "pack_of", "schemes_for"]

NOT_KNOWN = Pack(gemeente="", versie="", geldig_tot=date.max)
"""Stands for a municipality of which there is no pack: everything is asked."""


@dataclass(frozen=True, slots=True)
class SchemeFinding:
    """What is known of one scheme for one household.

    ``each`` is the amount in eurocents ``per`` period for one household, person or child; ``amount`` that of all
    together. Both are None when it is not known: ask. ``open`` is what must still be checked or asked before the
    right is sure, ``met`` what is in order, ``failed`` why there is no right. ``how`` and ``where`` are empty when
    they are not known. ``outdated``: the pack or the scheme is past its date, ``valid_until`` says which. ``needs`` are
    the JSON paths of the household that are open, ``described``: a pack says something of it.
    """

    id: str
    naam: Message
    soort: Soort
    recht: Recht
    each: Range | None
    amount: Range | None
    per: Per | None
    open: tuple[Message, ...]
    met: tuple[Message, ...]
    failed: tuple[Message, ...]
    how: str
    where: str
    source: PackSource | None
    valid_until: date
    outdated: bool
    estimate: bool
    needs: tuple[str, ...] = ()
    described: bool = False


def broken_packs() -> tuple[Broken, ...]:
    """The files of the organisation that cannot be used, and why."""
    return own_packs().broken


def schemes_for(household: Household, outcomes: Outcomes, pack: Pack | None, today: date) -> tuple[SchemeFinding, ...]:
    """Every scheme of the pack for this household, then what to ask of the usual ones the pack says nothing of.

    Without a pack everything usual is asked. Raises UserError for a peildatum before the oldest rules.
    """
    known = pack or NOT_KNOWN
    looked = Looked(household, outcomes, known, load(household.peildatum))
    return tuple(_finding(scheme, looked, today) for scheme in (*known.regelingen, *_not_described(known)))


def _not_described(pack: Pack) -> Iterator[Scheme]:
    """The usual schemes that the pack does not describe itself, with what its other parts tell of them."""
    described = {scheme.soort for scheme in pack.regelingen}
    for soort in ASKED_ALWAYS:
        if soort not in described:
            yield _usual(soort, pack)


def _usual(soort: Soort, pack: Pack) -> Scheme:
    empty = Scheme(soort.value, "", soort, pack.geldig_tot)
    if soort is Soort.GEMEENTEPOLIS:
        return _insurance(empty, pack.gemeentepolis)
    if soort is Soort.KWIJTSCHELDING:
        chosen = pack.kwijtschelding
        return replace(
            empty, hoe_aanvragen=chosen.hoe_aanvragen, waar=chosen.waar, source=chosen.norm_percentage.source
        )
    return empty


def _insurance(empty: Scheme, polis: Gemeentepolis) -> Scheme:
    given = polis.bijdrage_per_maand
    amount = Figure(None if given.value is None else (Row(given.value),), given.source)
    limit = polis.inkomen_tot_procent_norm
    return replace(
        empty,
        bestaat=polis.aangeboden.value is not False,
        voorwaarden=Voorwaarden(inkomen_tot_procent_norm=limit if limit.value is not None else None),
        bedrag=amount,
        per=None if amount.value is None else Per.MAAND,
        voor=Voor.PERSOON,
        hoe_aanvragen=polis.hoe_aanvragen,
        waar=polis.waar,
        source=polis.aangeboden.source or given.source or limit.source,
    )


def _finding(scheme: Scheme, looked: Looked, today: date) -> SchemeFinding:
    found = verdicts(_with_norm(scheme, looked.pack.normpercentages), looked) if scheme.bestaat else ()
    each = _each(scheme, looked.household)
    says_something = bool(scheme.naam or found or each or scheme.source)
    outdated = says_something and _last_day(scheme, looked.pack) < today
    asked = _to_ask(scheme, looked.pack, bool(found)) if scheme.bestaat else ()
    failed = tuple(v.said for v in found if v.holds is False and not (v.dated and outdated))
    open_ = tuple(v.said for v in found if v.holds is None or (v.holds is False and v.dated and outdated))
    if outdated:
        asked = (message("gemeente.vraag.verlopen", dag=_last_day(scheme, looked.pack)), *asked)
    if not scheme.bestaat:
        failed = (message("gemeente.bestaat_niet"),)
    return SchemeFinding(
        id=scheme.id,
        naam=_name(scheme),
        soort=scheme.soort,
        recht=Recht.NEE if failed else Recht.ONBEKEND if open_ or asked else Recht.JA,
        each=each,
        amount=_amount(each, scheme, looked.household),
        per=scheme.per,
        open=(*asked, *open_),
        met=tuple(v.said for v in found if v.holds),
        failed=failed,
        how=scheme.hoe_aanvragen,
        where=scheme.waar or looked.pack.website,
        source=scheme.bedrag.source or scheme.source,
        valid_until=_last_day(scheme, looked.pack),
        outdated=outdated,
        estimate=outdated or _is_estimate(scheme, found),
        needs=() if failed else tuple(dict.fromkeys(path for v in found if v.holds is None for path in v.needs)),
        described=says_something,
    )


def _name(scheme: Scheme) -> Message:
    if scheme.naam:
        return message("gemeente.eigen_woorden", tekst=scheme.naam)
    return message(f"gemeente.soort.{scheme.soort}")


def _last_day(scheme: Scheme, pack: Pack) -> date:
    return min(scheme.geldig_tot, pack.geldig_tot)


def _with_norm(scheme: Scheme, percentages: NormPercentages) -> Voorwaarden:
    """The conditions, with the percentage that the municipality uses for this kind when the scheme names none."""
    usual = {
        Soort.INDIVIDUELE_INKOMENSTOESLAG: percentages.individuele_inkomenstoeslag,
        Soort.BIJZONDERE_BIJSTAND: percentages.bijzondere_bijstand,
        Soort.KINDREGELING: percentages.kindregelingen,
        Soort.PAS: percentages.pas,
        Soort.GEMEENTEPOLIS: percentages.gemeentepolis,
    }.get(scheme.soort, Figure())
    wanted = scheme.voorwaarden
    if wanted.inkomen_tot_procent_norm is not None or usual.value is None:
        return wanted
    return replace(wanted, inkomen_tot_procent_norm=usual)


def _to_ask(scheme: Scheme, pack: Pack, has_conditions: bool) -> tuple[Message, ...]:
    """What the municipality itself has to answer."""
    if scheme.soort is Soort.KWIJTSCHELDING:
        return (*_choices_to_ask(pack.kwijtschelding), message("gemeente.vraag.kwijtschelding"))
    if not scheme.naam or not has_conditions:
        return (message(f"gemeente.vraag.{scheme.soort}"),)
    return ()


def _choices_to_ask(chosen: KwijtscheldingKeuzes) -> Iterator[Message]:
    figures = {
        "norm_percentage": chosen.norm_percentage.value,
        "netto_aow": chosen.netto_aow.value,
        "kinderopvang_telt_mee": chosen.kinderopvang_telt_mee.value,
        "extra_vermogen": chosen.extra_vermogen.value,
        "ondernemers": chosen.ondernemers.value,
    }
    open_ones = (name for name, value in figures.items() if value is None)
    return (message(f"gemeente.vraag_keuze.{name}", heffer="de gemeente") for name in open_ones)


def _each(scheme: Scheme, household: Household) -> Range | None:
    rows = scheme.bedrag.value
    found = None if rows is None or not scheme.bestaat else amount_for(rows, household)
    if found is None:
        return None
    low, high = found
    return Range(Cents(0) if scheme.hoogstens else low, high)


def _amount(each: Range | None, scheme: Scheme, household: Household) -> Range | None:
    if each is None or scheme.voor is Voor.HUISHOUDEN:
        return each
    wanted = scheme.voorwaarden
    van = 0 if wanted.kind_van is None else wanted.kind_van.value
    tot = GROWN_UP if wanted.kind_tot is None else wanted.kind_tot.value
    if van is None or tot is None:
        return None
    count = heads(household, scheme.voor is Voor.KIND, van, tot)
    return None if count is None else Range(Cents(each.low * count), Cents(each.high * count))


def _is_estimate(scheme: Scheme, found: tuple[Verdict, ...]) -> bool:
    source = scheme.bedrag.source
    return any(verdict.estimate for verdict in found) or (source is not None and source.is_estimate)
