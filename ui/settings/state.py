"""The settings a person sees, in words."""

from dataclasses import dataclass

from app.texts import text

SIZES = (100, 125, 150, 175, 200)
THEMES = ("licht", "donker", "systeem")
SHOWN = ("theme", "type_scale", "organisation", "coach_phone")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What holds now, in the order of ``SHOWN``."""

    theme: str
    type_scale: str
    organisation: str
    coach_phone: str


def themes() -> tuple[tuple[str, str], ...]:
    """The looks, with words."""
    return tuple((name, text(f"instellingen.thema_keuze.{name}")) for name in THEMES)


def sizes() -> tuple[tuple[str, str], ...]:
    """The sizes of type, with words."""
    return tuple((str(size), f"{size}%") for size in SIZES)
