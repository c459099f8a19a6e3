"""Source Sans Pro, Regular and Semibold, from its own package, so that every machine shows the same letters."""

from importlib.resources import files

from PySide6.QtGui import QFontDatabase

FAMILY = "Source Sans Pro"
_FACES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")
REGULAR, SEMIBOLD = 400, 600


def load() -> None:
    """Make the two faces known to Qt; a second call does nothing. Needs a QGuiApplication."""
    if FAMILY in QFontDatabase.families():
        return
    for face in _FACES:
        content = files("font_source_sans_pro").joinpath("files", face).read_bytes()
        if QFontDatabase.addApplicationFontFromData(content) < 0:
            raise RuntimeError(face)
