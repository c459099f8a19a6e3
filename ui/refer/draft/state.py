"""A referral in the making, in words: what goes along and why it might, how far it is, and which duty still lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.case import ContactWay, Dossier, Note
from app.domain.early_signal import DUTIES, SIGNAL_PARTS, CollectionDuty, Duty, Readiness
from app.domain.ids import RecordId
from app.domain.organisation import Organisation, OrganisationKind
from app.domain.period import months_later
from app.domain.referral import Part, Referral, ReferralKind
from app.domain.snapshot import Snapshot
from app.domain.wording import clock, day_and_month, full_date
from app.errors import UserError
from app.reports.amounts import capital
from app.services import dossiers, notes
from app.services.referrals import contents, drafting, duties, register, sending
from app.services.referrals.kinds import bring_for, days_for, kind_of, spoken
from app.services.session import Session
from app.texts import text

CONSENT_MONTHS = 6
HOWS = ("mondeling", "schriftelijk")
_OFFERED = tuple(part for part in Part if part is not Part.NOTES)
_LONGEST_NOTE = 90


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything the page shows of a draft; ``told`` is None when ``problem`` says why it cannot be made yet."""

    referral: Referral
    dossier: Dossier
    kind: OrganisationKind
    organisations: tuple[Organisation, ...]
    filled: frozenset[Part]
    notes: tuple[Note, ...]
    done: tuple[CollectionDuty, ...]
    readiness: Readiness | None
    told: Snapshot | None
    problem: str
    today: date

    @property
    def is_signal(self) -> bool:
        """Whether it is an early signal, which has duties where others have consent."""
        return self.referral.kind is ReferralKind.EARLY_SIGNAL

    @property
    def organisation(self) -> Organisation | None:
        """The one that was chosen."""
        return next((one for one in self.organisations if one.id == self.referral.organisation_id), None)


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part: its words, a few soft words at the right, whether it goes along and whether that can be changed."""

    part: Part
    words: str
    aside: str
    is_chosen: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note that can go along."""

    id: RecordId
    words: str
    detail: str
    is_chosen: bool


def read(session: Session, referral_id: RecordId) -> Draft:
    """Everything about a draft, in one go."""
    referral = drafting.draft_of(session, referral_id)
    dossier_id = drafting.dossier_of(referral)
    dossier = dossiers.of(session, dossier_id)
    told, problem = _told(session, referral_id)
    since = referral.arrears_since
    return Draft(
        referral=referral,
        dossier=dossier,
        kind=kind_of(referral.organisation_kind),
        organisations=_offered(session, referral, dossier.district),
        filled=frozenset(part for part in _OFFERED if contents.lines_of(session, referral, part)),
        notes=notes.listing(session, dossier_id),
        done=duties.listing(session, dossier_id),
        readiness=duties.ready(session, dossier_id, since) if since else None,
        told=told,
        problem=problem,
        today=session.now().date(),
    )


def _told(session: Session, referral_id: RecordId) -> tuple[Snapshot | None, str]:
    try:
        return sending.preview(session, referral_id), ""
    except UserError as problem:
        return None, str(problem)


def _offered(session: Session, referral: Referral, district: str) -> tuple[Organisation, ...]:
    """The organisations to choose from; the chosen one stands among them, also when it is further away."""
    near = drafting.likely_for(session, referral.organisation_kind, district)
    if referral.organisation_id is None or any(one.id == referral.organisation_id for one in near):
        return near
    return (*near, *(one for one in register.listing(session) if one.id == referral.organisation_id))


def title(draft: Draft) -> str:
    """What is being done."""
    return text("verwijs.titel", hulp=draft.kind.help)


def about(draft: Draft) -> str:
    """Which household, and where."""
    return " · ".join(part for part in (draft.dossier.label, draft.dossier.address) if part)


def choices(draft: Draft) -> tuple[tuple[str, str], ...]:
    """The organisations to choose from."""
    return tuple((one.id, one.name) for one in draft.organisations)


def receiver_line(draft: Draft) -> str:
    """How soon it answers and how it gets the message."""
    organisation = draft.organisation
    if not draft.organisations:
        return text("verwijs.geen_organisatie", soort=draft.kind.title)
    if organisation is None:
        return text("verwijs.kies_organisatie")
    days = days_for(draft.kind, organisation, draft.referral.urgent)
    return text(f"verwijs.antwoordt.{organisation.channel}", n=days)


def bring_line(draft: Draft) -> str:
    """What the resident takes along."""
    bring = bring_for(draft.kind, draft.organisation)
    return text("verwijs.meenemen", wat=spoken(bring)) if bring else ""


def parts(draft: Draft) -> tuple[PartRow, ...]:
    """The parts that can go along; of an early signal only those it may carry."""
    offered = SIGNAL_PARTS if draft.is_signal else _OFFERED
    return tuple(_part(draft, part) for part in offered)


def _part(draft: Draft, part: Part) -> PartRow:
    is_chosen = draft.referral.has(part)
    is_open = part not in drafting.ALWAYS and (
        is_chosen or part in draft.filled or part in (Part.QUESTION, Part.ARREARS)
    )
    return PartRow(part, contents.part_name(part), _aside(draft, part), is_chosen, is_open)


def _aside(draft: Draft, part: Part) -> str:
    if part in drafting.ALWAYS:
        return text("verwijs.deel.altijd")
    if part is Part.QUESTION:
        return text("verwijs.deel.zelf")
    if part not in draft.filled and part is not Part.ARREARS:
        return text("verwijs.deel.leeg")
    return "" if part in draft.kind.parts else text("verwijs.deel.niet_nodig")


def note_rows(draft: Draft) -> tuple[NoteRow, ...]:
    """The notes of the dossier, each to be chosen by itself; none for an early signal."""
    if draft.is_signal:
        return ()
    return tuple(
        NoteRow(note.id, _short(note.body), full_date(note.written_at.date()), note.id in draft.referral.notes)
        for note in draft.notes
    )


def _short(body: str) -> str:
    line = " ".join(body.split())
    return line if len(line) <= _LONGEST_NOTE else f"{line[:_LONGEST_NOTE].rsplit(' ', 1)[0]} …"


def kinds(draft: Draft) -> tuple[tuple[str, str], ...]:
    """How far the household goes along; an early signal is always the same."""
    if draft.is_signal:
        return ()
    wanted = (ReferralKind.REFERRAL, ReferralKind.WARM_HAND_OVER, ReferralKind.HAND_OVER)
    return tuple((kind.value, text(f"verwijzing.soort.{kind}")) for kind in wanted)


def kind_line(draft: Draft) -> str:
    """What that means."""
    return text(f"verwijzing.soort_uitleg.{draft.referral.kind}")


def hows() -> tuple[tuple[str, str], ...]:
    """How the resident agreed."""
    return (("", text("verwijs.goed.nog_niet")), *((how, text(f"verwijs.goed.{how}")) for how in HOWS))


def proposed_until(today: date) -> date:
    """Until when the agreement is proposed to hold."""
    return months_later(today, CONSENT_MONTHS)


def ways() -> tuple[tuple[str, str], ...]:
    """How a duty was done."""
    return tuple((way.value, text(f"dossier.weg.{way.replace('-', '_')}")) for way in ContactWay)


def duty_rows(draft: Draft) -> tuple[tuple[Duty, str, CollectionDuty | None], ...]:
    """The four duties with what was kept of each, and the objection."""
    done = {one.duty: one for one in draft.done}
    return tuple((duty, capital(duties.duty_name(duty)), done.get(duty)) for duty in (*DUTIES, Duty.OBJECTION))


def lacking(draft: Draft) -> tuple[str, str]:
    """What stands in the way of an early signal: a title and what to do; both empty when nothing does."""
    found = draft.readiness
    if not draft.is_signal or (found is not None and found.is_ready):
        return "", ""
    if found is None:
        return text("verwijs.plicht.eerst"), text("verwijs.plicht.eerst_uitleg")
    if found.objected_on is not None:
        return text("verwijs.plicht.bezwaar"), text("vroegsignaal.bezwaar", dag=full_date(found.objected_on))
    return text("verwijs.plicht.ontbreekt", n=len(found.missing) + len(found.outdated)), _what_lacks(found)


def _what_lacks(found: Readiness) -> str:
    missing = ", ".join(map(duties.duty_name, found.missing))
    outdated = ", ".join(map(duties.duty_name, found.outdated))
    lines = [capital(missing)] if missing else []
    lines += [text("verwijs.plicht.van_voor", plichten=outdated)] if outdated else []
    return ". ".join(lines) + "."


def marks_of(referral: Referral) -> Sequence[tuple[str, str, bool, bool]]:
    """How far a referral that goes out is: words, second line, reached, present."""
    sent, answered = referral.sent_at, referral.answered_at
    is_signal = referral.kind is ReferralKind.EARLY_SIGNAL
    is_taken = answered is not None and referral.refusal is None
    rows = (
        ("gekozen", _when(referral.created_at), True),
        (
            "plichten" if is_signal else "goed",
            text("verwijs.stap.samen") if sent is None else _when(sent),
            sent is not None,
        ),
        ("klaarzetten", _when(sent) if sent else text("verwijs.stap.hier"), sent is not None),
        ("aangenomen", _when(answered) if is_taken and answered else text("verwijs.stap.door_ander"), is_taken),
        ("terug", _ended(referral), not referral.is_open),
    )
    now = max(2, next((number for number, row in enumerate(rows) if not row[2]), len(rows)))
    return [
        (text(f"verwijs.stap.{key}"), detail, is_done, number == now)
        for number, (key, detail, is_done) in enumerate(rows)
    ]


def _ended(referral: Referral) -> str:
    if referral.closed_at is None:
        return text("verwijs.stap.wat")
    return f"{text(f'verwijzing.stand.{referral.state}')}, {day_and_month(referral.closed_at.date())}"


def _when(at: datetime) -> str:
    return text("calendar.moment", dag=day_and_month(at.date()), tijd=clock(at))
