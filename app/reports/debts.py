"""Debts on paper: the list for debt counselling, and the plan that was agreed, in words the resident can keep."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.debts.overview import overview
from app.debts.planning import Due, Run, runs
from app.debts.room import Room
from app.domain.debt import Debt, Instalment, InstalmentState, PaymentPlan, PlanState
from app.domain.money import Cents, format_cents
from app.domain.wording import full_date, short_date
from app.reports.debt_table import Creditor
from app.reports.document import (
    Align,
    Block,
    Bullets,
    Document,
    Footer,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Table,
    Tone,
)
from app.reports.resident import CoachLine
from app.texts import text


@dataclass(frozen=True, slots=True)
class AgreedPlan:
    """A plan with its instalments by their day, and the debts they pay, the most pressing first."""

    plan: PaymentPlan
    instalments: tuple[Instalment, ...]
    debts: tuple[Debt, ...]

    def of(self, debt: Debt) -> tuple[Instalment, ...]:
        """What is still open or was paid to one creditor."""
        counting = (InstalmentState.OPEN, InstalmentState.PAID)
        return tuple(row for row in self.instalments if row.debt_id == debt.id and row.state in counting)


def creditors_document(creditors: Sequence[Creditor], room: Room | None, today: date) -> Document:
    """All creditors for debt counselling: the amounts, what may be too much, and the room."""
    total = Cents(sum(one.debt.total or 0 for one in creditors))
    blocks: list[Block] = [
        Heading(1, text("schulden.papier.lijst.titel")),
        Paragraph(text("schulden.papier.gemaakt", dag=full_date(today)), Tone.SOFT),
        Paragraph(text("schulden.papier.lijst.samen", n=len(creditors), bedrag=format_cents(total))),
        *_unknown(creditors),
        _amounts(creditors),
        Heading(2, text("schulden.papier.lijst.hoe_ver")),
        _stages(creditors),
        _per_stage(creditors),
        *_checks(creditors),
        *_room(room),
    ]
    return Document(text("schulden.papier.lijst.titel"), text("report.language"), tuple(blocks))


def _unknown(creditors: Sequence[Creditor]) -> tuple[Block, ...]:
    lacking = [one.debt.creditor for one in creditors if one.debt.total is None]
    if not lacking:
        return ()
    return (Paragraph(text("schulden.papier.lijst.onbekend", wie=", ".join(lacking))),)


def _amounts(creditors: Sequence[Creditor]) -> Table:
    names = ("schuldeiser", "hoofdsom", "kosten", "rente", "totaal")
    return Table(
        head=tuple(text(f"schulden.kolom.{name}") for name in names),
        rows=tuple(
            (_who(one.debt), *(_euros(part) for part in (one.debt.principal, one.debt.costs, one.debt.interest)),
             _euros(one.debt.total))
            for one in creditors
        ),
        caption=text("schulden.papier.lijst.bedragen"),
        aligned=(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT),
        shares=(40, 15, 15, 15, 15),
    )  # fmt: skip


def _stages(creditors: Sequence[Creditor]) -> Table:
    names = ("schuldeiser", "kenmerk", "sinds", "stand", "per_maand")
    return Table(
        head=tuple(text(f"schulden.kolom.{name}") for name in names),
        rows=tuple(
            (
                one.debt.creditor,
                one.debt.reference or "–",
                short_date(one.debt.since) if one.debt.since else "–",
                _stage(one.debt),
                _euros(one.debt.instalment),
            )
            for one in creditors
        ),
        aligned=(Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT),
        shares=(28, 18, 18, 24, 12),
    )


def _per_stage(creditors: Sequence[Creditor]) -> Table:
    """What is owed at each stage; a debt whose amount is not known counts as one and adds nothing."""
    return Table(
        head=tuple(text(f"schulden.kolom.{name}") for name in ("stand", "hoeveel", "totaal")),
        rows=tuple(
            (text(f"schulden.stand.{one.stage}"), str(one.sum.debts), format_cents(one.sum.amount))
            for one in overview(one.debt for one in creditors).stages
        ),
        caption=text("schulden.papier.lijst.per_stand"),
        aligned=(Align.LEFT, Align.RIGHT, Align.RIGHT),
        shares=(60, 15, 25),
    )


def _stage(debt: Debt) -> str:
    parts = [text(f"schulden.stand.{debt.stage}")]
    parts += [text("schulden.beslag")] if debt.seized else []
    parts += [text("schulden.betwist")] if debt.disputed else []
    return ", ".join(parts)


def _checks(creditors: Sequence[Creditor]) -> tuple[Block, ...]:
    said = [
        f"{one.debt.creditor}: {check.words}"
        for one in creditors
        for check in (one.check.costs, one.check.interest)
        if check.too_much
    ]
    if not said:
        return ()
    return Heading(2, text("schulden.papier.lijst.nagekeken")), Bullets(tuple(said))


def _room(room: Room | None) -> tuple[Block, ...]:
    if room is None:
        return ()
    lines = [text("schulden.papier.lijst.ruimte", bedrag=format_cents(room.per_month))]
    if room.floor is not None:
        lines.append(text("schulden.papier.lijst.voet", bedrag=format_cents(room.floor.amount)))
    return (Notice(text("schulden.papier.lijst.ruimte_kop"), tuple(lines)),)


def plan_document(agreed: AgreedPlan, coach: CoachLine, today: date) -> Document:
    """The plan for the resident: what goes to whom from when, and what to do when it does not work out."""
    plan = agreed.plan
    blocks: list[Block] = [
        Heading(1, text("schulden.papier.plan.titel")),
        Paragraph(text("schulden.papier.gemaakt", dag=full_date(today)), Tone.SOFT),
        Paragraph(text("schulden.papier.plan.begin", bedrag=_whole(plan.per_month))),
        Paragraph(text(f"schulden.plan.waarom.{plan.strategy}")),
        *(block for debt in agreed.debts for block in _creditor(debt, agreed.of(debt))),
        *_pause(plan),
        Heading(2, text("schulden.papier.plan.als_kop")),
        Bullets(tuple(text(f"schulden.papier.plan.als.{name}") for name in ("minder", "bellen", "brief"))),
        Footer(_coach(coach)),
        PageBreak(),
        Heading(1, text("schulden.papier.plan.dagen")),
        _days(agreed),
    ]
    return Document(text("schulden.papier.plan.titel"), text("report.language"), tuple(blocks))


def agreement_document(agreed: AgreedPlan, debt: Debt, coach: CoachLine, today: date) -> Document:
    """The agreement with one creditor, to be signed; it says nothing about the others."""
    rows = agreed.of(debt)
    first, last = rows[0].due, rows[-1].due
    together = Cents(sum(row.amount for row in rows))
    blocks: list[Block] = [
        Heading(1, text("schulden.papier.afspraak.titel")),
        Paragraph(text("schulden.papier.gemaakt", dag=full_date(today)), Tone.SOFT),
        Paragraph(f" {_who(debt)}", strong=text("schulden.papier.afspraak.met")),
        *([Paragraph(f" {debt.reference}", strong=text("schulden.papier.afspraak.kenmerk"))] if debt.reference else []),
        Paragraph(text("schulden.papier.afspraak.samen", bedrag=format_cents(together))),
        Paragraph(text("schulden.papier.afspraak.van_tot", eerste=full_date(first), laatste=full_date(last))),
        Heading(2, text("schulden.papier.afspraak.bedragen")),
        Bullets(_run_lines(rows)),
        Heading(2, text("schulden.papier.afspraak.wij_kop")),
        Bullets(
            tuple(text(f"schulden.papier.afspraak.wij.{name}") for name in ("geen_kosten", "geen_rente", "bellen"))
        ),
        Table(
            head=(text("schulden.papier.afspraak.bewoner"), text("schulden.papier.afspraak.schuldeiser")),
            rows=tuple((text(f"schulden.papier.afspraak.{part}"),) * 2 for part in ("naam", "datum", "handtekening")),
            shares=(1, 1),
        ),
        Footer(_coach(coach)),
    ]
    return Document(text("schulden.papier.afspraak.titel"), text("report.language"), tuple(blocks))


def _creditor(debt: Debt, rows: Sequence[Instalment]) -> tuple[Block, ...]:
    if not rows:
        return ()
    return Heading(2, _who(debt)), Bullets(_run_lines(rows))


def _run_lines(rows: Sequence[Instalment]) -> tuple[str, ...]:
    dues = [Due(row.debt_id, row.pay_day, row.due, row.amount) for row in rows]
    return tuple(run_words(run) for run in runs(dues))


def run_words(run: Run) -> str:
    """Equal payments in a row: how much, how often, from when until when."""
    return text(
        "schulden.papier.termijnen",
        n=run.times,
        bedrag=format_cents(run.amount, always_cents=False),
        eerste=full_date(run.first),
        laatste=full_date(run.last),
    )


def _pause(plan: PaymentPlan) -> tuple[Block, ...]:
    if plan.state is not PlanState.PAUSED or plan.pause_from is None or plan.pause_until is None:
        return ()
    said = text("schulden.papier.plan.pauze", eerste=full_date(plan.pause_from), laatste=full_date(plan.pause_until))
    condition = text("schulden.papier.plan.pauze_afspraak", wat=plan.pause_condition)
    return (Notice(text("schulden.papier.plan.pauze_kop"), (said, condition)),)


def _days(agreed: AgreedPlan) -> Table:
    names = {debt.id: debt.creditor for debt in agreed.debts}
    return Table(
        head=tuple(text(f"schulden.papier.plan.{name}") for name in ("dag", "aan", "hoeveel", "hoe")),
        rows=tuple(
            (full_date(row.due), names[row.debt_id], format_cents(row.amount), text(f"schulden.termijn.{row.state}"))
            for row in agreed.instalments
            if row.state is not InstalmentState.MOVED
        ),
        aligned=(Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT),
        shares=(38, 30, 16, 16),
    )


def _coach(coach: CoachLine) -> tuple[str, ...]:
    return tuple(line for line in (coach.name_line, coach.phone) if line)


def _who(debt: Debt) -> str:
    return text("schulden.via", wie=debt.creditor, via=debt.collector) if debt.collector else debt.creditor


def _euros(value: Cents | None) -> str:
    return "–" if value is None else format_cents(value)


def _whole(value: Cents) -> str:
    return format_cents(value, always_cents=False)
