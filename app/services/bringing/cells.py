"""One cell of a file read as what its column is; a refusal says what stands there and what would be right."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from app.domain.answer import AnswerValue
from app.domain.huishouden.kinds import is_clean
from app.domain.money import parse_euros
from app.domain.typed_day import parse_day
from app.errors import UserError
from app.services import notes
from app.services.bringing.targets import Sort, Target

MOST_OF_A_COUNT = 99
_MOST_HOURS = 744_00
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PHONE = re.compile(r"\+?[0-9][0-9 \-()]{5,}")
_YES = frozenset(("ja", "j", "waar", "true", "1", "x", "yes"))
_NO = frozenset(("nee", "n", "onwaar", "false", "0", "no"))
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, what it is to be, and the day on which that is read."""

    typed: str
    target: Target
    today: date

    def refuse(self, reason: str, **args: object) -> UserError:
        """The error for this cell, a text id below ``invoer.fout``."""
        return UserError(f"invoer.fout.{reason}", staat=self.typed[:_SHOWN], **args)


def read_cell(cell: Cell) -> AnswerValue:
    """The value in a cell that is not empty: amounts in eurocents, hours in hundredths, days as ``2026-07-01``.

    Raises UserError with what would be right.
    """
    return _READERS[cell.target.sort](cell)


def _line(cell: Cell) -> str:
    if not is_clean(cell.typed, "\n\t"):
        raise cell.refuse("onleesbaar_teken")
    bare = " ".join(cell.typed.split())
    return _without_bsn(cell, _short_enough(cell, bare))


def _note(cell: Cell) -> str:
    if not is_clean(cell.typed, "\n\r\t"):
        raise cell.refuse("onleesbaar_teken")
    return _without_bsn(cell, _short_enough(cell, cell.typed.replace("\r", "")))


def _phone(cell: Cell) -> str:
    bare = _short_enough(cell, " ".join(cell.typed.split()))
    if not _PHONE.fullmatch(bare):
        raise cell.refuse("telefoon")
    return bare


def _short_enough(cell: Cell, bare: str) -> str:
    longest = cell.target.longest or 2000
    if len(bare) > longest:
        raise cell.refuse("te_lang", langste=longest, lengte=len(bare))
    return bare


def _without_bsn(cell: Cell, bare: str) -> str:
    """A number that passes the eleven-test does not come in; the sentence does not repeat it."""
    if notes.bsn_in(bare):
        raise UserError("invoer.fout.bsn")
    return bare


def _id(cell: Cell) -> str:
    if not _ID.fullmatch(cell.typed.lower()):
        raise cell.refuse("id")
    return cell.typed.lower()


def _money(cell: Cell) -> int:
    bare = cell.typed.replace("€", "").strip()
    if re.fullmatch(r"[-−]?\d+[.,]\d{3,}", bare) and not re.fullmatch(r"[-−]?\d{1,3}\.\d{3}", bare):
        raise cell.refuse("decimalen")
    try:
        found = parse_euros(cell.typed, "")
    except UserError as error:
        raise cell.refuse("te_groot" if error.text_id == "money.too_large" else "bedrag") from None
    if found < 0:
        raise cell.refuse("negatief")
    return found


def _hours(cell: Cell) -> int:
    try:
        found = parse_euros(cell.typed, "")
    except UserError:
        raise cell.refuse("uren") from None
    if not 0 <= found <= _MOST_HOURS:
        raise cell.refuse("uren")
    return found


def _count(cell: Cell) -> int:
    if not (cell.typed.isascii() and cell.typed.isdigit()):
        raise cell.refuse("geheel")
    if int(cell.typed[:6]) > MOST_OF_A_COUNT:
        raise cell.refuse("te_veel", meest=MOST_OF_A_COUNT)
    return int(cell.typed)


def _day(cell: Cell) -> str:
    try:
        return parse_day(cell.typed, "", cell.today).isoformat()
    except UserError as error:
        reason = {"ui.date.no_such_day": "geen_dag", "ui.date.far_away": "jaar"}.get(error.text_id, "datum")
        raise cell.refuse(reason) from None


def _birth(cell: Cell) -> str:
    born = _day(Cell(cell.typed, cell.target, cell.today))
    if born > cell.today.isoformat():
        raise cell.refuse("toekomst")
    return born


def _yes_no(cell: Cell) -> bool:
    word = cell.typed.casefold()
    if word not in _YES | _NO:
        raise cell.refuse("ja_nee")
    return word in _YES


def _choice(cell: Cell) -> str:
    word = cell.typed.casefold().replace(" ", "_")
    if word not in cell.target.choices:
        raise cell.refuse("keuze", keuzes=", ".join(cell.target.choices))
    return word


_READERS: Mapping[Sort, Callable[[Cell], AnswerValue]] = MappingProxyType(
    {
        Sort.LINE: _line,
        Sort.PHONE: _phone,
        Sort.NOTE: _note,
        Sort.ID: _id,
        Sort.MONEY: _money,
        Sort.HOURS: _hours,
        Sort.COUNT: _count,
        Sort.BIRTH: _birth,
        Sort.DAY: _day,
        Sort.YES_NO: _yes_no,
        Sort.CHOICE: _choice,
        Sort.WORDS: _line,
    }
)
