"""The one look of all screens: palette, type and style sheet, filled from the tokens for a theme and a type scale."""

import re
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from app.resources import folder
from ui import fonts
from ui.palette import Theme, tokens

MINIMUM_SCALE, MAXIMUM_SCALE = 1.0, 2.0
_ROLES = {
    QPalette.ColorRole.Window: "surface",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface.side",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.PlaceholderText: "ink.soft",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.HighlightedText: "accent.on",
}
_TOKEN = re.compile(r"@px\((?P<px>\d+)\)|@pt\((?P<pt>[a-z]+)\)|@(?P<colour>[a-z]+(?:\.[a-z0-9]+)?)")

_theme = Theme.LIGHT
_scale = 1.0
_dressed = 0


def apply(theme: Theme, scale: float = 1.0) -> None:
    """Dress the whole application in this theme, with type at ``scale`` (1.0 to 2.0) of its normal size."""
    global _theme, _scale, _dressed  # one look for the whole program
    _theme, _scale = theme, min(max(scale, MINIMUM_SCALE), MAXIMUM_SCALE)
    _dressed += 1
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    fonts.load()
    if app.style().objectName() != "fusion" and not app.styleSheet():
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setStyleSheet("")  # swapping an empty sheet is a quarter quicker than swapping a full one
    app.setPalette(_palette())
    app.setFont(font("body"))
    app.setStyleSheet(filled(folder("styles", "app.qss").read_text("utf-8")))


def present() -> Theme:
    """The theme in use."""
    return _theme


def dressed() -> int:
    """How often a look was chosen; as long as it is the same number, nothing has another size or colour.

    Qt tells every widget of a new style also when it, or something around it, gets another parent.
    """
    return _dressed


def scale() -> float:
    """The type scale in use, 1.0 to 2.0."""
    return _scale


def px(length: int) -> int:
    """A length of the tokens, px at 100%, at the type scale in use."""
    return round(length * _scale)


def colour(token: str) -> QColor:
    """A colour token in the present theme. Ask while painting and never keep it: the theme may change."""
    return _colour(tokens().colours[_theme, token])


@lru_cache(maxsize=128)
def _colour(code: str) -> QColor:
    return QColor(code)


def font(kind: str = "body", weight: int | None = None) -> QFont:
    """The font of a kind of type (caption, body, lead, section, title, question, hero) at the present scale."""
    return QFont(_font(kind, weight, _scale))


@lru_cache(maxsize=128)
def _font(kind: str, weight: int | None, scale: float) -> QFont:
    token = tokens().types[kind]
    made = QFont(fonts.FAMILY)
    made.setPointSizeF(token.points * scale)
    made.setWeight(QFont.Weight(weight or token.weight))
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, token.spacing)
    return made


def line_height(kind: str) -> int:
    """Px per line of a kind of type at the present scale."""
    return px(tokens().types[kind].line)


def filled(template: str) -> str:
    """A style sheet with its tokens filled in for the present theme and scale; KeyError on an unknown token."""
    return _TOKEN.sub(_value, template)


def _value(found: re.Match[str]) -> str:
    if found["px"]:
        return f"{px(int(found['px']))}px"
    if found["pt"]:
        return f"{tokens().types[found['pt']].points * _scale:g}pt"
    return tokens().colours[_theme, found["colour"]]


def _palette() -> QPalette:
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, colour(token))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, colour("ink.soft"))
    return made
