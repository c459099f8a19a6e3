"""The page with how the household is called and where it is; each field is kept when it is left."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from app.domain.case import Dossier
from app.domain.change import Changes
from app.domain.ids import DossierId
from app.errors import SpokenError
from app.services import dossiers
from app.services.dossiers import Edit
from app.services.session import Session
from app.texts import text
from ui.desk import Desk
from ui.dossier.kept import KeptSection
from ui.dossier.part import Foot, Part
from ui.palette import space
from ui.widgets import widths
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.text import Text

WIDTH = 560
_WORDS = {"label": "naam", "address": "adres", "district": "wijk", "phone": "telefoon"}


class DetailsPart(Part):
    """Four fields."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._dossier: Dossier | None = None
        self.fields = {name: Field(text(f"dossier.gegevens.{word}")) for name, word in _WORDS.items()}
        self._labelled = {
            name: Labelled(text(f"dossier.gegevens.{_WORDS[name]}"), field) for name, field in self.fields.items()
        }
        widths.limit(self, WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(4))
        column.addWidget(Text(text("dossier.gegevens.titel"), "title"))
        column.addWidget(Text(text("dossier.gegevens.uitleg"), tone="soft"))
        for name, field in self.fields.items():
            column.addWidget(self._labelled[name])
            field.committed.connect(partial(self._on_committed, name))
        self.kept = KeptSection(desk)
        column.addWidget(self.kept)

    def start(self, dossier: Dossier) -> None:
        """Show what is kept."""
        self._dossier = dossier
        values = {
            "label": dossier.label,
            "address": dossier.address,
            "district": dossier.district,
            "phone": dossier.phone,
        }
        for name, field in self.fields.items():
            field.set_words(values[name])
        self.kept.start(dossier)

    def foot(self) -> Foot:
        """There is nothing to confirm: only the way back."""
        return Foot(primary=text("dossier.gegevens.klaar"))

    def primary(self) -> None:
        """Done."""
        self.put_away()
        self.left.emit()

    def take_focus(self) -> bool:
        """On the first field."""
        self.fields["label"].setFocus()
        return True

    def put_away(self) -> None:
        """What is still being typed counts as left."""
        for field in self.fields.values():
            field.editingFinished.emit()
        self.kept.put_away()

    def _on_committed(self, name: str) -> None:
        if self._dossier is not None:
            args = (self._dossier.id, name, self.fields[name].text())
            self.desk.run(_edit, args, partial(self._on_kept, name), partial(self._on_refused, name))

    def _on_kept(self, name: str, _changes: Changes) -> None:
        self._labelled[name].set_problem("")

    def _on_refused(self, name: str, problem: SpokenError) -> None:
        self._labelled[name].set_problem(str(problem))


def _edit(session: Session, dossier_id: DossierId, name: str, value: str) -> Changes:
    given = {
        "label": Edit(label=value),
        "address": Edit(address=value),
        "district": Edit(district=value),
        "phone": Edit(phone=value),
    }
    return dossiers.edit(session, dossier_id, **given[name])
