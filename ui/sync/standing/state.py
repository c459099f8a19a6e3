"""Sharing in words: how it stands in a line or in full, and what a choice between two versions says."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.wording import clock, moment
from app.services.sync.carrying import CarriedIn, CarriedOut
from app.services.sync.choices import Choice, Side
from app.services.sync.leaving import LeftLine
from app.services.sync.standing import StreamLine, SyncState
from app.texts import text


@dataclass(frozen=True, slots=True)
class SideWords:
    """One of two versions: whose, when, and what of it: a line per field."""

    head: str
    when: str
    is_used: bool
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """A choice in words. ``theirs_act`` is empty where there is nothing to choose; then ``mine_act`` says seen."""

    id: str
    title: str
    lead: str
    mine: SideWords
    theirs: SideWords
    mine_act: str
    theirs_act: str


def short(state: SyncState, today: date) -> str:
    """One or two sentences for Vandaag; empty when this laptop shares with nobody."""
    if not state.is_enrolled:
        return ""
    found = [*_counts(state)[:5], state.fault]
    lines = [line for line in found if line]
    return " ".join(lines[:2]) if lines else _good(state, today)


def lines(state: SyncState, today: date) -> tuple[str, ...]:
    """Everything there is to say, the most urgent first."""
    if not state.is_enrolled:
        return (text("sync.stand.geen"),)
    said = [*_counts(state), state.fault]
    said = [line for line in said if line] or [_good(state, today)]
    if state.synced_at is not None and not state.is_done:
        said.append(text("sync.stand.gelukt", wanneer=when(state.synced_at, today)))
    return tuple(said)


def streams(state: SyncState, today: date) -> tuple[tuple[str, str], ...]:
    """What is shared, and when each was last up to date."""
    return tuple((_name(each), when(each.synced_at, today) if each.synced_at else "") for each in state.streams)


def left_words(line: LeftLine) -> str:
    """What is still here of a dossier that is closed."""
    words = text("sync.weg.uitleg")
    return f"{words} {text('sync.weg.ongedeeld', n=line.unsent)}" if line.unsent else words


def taken_along(made: CarriedOut) -> str:
    """What was written where, and what is not in it."""
    said = [text("sync.mee.gemaakt", n=made.count, bestand=made.place.name, map=str(made.place.parent))]
    said += [text("sync.mee.zonder_foto", n=made.photos)] if made.photos else []
    said += [text("sync.mee.zonder_stap", n=made.steps)] if made.steps else []
    return " ".join(said)


def taken_in(found: CarriedIn) -> str:
    """What became of the file of a colleague."""
    said = [text("sync.mee.binnen", n=found.fresh)] if found.fresh else []
    if not found.fresh:
        said.append(text("sync.mee.bekend" if found.known and not found.later else "sync.mee.niets"))
    if found.later:
        said.append(text("sync.mee.later", n=found.later))
    if found.photos:
        said.append(text("sync.mee.foto_volgt", n=found.photos))
    return " ".join(said)


def when(at: datetime, today: date) -> str:
    """A moment as one says it."""
    return text("sync.stand.vandaag", tijd=clock(at)) if at.date() == today else moment(at, today)


def choice(found: Choice, today: date) -> ChoiceWords:
    """A choice between two versions in words."""
    subject = found.subject
    title = text("sync.keuze.over", onderwerp=subject, dossier=found.dossier) if found.dossier else subject
    who = found.theirs.account
    mine = tuple((each.field, each.mine) for each in found.differences)
    theirs = tuple((each.field, each.theirs) for each in found.differences)
    lead = text("sync.keuze.bewaard")
    if not found.must_pick:
        lead = text("sync.keuze.samengevoegd", wie=who)
    their_act = text("sync.keuze.hun", wie=who) if who else text("sync.keuze.hun_onbekend")
    return ChoiceWords(
        found.id,
        title,
        lead,
        _side(found.mine, text("sync.keuze.hier"), mine, today),
        _side(found.theirs, text("sync.keuze.collega", wie=who) if who else text("sync.keuze.onbekend"), theirs, today),
        text("sync.keuze.mijn") if found.must_pick else text("sync.keuze.gezien"),
        their_act if found.must_pick else "",
    )


def _side(side: Side, head: str, said: tuple[tuple[str, str], ...], today: date) -> SideWords:
    if side.is_gone:
        said = (("", text("sync.keuze.weg")),)
    elif not said:
        said = (("", text("sync.keuze.gebleven")),)
    return SideWords(head, when(side.at, today) if side.at else "", side.is_used, said)


def _counts(state: SyncState) -> list[str]:
    said = [
        text("sync.weg.stand", n=len(state.left)) if state.left else "",
        text("sync.stand.kijken", n=state.to_look) if state.to_look else "",
        text("sync.stand.stap_geweigerd", n=state.steps_refused) if state.steps_refused else "",
        text("sync.stand.wachten", n=state.waiting) if state.waiting else "",
        text("sync.stand.stap_wacht", n=state.steps_waiting) if state.steps_waiting else "",
    ]
    said += [
        text("sync.stand.geweigerd", n=line.count, waarom=text(f"sync.waarom.{line.reason}")) for line in state.refused
    ]
    said.append(text("sync.stand.komt", n=state.coming) if state.coming else "")
    said.append(text("sync.stand.onleesbaar", n=state.unread) if state.unread else "")
    said.append(text("sync.stand.fotos_op", n=state.photos_up) if state.photos_up else "")
    said.append(text("sync.stand.fotos_neer", n=state.photos_down) if state.photos_down else "")
    return said


def _good(state: SyncState, today: date) -> str:
    if state.synced_at is None:
        return text("sync.stand.nooit")
    return f"{text('sync.stand.klaar')} {text('sync.stand.gelukt', wanneer=when(state.synced_at, today))}"


def _name(stream: StreamLine) -> str:
    return stream.name if stream.may_write else text("sync.stand.lezen", naam=stream.name)
