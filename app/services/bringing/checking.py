"""Every row of a file checked before anything comes in: what is wrong, by row and column, and what would come."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.answer import AnswerValue
from app.domain.ids import DossierId
from app.errors import UserError
from app.services.bringing.cells import Cell, read_cell
from app.services.bringing.table import Row, Table
from app.services.bringing.targets import DOSSIER_FIELDS, ID, LABEL, NOTE, Target, targets
from app.services.course import Course
from app.services.session import Session
from app.texts import text
from db import cases

CHILDREN, PARTNER = "huishouden.kinderen", "huishouden.partner"
MOST_SHOWN = 500
"""More problems than this are counted, not listed."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where it stands (``column`` empty for the whole row) and what would be right."""

    row: int
    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One household that can come in; ``dossier`` by the names of the store, ``answers`` as (path, value)."""

    row: int
    dossier: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, AnswerValue], ...] = ()
    note: str = ""
    id: DossierId | None = None

    @property
    def label(self) -> str:
        """How the household will be called."""
        return dict(self.dossier)["label"]

    @property
    def address(self) -> str:
        """Where it lives, perhaps not known."""
        return dict(self.dossier).get("address", "")


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file would bring; nothing comes in while there is a problem. ``wrong`` counts all of them."""

    incoming: tuple[Incoming, ...]
    problems: tuple[Problem, ...]
    wrong: int

    @property
    def may_come_in(self) -> bool:
        """Whether everything is right."""
        return bool(self.incoming) and not self.wrong


@dataclass(frozen=True, slots=True)
class _Column:
    number: int
    head: str
    target: Target

    @property
    def words(self) -> str:
        """What the column is called: by its head, with what it is for where that is a path of the store."""
        is_path = "." in self.head and " " not in self.head
        return f"{self.target.name} ({self.head})" if is_path else self.head


def check(session: Session, table: Table, mapping: Mapping[str, str], course: Course | None = None) -> Checked:
    """What comes of a table when each column (by its head) fills the key in ``mapping``; empty is left out.

    ``course`` is told after each row. Raises UserError when no column gives the name of the dossier, or two fill the
    same; Stopped when it was stopped there.
    """
    course = course or Course()
    columns = _columns(table, mapping)
    today = session.now().date()
    found: list[tuple[Incoming | None, tuple[Problem, ...]]] = []
    for number, row in enumerate(table.rows):
        course.step(number, len(table.rows))
        found.append(_row(row, len(table.columns), columns, today))
    incoming = tuple(one for one, _ in found if one is not None)
    problems = [problem for _, ones in found for problem in ones]
    problems += _doubles(session, incoming, {column.target.key: column.words for column in columns})
    problems.sort(key=lambda problem: problem.row)
    return Checked(incoming, tuple(problems[:MOST_SHOWN]), len(problems))


def _columns(table: Table, mapping: Mapping[str, str]) -> tuple[_Column, ...]:
    known = {one.key: one for one in targets()}
    chosen = [(n, head, mapping.get(head, "")) for n, head in enumerate(table.columns)]
    columns = tuple(_Column(n, head, known[key]) for n, head, key in chosen if key)
    keys = [column.target.key for column in columns]
    if LABEL not in keys:
        raise UserError("invoer.geen_naam")
    twice = next((column for n, column in enumerate(columns) if column.target.key in keys[:n]), None)
    if twice is not None:
        raise UserError("invoer.twee_keer", wat=twice.target.name)
    return columns


def _row(
    row: Row, width: int, columns: tuple[_Column, ...], today: date
) -> tuple[Incoming | None, tuple[Problem, ...]]:
    """The household in a row, and what is wrong in it; with a problem there is no household."""
    problems: list[Problem] = []
    if row.width != width:
        problems.append(Problem(row.number, "", text("invoer.fout.cellen", aantal=row.width, moet=width)))
    values: dict[str, AnswerValue] = {}
    for column in columns:
        typed = row.cells[column.number]
        if not typed:
            if column.target.key == LABEL:
                problems.append(Problem(row.number, column.words, text("invoer.fout.naam_leeg")))
            continue
        try:
            values[column.target.key] = read_cell(Cell(typed, column.target, today))
        except UserError as error:
            problems.append(Problem(row.number, column.words, str(error)))
    heads = {column.target.key: column.words for column in columns}
    problems += _contradictions(row.number, values, heads)
    return (None if problems else _incoming(row.number, values)), tuple(problems)


def _contradictions(row: int, values: Mapping[str, AnswerValue], heads: Mapping[str, str]) -> Iterator[Problem]:
    """Answers of one row that cannot be right together."""
    children = values.get(CHILDREN)
    named = {path.split(".")[1] for path in values if path.startswith("personen.k")}
    if isinstance(children, int) and len(named) > children:
        yield Problem(row, heads[CHILDREN], text("invoer.fout.kinderen", aantal=children, n=len(named)))
    if values.get(PARTNER) is False and any(path.startswith("personen.p2.") for path in values):
        yield Problem(row, heads[PARTNER], text("invoer.fout.partner"))


def _incoming(row: int, values: Mapping[str, AnswerValue]) -> Incoming:
    fields = tuple((name, str(values[key])) for key, (name, _) in DOSSIER_FIELDS.items() if key in values)
    answers = tuple((key, value) for key, value in values.items() if "." in key)
    own = values.get(ID)
    return Incoming(row, fields, answers, str(values.get(NOTE, "")), None if own is None else DossierId(str(own)))


def _doubles(session: Session, incoming: tuple[Incoming, ...], heads: Mapping[str, str]) -> Iterator[Problem]:
    """Households that stand in the file twice, that are here already, or that were erased for good."""
    held = {(one.label.casefold(), one.address.casefold()) for one in cases.newest(session.store, 1_000_000)}
    seen: dict[tuple[str, str], int] = {}
    ids: dict[str, int] = {}
    for one in incoming:
        who = (one.label.casefold(), one.address.casefold())
        if who in seen:
            yield Problem(one.row, heads[LABEL], text("invoer.fout.dubbel", rij=seen[who]))
        elif who in held:
            yield Problem(one.row, heads[LABEL], text("invoer.fout.is_er_al"))
        seen.setdefault(who, one.row)
        if one.id is not None:
            reason = _wrong_id(session, one.id, ids)
            ids.setdefault(one.id, one.row)
            if reason:
                yield Problem(one.row, heads[ID], reason)


def _wrong_id(session: Session, dossier_id: DossierId, ids: Mapping[str, int]) -> str:
    if dossier_id in ids:
        return text("invoer.fout.id_dubbel", rij=ids[dossier_id])
    if cases.is_erased(session.store, dossier_id):
        return text("invoer.fout.gewist")
    if cases.is_known(session.store, dossier_id):
        return text("invoer.fout.id_bekend")
    return ""
