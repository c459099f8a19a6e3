"""Taking widgets out of a layout that is filled again, and keeping the keyboard where it was."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget


def empty(layout: QBoxLayout) -> None:
    """Take everything out of a layout of widgets; they disappear at once and are deleted when Qt is ready."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


@contextmanager
def keyboard_stays(page: QWidget, otherwise: Callable[[], None]) -> Iterator[None]:
    """While a page is filled again: put the keyboard back on the control with the name it was on, when it was made
    anew; when there is none any more, do ``otherwise``.
    """
    before = QApplication.focusWidget()
    was_here = before is not None and page.isAncestorOf(before)
    name = before.accessibleName() if before is not None else ""
    yield
    if not was_here or (before is not None and before.isVisibleTo(page)):
        return
    same = (w for w in page.findChildren(QWidget) if w.accessibleName() == name and w is not before)
    found = next((w for w in same if _will_be_shown(w) and w.focusPolicy() is not Qt.FocusPolicy.NoFocus), None)
    if found is None:
        otherwise()
    else:
        found.setFocus(Qt.FocusReason.OtherFocusReason)


def _will_be_shown(widget: QWidget) -> bool:
    """Whether nobody hid it; what was made a moment ago is shown only later."""
    return not (widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide))
