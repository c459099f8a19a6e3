"""Reading the accessible tree of this process over D-Bus, as a screen reader does (AT-SPI 2).

A read runs in a thread of its own, since the program has to answer it meanwhile.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Any

from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

ACCESSIBLE = "org.a11y.atspi.Accessible"
ROOT = "/org/a11y/atspi/accessible/root"
FOCUSABLE, FOCUSED, VISIBLE = 11, 12, 30
"""Places of states in the two words that hold them (atspi-constants.h)."""
MOST = 8_000
"""A screen with more elements than this is none."""
PATIENCE, SOON = 10.0, 0.1
"""Seconds that an answer may take, and until the next try."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One element as it is read: its role in words, its name and its states."""

    role: str
    name: str
    can_focus: bool
    has_focus: bool


class Reader:
    """A screen reader that only reads: the elements of this process that are on screen."""

    def __init__(self) -> None:
        launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        with open_dbus_connection() as session:
            address = unwrap_msg(session.send_and_get_reply(new_method_call(launcher, "GetAddress"), timeout=PATIENCE))[
                0
            ]
        self._bus: DBusConnection = open_dbus_connection(address)
        self._name = self._find()

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def elements(self) -> Iterator[Spoken]:
        """Every element on screen, those that hold others before what they hold."""
        waiting, seen = [ROOT], 0
        while waiting:
            path = waiting.pop()
            seen += 1
            assert seen < MOST, "a screen without an end"
            states = self._states(path) if path != ROOT else 1 << VISIBLE
            if not states >> VISIBLE & 1:
                continue
            if path != ROOT:
                yield Spoken(
                    str(self._ask(self._name, path, "GetRoleName")),
                    str(self._property(path, "Name")),
                    bool(states >> FOCUSABLE & 1),
                    bool(states >> FOCUSED & 1),
                )
            waiting += [child for _, child in reversed(self._ask(self._name, path, "GetChildren"))]

    def _find(self) -> str:
        """The name on the bus of this process; it is there soon after the program began."""
        until = monotonic() + PATIENCE
        while monotonic() < until:
            for name, _ in self._ask("org.a11y.atspi.Registry", ROOT, "GetChildren"):
                owner = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
                call = new_method_call(owner, "GetConnectionUnixProcessID", "s", (name,))
                if self._send(call) == os.getpid():
                    return str(name)
            sleep(SOON)
        raise AssertionError("the program tells a screen reader nothing")

    def _states(self, path: str) -> int:
        low, high = self._ask(self._name, path, "GetState")
        return int(low) | int(high) << 32

    def _property(self, path: str, name: str) -> object:
        found: tuple[str, object] = self._send(Properties(DBusAddress(path, self._name, ACCESSIBLE)).get(name))
        return found[1]

    def _ask(self, bus_name: str, path: str, method: str) -> Any:
        return self._send(new_method_call(DBusAddress(path, bus_name, ACCESSIBLE), method))

    def _send(self, call: Any) -> Any:
        return unwrap_msg(self._bus.send_and_get_reply(call, timeout=PATIENCE))[0]
