"""Counts for the team in words: what goes, to whom, how it stands, and what colleagues show."""

from dataclasses import dataclass

from app.domain.money import Cents, format_cents
from app.domain.team_counts import EURO_STEP, PublishedArea, TeamCounts, Totals, totals
from app.domain.wording import day_and_month
from app.services.district import District
from app.services.team_counts import Proposal, Shown
from app.texts import text

WHOLE = "samen"
"""The key of the row that is all others together."""


@dataclass(frozen=True, slots=True)
class Words:
    """One cell: two lines, soft or strong."""

    first: str
    second: str = ""
    soft: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row under its key: who or where, households, and per stage."""

    key: str
    cells: tuple[Words, ...]


def area_rows(areas: tuple[PublishedArea, ...], prefix: str = "") -> tuple[Row, ...]:
    """Per part of town what is told of it."""
    return tuple(_area_row(area, prefix) for area in areas)


def _area_row(area: PublishedArea, prefix: str) -> Row:
    name = area.district or text("wijk.zonder_wijk")
    stages = (_stage(households, euros) for households, euros in area.stages)
    return Row(f"{prefix}/{name}", (Words(name, prefix), Words(str(area.households)), *stages))


def _stage(households: int | None, euros: int | None) -> Words:
    if households is None:
        return Words(text("tellingen.weinig"), soft=True)
    return Words(_about(euros), text("tellingen.huishoudens", n=households))


def _about(euros: int | None) -> str:
    """A rounded amount; none of it says that it is below half a step."""
    if euros is None:
        return text("tellingen.weinig")
    return _whole(euros) if euros else text("tellingen.onder", bedrag=_whole(EURO_STEP // 2))


def _whole(euros: int) -> str:
    return format_cents(Cents(euros * 100), always_cents=False)


def team_rows(found: District) -> tuple[Row, ...]:
    """The dossiers on this laptop, each colleague, and, for who manages the team, all together."""
    if not found.team.colleagues:
        return ()
    own = _totals_row("", text("tellingen.team.hier"), text("tellingen.team.precies"), found.own)
    others = tuple(_colleague(one) for one in found.team.colleagues)
    if not found.team.is_head:
        return others
    whole = _totals_row(WHOLE, text("tellingen.team.samen"), text("tellingen.team.ongeveer"), found.whole_team)
    return (own, *others, whole)


def _colleague(one: TeamCounts) -> Row:
    return _totals_row(one.account, one.account, _of_day(one), totals(one.areas))


def _totals_row(key: str, name: str, second: str, found: Totals) -> Row:
    amounts = (found.planned, found.applied, found.granted)
    strong = key == WHOLE
    cells = (Words(str(found.households), strong=strong), *(Words(_about(euros), strong=strong) for euros in amounts))
    return Row(key, (Words(name, second, strong=strong), *cells))


def _of_day(one: TeamCounts) -> str:
    return text("tellingen.van_dag", dag=day_and_month(one.published_at.date()))


def colleague_rows(shown: Shown) -> tuple[Row, ...]:
    """What each colleague shows, per part of town."""
    return tuple(row for one in shown.colleagues for row in area_rows(one.areas, f"{one.account}, {_of_day(one)}"))


def team_nothing(found: District) -> str:
    """Why no counts of colleagues are shown; empty when they are."""
    if found.team.colleagues:
        return ""
    return text("tellingen.team.leeg" if found.team.is_member else "tellingen.team.geen_lid")


def standing(proposal: Proposal) -> str:
    """What is shown now, or why nothing can be."""
    shown = proposal.shown
    if not shown.is_enrolled:
        return text("delen.niet_ingeschreven")
    if not shown.is_member:
        return text("tellingen.geen_lid")
    if shown.own is None:
        return text("tellingen.stand.niets")
    same = shown.own.areas == proposal.areas
    return text(
        "tellingen.stand.zelfde" if same else "tellingen.stand.ouder", dag=day_and_month(shown.own.published_at.date())
    )


def counted(proposal: Proposal) -> str:
    """How many of the dossiers on this laptop count, and why the others do not."""
    line = text("tellingen.tellen_mee", n=proposal.counted)
    rest = proposal.households - proposal.counted
    return f"{line} {text('tellingen.tellen_niet', n=rest)}" if rest else line


def nothing_to_tell(proposal: Proposal) -> str:
    """Why there is nothing to show; empty when there is."""
    return "" if proposal.areas or not proposal.shown.is_member else text("tellingen.te_weinig")


def readers(proposal: Proposal) -> tuple[str, ...]:
    """Who will see it."""
    if not proposal.readers:
        return (text("tellingen.niemand_leest"),) if proposal.shown.is_member else ()
    return tuple(text("tellingen.beheert", account=name) if head else name for name, head in proposal.readers)


def primary(proposal: Proposal) -> str:
    """The words of the act that shows it; empty when there is nothing to show, or it is shown already."""
    own = proposal.shown.own
    if not proposal.areas or (own is not None and own.areas == proposal.areas):
        return ""
    return text("tellingen.opnieuw_tonen" if own is not None else "tellingen.tonen")
