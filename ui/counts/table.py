"""A table of counts: who or which part of town, households, and what was planned, applied for and granted."""

from collections.abc import Sequence

from app.texts import text
from ui.counts.state import Row, Words
from ui.widgets.table import Cell, Column, FindingsTable, TableRow

NUMBERS = {"huishoudens": 104, "gepland": 124, "aangevraagd": 124, "toegekend": 124}
"""Px at 100% type of the columns with numbers; the first column takes the rest."""


class CountsTable(FindingsTable):
    """Shows rows of counts; ``head`` says what the first column is."""

    def __init__(self, called: str, head: str) -> None:
        columns = (
            Column(text(f"tellingen.kolom.{head}")),
            *(Column(text(f"tellingen.kolom.{name}"), width, right=True) for name, width in NUMBERS.items()),
        )
        super().__init__(called, columns)

    def show_counts(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.show_rows([TableRow(row.key, tuple(_cell(words) for words in row.cells)) for row in rows])


def _cell(words: Words) -> Cell:
    return Cell(words.first, words.second, "soft" if words.soft else "", 600 if words.strong else 400)
