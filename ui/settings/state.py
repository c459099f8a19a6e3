"""The settings a person sees, in sections and in words."""

from dataclasses import dataclass

from app.settings import SETTINGS, Setting, Sort, setting
from app.texts import has_text, text

SIZES = (100, 125, 150, 175, 200)
SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("uiterlijk", ("theme", "type_scale", "language", "report_language")),
    ("bezoek", ("role", "visit_way", "municipality", "photo_folder")),
    ("organisatie", ("organisation", "coach_phone", "collection_days", "sms_gateway")),
    ("veilig", ("idle_lock_minutes", "backups_kept")),
    (
        "bewaren",
        (
            *("retention_days", "retention_silent_days", "retention_note_days"),
            *("retention_contact_days", "retention_photo_days", "retention_backup_days"),
        ),
    ),
)
"""Every setting, under the name of its section."""
TEMPLATES = "sjablonen"
"""The section of the templates of notes, which are files."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What holds now for each setting, by its name."""

    values: tuple[tuple[str, str], ...]

    def of(self, name: str) -> str:
        """The value of one setting."""
        return dict(self.values)[name]


@dataclass(frozen=True, slots=True)
class Row:
    """One setting: its label, its line of help, and its choices when it is picked from a few."""

    name: str
    label: str
    help: str
    choices: tuple[tuple[str, str], ...] = ()
    is_narrow: bool = False
    is_folder: bool = False


def names() -> tuple[str, ...]:
    """Every setting, in the order they are declared."""
    return tuple(declared.name for declared in SETTINGS)


def rows(section: str) -> tuple[Row, ...]:
    """The settings of a section."""
    return tuple(_row(setting(name)) for name in dict(SECTIONS)[section])


def roles() -> tuple[tuple[str, str], ...]:
    """What somebody does in the district, with words."""
    return _choices(setting("role"))


def section_title(section: str) -> str:
    """How a section is called."""
    return text(f"instellingen.deel.{section}")


def _row(declared: Setting) -> Row:
    return Row(
        declared.name,
        text(declared.text_id),
        text(f"{declared.text_id}_uitleg"),
        _choices(declared),
        is_narrow=declared.sort in (Sort.NUMBER, Sort.PHONE),
        is_folder=declared.sort is Sort.FOLDER,
    )


def _choices(declared: Setting) -> tuple[tuple[str, str], ...]:
    if declared.name == "type_scale":
        return tuple((str(size), f"{size}%") for size in SIZES)
    return tuple((value, _choice_words(declared.name, value)) for value in declared.choices)


def _choice_words(name: str, value: str) -> str:
    text_id = f"instellingen.keuze.{name}.{value}"
    return text(text_id) if has_text(text_id) else value
