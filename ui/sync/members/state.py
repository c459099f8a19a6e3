"""Who reads a dossier or opens referrals, in words, and what can be done with each."""

from dataclasses import dataclass
from enum import StrEnum

from app.services.sharing import Sharer, Sharing
from app.texts import text


class Room(StrEnum):
    """What it is about: the detail of the place."""

    DOSSIER = "dossier"
    INBOX = "postvak"
    TEAM = "team"


class Act(StrEnum):
    """What can be done with a colleague."""

    LET_IN = "laten_meelezen"
    GIVE = "sleutel_geven"
    TAKE_OUT = "eruit"
    COMPARE = "gelijk"


@dataclass(frozen=True, slots=True)
class Row:
    """One colleague: who, what else there is to say, digits to compare, and the acts."""

    account: str
    words: str
    digits: str
    acts: tuple[Act, ...]


def about(room: Room, what: str) -> str:
    """A text that differs between a dossier, the inbox and the team."""
    return text(f"delen.{room}.{what}")


def room_of(detail: str) -> Room:
    """What the place is about."""
    return Room(detail) if detail in (Room.INBOX, Room.TEAM) else Room.DOSSIER


def members(sharing: Sharing) -> tuple[Row, ...]:
    """Who reads it now, oneself first."""
    ordered = sorted(sharing.members, key=lambda one: (not one.is_me, one.account))
    return tuple(_member(one, sharing) for one in ordered)


def others(sharing: Sharing) -> tuple[Row, ...]:
    """Who could read it too: with whom the digits are the same first."""
    ordered = sorted(sharing.others, key=lambda one: (not one.is_compared, one.account))
    return tuple(_other(one, sharing) for one in ordered)


def act_words(act: Act) -> str:
    """The words on its button."""
    return text(f"delen.doe.{act}")


def standing(sharing: Sharing) -> str:
    """What keeps anybody from being let in now; empty when nothing does."""
    if not sharing.is_there and sharing.stream.startswith("team/"):
        return text("delen.team.maken_uitleg" if sharing.may_make else "delen.team.nog_niet")
    if not sharing.is_there:
        return text("delen.nog_niet_op_de_hub")
    return "" if sharing.may_share else text("delen.mag_niet")


def question(act: Act, room: Room) -> str:
    """The text that asks before it is done: of a dossier somebody leaves because the resident wants it so."""
    return f"delen.vraag.{act}_dossier" if act is Act.TAKE_OUT and room is Room.DOSSIER else f"delen.vraag.{act}"


def _member(one: Sharer, sharing: Sharing) -> Row:
    can = sharing.is_there and sharing.may_share and not one.is_me
    if one.account in sharing.has_to_leave:
        return Row(one.account, text("delen.moet_eruit"), "", (Act.TAKE_OUT,) if can and sharing.is_told else ())
    if not sharing.is_told:
        return Row(one.account, _words(one), "", (Act.TAKE_OUT,) if can else ())
    acts = ((Act.GIVE, Act.TAKE_OUT) if one.is_compared else (Act.COMPARE, Act.TAKE_OUT)) if can else ()
    return Row(one.account, _words(one), "" if one.is_compared else one.digits, acts)


def _other(one: Sharer, sharing: Sharing) -> Row:
    if not one.is_compared:
        return Row(one.account, _words(one), one.digits, (Act.COMPARE,) if one.digits else ())
    can = sharing.is_there and sharing.may_share
    return Row(one.account, _words(one), "", (Act.LET_IN,) if can else ())


def _words(one: Sharer) -> str:
    role = text(f"inschrijven.rol.{one.role}") if one.role else ""
    notes = [role, text("delen.uzelf") if one.is_me else ""]
    if not one.is_compared:
        notes.append(text("delen.nog_vergelijken"))
    return " · ".join(note for note in notes if note)
