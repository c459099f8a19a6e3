"""What leads from a dossier to its referrals, and to the signals of the team about it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.domain.ids import RecordId
from app.services import signals
from ui.desk import Desk, Place, Spot
from ui.dossier.part import Part
from ui.dossier.parts import Parts
from ui.dossier.reading import Reading
from ui.dossier.shared.state import NEW


class SharedActs(QObject):
    """Connects the overview; ``turn`` shows another page of the dossier."""

    def __init__(self, desk: Desk, parts: Parts, reading: Reading, turn: Callable[[Part], None]) -> None:
        super().__init__(parts.overview)
        self._desk, self._parts, self._reading, self._turn = desk, parts, reading, turn
        view = parts.overview.summary.shared
        parts.overview.refer_asked.connect(partial(self._on_asked, NEW))
        parts.overview.members_asked.connect(self._on_members)
        view.asked.connect(self._on_asked)
        view.signal_asked.connect(self._on_signal)
        view.handled.connect(self._on_handled)

    def _on_asked(self, detail: str) -> None:
        self._desk.go(Place(Spot.REFER, dossier_id=self._reading.dossier_id, detail=detail))

    def _on_members(self) -> None:
        self._desk.go(Place(Spot.MEMBERS, dossier_id=self._reading.dossier_id))

    def _on_signal(self) -> None:
        self._parts.signal.start(self._reading.dossier_id)
        self._turn(self._parts.signal)

    def _on_handled(self, signal_id: str, is_done: bool) -> None:
        day = self._desk.today() if is_done else None
        self._desk.run(signals.handle, (RecordId(signal_id), day))
