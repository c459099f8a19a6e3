"""Looking at widgets as a person would: what is cut off, what has no name, and a picture to open."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QToolButton,
    QWidget,
)

from tests.ui.painted import painted_words
from ui.widgets.text import Text

SHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"
ELLIPSIS = "…"
SPARE = 4
"""Px that a button can miss before a letter of it goes."""
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractSpinBox, QListView, QTableView)


def shown(widget: QWidget, kind: type[QWidget] = QWidget) -> Iterator[QWidget]:
    """Every visible widget of a kind below this one."""
    for child in widget.findChildren(kind):
        if child.isVisibleTo(widget) and child.width() > 0:
            yield child


def cut_texts(widget: QWidget) -> list[str]:
    """The words that do not fit: labels too small for their lines, buttons narrower than their words, words that a
    table or list paints outside their cell or with an ellipsis, and whatever sticks out of its parent (a scroll area
    excepted, which scrolls)."""
    found = [_quoted(label) for label in shown(widget, QLabel) if _is_cut_label(label)]
    found += [_quoted(button) for button in shown(widget, QAbstractButton) if _is_cut_button(button)]
    found += [words for view in shown(widget, QAbstractItemView) for words in _cut_in_view(view)]
    found += [f"{_quoted(child)} sticks out" for child in shown(widget) if _sticks_out(child)]
    return found


def unnamed_controls(widget: QWidget) -> list[str]:
    """The controls that a screen reader cannot name."""
    return [type(child).__name__ for child in _controls(widget) if not _spoken_name(child)]


def named_controls(widget: QWidget) -> list[tuple[str, str]]:
    """The controls a screen reader can name: what each is, and its name."""
    return [(type(child).__name__, name) for child in _controls(widget) if (name := _spoken_name(child))]


def picture(widget: QWidget, name: str) -> Path:
    """Grab the widget to ``build/screenshots/<name>.png``."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    target = SHOTS / f"{name}.png"
    assert widget.grab().save(str(target))
    return target


def _controls(widget: QWidget) -> Iterator[QWidget]:
    for kind in CONTROLS:
        for child in shown(widget, kind):
            if not child.objectName().startswith("qt_"):  # inner parts of Qt's own widgets
                yield child


def _spoken_name(control: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(control)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


def _quoted(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {words!r}"


def _is_cut_label(label: QWidget) -> bool:
    assert isinstance(label, QLabel)
    if not label.text():
        return False
    if isinstance(label, Text):
        needed = label.heightForWidth(label.width()) if label.hasHeightForWidth() else label.sizeHint().height()
        too_wide = label.minimumSizeHint().width() > label.width()
        return needed > label.height() or too_wide
    return label.sizeHint().height() > label.height() or label.sizeHint().width() > label.width()


def _is_cut_button(button: QWidget) -> bool:
    assert isinstance(button, QAbstractButton)
    if not button.text() or isinstance(button, QToolButton):
        return False
    if button.hasHeightForWidth():
        return button.heightForWidth(button.width()) > button.height()
    too_narrow = QFontMetrics(button.font()).horizontalAdvance(button.text()) > button.width()
    is_plain = button.property("kind") in ("primary", "plain", "text")  # white and an icon beside the words
    return too_narrow or (is_plain and button.width() < button.minimumSizeHint().width() - SPARE)


def _cut_in_view(view: QWidget) -> Iterator[str]:
    """What the view paints that does not stand whole in the cell or head it belongs to."""
    assert isinstance(view, QAbstractItemView)
    for painted in painted_words(view.viewport()):
        place = painted.place.toAlignedRect()
        around = _cell_around(view, place.center())
        if ELLIPSIS in painted.words or painted.is_clipped or not around.adjusted(-1, -1, 1, 1).contains(place):
            yield f"{type(view).__name__} {painted.words!r}"


def _cell_around(view: QAbstractItemView, point: QPoint) -> QRect:
    if isinstance(view, QHeaderView):
        section = view.logicalIndexAt(point)
        return QRect(view.sectionViewportPosition(section), 0, view.sectionSize(section), view.height())
    return view.visualRect(view.indexAt(point))


def _sticks_out(child: QWidget) -> bool:
    parent = child.parentWidget()
    if parent is None or child.isWindow() or not isinstance(child, QLabel | QAbstractButton | QLineEdit):
        return False
    page = _page_of(child)
    area = QRect(child.mapTo(page, QPoint()), child.size())
    return area.left() < 0 or area.right() > page.width()


def _page_of(child: QWidget) -> QWidget:
    """The nearest thing that scrolls, or the window."""
    found = child.parentWidget() or child
    while not found.isWindow():
        above = found.parentWidget()
        around = above.parentWidget() if above is not None else None
        if isinstance(around, QScrollArea) and around.widget() is found:
            return found
        if above is None:
            break
        found = above
    return found
