"""The screen of Instellingen: a few choices, each kept and in force as soon as it is made."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.change import Changes
from app.errors import SpokenError
from app.services import settings_store
from app.services.session import Session
from app.texts import has_text, text
from ui import theme
from ui.desk import Desk, Place, Screen, Spot
from ui.palette import space
from ui.settings.state import SHOWN, Chosen, languages, roles, sizes, themes, ways
from ui.today.places import PlacesFrame
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.segments import Segments
from ui.widgets.text import Text

WIDTH = 480


class SettingsScreen(Screen):
    """Shows the settings of this profile."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.frame = PlacesFrame(desk, Spot.SETTINGS)
        self.language = Segments(text("settings.language"), languages(), marked=True)
        self.paper = Segments(text("settings.report_language"), languages(), marked=True)
        self.look = Segments(text("instellingen.thema"), themes(), marked=True)
        self.letters = Segments(text("instellingen.letter"), sizes(), marked=True)
        self.ways = Segments(text("instellingen.vragen"), ways(), marked=True)
        self.role = Combo(text("instellingen.rol"), roles())
        self.organisation = Field(text("instellingen.organisatie"))
        self.phone = Field(text("instellingen.telefoon"))
        self.days = Field(text("settings.collection_days"))
        self.gateway = Field(text("settings.sms_gateway"))
        self._lines = {
            "organisation": Labelled(
                text("instellingen.organisatie"), self.organisation, help_line=text("instellingen.organisatie_uitleg")
            ),
            "coach_phone": Labelled(
                text("instellingen.telefoon"), self.phone, help_line=text("instellingen.telefoon_uitleg")
            ),
            "collection_days": Labelled(
                text("settings.collection_days"), self.days, help_line=text("settings.collection_days_uitleg")
            ),
            "sms_gateway": Labelled(
                text("settings.sms_gateway"), self.gateway, help_line=text("settings.sms_gateway_uitleg")
            ),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame.zone)
        self._build()

    def _build(self) -> None:
        body = self.frame.zone.body
        body.addWidget(Text(text("instellingen.titel"), "title"))
        body.addWidget(Text(text("instellingen.sub"), "lead", tone="soft"))
        for label, choice in (
            ("settings.language", self.language),
            ("settings.report_language", self.paper),
            ("instellingen.thema", self.look),
            ("instellingen.letter", self.letters),
            ("instellingen.vragen", self.ways),
        ):
            self._add_choice(label, choice)
        role = Labelled(text("instellingen.rol"), self.role, help_line=text("instellingen.rol_uitleg"))
        for line in (role, *self._lines.values()):
            body.addSpacing(space(6))
            line.setMaximumWidth(theme.px(WIDTH))
            body.addWidget(line)
        self._connect()

    def _add_choice(self, label: str, choice: Segments) -> None:
        """A choice below its label, and what it means where there is something to say."""
        body = self.frame.zone.body
        body.addSpacing(space(6))
        body.addWidget(Text(text(label), weight=600))
        body.addSpacing(space(2))
        body.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)
        if has_text(f"{label}_uitleg"):
            body.addSpacing(space(2))
            body.addWidget(Text(text(f"{label}_uitleg"), "caption", tone="soft"))

    def _choices(self) -> dict[str, Segments]:
        """Each choice by the name of its setting."""
        return {
            "language": self.language,
            "report_language": self.paper,
            "theme": self.look,
            "type_scale": self.letters,
            "visit_way": self.ways,
        }

    def _connect(self) -> None:
        for name, choice in self._choices().items():
            choice.chosen.connect(partial(self._write, name))
        self.role.chosen.connect(partial(self._write, "role"))
        self.organisation.committed.connect(self._on_organisation)
        self.phone.committed.connect(self._on_phone)
        self.days.committed.connect(self._on_days)
        self.gateway.committed.connect(self._on_gateway)

    def enter(self, place: Place) -> None:
        """Show what was chosen."""
        self.frame.look()
        self.desk.run(_read, (), self._on_read)
        self.language.focus_choice()

    def refresh(self, changes: Changes) -> None:
        """Show what was chosen."""
        self.desk.run(_read, (), self._on_read)

    def _on_read(self, chosen: Chosen) -> None:
        for name, choice in self._choices().items():
            choice.set_value(getattr(chosen, name))
        self.organisation.set_words(chosen.organisation)
        self.phone.set_words(chosen.coach_phone)
        self.role.set_value(chosen.role)
        self.days.set_words(chosen.collection_days)
        self.gateway.set_words(chosen.sms_gateway)

    def _on_organisation(self) -> None:
        self._write("organisation", self.organisation.text())

    def _on_phone(self) -> None:
        self._write("coach_phone", self.phone.text())

    def _on_days(self) -> None:
        self._write("collection_days", self.days.text())

    def _on_gateway(self) -> None:
        self._write("sms_gateway", self.gateway.text())

    def _write(self, name: str, value: str) -> None:
        if name in self._lines:
            self._lines[name].set_problem("")
        self.desk.run(settings_store.write, (name, value), None, partial(self._on_refused, name))

    def _on_refused(self, name: str, problem: SpokenError) -> None:
        widget: QWidget | None = self._lines.get(name)
        if isinstance(widget, Labelled):
            widget.set_problem(str(problem))
        else:
            self.desk.jobs.told.emit(str(problem))


def _read(session: Session) -> Chosen:
    return Chosen(*(settings_store.value_of(session, name) for name in SHOWN))
