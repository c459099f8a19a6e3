"""Every setting, declared once: its name, its kind, its default and, by its name, its Dutch text."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from app.errors import UserError
from app.texts import text


class Sort(StrEnum):
    """What a setting holds; it is kept as text."""

    CHOICE = "choice"
    NUMBER = "number"
    LINE = "line"
    PHONE = "phone"
    FOLDER = "folder"
    DAYS = "days"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``choices`` for a choice; ``lowest`` and ``highest`` for a number; ``longest`` for a line."""

    name: str
    sort: Sort
    default: str
    choices: tuple[str, ...] = ()
    lowest: int = 0
    highest: int = 0
    longest: int = 120

    @property
    def text_id(self) -> str:
        """The text id of its label; ``<text_id>_uitleg`` explains it."""
        return f"settings.{self.name}"


LANGUAGES = ("nl", "en")
SETTINGS = (
    Setting("language", Sort.CHOICE, "nl", choices=LANGUAGES),
    Setting("report_language", Sort.CHOICE, "nl", choices=LANGUAGES),
    Setting("type_scale", Sort.NUMBER, "100", lowest=100, highest=200),  # per cent
    Setting("theme", Sort.CHOICE, "systeem", choices=("licht", "donker", "systeem")),
    Setting("role", Sort.CHOICE, "coach", choices=("coach", "sociaal_beheer", "huurincasso", "verhuur", "techniek")),
    Setting("organisation", Sort.LINE, ""),
    Setting("coach_phone", Sort.PHONE, "", longest=30),
    Setting("photo_folder", Sort.FOLDER, "", longest=400),
    Setting("municipality", Sort.LINE, "", longest=80),
    Setting("idle_lock_minutes", Sort.NUMBER, "10", lowest=1, highest=120),
    Setting("backups_kept", Sort.NUMBER, "7", lowest=1, highest=60),
    Setting("visit_way", Sort.CHOICE, "bezoek", choices=("bezoek", "vraag", "stap")),
    Setting("collection_days", Sort.DAYS, "1, 5, 10, 15, 20, 25", longest=80),
    Setting("sms_gateway", Sort.ADDRESS, "", longest=300),
    Setting("retention_days", Sort.NUMBER, "730", lowest=30, highest=3650),
    Setting("retention_silent_days", Sort.NUMBER, "1095", lowest=90, highest=3650),
    Setting("retention_note_days", Sort.NUMBER, "1095", lowest=30, highest=3650),
    Setting("retention_contact_days", Sort.NUMBER, "730", lowest=30, highest=3650),
    Setting("retention_photo_days", Sort.NUMBER, "365", lowest=7, highest=3650),
    Setting("retention_backup_days", Sort.NUMBER, "90", lowest=7, highest=3650),
)

LAST_DAY = 28
"""Every month has it."""
_BY_NAME = {declared.name: declared for declared in SETTINGS}
_PHONE = re.compile(r"\+?[0-9][0-9 \-()]*")


def setting(name: str) -> Setting:
    """The declaration of a setting; KeyError when there is none."""
    return _BY_NAME[name]


def checked(name: str, value: str) -> str:
    """The value as it is kept. Raises UserError that names the setting and says what would be right."""
    declared = setting(name)
    bare = value.strip() if declared.sort is Sort.FOLDER else " ".join(value.split())
    label = text(declared.text_id)
    if declared.sort is Sort.CHOICE and bare not in declared.choices:
        raise UserError("settings.not_a_choice", field=label, choices=", ".join(declared.choices))
    if declared.sort is Sort.NUMBER:
        return _number(declared, label, bare)
    if len(bare) > declared.longest:
        raise UserError("settings.too_long", field=label, longest=declared.longest)
    if declared.sort is Sort.PHONE and bare and not _PHONE.fullmatch(bare):
        raise UserError("settings.not_a_phone", field=label)
    if declared.sort is Sort.DAYS:
        return _days(label, bare)
    if declared.sort is Sort.ADDRESS and bare and not is_safe_address(bare):
        raise UserError("settings.not_an_address", field=label)
    if declared.sort is Sort.FOLDER and bare and not Path(bare).is_absolute():
        raise UserError("settings.not_a_folder", field=label)
    return bare


def is_safe_address(address: str) -> bool:
    """Whether what leaves for this address is sealed on its way: https, or http that does not leave this machine."""
    try:
        found = urlsplit(address)
        host, port = found.hostname or "", found.port
    except ValueError:
        return False
    is_plain = not found.username and not found.fragment and port != 0
    return is_plain and (
        (found.scheme == "https" and bool(host))
        or (found.scheme == "http" and host in ("127.0.0.1", "::1", "localhost"))
    )


def days_of(value: str) -> tuple[int, ...]:
    """The days of the month in a kept value, by day."""
    return tuple(int(part) for part in value.split(","))


def _days(label: str, bare: str) -> str:
    """Days of the month in order, none twice, none that a month can lack."""
    parts = [part.strip() for part in bare.split(",")]
    if not all(part.isascii() and part.isdigit() and 1 <= int(part) <= LAST_DAY for part in parts):
        raise UserError("settings.not_days", field=label, highest=LAST_DAY)
    return ", ".join(map(str, sorted({int(part) for part in parts})))


def _number(declared: Setting, label: str, bare: str) -> str:
    is_number = bare.isascii() and bare.isdigit() and len(bare) <= len(str(declared.highest))
    if not is_number or not declared.lowest <= int(bare) <= declared.highest:
        raise UserError("settings.not_in_range", field=label, lowest=declared.lowest, highest=declared.highest)
    return str(int(bare))
