"""The screen of counts for the team: exactly what would be shown and to whom, showing it, and taking it back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.change import Changes, Kind
from app.errors import SpokenError
from app.services import team_counts
from app.services.team_counts import Proposal
from app.texts import text
from ui import theme
from ui.counts.state import (
    area_rows,
    colleague_rows,
    counted,
    nothing_to_tell,
    primary,
    readers,
    standing,
)
from ui.counts.table import CountsTable
from ui.desk import Desk, Place, Screen, Spot
from ui.filling import empty
from ui.palette import space
from ui.today.places import PlacesFrame
from ui.widgets.buttons import TextButton
from ui.widgets.notice import IconLine, Notice
from ui.widgets.showing import show_when
from ui.widgets.text import Text
from ui.widgets.topstrip import StepFooter

COLUMN = 860


class CountsScreen(Screen):
    """Nothing goes by looking at it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.around)
        self.desk = desk
        self.proposal: Proposal | None = None
        self.footer = StepFooter(text("tellingen.terug"), "")
        self.frame = PlacesFrame(self, desk, Spot.DISTRICT, self.footer)
        self.problem, self.stands = Notice(), IconLine("info")
        self.areas = CountsTable(text("tellingen.precies"), "wijk")
        self.colleagues = CountsTable(text("tellingen.collegas"), "wijk")
        self.take_back = TextButton(text("tellingen.terugtrekken"), quiet=True)
        self.members = TextButton(text("tellingen.leden"), "arrow-right")
        self._counted, self._nothing = Text("", tone="soft"), Text("", tone="soft")
        self._rounding = Text(text("tellingen.afgerond"), "caption", tone="soft")
        self._goes = Text(text("tellingen.precies"), "section")
        self._seen_by = Text(text("tellingen.wie_ziet"), "section")
        self._shown = Text(text("tellingen.collegas"), "section")
        self._readers = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame.zone)
        self.frame.zone.body.setSpacing(space(2))
        self._build()
        self.footer.back.connect(lambda: self.desk.go(Place(Spot.DISTRICT)))
        self.footer.primary.connect(self._on_publish)
        self.take_back.clicked.connect(self._on_take_back)
        self.members.clicked.connect(lambda: self.desk.go(Place(Spot.MEMBERS, detail="team")))

    def _build(self) -> None:
        for part in (self.problem, self.stands, self.areas, self.colleagues):
            part.setMaximumWidth(theme.px(COLUMN))
        self._add(Text(text("tellingen.titel"), "title"), Text(text("tellingen.lead"), "lead", tone="soft"))
        self._add(self.problem, self.stands)
        self._add_act(self.take_back)
        self._add(self._goes, self._nothing, self.areas, self._rounding, self._counted)
        self.frame.zone.body.addSpacing(space(3))
        self._add(self._seen_by)
        self.frame.zone.body.addLayout(self._readers)
        self._add_act(self.members)
        self._add(self._shown, self.colleagues)

    def _add(self, *parts: QWidget) -> None:
        for part in parts:
            self.frame.zone.body.addWidget(part)

    def _add_act(self, button: QWidget) -> None:
        self.frame.zone.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.frame.zone.body.addSpacing(space(3))

    def enter(self, place: Place) -> None:
        """Look at what would go."""
        self.problem.say("")
        self.frame.look()
        self._read()
        self.footer.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """Look again."""
        self.frame.look()
        self._read()

    def _read(self) -> None:
        self.desk.jobs.run_latest("counts", team_counts.propose, (self.desk.session,), self._show)

    def _show(self, found: Proposal) -> None:
        self.proposal = found
        shown = found.shown
        self.stands.say(standing(found))
        self.areas.show_counts(area_rows(found.areas))
        self.colleagues.show_counts(colleague_rows(shown))
        self._counted.set_words(counted(found))
        self._nothing.set_words(nothing_to_tell(found))
        self._fill_readers(found)
        show_when(bool(found.areas), self.areas, self._rounding)
        show_when(shown.is_member, self._goes, self._counted, self._seen_by)
        show_when(bool(nothing_to_tell(found)), self._nothing)
        show_when(shown.own is not None, self.take_back)
        show_when(shown.is_enrolled, self.members)
        show_when(bool(shown.colleagues), self._shown, self.colleagues)
        self.footer.set_primary(primary(found))

    def _fill_readers(self, found: Proposal) -> None:
        empty(self._readers)
        for words in readers(found):
            self._readers.addWidget(Text(words))

    def _on_publish(self) -> None:
        if self.proposal is not None:
            self.problem.say("")
            self.desk.run(team_counts.publish, (self.proposal.areas,), self._on_done, self._on_failed)

    def _on_take_back(self) -> None:
        self.problem.say("")
        self.desk.run(team_counts.take_back, (), self._on_done, self._on_failed)

    def _on_done(self, changes: Changes) -> None:
        if changes.touches(Kind.TEAM_COUNTS):
            self.footer.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, fault: SpokenError) -> None:
        self.problem.say(str(fault))
        self._read()
