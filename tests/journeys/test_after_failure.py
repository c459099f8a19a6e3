"""A journey that breaks at any place leaves nothing behind that would break the next one; tried with a real pytest."""

import re
import subprocess
import sys
from pathlib import Path

from tests.architecture import ROOT

TRIALS = """
import time
import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from app.services import samples
from tests.journeys import conftest
from tests.journeys.conftest import *
from ui.desk import Place, Spot

kept = []

def visit(journey):
    made = []
    journey.program.jobs.run(samples.open_sample, (journey.program.session, 1), made.append)
    journey.settle()
    journey.program.window.go(Place(Spot.VISIT, made[0][2]))
    journey.settle()
    kept.extend((journey, *journey.window.findChildren(QWidget)))
    return journey

def test_1_typing_with_work_under_way(opened):
    journey = visit(opened)
    window = journey.window
    journey.qtbot.keyClicks(journey.focus(), "12")
    journey.program.jobs.run(time.sleep, (0.3,), lambda _: window.setWindowTitle("late"))
    raise ValueError

def test_2_fine(opened):
    assert sum(isinstance(each, type(opened.window)) for each in QApplication.topLevelWidgets()) == 1
    journey = visit(opened)
    for _ in range(5):
        journey.press(Qt.Key.Key_Tab)

def test_3_a_dialog_in_a_dialog(opened):
    outer = QDialog(opened.window)
    outer.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    inner = QDialog(outer)
    outer.open()
    inner.open()
    kept.extend((outer, inner))
    raise ValueError

def test_4_fine(opened):
    visit(opened).press(Qt.Key.Key_Tab)

def test_5_the_start_itself(start, made, monkeypatch):
    class Broken(conftest.Journey):
        def __init__(self, program, *rest):
            kept.append(program)
            raise ValueError
    monkeypatch.setattr(conftest, "Journey", Broken)
    start(made.folder)

def test_6_fine(opened):
    assert sum(isinstance(each, type(opened.window)) for each in QApplication.topLevelWidgets()) == 1
    visit(opened).press(Qt.Key.Key_Tab)

def test_7_nothing_is_left():
    assert not [each for each in kept if isinstance(each, QWidget) and shiboken6.isValid(each)]
    assert not QApplication.topLevelWidgets()
"""


def test_what_broke_before_does_not_matter(tmp_path: Path):
    (tmp_path / "test_trials.py").write_text(TRIALS)
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", "-rA", "--tb=short"]
    options = [f"--rootdir={tmp_path}", "-c", str(ROOT / "pyproject.toml"), str(tmp_path)]
    done = subprocess.run([*command, *options], cwd=ROOT, capture_output=True, text=True, check=False, timeout=200)
    ends = re.findall(r"^(PASSED|FAILED|ERROR) \S*::test_(\d)", done.stdout, re.MULTILINE)
    assert sorted((number, end) for end, number in ends) == [
        (str(number), "FAILED" if number in (1, 3, 5) else "PASSED") for number in range(1, 8)
    ], done.stdout
