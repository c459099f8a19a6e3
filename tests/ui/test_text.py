"""Labels have exact lines, wrap instead of being cut, and read as plain words."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from tests.ui.looking import cut_texts
from ui import theme
from ui.palette import Theme, tokens
from ui.widgets.lines import Run
from ui.widgets.notice import IconLine, Notice
from ui.widgets.text import Text

Show = Callable[..., QWidget]
LONG = "De kale huur, zonder servicekosten. U vindt het bedrag op de huurbrief van 1 juli."


def column(*widgets: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return page


@pytest.mark.parametrize("kind", list(tokens().types))
def test_every_line_has_the_height_of_its_token(show: Show, kind: str):
    one, two = Text("Huur", kind), Text("Huur\nper maand", kind)
    show(column(one, two), 900, 700)
    line = tokens().types[kind].line
    assert (one.height(), two.height()) == (line, 2 * line)


def test_a_narrow_label_wraps_and_a_wide_one_does_not(show: Show):
    label = Text(LONG, "lead")
    page = show(column(label), 900, 300)
    assert label.lines_shown() == 1
    page.resize(300, 300)
    assert label.lines_shown() > 2
    assert cut_texts(page) == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut_in_a_scroll_area_when_the_type_grows(show: Show, scale: float):
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(column(Text("Hoe hoog is de huur\nper maand?", "question"), Text(LONG, "lead"), Notice(LONG, LONG)))
    show(area, 500, 300)
    theme.apply(Theme.LIGHT, scale)
    assert cut_texts(area) == []


def test_words_of_different_size_stand_on_one_line_and_read_as_one(show: Show):
    label = Text(kind="question")
    label.set_runs((Run("€ 73 per maand"), Run("   € 883 per jaar", kind="lead", tone="soft")))
    show(column(label), 700, 200)
    assert label.height() == 44
    assert QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name) == "€ 73 per maand   € 883 per jaar"


class Asked(QObject):
    """Counts how often a page is asked to lay itself out."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.times = 0
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        self.times += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.mark.parametrize("wraps", [True, False])
def test_words_of_the_same_size_move_nothing(qapp: QApplication, show: Show, wraps: bool):
    label = Text("€\u00a01.542", "title", wraps=wraps)
    page = show(column(label), 300, 200)
    qapp.processEvents()
    before, asked = label.grab().toImage(), Asked(page)
    label.set_words("€\u00a03.268")
    qapp.processEvents()
    assert asked.times == 0
    assert label.grab().toImage() != before
    label.set_words("ongeveer\n€\u00a03.200 tot € 4.000")
    qapp.processEvents()
    assert asked.times > 0
    assert label.height() == 72


CHANGING = (
    "Huur",
    "Huren",
    "€\u00a01.542",
    "€\u00a03.268",
    LONG,
    LONG.replace("juli", "juni"),
    f"{LONG} {LONG}",
    "a\nb",
    "",
)


@pytest.mark.parametrize("wraps", [True, False])
@pytest.mark.parametrize("right", [True, False])
def test_a_changed_label_stands_where_a_new_one_would_stand(qapp: QApplication, show: Show, wraps: bool, right: bool):
    def beside(words: str) -> tuple[Text, QWidget]:
        label, page = Text(words, wraps=wraps), QWidget()
        if right:
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(page)
        row.addWidget(Text("Kindgebonden budget"))
        row.addWidget(label)
        show(page, 420, 300)
        return label, page

    label, page = beside("Nog niet bekend")
    for words in CHANGING if wraps else CHANGING[:4]:
        fresh, other = beside(words)
        label.set_words(words)
        for width in (420, 330):
            for each in (page, other):
                each.resize(width, 300)
            qapp.processEvents()
            assert label.geometry() == fresh.geometry(), words
            assert label.grab().toImage() == fresh.grab().toImage(), words


def test_a_surrogate_pair_does_not_shift_the_bold_words(show: Show):
    label = IconLine("heart", "klopt.", lead_in="Goed 👍 zo.")
    show(column(label))
    inner = label.findChild(QLabel)
    assert inner is not None
    assert inner.text() == "Goed 👍 zo. klopt."


def test_an_ampersand_and_markup_are_words(show: Show):
    label = Text("<b>Huur & gas</b>")
    show(column(label))
    assert label.text() == "<b>Huur & gas</b>"
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_notice_is_hidden_while_it_has_nothing_to_say(show: Show):
    notice = Notice()
    show(column(notice))
    assert not notice.isVisible()
    notice.say("Laat het rooster open", "Eerst frisse lucht.")
    assert notice.isVisible()
    assert notice.accessibleName() == "Laat het rooster open Eerst frisse lucht."


def test_the_check_for_cut_text_sees_cut_text(show: Show):
    label = Text(LONG, wraps=False)
    label.setMinimumWidth(0)
    squeezed = QLabel("Een lange gewone tekst")
    squeezed.setFixedWidth(20)
    page = QWidget()
    row = QHBoxLayout(page)
    row.addWidget(squeezed)
    show(page, 300, 100)
    assert cut_texts(page) == ["QLabel 'Een lange gewone tekst'"]


@pytest.mark.parametrize("wraps", [True, False])
@pytest.mark.parametrize("right", [True, False])
def test_words_are_painted_at_the_side_they_are_aligned_to(show: Show, wraps: bool, right: bool):
    label = Text("€ 883", wraps=wraps)
    label.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    page = show(column(label), 400, 100)
    label.setFixedWidth(300)
    page.layout().activate()
    image = label.grab().toImage()
    inked = [x for x in range(300) for y in range(image.height()) if image.pixelColor(x, y).alpha() > 150]
    assert inked
    assert (min(inked) > 250) if right else (max(inked) < 50)
