"""The settings a person sees, in words."""

from dataclasses import dataclass

from app.settings import LANGUAGES
from app.texts import text

SIZES = (100, 125, 150, 175, 200)
THEMES = ("licht", "donker", "systeem")
WAYS = ("bezoek", "vraag", "stap")
ROLES = ("coach", "sociaal_beheer", "huurincasso", "verhuur", "techniek")
SHOWN = (
    *("language", "report_language", "theme", "type_scale", "visit_way", "organisation", "coach_phone", "role"),
    *("collection_days", "sms_gateway"),
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What holds now, in the order of ``SHOWN``."""

    language: str
    report_language: str
    theme: str
    type_scale: str
    visit_way: str
    organisation: str
    coach_phone: str
    role: str
    collection_days: str
    sms_gateway: str


def languages() -> tuple[tuple[str, str], ...]:
    """The languages, each in its own words."""
    return tuple((code, text(f"instellingen.taal_keuze.{code}")) for code in LANGUAGES)


def themes() -> tuple[tuple[str, str], ...]:
    """The looks, with words."""
    return tuple((name, text(f"instellingen.thema_keuze.{name}")) for name in THEMES)


def sizes() -> tuple[tuple[str, str], ...]:
    """The sizes of type, with words."""
    return tuple((str(size), f"{size}%") for size in SIZES)


def ways() -> tuple[tuple[str, str], ...]:
    """How questions are put in a visit, with words."""
    return tuple((name, text(f"instellingen.vragen_keuze.{name}")) for name in WAYS)


def roles() -> tuple[tuple[str, str], ...]:
    """What somebody does in the district, with words."""
    return tuple((name, text(f"instellingen.rol_keuze.{name}")) for name in ROLES)
