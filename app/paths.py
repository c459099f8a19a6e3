"""Where the profile of a person is on this computer."""

import os
import sys
from pathlib import Path

OVERRIDE = "KEUKENTAFEL_PROFIEL"
"""Name of the environment variable that points to another folder."""

REPORTS = "KEUKENTAFEL_VERSLAGEN"
"""Name of the environment variable that points to another folder for the reports that are handed over."""


PACKS = "KEUKENTAFEL_GEMEENTEN"
"""Name of the environment variable that points to another folder with the municipal packs of an organisation."""

REFERENCES = "KEUKENTAFEL_REFERENTIEBEDRAGEN"
"""Name of the environment variable that points to another folder with the reference amounts of an organisation."""
TEMPLATES = "KEUKENTAFEL_SJABLONEN"
"""Name of the environment variable that points to another folder with the templates of notes of an organisation."""


def profile_folder() -> Path:
    """The folder of the profile; it need not exist yet. ``KEUKENTAFEL_PROFIEL`` overrides the place."""
    chosen = os.environ.get(OVERRIDE)
    if chosen:
        return Path(chosen).expanduser()
    return _applications_folder() / ("Keukentafel" if sys.platform in ("win32", "darwin") else "keukentafel")


def report_folder() -> Path:
    """Where the reports go that are handed over: outside the profile, because they are not encrypted.

    ``KEUKENTAFEL_VERSLAGEN`` overrides the place; it need not exist yet.
    """
    chosen = os.environ.get(REPORTS)
    if chosen:
        return Path(chosen).expanduser()
    documents = Path.home() / "Documents"
    return (documents if documents.is_dir() else Path.home()) / "Keukentafel"


def packs_folder() -> Path:
    """Where an organisation puts its own municipal packs; it need not exist. ``KEUKENTAFEL_GEMEENTEN`` overrides it."""
    chosen = os.environ.get(PACKS)
    return Path(chosen).expanduser() if chosen else profile_folder() / "gemeenten"


def references_folder() -> Path:
    """Where an organisation puts its own table of reference amounts for a budget; it need not exist.

    ``KEUKENTAFEL_REFERENTIEBEDRAGEN`` overrides it.
    """
    chosen = os.environ.get(REFERENCES)
    return Path(chosen).expanduser() if chosen else profile_folder() / "referentiebedragen"


def templates_folder() -> Path:
    """Where an organisation puts its own templates of notes; it need not exist. ``KEUKENTAFEL_SJABLONEN`` overrides."""
    chosen = os.environ.get(TEMPLATES)
    return Path(chosen).expanduser() if chosen else profile_folder() / "sjablonen"


def _applications_folder() -> Path:
    if sys.platform == "win32":
        place = os.environ.get("APPDATA")
        return Path(place) if place else Path.home() / "AppData" / "Roaming"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    place = os.environ.get("XDG_DATA_HOME", "")
    return Path(place) if place.startswith("/") else Path.home() / ".local" / "share"
