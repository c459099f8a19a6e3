"""The line of time in words: which kinds there are, and a line per moment under its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from app.domain.attachment import Attachment
from app.domain.case import ContactAttempt, Note
from app.domain.change import Kind
from app.domain.finding import Finding, FindingState
from app.domain.timeline import Entry, Event, Mark
from app.domain.visit import Agreement, Visit, VisitState
from app.domain.wording import clock, day_and_month, full_date, short_date
from app.reports.amounts import capital
from app.reports.naming import regeling_name
from app.texts import text
from ui.visit.panel.state import whole

PAGE = 30
"""Moments that are read at once."""
SHORT = 420
"""Signs of a note that are shown before it is opened up."""


class Group(StrEnum):
    """What the line of time can be narrowed to."""

    ALL = "alles"
    VISITS = "bezoeken"
    NOTES = "notities"
    CONTACTS = "contact"
    AGREEMENTS = "afspraken"
    OPPORTUNITIES = "kansen"
    PHOTOS = "fotos"


_KINDS = {
    Group.VISITS: Kind.VISIT,
    Group.NOTES: Kind.NOTE,
    Group.CONTACTS: Kind.CONTACT_ATTEMPT,
    Group.AGREEMENTS: Kind.AGREEMENT,
    Group.OPPORTUNITIES: Kind.FINDING,
    Group.PHOTOS: Kind.ATTACHMENT,
}
_ICONS = {
    Group.ALL: "clock",
    Group.VISITS: "calendar",
    Group.NOTES: "document",
    Group.CONTACTS: "phone",
    Group.AGREEMENTS: "check",
    Group.OPPORTUNITIES: "coin",
    Group.PHOTOS: "photo",
}


class Act(StrEnum):
    """What the button of a line does."""

    NONE = ""
    OPEN_VISIT = "bezoek"
    CORRECT = "verbeter"
    SHOW_PHOTO = "bekijk"


_ACT_WORDS = {
    VisitState.PLANNED: "vandaag.doe.begin",
    VisitState.OPEN: "vandaag.doe.verder",
    VisitState.CLOSED: "dossier.tijdlijn.act.bekijk",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """One group with its icon and how many moments it has."""

    group: Group
    words: str
    icon: str
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """One moment: at what time, what, about what, and what its button does with which record.

    ``more`` is the whole of a long note; ``is_soft`` is what was put right later.
    """

    key: str
    record_id: str
    clock: str
    icon: str
    title: str
    body: str = ""
    more: str = ""
    soft: str = ""
    act: Act = Act.NONE
    act_words: str = ""
    is_soft: bool = False
    thumbnail: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A day with what happened on it, the latest first."""

    heading: str
    lines: tuple[Line, ...]


def filters(marks: Sequence[Mark]) -> tuple[Filter, ...]:
    """Every group, with how much there is."""
    return tuple(
        Filter(group, text(f"dossier.groep.{group}"), _ICONS[group], len(of_group(marks, group))) for group in Group
    )


def of_group(marks: Sequence[Mark], group: Group) -> tuple[Mark, ...]:
    """The moments of one group, in their order."""
    return tuple(mark for mark in marks if group is Group.ALL or mark.kind is _KINDS[group])


def pages_until(marks: Sequence[Mark], record_id: str) -> int:
    """How many moments have to be read before this record is shown; one page when it is not among them."""
    place = next((number for number, mark in enumerate(marks) if mark.record_id == record_id), 0)
    return (place // PAGE + 1) * PAGE


def days(entries: Sequence[Entry], today: date) -> tuple[Day, ...]:
    """The moments under their days."""
    notes: dict[str, Note] = {entry.record.id: entry.record for entry in entries if isinstance(entry.record, Note)}
    corrected: set[str] = {note.corrects for note in notes.values() if note.corrects}
    found = []
    for day, same in groupby(entries, key=lambda entry: entry.mark.at.date()):
        lines = tuple(_line(entry, notes, corrected) for entry in same)
        found.append(Day(_heading(day, today), lines))
    return tuple(found)


def more_words(left: int) -> str:
    """The words of the button that reads on."""
    return text("dossier.tijdlijn.eerder", n=left)


def nothing_words(group: Group) -> str:
    """What stands there when there is nothing."""
    return text("dossier.tijdlijn.leeg" if group is Group.ALL else "dossier.tijdlijn.leeg_groep")


def _heading(day: date, today: date) -> str:
    if day == today:
        return text("dossier.tijdlijn.vandaag", dag=day_and_month(day))
    return capital(day_and_month(day) if day.year == today.year else full_date(day))


def _line(entry: Entry, notes: dict[str, Note], corrected: set[str]) -> Line:
    match entry.record:
        case Note() as note:
            return _note(entry, note, notes, corrected)
        case Visit() as visit:
            return _visit(entry, visit)
        case ContactAttempt() as attempt:
            return _contact(entry, attempt)
        case Agreement() as agreed:
            return _agreement(entry, agreed)
        case Finding() as finding:
            return _finding(entry, finding)
        case Attachment() as photo:
            return _photo(entry, photo)


def _note(entry: Entry, note: Note, notes: dict[str, Note], corrected: set[str]) -> Line:
    is_old = note.id in corrected
    title = text("dossier.notitie.oud") if is_old else _note_title(note, notes)
    short = _shortened(note.body)
    return Line(
        note.id,
        note.id,
        clock(entry.mark.at),
        "document",
        title,
        short,
        more=note.body if short != note.body else "",
        act=Act.NONE if is_old else Act.CORRECT,
        act_words="" if is_old else text("dossier.tijdlijn.act.verbeter"),
        is_soft=is_old,
    )


def _note_title(note: Note, notes: dict[str, Note]) -> str:
    if not note.corrects:
        return text("dossier.notitie.gewoon")
    old = notes.get(note.corrects)
    if old is None:
        return text("dossier.notitie.verbetering")
    return text("dossier.notitie.verbetering_van", dag=short_date(old.written_at.date()))


def _shortened(body: str) -> str:
    """The beginning of a long note, up to a whole word."""
    if len(body) <= SHORT:
        return body
    return f"{body[:SHORT].rsplit(None, 1)[0]} …"


def _visit(entry: Entry, visit: Visit) -> Line:
    state = "" if visit.state is VisitState.CLOSED else text(f"dossier.bezoek.{visit.state}")
    purpose = text("dossier.bezoek.doel", doel=visit.purpose) if visit.purpose else ""
    title = text(f"vandaag.soort.{visit.type}")
    words = text(_ACT_WORDS[visit.state])
    at = clock(entry.mark.at)
    return Line(visit.id, visit.id, at, "calendar", title, purpose, soft=state, act=Act.OPEN_VISIT, act_words=words)


def _contact(entry: Entry, attempt: ContactAttempt) -> Line:
    way = text(f"dossier.weg.{attempt.way.replace('-', '_')}")
    return Line(attempt.id, attempt.id, clock(entry.mark.at), "phone", way, attempt.outcome)


def _agreement(entry: Entry, agreed: Agreement) -> Line:
    """Of an agreement the day is known, not the time."""
    key = f"{agreed.id}.{entry.mark.event}"
    if entry.mark.event is Event.DONE:
        return Line(key, agreed.id, "", "check", text("dossier.afspraak.gedaan"), agreed.what)
    when = text("dossier.afspraak.voor", wie=text(f"kansen.wie.{agreed.who}"), dag=day_and_month(agreed.due))
    return Line(key, agreed.id, "", "check", text("dossier.afspraak.gemaakt"), agreed.what, soft=when)


def _finding(entry: Entry, finding: Finding) -> Line:
    name = capital(regeling_name(finding.regeling))
    title = text("dossier.kans.staat", regeling=name, staat=text(f"kansen.staat.{finding.state}").lower())
    amount = finding_amount(finding)
    soft = finding.reason
    return Line(entry.mark.record_id, finding.id, clock(entry.mark.at), "coin", title, amount, soft=soft)


def finding_amount(finding: Finding) -> str:
    """What it yields a year in words; empty when nothing is known, or nothing comes of it."""
    if finding.state is FindingState.GRANTED and finding.realised is not None:
        return text("dossier.kans.toegekend", bedrag=whole(finding.realised))
    hoped = finding.state in (FindingState.PLANNED, FindingState.APPLIED, FindingState.GRANTED)
    if hoped and finding.planned_per_year is not None:
        return text("dossier.kans.verwacht", bedrag=whole(finding.planned_per_year))
    return ""


def _photo(entry: Entry, photo: Attachment) -> Line:
    title = text("dossier.foto.regel", wat=photo.caption)
    soft = text(f"dossier.foto.bsn.{photo.bsn}")
    return Line(
        photo.id,
        photo.id,
        clock(entry.mark.at),
        "photo",
        title,
        soft=soft,
        act=Act.SHOW_PHOTO,
        act_words=text("dossier.tijdlijn.act.bekijk"),
        thumbnail=True,
    )
