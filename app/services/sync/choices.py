"""Two versions of one thing: shown side by side in words, and a person picks; the other one stays in the history."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from app.domain.change import Changes, Kind
from app.domain.ids import DossierId
from app.domain.money import Cents, euros
from app.domain.wording import full_date
from app.errors import UserError
from app.intake.questions import AnswerKind, patterns
from app.protocol.clock import moment_of
from app.services import fields
from app.services.session import Session
from app.services.undo import path_label
from app.texts import has_text, text
from db import arrivals, cases, conflicts
from db.arrivals import Unfit
from db.conflicts import Clash, Conflict, Fields, Pick
from db.pen import writing

_AMOUNTS = frozenset(
    (
        *(
            "principal",
            "costs",
            "interest",
            "instalment",
            "amount",
            "balance",
            "goal",
            "per_month",
            "could_pay",
            "floor",
        ),
        *("planned_per_year", "realised", "arrears"),
    )
)
"""Fields that hold eurocents."""
_PLACE = frozenset(("id", "dossier_id", "visit_id", "line_id", "debt_id", "attachment_id", "path", "position"))
"""Fields that say which record it is: a pick never changes them."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two versions: who wrote it (empty: on this laptop), when (local; None when nobody knows), and whether it
    takes the thing away."""

    account: str
    at: datetime | None
    is_gone: bool
    is_used: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """One field with what each version says, in words."""

    field: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to look at: what it is about, in which dossier, both sides, and what differs."""

    id: str
    what: Clash
    dossier_id: str | None
    dossier: str
    subject: str
    mine: Side
    theirs: Side
    differences: tuple[Difference, ...]

    @property
    def must_pick(self) -> bool:
        """Whether there is something to choose; otherwise having seen it is enough."""
        return self.what is not Clash.MERGED


def open_choices(session: Session) -> tuple[Choice, ...]:
    """Everything that somebody has to look at, the oldest first."""
    return tuple(_choice(session, each) for each in conflicts.opened(session.store))


def pick(session: Session, conflict_id: str, mine: bool) -> Changes:
    """Use my version or theirs from now on; what is not used stays readable in the history.

    Picking is an edit like any other: it travels, and can be undone. Raises UserError when somebody else picked, or the
    record is gone for good.
    """
    with writing(session.store, fields.author(session)) as pen:
        found = conflicts.conflict(session.store, conflict_id)
        if found is None or found.picked is not None:
            raise UserError("sync.fout.al_gekozen")
        here = arrivals.local(pen.db, found.kind, found.record_id)
        if not here.is_here:
            raise UserError("sync.fout.niet_meer")
        chosen = found.mine if mine else found.theirs
        if found.what is not Clash.MERGED:
            try:
                arrivals.write_chosen(pen, found.kind, found.record_id, _wanted(found, here.fields, chosen))
            except Unfit as error:
                raise UserError("sync.fout.past_niet") from error
        conflicts.settle(pen.db, conflict_id, Pick.MINE if mine else Pick.THEIRS, session.now())
    return pen.changes()


def seen(session: Session, conflict_id: str) -> None:
    """Somebody looked; nothing has to change."""
    with session.store.transaction() as db:
        conflicts.settle(db, conflict_id, Pick.SEEN, session.now())


def _wanted(found: Conflict, present: Fields | None, chosen: Fields | None) -> Fields | None:
    """What the record becomes: of what was changed since, only the fields in question."""
    if chosen is None:
        return None
    if present is None:
        return chosen
    names = found.fields or tuple(chosen)
    return {**present, **{name: chosen[name] for name in names if name in chosen and name not in _PLACE}}


def _choice(session: Session, found: Conflict) -> Choice:
    dossier = cases.dossier(session.store, DossierId(found.dossier_id)) if found.dossier_id else None
    shown = found.mine or found.theirs or {}
    used = _is_mine_used(found)
    mine = Side("", _moment(found.mine_hlc), found.mine is None, used)
    theirs = Side(
        found.account, _moment(found.theirs_hlc), found.theirs is None, not used or found.what is Clash.MERGED
    )
    label = dossier.label if dossier else ""
    return Choice(
        found.id, found.what, found.dossier_id, label, _subject(found.kind, shown), mine, theirs, _differences(found)
    )


def _is_mine_used(found: Conflict) -> bool:
    """Which of both is in the dossier now, before anybody picks."""
    if found.what is Clash.GONE_AND_EDITED:
        return found.mine is not None
    return found.what is Clash.MERGED


def _differences(found: Conflict) -> tuple[Difference, ...]:
    mine, theirs = found.mine or {}, found.theirs or {}
    return tuple(
        Difference(_field(found.kind, name), _words(name, mine), _words(name, theirs))
        for name in found.fields
        if name not in _PLACE
    )


def _subject(kind: Kind, record: Fields) -> str:
    kind_words = text(f"sync.soort.{kind}")
    if kind is Kind.ANSWER:
        return f"{kind_words}: {path_label(str(record.get('path', '')))}"
    for name in ("label", "what", "creditor", "name", "caption", "category", "register", "item", "regeling"):
        if record.get(name):
            return f"{kind_words}: {str(record[name]).replace('_', ' ')}"
    return kind_words


def _field(kind: Kind, name: str) -> str:
    for text_id in (f"sync.veld.{name}", f"services.field.{name}"):
        if has_text(text_id):
            return text(text_id)
    return name.replace("_", " ").capitalize() if kind else name


def _words(name: str, record: Fields) -> str:
    value = record.get(name)
    if value is None or value == "":
        return text("sync.leeg")
    if name in _AMOUNTS and isinstance(value, int):
        return _euros(Cents(value))
    if name == "value" and isinstance(value, str):
        return _answer(json.loads(value), str(record.get("path", "")))
    if isinstance(value, str):
        return _day(value) or value.replace("_", " ")
    return str(value)


def _euros(amount: Cents) -> str:
    """With the cents: a difference of some of them is a difference too."""
    return "€ " + f"{euros(amount):,.2f}".translate(str.maketrans(",.", ".,"))


def _answer(value: object, path: str) -> str:
    if isinstance(value, bool):
        return text("sync.ja" if value else "sync.nee")
    if isinstance(value, int) and path.rpartition(".")[2] in _money_ends():
        return _euros(Cents(value))
    return _day(str(value)) or str(value)


@cache
def _money_ends() -> frozenset[str]:
    """The last parts of the paths whose answer is an amount."""
    return frozenset(each.path.rpartition(".")[2] for each in patterns() if each.kind is AnswerKind.MONEY)


def _day(value: str) -> str:
    try:
        return full_date(date.fromisoformat(value))
    except ValueError:
        return ""


def _moment(hlc: str) -> datetime | None:
    moment = moment_of(hlc) if hlc else None
    if moment is None or moment.year < 2000:
        return None
    return moment.astimezone().replace(tzinfo=None, microsecond=0)


def names() -> Mapping[str, str]:
    """The words for each kind of record, for a test that none lacks."""
    return {kind: text(f"sync.soort.{kind}") for kind in Kind}
