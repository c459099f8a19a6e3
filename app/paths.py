"""Where the profile of a person is on this computer."""

import os
import sys
from pathlib import Path

OVERRIDE = "KEUKENTAFEL_PROFIEL"
"""Name of the environment variable that points to another folder."""


def profile_folder() -> Path:
    """The folder of the profile; it need not exist yet. ``KEUKENTAFEL_PROFIEL`` overrides the place."""
    chosen = os.environ.get(OVERRIDE)
    if chosen:
        return Path(chosen).expanduser()
    return _applications_folder() / ("Keukentafel" if sys.platform in ("win32", "darwin") else "keukentafel")


def _applications_folder() -> Path:
    if sys.platform == "win32":
        place = os.environ.get("APPDATA")
        return Path(place) if place else Path.home() / "AppData" / "Roaming"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    place = os.environ.get("XDG_DATA_HOME", "")
    return Path(place) if place.startswith("/") else Path.home() / ".local" / "share"
