"""All creditors of a household as one table for debt counselling: the same rows in a CSV, a spreadsheet and a PDF."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.debts.check import DebtCheck
from app.debts.overview import kind_of
from app.domain.debt import Debt
from app.domain.money import Cents, euros
from app.texts import text

Cell = str | Decimal | date | None
"""One cell: words, an amount in euros, a day, or nothing known."""

BOM = "\ufeff"
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet take a text for a formula."""


@dataclass(frozen=True, slots=True)
class Creditor:
    """One debt with its check."""

    debt: Debt
    check: DebtCheck


COLUMNS = (
    "schuldeiser",
    "via",
    "soort",
    "kenmerk",
    "hoofdsom",
    "kosten",
    "rente",
    "totaal",
    "te_veel",
    "sinds",
    "stand",
    "per_maand",
    "beslag",
    "betwist",
)
"""The columns by the last part of ``schulden.kolom.<column>``."""


def head() -> tuple[str, ...]:
    """The names of the columns."""
    return tuple(text(f"schulden.kolom.{column}") for column in COLUMNS)


def rows(creditors: Sequence[Creditor]) -> tuple[tuple[Cell, ...], ...]:
    """A row for each debt and one with the sums of what is known; an amount that is not known stays empty."""
    found = tuple(_row(one) for one in creditors)
    sums: dict[str, Cell] = {
        name: _sum([row[COLUMNS.index(name)] for row in found])
        for name in ("hoofdsom", "kosten", "rente", "totaal", "te_veel", "per_maand")
    }
    sums["schuldeiser"] = text("schulden.kolom.samen")
    return (*found, tuple(sums.get(column) for column in COLUMNS))


def _row(one: Creditor) -> tuple[Cell, ...]:
    debt = one.debt
    return (
        debt.creditor,
        debt.collector,
        kind_of(debt).name,
        debt.reference,
        _amount(debt.principal),
        _amount(debt.costs),
        _amount(debt.interest),
        _amount(debt.total),
        _amount(one.check.too_much) if one.check.too_much else None,
        debt.since,
        text(f"schulden.stand.{debt.stage}"),
        _amount(debt.instalment),
        text("schulden.ja" if debt.seized else "schulden.nee"),
        text("schulden.ja" if debt.disputed else "schulden.nee"),
    )


def _amount(value: Cents | None) -> Decimal | None:
    return None if value is None else euros(value)


def _sum(cells: Sequence[Cell]) -> Decimal:
    return sum((cell for cell in cells if isinstance(cell, Decimal)), Decimal(0))


def harmless(words: str) -> str:
    """A text that no spreadsheet runs: an apostrophe before what could begin a formula, its lines made one."""
    flat = " ".join(words.split())
    return f"'{flat}" if words.startswith(RISKY) or flat.startswith(RISKY) else flat


def csv_text(creditors: Sequence[Creditor]) -> str:
    """The table with semicolons, Dutch decimals and days, and a mark at the start for spreadsheets; lines end CRLF."""
    made = io.StringIO()
    made.write(BOM)
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerow(head())
    for row in rows(creditors):
        writer.writerow([_written(cell) for cell in row])
    return made.getvalue()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:.2f}".replace(".", ",")
    return f"{cell:%d-%m-%Y}" if isinstance(cell, date) else harmless(cell)


def xlsx_bytes(creditors: Sequence[Creditor]) -> bytes:
    """The table as a workbook: amounts and days are numbers, words are words and never formulas."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise ValueError("a new workbook has a sheet")
    sheet.title = text("schulden.kolom.blad")
    table = [head(), *rows(creditors)]
    for number, row in enumerate(table, 1):
        for place, value in enumerate(row, 1):
            cell = sheet.cell(row=number, column=place)
            cell.value = harmless(value) if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"
            elif isinstance(value, Decimal):
                cell.number_format = "#,##0.00"
            elif isinstance(value, date):
                cell.number_format = "dd-mm-yyyy"
            if number in (1, len(table)):
                cell.font = Font(bold=True)
    for place in range(1, len(COLUMNS) + 1):
        widest = max(len(_written(row[place - 1])) for row in table)
        sheet.column_dimensions[get_column_letter(place)].width = min(max(widest + 2, 10), 40)
    sheet.freeze_panes = "B2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
