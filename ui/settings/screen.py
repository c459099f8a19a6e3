"""The screen of Instellingen: every setting in its section, each kept and in force as soon as it is made."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from app.domain.change import Changes
from app.errors import SpokenError
from app.services import settings_store
from app.services.session import Session
from app.texts import text
from ui.desk import Desk, Place, Screen, Spot
from ui.palette import space
from ui.settings.row import SettingRow, setting_row
from ui.settings.state import SECTIONS, TEMPLATES, Chosen, names, rows, section_title
from ui.settings.templates import TemplateSection
from ui.today.places import PlacesFrame
from ui.widgets.buttons import PlainButton
from ui.widgets.hairline import Hairline
from ui.widgets.text import Text

SHARING = "delen"


class SettingsScreen(Screen):
    """Shows the settings of this profile; ``detail`` of a place names a section to begin at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.around)
        self.desk = desk
        self.frame = PlacesFrame(self, desk, Spot.SETTINGS)
        self.rows: dict[str, SettingRow] = {}
        self.heads: dict[str, Text] = {}
        self.templates: TemplateSection | None = None
        self._chosen: Chosen | None = None
        self._wanted = ""
        self.enrol = PlainButton(text("inschrijven.knop"), "key")
        self.members = PlainButton(text("delen.knop_postvak"), "person")
        self.rescue = PlainButton(text("delen.knop_noodcode"), "lock")
        body = self.frame.zone.body
        body.addWidget(Text(text("instellingen.titel"), "title"))
        body.addWidget(Text(text("instellingen.sub"), "lead", tone="soft"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame.zone)
        sections = [section for section, _ in SECTIONS]
        self._add_section(sections[0])
        later = [partial(self._add_section, section) for section in sections[1:]]
        desk.jobs.in_turns(self, [*later, self._add_templates, self._add_sharing, self._scroll_soon])

    def _add_section(self, section: str) -> None:
        self._add_head(section)
        for row in rows(section):
            made = self.rows[row.name] = setting_row(row)
            made.made.connect(self._write)
            if self._chosen is not None:
                made.show_value(self._chosen.of(row.name))
            self.frame.zone.body.addWidget(made)

    def _add_templates(self) -> None:
        self._add_head(TEMPLATES)
        self.templates = TemplateSection(self.desk)
        self.templates.reload()
        self.frame.zone.body.addWidget(self.templates)

    def _add_sharing(self) -> None:
        body = self.frame.zone.body
        self._add_line(SHARING, text("inschrijven.titel"))
        body.addWidget(Text(text("inschrijven.knop_uitleg"), "caption", tone="soft"))
        body.addSpacing(space(2))
        for button, place in (
            (self.enrol, Place(Spot.ENROL)),
            (self.members, Place(Spot.MEMBERS, detail="postvak")),
            (self.rescue, Place(Spot.RESCUE)),
        ):
            body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            body.addSpacing(space(2))
            button.clicked.connect(partial(self.desk.go, place))

    def _add_head(self, section: str) -> None:
        self._add_line(section, section_title(section))

    def _add_line(self, section: str, title: str) -> None:
        body = self.frame.zone.body
        body.addSpacing(space(6))
        body.addWidget(Hairline())
        body.addSpacing(space(3))
        self.heads[section] = Text(title, "section")
        body.addWidget(self.heads[section])

    def enter(self, place: Place) -> None:
        """Show what was chosen, from the section that was asked for."""
        self.frame.look()
        self.desk.run(_read, (), self._on_read)
        if self.templates is not None:
            self.templates.reload()
        self.rows["theme"].take_focus()
        self._wanted = place.detail
        if self.templates is not None:
            self._scroll_soon()

    def refresh(self, changes: Changes) -> None:
        """Show what was chosen."""
        self.desk.run(_read, (), self._on_read)

    def _scroll_soon(self) -> None:
        """When what was made by now has its place."""
        QTimer.singleShot(0, self, self._scroll)

    def _scroll(self) -> None:
        bar, section = self.frame.zone.area.verticalScrollBar(), self._wanted
        head = self.heads.get(section)
        bar.setValue(head.y() if head is not None else 0)
        named = dict(SECTIONS).get(section, ())
        if named:
            self.rows[named[0]].take_focus()

    def _on_read(self, chosen: Chosen) -> None:
        self._chosen = chosen
        for name, row in self.rows.items():
            row.show_value(chosen.of(name))

    def _write(self, name: str, value: str) -> None:
        self.rows[name].set_problem("")
        self.desk.run(settings_store.write, (name, value), None, partial(self._on_refused, name))

    def _on_refused(self, name: str, problem: SpokenError) -> None:
        self.rows[name].set_problem(str(problem))


def _read(session: Session) -> Chosen:
    return Chosen(tuple((name, settings_store.value_of(session, name)) for name in names()))
