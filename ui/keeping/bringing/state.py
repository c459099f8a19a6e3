"""A file of households in words: its columns, what is wrong in it, and what would come."""

from dataclasses import dataclass

from app.domain.wording import full_date
from app.services.bringing.arrival import Arrival
from app.services.bringing.checking import Checked, Incoming
from app.services.bringing.table import Table
from app.services.bringing.targets import targets
from app.texts import text

MOST_LISTED = 8
_LOOKED_AT = 50
_LONGEST_EXAMPLE = 48


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column of the file: its head, and something that stands below it."""

    head: str
    example: str


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One thing that is wrong."""

    row: str
    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What would come of the file: a line that says so, what is wrong, the first households, and the act."""

    line: str
    is_good: bool
    problems: tuple[ProblemRow, ...]
    more: str
    households: tuple[str, ...]
    act: str


def choices() -> tuple[tuple[str, str], ...]:
    """What a column can be: nothing first."""
    return ("", text("invoer.niet")), *((one.key, one.name) for one in targets())


def chosen_line(name: str, table: Table) -> str:
    """Which file it is, and how large."""
    return text("invoer.gekozen", bestand=name, n=len(table.rows), kolommen=len(table.columns))


def column_rows(table: Table) -> tuple[ColumnRow, ...]:
    """The columns with the first thing that stands in each."""
    rows = table.rows[:_LOOKED_AT]
    firsts = (next((row.cells[n] for row in rows if row.cells[n]), "") for n in range(len(table.columns)))
    return tuple(ColumnRow(head, _example(first)) for head, first in zip(table.columns, firsts, strict=True))


def outcome(checked: Checked) -> Outcome:
    """What would come of the file."""
    wrong, coming = checked.wrong, len(checked.incoming)
    line = text("invoer.fouten", n=wrong) if wrong else text("invoer.goed", n=coming)
    problems = tuple(
        ProblemRow(str(one.row), one.column or text("invoer.hele_rij"), one.sentence) for one in checked.problems
    )
    more = text("invoer.meer_fouten", n=len(problems)) if wrong > len(problems) else ""
    listed = () if wrong else tuple(map(household_line, checked.incoming[:MOST_LISTED]))
    if listed and coming > MOST_LISTED:
        listed = (*listed, text("invoer.lijst_meer", n=coming - MOST_LISTED))
    act = text("invoer.haal", n=coming) if checked.may_come_in else ""
    return Outcome(line, not wrong, problems, more, listed, act)


def household_line(one: Incoming) -> str:
    """A household that would come: its name, where it lives, and how much is known."""
    parts = [one.label, one.address]
    parts += [text("invoer.antwoorden", n=len(one.answers))] if one.answers else []
    parts += [text("invoer.met_notitie")] if one.note else []
    return " · ".join(part for part in parts if part)


def arrival_line(last: Arrival | None) -> str:
    """What came in last, empty when nothing did."""
    if last is None:
        return ""
    said = [text("invoer.laatst", dag=full_date(last.at.date()), n=last.households)]
    worked_in = last.households - last.untouched
    return " ".join([*said, text("invoer.laatst_gewerkt", n=worked_in)] if worked_in else said)


def taken_back_line(stay: int) -> str:
    """What became of it."""
    return text("invoer.teruggehaald_deels", n=stay) if stay else text("invoer.teruggehaald")


def _example(first: str) -> str:
    if not first:
        return text("invoer.voorbeeld_leeg")
    bare = " ".join(first.split())
    short = bare if len(bare) <= _LONGEST_EXAMPLE else f"{bare[:_LONGEST_EXAMPLE].rstrip()} …"
    return text("invoer.voorbeeld", waarde=short)
