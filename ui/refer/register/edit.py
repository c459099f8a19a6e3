"""One organisation of the register: what it does, when it is open, what to bring and how it gets referrals."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout

from app.domain.change import Changes
from app.domain.ids import RecordId
from app.domain.organisation import Organisation
from app.domain.referral import Channel
from app.errors import SpokenError, UserError
from app.services.referrals import register
from app.services.referrals.register import Details
from app.services.session import Session
from app.texts import text
from ui import theme
from ui.desk import Desk
from ui.dossier.part import Foot, Part
from ui.palette import space
from ui.refer.register.hub import HubChoice
from ui.refer.register.state import bring_of_kind, channel_choices, days, kind_choices, lines
from ui.widgets import widths
from ui.widgets.buttons import TextButton
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.notice import Notice
from ui.widgets.segments import Segments
from ui.widgets.showing import show_when
from ui.widgets.text import Text

WIDTH = 760
LINES = 90


class EditPart(Part):
    """Fills in one organisation; nothing is kept before it is confirmed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._id = ""
        self._hub_name = ""
        self._title = Text("", "title")
        self.kind = Combo(text("organisaties.kolom.hulp"), kind_choices())
        self._kind = Labelled(text("organisaties.kolom.hulp"), self.kind)
        self.name = Field(text("organisaties.kolom.naam"))
        self.fields = {
            name: Field(text(f"organisaties.veld.{name}")) for name in ("district", "phone", "mail", "address")
        }
        self.days = Field(text("organisaties.veld.answer_days"), width=100)
        self.hours = _several(text("organisaties.veld.hours"), text("organisaties.veld.hours_hint"))
        self.bring = _several(text("organisaties.veld.bring"), text("organisaties.veld.bring_hint"))
        self.channel = Segments(text("organisaties.via.kop"), channel_choices())
        self.hub = HubChoice(desk)
        self.problem = Notice()
        self.remove = TextButton(text("organisaties.weg"), "close", quiet=True)
        self._build()
        self.kind.chosen.connect(self._on_kind)
        self.remove.clicked.connect(self._on_remove)
        self.channel.chosen.connect(self._on_channel)

    def _build(self) -> None:
        widths.limit(self, WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self._title)
        grid = QGridLayout()
        grid.setSpacing(space(4))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        pairs = [
            self._kind,
            Labelled(text("organisaties.kolom.naam"), self.name),
            *(Labelled(field.accessibleName(), field) for field in self.fields.values()),
            Labelled(self.hours.accessibleName(), self.hours),
            Labelled(self.bring.accessibleName(), self.bring),
        ]
        for number, part in enumerate(pairs):
            part.setMinimumWidth(1)  # else the one with the longest word takes more than half
            grid.addWidget(part, number // 2, number % 2)
        column.addLayout(grid)
        column.addWidget(Labelled(text("organisaties.veld.answer_days"), self.days, unit=text("organisaties.dagen")))
        column.addWidget(Text(text("organisaties.via.kop"), weight=600))
        column.addWidget(self.channel, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Text(text("organisaties.via.uitleg"), "caption", tone="soft"))
        column.addWidget(self.hub)
        column.addWidget(self.problem)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def start(self, organisation: Organisation | None) -> None:
        """Show one, or an empty form."""
        self._id = organisation.id if organisation else ""
        self._title.set_words(text("organisaties.wijzigen" if organisation else "organisaties.nieuw"))
        self.kind.set_value(organisation.kind if organisation else kind_choices()[0][0])
        self.name.setText(organisation.name if organisation else "")
        for name, field in self.fields.items():
            field.setText(getattr(organisation, name) if organisation else "")
        self.days.setText(str(organisation.answer_days) if organisation and organisation.answer_days else "")
        self.hours.setPlainText("\n".join(organisation.hours) if organisation else "")
        self.bring.setPlainText("\n".join(organisation.bring) if organisation else "")
        self.channel.set_value((organisation.channel if organisation else Channel.PACKAGE).value)
        self._hub_name = organisation.hub_name if organisation else ""
        self._on_channel(self.channel.value())
        self.remove.setVisible(organisation is not None)
        self.problem.say("")
        self._on_kind(self.kind.value())

    def foot(self) -> Foot:
        """Back, and keep it."""
        return Foot(text("organisaties.terug"), text("organisaties.bewaren"))

    def take_focus(self) -> bool:
        """In the name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def put_away(self) -> None:
        """What was asked of the hub is put away."""
        self.hub.put_away()

    def primary(self) -> None:
        """Keep it."""
        try:
            details = self._details()
        except UserError as problem:
            self.problem.say("", str(problem))
            return
        args = (RecordId(self._id), self.kind.value(), self.name.text(), details)
        self.desk.run(_keep, args, self._on_kept, self._on_refused)

    def _details(self) -> Details:
        """What was filled in beside kind and name. Raises UserError when the days are no number."""
        return Details(
            channel=Channel(self.channel.value()),
            district=self.fields["district"].text(),
            phone=self.fields["phone"].text(),
            mail=self.fields["mail"].text(),
            address=self.fields["address"].text(),
            hours=lines(self.hours.toPlainText()),
            bring=lines(self.bring.toPlainText()),
            answer_days=days(self.days.text()),
            hub_name=self.hub.value() if self.channel.value() == Channel.HUB else "",
        )

    def _on_kind(self, kind: str) -> None:
        self._kind.set_help(bring_of_kind(kind))

    def _on_channel(self, channel: str) -> None:
        show_when(channel == Channel.HUB, self.hub)
        if channel == Channel.HUB:
            self.hub.start(self._hub_name)

    def _on_remove(self) -> None:
        self.desk.run(register.remove, (RecordId(self._id),), self._on_kept, self._on_refused)

    def _on_kept(self, _done: object) -> None:
        self.left.emit()

    def _on_refused(self, problem: SpokenError) -> None:
        self.problem.say("", str(problem))


def _keep(session: Session, organisation_id: RecordId, kind: str, name: str, details: Details) -> Changes:
    """Change an organisation, or add it when it has no id yet."""
    if organisation_id:
        return register.edit(session, organisation_id, kind, name, **details)
    return register.add(session, kind, name, **details)[0]


def _several(name: str, hint: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setProperty("kind", "field")
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    made.setTabChangesFocus(True)
    made.setFixedHeight(theme.px(LINES))
    return made
