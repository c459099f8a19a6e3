"""The demonstration: the real window taken through a whole visit, leaving a store, a PDF and pictures behind."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.domain.money import euros, format_whole
from app.domain.outcome import Outcomes, Range
from app.errors import EnvironmentFault
from app.paths import REPORTS
from app.services import report, visits
from app.services.session import Session
from app.texts import text
from ui.application import Application, build

T = TypeVar("T")

PASSPHRASE = "voorbeeld aan tafel bij de thee"
"""The passphrase of the demonstration profile; it protects nothing but a sample."""
PATIENCE = 30.0
"""The longest that one act may take, in seconds."""
DAY = datetime(2026, 11, 23, 10, 14)  # noqa: DTZ001  (the program works with local time)
EMERGENCIES = 5


class Hands:
    """Somebody at the window: presses what can be seen, types, looks, and waits until everything is done."""

    def __init__(self, program: Application, pictures: Path) -> None:
        self.program = program
        self.pictures = pictures
        self._taken = 0

    def settle(self) -> None:
        """Wait until what was asked is done and painted. Raises EnvironmentFault when that takes too long."""
        until = time.monotonic() + PATIENCE
        quiet = 0
        while quiet < 2:
            QApplication.processEvents()
            quiet = quiet + 1 if self.program.jobs.is_quiet() else 0
            if time.monotonic() > until:
                raise EnvironmentFault("demo.te_lang")
            if not quiet:
                time.sleep(0.002)

    def names(self) -> list[str]:
        """The names of all buttons that can be pressed now."""
        return [_name(button) for button in self._buttons()]

    def press(self, text_id: str, **args: object) -> None:
        """Press the button that carries this text."""
        self.press_named(text(text_id, **args))

    def press_named(self, name: str) -> None:
        """Press the first button with this name. Raises EnvironmentFault when there is none: the visit changed."""
        found = next((button for button in self._buttons() if _name(button) == name), None)
        if found is None:
            raise EnvironmentFault("demo.geen_knop", knop=name, knoppen=", ".join(self.names()))
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        self.settle()

    def press_first(self, beginning: str) -> None:
        """Press the first button whose name begins so."""
        self.press_named(next((name for name in self.names() if name.startswith(beginning)), beginning))

    def press_all(self, name: str, most: int) -> None:
        """Press every button with this name, from the top."""
        for button in [found for found in self._buttons() if _name(found) == name][:most]:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            self.settle()

    def type(self, words: str) -> None:
        """Type into whatever has the focus."""
        QTest.keyClicks(self._focus(), words)
        self.settle()

    def key(self, key: Qt.Key) -> None:
        """Press one key on whatever has the focus."""
        QTest.keyClick(self._focus(), key)
        self.settle()

    def ask(self, service: Callable[[Session], T]) -> T:
        """What a service answers, asked on the thread that owns the store."""
        found: list[T] = []
        self.program.jobs.run(service, (self.program.session,), found.append)
        self.settle()
        return found[0]

    def look(self, name: str) -> None:
        """Leave a picture of the window."""
        self.settle()
        self._taken += 1
        self.program.window.grab().save(str(self.pictures / f"{self._taken:02d}-{name}.png"))

    def _buttons(self) -> list[QAbstractButton]:
        return [b for b in self.program.window.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]

    def _focus(self) -> QWidget:
        focused: QWidget | None = self.program.window.focusWidget()  # None when nothing has the focus
        return self.program.window if focused is None else focused


def _name(button: QAbstractButton) -> str:
    return button.accessibleName() or button.text()


def run(folder: Path, say: Callable[[str], None]) -> int:
    """Hold the demonstration visit and say what was found; everything it leaves is in ``folder``. Gives exit code 0.

    Without a display the window is painted in memory. What an earlier demonstration left there is replaced.
    """
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        say(text("demo.zonder_scherm"))
    pictures = _empty(folder / "beelden")
    profile = _empty(folder / "profiel")
    os.environ[REPORTS] = str(folder)
    program = build([], profile, lambda: DAY)
    program.window.resize(1280, 800)
    program.window.show()
    hands = Hands(program, pictures)
    try:
        _hold(hands)
        _tell(hands, folder, say)
    finally:
        program.window.close()
        hands.settle()
    return 0


def _empty(folder: Path) -> Path:
    """The folder, made or emptied of what an earlier demonstration left."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def _hold(hands: Hands) -> None:
    """The whole visit, from the first start to the page."""
    hands.settle()
    _first_start(hands)
    hands.look("vandaag")
    hands.press("vandaag.voorbeeld")
    _begin(hands)
    _questions(hands)
    _opportunities(hands)
    _agreements(hands)
    _report(hands)


def _first_start(hands: Hands) -> None:
    hands.type(PASSPHRASE)
    hands.key(Qt.Key.Key_Tab)
    if _is_button(hands):
        hands.key(Qt.Key.Key_Tab)
    hands.type(PASSPHRASE)
    hands.look("eerste-start")
    hands.press("unlock.first.primary")
    hands.press("unlock.code.confirm")
    hands.press("unlock.code.primary")


def _is_button(hands: Hands) -> bool:
    return isinstance(hands.program.window.focusWidget(), QAbstractButton)


def _begin(hands: Hands) -> None:
    hands.press_all(text("bezoek.nood.nee"), EMERGENCIES)
    hands.look("begin")
    hands.press("bezoek.vraag.volgende")
    hands.type(text("demo.doel"))
    hands.press("bezoek.vraag.volgende")
    hands.press("bezoek.begin.bewaren_ja")


def _questions(hands: Hands) -> None:
    """Through the steps with all their questions, and to one question alone: the sample has answered them."""
    hands.press("bezoek.manier.stap")
    for step in ("huishouden", "inkomen", "wonen", "gemeente"):
        hands.press("bezoek.vraag.naar", stap=text(f"bezoek.stap.{step}"))
        hands.look(step)
    hands.key(Qt.Key.Key_F7)
    hands.look("vraag")
    hands.key(Qt.Key.Key_F8)
    hands.look("samen-kijken")
    hands.key(Qt.Key.Key_F8)
    hands.press("bezoek.vraag.naar", stap=text("bezoek.stap.kansen"))


def _opportunities(hands: Hands) -> None:
    hands.look("kansen")
    hands.key(Qt.Key.Key_Return)
    hands.look("uitleg")
    if text("kansen.uitleg.terug") in hands.names():
        hands.press("kansen.uitleg.terug")
    hands.press("kansen.naar_afspraken")


def _agreements(hands: Hands) -> None:
    for _ in range(2):
        hands.press_first(text("afspraken.afspreken"))
    hands.press_first(text("afspraken.nu_gedaan"))
    hands.look("afspraken")
    hands.press("afspraken.naar_verslag")


def _report(hands: Hands) -> None:
    hands.press("verslag_scherm.plan")
    hands.press("verslag_scherm.plan_klaar")
    hands.press("verslag_scherm.maak")
    hands.look("verslag")


def _tell(hands: Hands, folder: Path, say: Callable[[str], None]) -> None:
    """Say in euros what was found, and where everything is."""
    found = hands.ask(_outcomes)
    for outcome in found.outcomes:
        if outcome.per_year:
            name = text(f"regeling.{outcome.regeling}")
            say(text("demo.recht", regeling=name, jaar=format_whole(euros(outcome.per_year))))
    say(text("demo.gemist", bedrag=_words(found.missed)))
    say(text("demo.waar", map=folder))


def _outcomes(session: Session) -> Outcomes:
    """What the rules find for the household that was visited."""
    line = visits.today(session, session.now().date()).visits[0]
    return report.visit_report(session, line.visit.id).outcomes


def _words(amounts: Range) -> str:
    low, high = (format_whole(euros(amount)) for amount in (amounts.low, amounts.high))
    return low if amounts.is_exact else text("demo.bereik", laag=low, hoog=high)
