"""A file dialog leaves nothing behind in what Qt remembers for all programs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.filedialog import choose_files, choose_folder

SECRET = "Geheime map van een gezin"


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Path]:
    """Where Qt keeps its settings in this test."""
    native, user = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    before = Path(QSettings(native, user, "QtProject").fileName()).parent
    QSettings.setPath(native, user, str(tmp_path / "instellingen"))
    yield tmp_path / "instellingen"
    QSettings.setPath(native, user, str(before))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / SECRET
    made.mkdir()
    (made / "huurbrief.jpg").write_bytes(b"x")
    return made


def answering(typed: str) -> None:
    """Type this in the dialog that opens, and accept it."""

    def answer() -> None:
        (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert name is not None
        name.setText(typed)
        dialog.accept()

    QTimer.singleShot(300, answer)


def remembered(settings: Path) -> str:
    return "\n".join(place.read_text("utf-8") for place in settings.rglob("*") if place.is_file())


def test_chosen_files_are_returned_and_forgotten(qtbot: QtBot, settings: Path, folder: Path):
    page = QWidget()
    qtbot.addWidget(page)
    answering(str(folder / "huurbrief.jpg"))
    assert choose_files(page, "Kies", "Foto's (*.jpg)") == (folder / "huurbrief.jpg",)
    kept = remembered(settings)
    assert "[FileDialog]" in kept  # Qt did write there
    assert SECRET not in kept
    assert "huurbrief" not in kept


def test_what_qt_knew_before_stays(qtbot: QtBot, settings: Path, folder: Path):
    before = QSettings(QSettings.Scope.UserScope, "QtProject")
    before.setValue("FileDialog/lastVisited", "file:///elders")
    before.sync()
    page = QWidget()
    qtbot.addWidget(page)
    answering(str(folder))
    assert choose_folder(page, "Kies") == folder
    assert SECRET not in remembered(settings)
    assert QSettings(QSettings.Scope.UserScope, "QtProject").value("FileDialog/lastVisited") == "file:///elders"


def test_a_dialog_that_is_closed_chooses_nothing(qtbot: QtBot, settings: Path):
    page = QWidget()
    qtbot.addWidget(page)

    def close() -> None:
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QFileDialog) and one.isVisible():
                one.reject()

    QTimer.singleShot(300, close)
    assert choose_files(page, "Kies", "") == ()
    QTimer.singleShot(300, close)
    assert choose_folder(page, "Kies") is None


def test_a_dialog_that_goes_with_its_page_chooses_nothing(settings: Path):
    """As when the profile locks itself while somebody is looking for a file."""
    page = QWidget()
    QTimer.singleShot(300, lambda: shiboken6.delete(page))
    assert choose_files(page, "Kies", "") == ()
