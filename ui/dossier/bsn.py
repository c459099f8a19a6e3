"""The question whether a number in free text is a BSN, with a way to make it unreadable; the same on every page."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal

from app.services.notes import mask_bsn
from app.texts import text
from ui.dossier.state import bsn_title, open_numbers
from ui.widgets.buttons import TextButton
from ui.widgets.notice import Notice


class BsnNotice(Notice):
    """Looks at what ``read`` gives; ``write`` takes it with the numbers made unreadable. ``answered`` after an answer.

    A number of which was said that it is something else is not asked about again.
    """

    answered = Signal()

    def __init__(self, read: Callable[[], str], write: Callable[[str], None]) -> None:
        super().__init__()
        self._read, self._write = read, write
        self._accepted: set[str] = set()
        self.mask_button = TextButton(text("dossier.bsn.dek_af"))
        self.accept_button = TextButton(text("dossier.bsn.geen"))
        self.mask_button.clicked.connect(self._on_mask)
        self.accept_button.clicked.connect(self._on_accept)
        self.add_act(self.mask_button)
        self.add_act(self.accept_button)

    def forget(self) -> None:
        """Other text: nothing was said about its numbers yet."""
        self._accepted.clear()
        self.say("")

    def look(self) -> bool:
        """Ask about the numbers that are open; whether there are any."""
        numbers = open_numbers(self._read(), self._accepted)
        self.say(bsn_title(numbers), text("dossier.bsn.uitleg") if numbers else "")
        return bool(numbers)

    def stops(self) -> bool:
        """Whether something has to be answered first; then the keyboard is on the answer."""
        if not self.look():
            return False
        self.mask_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _on_mask(self) -> None:
        self._write(mask_bsn(self._read()))
        self.look()
        self.answered.emit()

    def _on_accept(self) -> None:
        self._accepted.update(open_numbers(self._read(), ()))
        self.look()
        self.answered.emit()
