"""The tokens keep their contrast, the sheet knows every token it names, and no colour is written in code."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui import fonts, theme
from ui.palette import Pair, Theme, tokens

ROOT = Path(__file__).resolve().parents[2]


def luminance(code: str) -> float:
    parts = [int(code[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> Decimal:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return Decimal(str((high + 0.05) / (low + 0.05)))


def test_contrast_is_computed_as_wcag_does():
    assert round(contrast("#FFFFFF", "#000000"), 2) == 21
    assert round(contrast("#777777", "#FFFFFF"), 2) == Decimal("4.48")


@pytest.mark.parametrize("chosen", Theme)
@pytest.mark.parametrize("pair", tokens().pairs, ids=lambda pair: f"{pair.over}-on-{pair.under}")
def test_every_pair_is_readable(pair: Pair, chosen: Theme):
    table = tokens().colours
    assert contrast(table[chosen, pair.over], table[chosen, pair.under]) >= pair.least


def test_every_text_colour_is_held_against_every_ground():
    grounds = {pair.under for pair in tokens().pairs if pair.over == "ink"}
    assert grounds >= {"surface", "surface.side", "surface.raise", "accent.soft", "notice.soft"}
    assert {pair.over for pair in tokens().pairs} >= {"ink", "ink.soft", "accent", "accent.on", "control", "notice.ink"}


@pytest.mark.parametrize("chosen", Theme)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_sheet_is_filled_without_leftovers(qapp: QApplication, chosen: Theme, scale: float):
    theme.apply(chosen, scale)
    assert "@" not in qapp.styleSheet()
    assert tokens().colours[chosen, "accent"] in qapp.styleSheet()
    assert qapp.palette().color(QPalette.ColorRole.Base) == theme.colour("surface")


def test_the_sheet_is_understood_by_qt(qtbot: QtBot, capfd: pytest.CaptureFixture[str]):
    theme.apply(Theme.DARK)
    label = QLabel("x")
    qtbot.addWidget(label)
    label.show()
    assert "Unknown property" not in capfd.readouterr().err


def test_an_unknown_token_is_refused():
    with pytest.raises(KeyError):
        theme.filled("a { color: @accident }")


def test_type_grows_with_the_scale_and_stays_within_bounds():
    theme.apply(Theme.LIGHT, 9)
    assert theme.scale() == 2.0
    assert theme.font("body").pointSizeF() == 22
    assert theme.line_height("question") == 88


@pytest.mark.parametrize("weight", [fonts.REGULAR, fonts.SEMIBOLD])
def test_our_own_font_is_used(weight: int):
    info = QFontInfo(theme.font("body", weight))
    assert (info.family(), info.weight()) == (fonts.FAMILY, weight)


def test_no_colour_stands_in_code():
    hits = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in sorted((ROOT / "ui").rglob("*.py"))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if re.search(r"#[0-9A-Fa-f]{6}\b|QColor\(\s*\d|Qt\.GlobalColor\.(?!transparent)", line)
    ]
    assert hits == []
