"""What the gate says: how strong a passphrase is, in words, and what to do next for every fault."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from app.domain.wording import moment
from app.errors import SpokenError
from app.services.profile_place import SHORTEST_PASSPHRASE
from app.texts import has_text, text

_EASY = ("wachtwoord", "welkom", "password", "keukentafel", "qwerty", "12345", "abcde", "azerty", "letmein")
_LONG, _ENOUGH, _FEW_SIGNS = 20, 12, 5
_STAMP = re.compile(r"(\d{4})-(\d{2})-(\d{2})_(\d{2})(\d{2})\d{2}(?:-\d{2})?", re.ASCII)


class Strength(StrEnum):
    """How well a passphrase resists guessing."""

    EMPTY = "empty"
    SHORT = "short"
    EASY = "easy"
    FAIR = "fair"
    GOOD = "good"
    STRONG = "strong"


def strength(passphrase: str) -> Strength:
    """A rough estimate from length, words and variety; it advises and only SHORT is refused."""
    bare = passphrase.strip().lower()
    if not bare:
        return Strength.EMPTY
    if len(passphrase) < SHORTEST_PASSPHRASE:
        return Strength.SHORT
    leftover = bare
    for easy in _EASY:
        leftover = leftover.replace(easy, "")
    if len(set(bare)) < _FEW_SIGNS or len(leftover) < SHORTEST_PASSPHRASE // 2:
        return Strength.EASY
    words = len([word for word in re.split(r"[\W_]+", bare) if len(word) > 2])
    if len(bare) >= _LONG and words >= 3:
        return Strength.STRONG
    return Strength.GOOD if len(bare) >= _ENOUGH or words >= 3 else Strength.FAIR


def strength_words(passphrase: str) -> str:
    """The sentence under the field."""
    found = strength(passphrase)
    missing = SHORTEST_PASSPHRASE - len(passphrase)
    return text(f"unlock.strength.{found}", n=missing) if found is Strength.SHORT else text(f"unlock.strength.{found}")


def choice_problem(passphrase: str, again: str) -> str:
    """Why this choice cannot be used yet; empty when it can."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        return text("store.passphrase_short", minimum=SHORTEST_PASSPHRASE)
    return "" if passphrase == again else text("unlock.choose.differs")


class Act(StrEnum):
    """What can be done about a fault."""

    AGAIN = "again"
    RECOVERY = "recovery"
    RESTORE = "restore"
    QUIT = "quit"


_AT_THE_FIELD = frozenset(
    {
        "store.wrong_passphrase",
        "store.wrong_recovery_code",
        "store.code_length",
        "store.code_slip",
        "store.passphrase_short",
        "store.passphrase_same",
        "store.busy",
    }
)
_ACTS = {
    "store.newer": (Act.QUIT,),
    "store.in_use": (Act.AGAIN, Act.QUIT),
    "store.disk_full": (Act.AGAIN, Act.QUIT),
    "store.disk_trouble": (Act.AGAIN, Act.QUIT),
    "store.read_only": (Act.AGAIN, Act.QUIT),
    "store.damaged": (Act.RESTORE, Act.AGAIN, Act.QUIT),
    "store.empty": (Act.RESTORE, Act.QUIT),
    "store.missing": (Act.RESTORE, Act.QUIT),
    "store.plaintext": (Act.RESTORE, Act.QUIT),
    "store.foreign": (Act.RESTORE, Act.QUIT),
    "store.wrong_key": (Act.RESTORE, Act.AGAIN, Act.QUIT),
    "store.key_file_missing": (Act.RESTORE, Act.QUIT),
    "store.key_file_damaged": (Act.RESTORE, Act.QUIT),
}


@dataclass(frozen=True, slots=True)
class FaultPage:
    """A fault as a screen: what is the matter, what it means, what to do next."""

    title: str
    body: str
    advice: str
    acts: tuple[Act, ...]


def is_about_typing(fault: SpokenError) -> bool:
    """Whether the fault belongs under the field that was typed in, and not on a screen of its own."""
    return fault.text_id in _AT_THE_FIELD


def fault_page(fault: SpokenError, has_backups: bool) -> FaultPage:
    """The screen of a fault; restoring is only offered when there is a backup."""
    key = fault.text_id.removeprefix("store.")
    known = has_text(f"unlock.fault.{key}.title")
    acts = _ACTS.get(fault.text_id, (Act.AGAIN, Act.QUIT))
    if not has_backups:
        acts = tuple(act for act in acts if act is not Act.RESTORE)
    advice = f"unlock.fault.{key}.advice"
    if Act.RESTORE in _ACTS.get(fault.text_id, ()) and not has_backups:
        advice = "unlock.fault.no_backup"
    return FaultPage(
        title=text(f"unlock.fault.{key}.title" if known else "unlock.fault.other.title"),
        body=str(fault),
        advice=text(advice if has_text(advice) else "unlock.fault.other.advice"),
        acts=acts,
    )


def act_words(act: Act) -> str:
    """The words on the button of an act."""
    return text(f"unlock.act.{act}")


def backup_words(backup: Path, today: date) -> str:
    """A backup named by its day and time, as far as its file name tells."""
    found = _STAMP.fullmatch(backup.stem)
    if found is None:
        return backup.stem
    try:
        made = datetime.strptime("".join(found.groups()), "%Y%m%d%H%M")  # noqa: DTZ007  local time, as its name says
    except ValueError:
        return backup.stem
    return moment(made, today)
