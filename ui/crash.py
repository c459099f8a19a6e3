"""What is told about a bug: its kind and where it happened, no values; it can be copied and is sent nowhere."""

import platform
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.texts import text
from ui.palette import space
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.text import Text

_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Report:
    """The kind of the error and the lines it passed, the outermost first."""

    kind: str
    places: tuple[str, ...]

    def words(self) -> str:
        """The report as it is copied."""
        versions = f"Python {platform.python_version()}, Qt {qt_version}, {platform.system()} {platform.release()}"
        return "\n".join((self.kind, *self.places, versions))


def report_of(error: BaseException) -> Report:
    """A report of type and lines only: no message, no values, no path outside the program."""
    frames = traceback.extract_tb(error.__traceback__)
    return Report(type(error).__name__, tuple(f"{_place(frame.filename)}:{frame.lineno}" for frame in frames))


def _place(filename: str) -> str:
    path = Path(filename)
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name


def install(show: Callable[[Report], None]) -> None:
    """Let every error that nobody caught on the main thread go to ``show``."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            show(report_of(error))

    sys.excepthook = hook


class CrashDialog(QDialog):
    """Says calmly that the program failed, that nothing is lost, and shows the report."""

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle(text("ui.title"))
        self.setMinimumWidth(560)
        title = Text(text("ui.crash.title"), "section")
        body = Text(text("ui.crash.body"))
        self.shown = QPlainTextEdit(report.words())
        self.shown.setProperty("kind", "field")
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        self.shown.setAccessibleName(text("ui.crash.report"))
        self.copy = PlainButton(text("ui.crash.copy"))
        self.copied = Text(tone="soft")
        self.go_on = PrimaryButton(text("ui.crash.go_on"))
        self.copy.clicked.connect(self._copy)
        self.go_on.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(6), space(6), space(5))
        column.setSpacing(space(4))
        for part in (title, body, self.shown, self.copied):
            column.addWidget(part)
        acts = QHBoxLayout()
        acts.addWidget(self.copy)
        acts.addStretch(1)
        acts.addWidget(self.go_on)
        column.addLayout(acts)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.words())
        self.copied.set_words(text("ui.crash.copied"))
