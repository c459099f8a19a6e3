"""One referral in words: how far it is, what can be done now and by whom, and what each act still asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.case import Dossier
from app.domain.ids import RecordId
from app.domain.organisation import Check, OrganisationKind
from app.domain.referral import (
    TAKEN_ON,
    UNANSWERED,
    Channel,
    Direction,
    Outcome,
    Party,
    Referral,
    ReferralState,
    Refusal,
    Step,
    steps_of,
)
from app.domain.snapshot import Snapshot
from app.domain.wording import day_and_month, full_date
from app.reports.amounts import capital
from app.services import dossiers
from app.services.referrals import drafting, inbox, over_hub
from app.services.referrals.kinds import kind_of
from app.services.referrals.over_hub import Trouble
from app.services.session import Session
from app.texts import text


class Act(StrEnum):
    """What can be done with a referral that is shown."""

    PACKAGE = "pakket"
    ACCEPT = "aannemen"
    REFUSE = "weigeren"
    START = "beginnen"
    FINISH = "afronden"
    WITHDRAW = "intrekken"
    STOP = "stoppen"


_STEPS: Mapping[Step, Act] = {
    Step.ACCEPT: Act.ACCEPT,
    Step.REFUSE: Act.REFUSE,
    Step.START: Act.START,
    Step.FINISH: Act.FINISH,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A referral with what was sent or came in; ``told`` is None when that is not kept any more."""

    referral: Referral
    kind: OrganisationKind
    told: Snapshot | None
    dossier: Dossier | None
    today: date
    is_on_hub: bool = False
    """Whether it goes over the hub, so that the other side answers there."""
    is_of_a_colleague: bool = False
    """Whether another laptop sent it over the hub: then only that one can do something with it."""
    trouble: Trouble | None = None
    """What of it the hub did not take."""

    @property
    def goes_as_package(self) -> bool:
        """Whether somebody hands it over: it was meant so, or the hub does not have it."""
        is_unsent = self.trouble is not None and self.trouble.is_unsent
        return self.referral.channel is Channel.PACKAGE or not self.is_on_hub or is_unsent

    @property
    def is_ours(self) -> bool:
        """Whether it went out from here."""
        return self.referral.direction is Direction.OUT


@dataclass(frozen=True, slots=True)
class Asked:
    """What an act still asks: a choice, a day, or a few words; empty parts are not asked."""

    title: str
    choices: tuple[tuple[str, str], ...] = ()
    words: str = ""
    day: str = ""
    does: str = ""


def read(session: Session, referral_id: RecordId) -> Shown:
    """Everything about a referral, in one go."""
    referral = drafting.of(session, referral_id)
    dossier = dossiers.of(session, referral.dossier_id) if referral.dossier_id else None
    told = inbox.told_in(session, referral_id)
    on_hub = over_hub.goes_over_hub(session, referral)
    kind, today = kind_of(referral.organisation_kind), session.now().date()
    theirs, trouble = over_hub.is_of_a_colleague(session, referral), over_hub.trouble_of(session, referral)
    return Shown(referral, kind, told, dossier, today, on_hub, theirs, trouble)


def title(shown: Shown) -> str:
    """What it is about."""
    return shown.kind.asked


def about(shown: Shown) -> str:
    """From or to whom, and about whom."""
    name = inbox.name_in(shown.told) or (shown.dossier.label if shown.dossier else "")
    way = text(f"verwijs.{'naar' if shown.is_ours else 'van'}", wie=shown.referral.counterpart)
    return " · ".join(part for part in (name, way) if part)


def state_line(shown: Shown) -> str:
    """How far it is and since when, and by when an answer is due."""
    referral = shown.referral
    words = [capital(text(f"verwijzing.stand.{referral.state}"))]
    if referral.urgent and referral.is_open:
        words.insert(0, text("verwijs.haast_kort"))
    if referral.state in UNANSWERED and referral.answer_by:
        words.append(text("verwijs.antwoord_voor", dag=day_and_month(referral.answer_by)))
    if referral.first_on and referral.is_open:
        words.append(text("verwijs.eerste_afspraak_op", dag=full_date(referral.first_on)))
    return ". ".join(words) + "."


def closing_line(shown: Shown) -> str:
    """What came of it; empty as long as it is open."""
    referral = shown.referral
    parts = []
    if referral.refusal:
        parts.append(text(f"verwijzing.weigering.{referral.refusal}"))
    if referral.outcome:
        parts.append(text(f"verwijzing.uitkomst.{referral.outcome}"))
    parts += [part for part in (referral.reason, referral.outcome_note) if part]
    return ". ".join(part.rstrip(".") for part in parts) + "." if parts else ""


def hint(shown: Shown) -> str:
    """What happens next without anybody here doing something; empty when it is our turn or done."""
    referral = shown.referral
    if referral.stop_asked_at and referral.state in TAKEN_ON:
        return text("verwijs.gevraagd_te_stoppen")
    if shown.is_of_a_colleague and referral.is_open:
        return text("verwijs.wacht.collega")
    if not shown.is_ours or referral.state not in UNANSWERED:
        return ""
    return text(f"verwijs.wacht.{Channel.PACKAGE if shown.goes_as_package else referral.channel}")


def trouble_words(shown: Shown) -> tuple[str, str]:
    """What the hub did not take, and what to do about it; empty when there is nothing."""
    trouble = shown.trouble
    if trouble is None:
        return "", ""
    side = "in" if not shown.is_ours else "uit" if trouble.is_unsent else "later"
    why = text(f"verwijs.moeite.{side}_{'mag_niet' if trouble.is_forbidden else 'past_niet'}", wie=_other(shown))
    heading = text("verwijs.moeite.kop", stap=text(f"verwijs.moeite.stap.{trouble.step}"))
    return heading, f"{why} {text('verwijs.moeite.nog_eens')}"


def _other(shown: Shown) -> str:
    return shown.referral.counterpart or text("verwijs.moeite.de_ander")


def acts(shown: Shown) -> tuple[Act, ...]:
    """What can be done now, the next sensible act first.

    For what went out as a package the answers are kept as the other side told them, by phone or on paper.
    """
    referral = shown.referral
    if shown.is_of_a_colleague:
        return ()
    found = [_STEPS[step] for step in steps_of(_as_seen(shown), Party.RECEIVER) if step in _STEPS]
    if not shown.is_ours:
        return tuple(found)
    if shown.is_on_hub:
        found.clear()
    if shown.goes_as_package and referral.state in UNANSWERED and shown.told:
        found.insert(0, Act.PACKAGE)
    if referral.state in UNANSWERED:
        found.append(Act.WITHDRAW)
    elif referral.state in TAKEN_ON and not referral.stop_asked_at:
        found.append(Act.STOP)
    return tuple(found)


def _as_seen(shown: Shown) -> ReferralState:
    """Whoever answers a package has received it."""
    state = shown.referral.state
    return ReferralState.RECEIVED if shown.is_ours and state is ReferralState.SENT else state


def act_words(act: Act, shown: Shown) -> str:
    """The words on its button."""
    return text(f"verwijs.doe.{'gehoord' if shown.is_ours else 'zelf'}.{act}")


def asked(act: Act, shown: Shown) -> Asked:
    """What it still asks before it is done."""
    heading = act_words(act, shown)
    if act is Act.REFUSE:
        reasons = tuple((one.value, text(f"verwijzing.weigering.{one}")) for one in Refusal)
        return Asked(heading, reasons, text("verwijs.toelichting"), does=text("verwijs.vastleggen"))
    if act is Act.FINISH:
        outcomes = tuple((one.value, text(f"verwijzing.uitkomst.{one}")) for one in Outcome)
        return Asked(heading, outcomes, text("verwijs.wat_gedaan"), does=text("verwijs.vastleggen"))
    if act is Act.START:
        return Asked(heading, day=text("verwijs.eerste_afspraak"), does=text("verwijs.vastleggen"))
    return Asked(heading, words=text("verwijs.waarom"), does=heading)


def needs_more(act: Act) -> bool:
    """Whether something is asked before it is done."""
    return act not in (Act.ACCEPT, Act.PACKAGE)


def checks(shown: Shown) -> tuple[tuple[Check, bool], ...]:
    """The checklist of this help with what was done, once somebody works on it."""
    if shown.referral.state not in TAKEN_ON:
        return ()
    return tuple((check, check.key in shown.referral.checked) for check in shown.kind.checklist)
