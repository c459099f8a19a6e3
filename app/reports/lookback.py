"""Looking back on paper: in plain words for the resident, and promise against result as tables behind it."""

from collections.abc import Sequence

from app.domain.finding import Finding, FindingState
from app.domain.lookback import LookBack, Standing
from app.domain.money import Cents, format_cents
from app.domain.outcome import Range
from app.domain.wording import full_date
from app.domain.yields import applied_of, granted_of, planned_of, to_do_of, waiting_of
from app.reports.amounts import WORTH_NAMING, capital, monthly, spoken, whole
from app.reports.document import Align, Block, Bullets, Heading, Paragraph, Table
from app.reports.naming import offer_words, regeling_name
from app.texts import text

_ORDER = (
    FindingState.GRANTED,
    FindingState.APPLIED,
    FindingState.PLANNED,
    FindingState.TO_CHOOSE,
    FindingState.REFUSED,
    FindingState.NOT_WANTED,
)


def look_back_blocks(told: LookBack) -> tuple[Block, ...]:
    """How it went since the visit that is looked back on, in plain Dutch."""
    return (
        Heading(2, text("terugblik.papier.kop")),
        Paragraph(text("terugblik.papier.sinds", dag=full_date(told.start_day))),
        *_came_in(told),
        *_agreements(told),
        *([Bullets(tuple(map(_finding, _good_news_first(told.findings))))] if told.findings else []),
    )


def _good_news_first(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: _ORDER.index(finding.state))


def _came_in(told: LookBack) -> tuple[Block, ...]:
    granted = told.now.yields.granted
    lines = []
    if granted >= WORTH_NAMING:
        strong = text("terugblik.papier.erbij", bedrag=_per_month(granted))
        lines.append(Paragraph(f" {text('report.resident.per_year', amount=whole(granted))}", strong=strong))
    else:
        lines.append(Paragraph(text("terugblik.papier.nog_niets")))
    for amount, text_id in ((waiting_of(told.findings), "wacht"), (to_do_of(told.findings), "nog_doen")):
        if amount >= WORTH_NAMING:
            lines.append(Paragraph(text(f"terugblik.papier.{text_id}", bedrag=_per_month(amount))))
    return tuple(lines)


def _per_month(per_year: Cents) -> str:
    amount = monthly(per_year)
    return spoken(Range(amount, amount))


def _agreements(told: LookBack) -> tuple[Block, ...]:
    if not told.agreements:
        return ()
    if not told.kept:
        return (Paragraph(text("terugblik.papier.geen_gelukt")),)
    if len(told.agreements) == 1:
        return (Paragraph(text("terugblik.papier.een_gelukt")),)
    return (Paragraph(text("terugblik.papier.gelukt", n=told.kept, van=len(told.agreements))),)


def _finding(finding: Finding) -> str:
    name = capital(regeling_name(finding.regeling))
    if offered := _offered(finding):
        done = offer_words(finding.regeling, "klaar") if finding.state is FindingState.GRANTED else ""
        return done or text("terugblik.papier.kans.aanbod", naam=name, stand=offered)
    granted = granted_of(finding)
    if granted is not None and granted >= WORTH_NAMING:
        return text("terugblik.papier.kans.toegekend_bedrag", regeling=name, bedrag=_per_month(granted))
    return text(f"terugblik.papier.kans.{finding.state}", regeling=name)


def _offered(finding: Finding) -> str:
    """How far an offer of a visit is, such as a training; empty for a regeling."""
    words = offer_words(finding.regeling, f"staat.{finding.state}")
    return words[:1].lower() + words[1:]


def look_back_figures(told: LookBack) -> tuple[Block, ...]:
    """Promise against result per year: on each day that there was a visit, and per finding."""
    return (
        Heading(2, text("terugblik.tabel.titel")),
        _standings(told.standings),
        *([_findings(told.findings)] if told.findings else []),
    )


def _standings(standings: Sequence[Standing]) -> Table:
    columns = ("moment", "gepland", "aangevraagd", "toegekend")
    return Table(
        head=tuple(text(f"terugblik.tabel.{column}") for column in columns),
        rows=tuple(_standing(standing, standing is standings[-1]) for standing in standings),
        caption=text("terugblik.tabel.per_moment"),
        aligned=(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT),
        shares=(4, 2, 2, 2),
    )


def _standing(standing: Standing, is_now: bool) -> tuple[str, ...]:
    found = standing.yields
    amounts = (found.planned, found.applied, found.granted)
    return (moment_words(standing, is_now), *map(_euro, amounts))


def moment_words(standing: Standing, is_now: bool) -> str:
    """``maandag 22 februari 2027, 3 maanden later``; the newest is now."""
    day = text("terugblik.nu") if is_now else full_date(standing.day)
    later = text("terugblik.later", n=standing.months) if standing.months else ""
    return f"{capital(day)}, {later}" if later else capital(day)


def _findings(findings: Sequence[Finding]) -> Table:
    columns = ("kans", "gepland", "aangevraagd", "toegekend", "stand")
    return Table(
        head=tuple(text(f"terugblik.tabel.{column}") for column in columns),
        rows=tuple(_row(finding) for finding in findings),
        caption=text("terugblik.tabel.per_kans"),
        aligned=(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.LEFT),
        shares=(3, 2, 2, 2, 4),
    )


def _row(finding: Finding) -> tuple[str, ...]:
    granted = granted_of(finding)
    return (
        capital(regeling_name(finding.regeling)),
        _euro(planned_of(finding)) if planned_of(finding) else "",
        _euro(applied_of(finding)) if applied_of(finding) else "",
        _euro(granted) if granted is not None else "",
        state_words(finding),
    )


def state_words(finding: Finding) -> str:
    """How far a finding is, since when it is received, and why it ended as it did."""
    said = _offered(finding) or text(f"terugblik.stand.{finding.state}")
    if finding.state is FindingState.GRANTED and finding.realised_since is not None:
        said = text("terugblik.sinds", stand=said, dag=full_date(finding.realised_since))
    return text("terugblik.reden", stand=said, reden=finding.reason) if finding.reason else said


def _euro(amount: Cents) -> str:
    return format_cents(amount, always_cents=False)
