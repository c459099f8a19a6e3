"""One referral: the coach sees how far it is, answers or keeps the answer; the resident sees nothing of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout

from app.domain.ids import RecordId
from app.domain.referral import Outcome, Refusal
from app.errors import SpokenError, UserError
from app.paths import report_folder
from app.services.referrals import inbox, package, progress, replies, sending
from app.services.referrals.package import Package
from app.texts import text
from ui import theme
from ui.desk import Desk
from ui.dossier.part import Foot, Part
from ui.filling import empty, keyboard_stays
from ui.palette import space
from ui.refer.draft.state import marks_of
from ui.refer.look.answer import Answer, Given
from ui.refer.look.state import (
    Act,
    Shown,
    about,
    act_words,
    acts,
    asked,
    checks,
    closing_line,
    hint,
    needs_more,
    read,
    state_line,
    title,
    trouble_words,
)
from ui.refer.preview import Preview
from ui.widgets import widths
from ui.widgets.buttons import PlainButton, PrimaryButton, TextButton
from ui.widgets.checkrow import CheckRow
from ui.widgets.flow import Flow
from ui.widgets.hairline import Hairline
from ui.widgets.milestones import Milestone, Milestones
from ui.widgets.notice import IconLine, Notice
from ui.widgets.text import Text

SIDE = 420
ROOM = 820


class LookPart(Part):
    """Shows one referral. ``dossier_asked`` carries the dossier it became part of, ``filled`` says that
    buttons and rows were made anew."""

    dossier_asked = Signal(str)
    filled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._id = RecordId("")
        self.shown: Shown | None = None
        self._about = Text("", tone="soft")
        self._title = Text("", "title")
        self.marks = Milestones(text("verwijs.voortgang"))
        self.problem = Notice()
        self._state = Text("", "lead")
        self.trouble = Notice()
        self._closing = Text("", weight=600)
        self._hint = Text("", tone="soft")
        self.code = Notice(icon="key")
        self._acts = Flow(space(3))
        self.answer = Answer(desk.today)
        self._checks = QVBoxLayout()
        self.dossier = TextButton(text("verwijs.naar_dossier"), "folder")
        self.bring = IconLine("info")
        self.preview = Preview()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self._about)
        column.addWidget(self._title)
        column.addSpacing(space(2))
        for widget in (self.marks, Hairline(), self.problem):
            column.addWidget(widget)
        column.addSpacing(space(2))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(space(8))
        left = QVBoxLayout()
        left.setSpacing(space(3))
        for line in (self._state, self.trouble, self._closing, self._hint, self.code):
            left.addWidget(line)
        left.addWidget(self._acts)
        left.addWidget(self.answer)
        left.addWidget(self.bring)
        left.addLayout(self._checks)
        left.addWidget(self.dossier, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        self._sides.addLayout(left, 1)
        self._sides.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._sides)
        column.addStretch(1)
        self.answer.given.connect(self._on_given)
        self.answer.left.connect(self._on_left)
        self.dossier.clicked.connect(self._on_dossier)

    def start(self, referral_id: str) -> None:
        """Show a referral, from the store."""
        self._id = RecordId(referral_id)
        self.shown = None
        self.problem.say("")
        self.code.say("")
        self.answer.hide()
        self.reload()

    def reload(self) -> None:
        """Read it again."""
        if self._id:
            self.desk.jobs.run_latest("referral", read, (self.desk.session, self._id), self._on_read)

    def foot(self) -> Foot:
        """Back to the list."""
        return Foot(text("verwijs.terug_lijst"))

    def take_focus(self) -> bool:
        """On the act that comes first."""
        first = self._buttons()
        if first:
            first[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(first)

    def put_away(self) -> None:
        """Forget what was shown; the code too."""
        self._id, self.shown = RecordId(""), None
        self.preview.put_away()
        self.code.say("")
        self.answer.hide()
        self._acts.clear()
        empty(self._checks)

    def undo_words(self) -> tuple[str, str] | None:
        """A referral is withdrawn, not undone."""
        return "", ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was sent goes under the rest when there is little room."""
        super().resizeEvent(event)
        narrow = self.width() / theme.scale() < ROOM
        self._sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        widths.stand(self.preview, None if narrow else theme.px(SIDE))

    def _buttons(self) -> list[QPushButton]:
        return [
            button for button in self.findChildren(QPushButton) if button.property("act") and button.isVisibleTo(self)
        ]

    def _on_read(self, shown: Shown) -> None:
        if shown.referral.id != self._id:
            return
        is_first, self.shown = self.shown is None, shown
        with keyboard_stays(self, lambda: None):
            self._show(shown)
        self.filled.emit()
        if is_first:
            self.take_focus()

    def _show(self, shown: Shown) -> None:
        self._about.set_words(about(shown))
        self._title.set_words(title(shown))
        self.marks.setVisible(shown.is_ours)
        self.marks.show_marks([Milestone(*row) for row in marks_of(shown.referral)])
        self._state.set_words(state_line(shown))
        self.trouble.say(*trouble_words(shown))
        self._closing.set_words(closing_line(shown))
        self._closing.setVisible(bool(closing_line(shown)))
        self._hint.set_words(hint(shown))
        self._hint.setVisible(bool(hint(shown)))
        if Act.PACKAGE not in acts(shown):
            self.code.say("")
        self._show_acts(shown)
        self._show_checks(shown)
        self.dossier.setVisible(shown.dossier is not None)
        caption = text("verwijs.zo_ging_het" if shown.is_ours else "verwijs.zo_kwam_het")
        self.preview.setVisible(shown.told is not None)
        self.preview.show_told(caption, shown.kind.asked, shown.told)

    def _show_acts(self, shown: Shown) -> None:
        self._acts.clear()
        for number, act in enumerate(acts(shown)):
            words = act_words(act, shown)
            button = PrimaryButton(words) if number == 0 else PlainButton(words)
            button.setProperty("act", act.value)
            button.clicked.connect(partial(self._on_act, act))
            self._acts.add(button)
            button.show()
        self._acts.setVisible(bool(acts(shown)))

    def _show_checks(self, shown: Shown) -> None:
        empty(self._checks)
        rows = checks(shown)
        if rows:
            self._checks.addWidget(Text(text("verwijs.lijstje"), weight=600))
        for check, is_done in rows:
            row = CheckRow(check.words)
            row.show_state(is_done, "")
            row.toggled.connect(partial(self._on_checked, check.key))
            self._checks.addWidget(row)

    def _on_act(self, act: Act) -> None:
        self.problem.say("")
        if self.shown is None:
            return
        if needs_more(act):
            self.answer.ask(act.value, asked(act, self.shown))
        elif act is Act.PACKAGE:
            self.desk.run(package.write, (self._id, report_folder()), self._on_package, self._on_refused)
        elif self.shown.is_ours:
            self.desk.run(replies.heard_accepted, (self._id,), None, self._on_refused)
        else:
            self.desk.run(inbox.accept, (self._id,), None, self._on_refused)

    def _on_given(self, act: str, given: Given) -> None:
        if self.shown is None:
            return
        try:
            call, args = _call(Act(act), self.shown.is_ours, given)
        except UserError as problem:
            self.answer.say(str(problem))
            return
        self.desk.run(call, (self._id, *args), lambda _done: self.answer.hide(), self._on_answer_refused)

    def _on_left(self) -> None:
        self.take_focus()

    def _on_package(self, made: Package) -> None:
        place = Path(made.place)
        said = text("verwijs.code_uitleg", bestand=place.name, map=str(place.parent))
        self.code.say(text("verwijs.code", code=made.code), said)

    def _on_checked(self, key: str, is_done: bool) -> None:
        self.desk.run(progress.check_off, (self._id, key, is_done), None, self._on_refused)

    def _on_dossier(self) -> None:
        if self.shown is not None and self.shown.dossier is not None:
            self.dossier_asked.emit(self.shown.dossier.id)

    def _on_refused(self, problem: SpokenError) -> None:
        self.problem.say("", str(problem))

    def _on_answer_refused(self, problem: SpokenError) -> None:
        self.answer.say(str(problem))


def _call(act: Act, is_ours: bool, given: Given) -> tuple[Callable[..., object], tuple[object, ...]]:
    """The service that keeps this answer. Raises UserError when nothing was chosen."""
    if act in (Act.WITHDRAW, Act.STOP):
        return sending.withdraw, (given.words,)
    if act is Act.START:
        return (replies.heard_started if is_ours else inbox.start), (given.day,)
    if not given.choice:
        raise UserError("verwijs.kies")
    if act is Act.REFUSE:
        return (replies.heard_refused if is_ours else inbox.refuse), (Refusal(given.choice), given.words)
    return (replies.heard_finished if is_ours else inbox.finish), (Outcome(given.choice), given.words)
