"""The pinned Qt keeps its references to None; 6.12.0 does not, and aborts Python 3.11 (CONTRIBUTING, note 1)."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget
from pytestqt.qtbot import QtBot

CALLS = 2000
until_immortal = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")


def lost_references(call: Callable[[], object]) -> int:
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(None)


@until_immortal
def test_calls_do_not_lose_a_reference_to_none(qtbot: QtBot):
    label, box, rows = QLabel(), QComboBox(), QListWidget()
    for widget in (label, box, rows):
        qtbot.addWidget(widget)
    lost = {
        "setText": lost_references(lambda: label.setText("72,50")),
        "setParent": lost_references(lambda: label.setParent(None)),
        "addItem of a box": lost_references(lambda: box.addItem("januari")),
        "addItem of a list": lost_references(lambda: rows.addItem("januari")),
        "installEventFilter": lost_references(lambda: label.installEventFilter(box)),
    }
    assert {name: number for name, number in lost.items() if number > CALLS // 10} == {}
