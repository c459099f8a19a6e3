"""Tables on paper: columns that fit their words, rows that stay whole, and a head that returns on every page."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.reports import style
from app.reports.document import Align, Table
from app.reports.flow import Flow, spaced
from app.reports.style import TypeStyle
from app.reports.tagging import Element, Role
from app.reports.typeface import Run, printable, width_of, wrap_runs

_LARGE_ROW = 0.35
"""A row higher than this part of a page is split over pages rather than moved as a whole."""

Cells = list[list[list[Run]]]
"""A row ready for paper: the lines of each cell."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The left edge, the width and the side of each column, in points."""

    left: tuple[float, ...]
    width: tuple[float, ...]
    aligned: tuple[Align, ...]


def place_table(flow: Flow, table: Table) -> None:
    """Put a table from here down."""
    columns = _columns(table)
    whole = flow.root.add(Role.TABLE)
    head = _cells(table.head, columns)
    flow.space(style.BEFORE_BLOCK)
    flow.need(_start(head))
    if table.caption:
        caption = whole.add(Role.CAPTION)
        flow.text([(style.CELL_STRONG.face, table.caption)], style.CELL_STRONG, style.LEFT, style.WIDTH, caption)
    _place_head(flow, columns, head, whole)
    for row in table.rows:
        _place_row(flow, columns, _cells(row, columns), head, whole)
    flow.hairline()
    flow.y += style.HAIRLINE


def table_start(table: Table) -> float:
    """How much room a table needs to begin on a page, with the white above it, in points."""
    return style.BEFORE_BLOCK + _start(_cells(table.head, _columns(table)))


def _start(head: Cells) -> float:
    """The caption, the head and the first few lines."""
    return style.CELL.leading * 5 + _height(head)


def _cells(row: Sequence[str], columns: Columns) -> Cells:
    return [
        spaced(wrap_runs([(style.CELL.face, said)], style.CELL, width))
        for said, width in zip(row, columns.width, strict=True)
    ]


def _height(cells: Cells) -> float:
    return max(map(len, cells)) * style.CELL.leading + 2 * style.CELL_PADDING


def _place_head(flow: Flow, columns: Columns, head: Cells, table: Element | None) -> None:
    """The head; without ``table`` it is a repetition that is not read aloud again."""
    row = table.add(Role.ROW) if table else None
    elements = [row.add(Role.HEAD_CELL, "Column") if row else None for _ in head]
    _draw(flow, columns, head, style.CELL_HEAD, elements)


def _place_row(flow: Flow, columns: Columns, cells: Cells, head: Cells, table: Element) -> None:
    row = table.add(Role.ROW)
    elements: list[Element | None] = [row.add(Role.HEAD_CELL, "Row"), *(row.add(Role.CELL) for _ in cells[1:])]
    page = flow.bottom - style.TOP
    if _height(cells) > flow.room and not flow.is_at_top and _height(cells) < page * _LARGE_ROW:
        _turn(flow, columns, head)
    while True:
        fit = max(int((flow.room - 2 * style.CELL_PADDING) // style.CELL.leading), 0)
        if fit < min(2, max(map(len, cells))):
            _turn(flow, columns, head)
            continue
        _draw(flow, columns, [lines[:fit] for lines in cells], style.CELL, elements)
        cells = [lines[fit:] for lines in cells]
        if not any(cells):
            return


def _turn(flow: Flow, columns: Columns, head: Cells) -> None:
    flow.hairline()
    flow.new_page()
    _place_head(flow, columns, head, None)


def _draw(flow: Flow, columns: Columns, cells: Cells, look: TypeStyle, elements: Sequence[Element | None]) -> None:
    """One row under a hairline; ``y`` moves below it."""
    flow.hairline()
    top = flow.y + style.CELL_PADDING
    for place, lines in enumerate(cells):
        for number, runs in enumerate(lines):
            y = top + number * look.leading
            if columns.aligned[place] is Align.RIGHT:
                right = columns.left[place] + columns.width[place]
                flow.line_right(runs, look, right, y, elements[place])
            else:
                flow.line(runs, look, columns.left[place], y, elements[place])
    flow.y += _height(cells)


def _columns(table: Table) -> Columns:
    gaps = style.COLUMN_GAP * (len(table.head) - 1)
    room = style.WIDTH - gaps
    least = [_least(table, column) for column in range(len(table.head))]
    wanted = [float(share) for share in table.shares] or [_natural(table, column) for column in range(len(least))]
    widths = _fitted(wanted, least, room)
    left = [style.LEFT + sum(widths[:column]) + column * style.COLUMN_GAP for column in range(len(widths))]
    return Columns(tuple(left), tuple(widths), table.aligned or (Align.LEFT,) * len(widths))


def _fitted(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Widths in proportion to what is wanted, none under its least, together exactly the room."""
    if sum(least) >= room:
        return [room * width / sum(least) for width in least]
    fixed: set[int] = set()
    while True:
        free = room - sum(least[column] for column in fixed)
        total = sum(width for column, width in enumerate(wanted) if column not in fixed)
        widths = [least[column] if column in fixed else free * width / total for column, width in enumerate(wanted)]
        short = {column for column, width in enumerate(widths) if width < least[column]} - fixed
        if not short:
            return widths
        fixed |= short


def _column(table: Table, column: int) -> list[str]:
    return [printable(row[column]) for row in (table.head, *table.rows)]


def _least(table: Table, column: int) -> float:
    """The widest word of a column, but never more than a third of the page: longer words are broken."""
    words = {word for said in _column(table, column) for word in said.split(" ")}
    widest = max((width_of(word, style.CELL) for word in words), default=0.0)
    return min(widest + 0.1, style.WIDTH / 3)


def _natural(table: Table, column: int) -> float:
    """The width a column would like: its longest text on one line, within reason."""
    longest = max((width_of(said, style.CELL) for said in _column(table, column)), default=0.0)
    return min(max(longest, 10.0), style.WIDTH)
