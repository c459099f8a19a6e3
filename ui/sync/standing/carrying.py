"""Sharing where there is no network: what waits as a file to take along, and the file of a colleague taken in."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.change import Changes
from app.errors import SpokenError
from app.paths import report_folder
from app.services.sync import carrying
from app.services.sync.carrying import CarriedIn, CarriedOut
from app.texts import text
from ui.desk import Desk
from ui.filedialog import choose_files
from ui.palette import space
from ui.sync.standing.state import taken_along, taken_in
from ui.widgets.buttons import TextButton
from ui.widgets.notice import IconLine, Notice
from ui.widgets.text import Text


class CarryPart(QWidget):
    """Two acts and what came of the last one; ``done`` says that there was one. ``choose`` asks which file."""

    done = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.choose: Callable[[], Sequence[Path]] = partial(
            choose_files, self, text("sync.mee.kies"), text("sync.mee.soort")
        )
        self.out = TextButton(text("sync.mee.uit"), "arrow-right")
        self.take = TextButton(text("sync.mee.in"), "folder")
        self.said, self.problem = IconLine("check", token="accent"), Notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(Text(text("sync.mee.titel"), "lead"))
        column.addWidget(Text(text("sync.mee.uitleg"), tone="soft"))
        for act in (self.out, self.take):
            column.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        column.addWidget(self.problem)
        self.out.clicked.connect(self._on_out)
        self.take.clicked.connect(self._on_take)

    def start(self) -> None:
        """Nothing was done yet."""
        self._say("", "")

    def _on_out(self) -> None:
        self._desk.run(carrying.carry_out, (report_folder(),), self._on_made, self._on_problem)

    def _on_take(self) -> None:
        found = self.choose()
        if found:
            self._desk.run(carrying.carry_in, (found[0],), self._on_taken, self._on_problem)

    def _on_made(self, made: CarriedOut) -> None:
        self._say(taken_along(made), "")
        self.done.emit()

    def _on_taken(self, brought: tuple[Changes, CarriedIn]) -> None:
        self._say(taken_in(brought[1]), "")

    def _on_problem(self, problem: SpokenError) -> None:
        self._say("", str(problem))

    def _say(self, said: str, problem: str) -> None:
        self.said.say(said)
        self.problem.say(problem)
