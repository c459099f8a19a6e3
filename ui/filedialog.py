"""Choosing files and folders without a trace: Qt's own dialog, and nothing of it in the settings of all Qt programs.

The dialogs of the computer put what was chosen in its list of recent documents, in the clear.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import shiboken6
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from app.texts import text

_QT = "QtProject"
_TRACES = ("FileDialog/history", "FileDialog/lastVisited")
_LABELS = {QFileDialog.DialogLabel.LookIn: "ui.file.folder", QFileDialog.DialogLabel.FileType: "ui.file.kind"}
"""Words that Qt does not have in Dutch."""


def choose_files(parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
    """The files that were chosen; none when the dialog was closed. ``kinds`` as Qt writes a filter."""
    return _chosen(parent, title, QFileDialog.FileMode.ExistingFiles, kinds)


def choose_folder(parent: QWidget, title: str) -> Path | None:
    """The folder that was chosen; None when the dialog was closed."""
    return next(iter(_chosen(parent, title, QFileDialog.FileMode.Directory, "")), None)


def _chosen(parent: QWidget, title: str, mode: QFileDialog.FileMode, kinds: str) -> tuple[Path, ...]:
    with without_trace():
        dialog = QFileDialog(parent, title, str(Path.home()), kinds)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(mode)
        for label, words in _LABELS.items():
            dialog.setLabelText(label, text(words))
        is_accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        if not shiboken6.isValid(dialog):  # the profile was locked meanwhile, and everything behind it went
            return ()
        chosen = tuple(map(Path, dialog.selectedFiles())) if is_accepted else ()
        shiboken6.delete(dialog)  # Qt writes down what it remembers when the dialog goes
    return chosen


@contextmanager
def without_trace() -> Iterator[None]:
    """What Qt remembers about files is afterwards what it was before; the dialog has to be gone by then."""
    kept = QSettings(QSettings.Scope.UserScope, _QT)
    before = {name: kept.value(name) for name in _TRACES}
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                kept.remove(name)
            else:
                kept.setValue(name, value)
        kept.sync()
