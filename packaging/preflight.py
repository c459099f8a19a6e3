"""Says in one line what this computer still lacks; standard library only, since nothing is installed yet."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 13)

OFFSCREEN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WITH_DISPLAY = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
TEST_PROGRAMS = {
    "pdfinfo": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "gnome-keyring-daemon": "gnome-keyring",
    "dbus-run-session": "dbus-x11",
    "secret-tool": "libsecret-tools",
    "Xvfb": "xvfb",
}
ACCESSIBILITY = "at-spi2-core"
"""The package of the bus by which a screen reader is told what is on screen."""
POSTGRESQL = "postgresql"
"""The package of the database server; its programs stand outside the search path on Debian."""


def main(arguments: list[str]) -> int:
    """Exit code 0 when all is there, 1 after one Dutch line on stderr that says what to do."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        return refuse(wrong_python())
    missing = missing_packages(arguments)
    if not missing:
        return 0
    if may_install():
        install(missing)
        missing = missing_packages(arguments)
        if not missing:
            return 0
    return refuse(advice(missing))


def missing_packages(purposes: list[str]) -> list[str]:
    """Debian package names, each once, in a fixed order. Besides what always is needed: for ``test``, for ``hub``."""
    names = [] if can_make_environments() else ["python3-venv"]
    if sys.platform == "linux":
        libraries = OFFSCREEN | (WITH_DISPLAY if has_display() or "test" in purposes else {})
        names += [package for library, package in libraries.items() if not can_load(library)]
        if "test" in purposes:
            names += [package for program, package in TEST_PROGRAMS.items() if shutil.which(program) is None]
            names += [] if has_accessibility() else [ACCESSIBILITY]
        if purposes and not has_postgresql():
            names.append(POSTGRESQL)
    return list(dict.fromkeys(names))


def can_make_environments() -> bool:
    """Debian splits `ensurepip` off; without it `venv` makes an environment that has no pip."""
    return all(importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip"))


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_postgresql() -> bool:
    """Whether a PostgreSQL server can be started here, by Debian's folders or the search path."""
    return any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb") is not None


def has_accessibility() -> bool:
    """Whether the bus of screen readers can be started in a session."""
    return Path("/usr/share/dbus-1/services/org.a11y.Bus.service").exists()


def has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def may_install() -> bool:
    """Only a build machine that works as root is changed without asking."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and os.environ.get("CI") == "true" and shutil.which("apt-get") is not None


def install(packages: list[str]) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], apt_install(packages)):
        print("+", " ".join(command), flush=True)
        subprocess.run(command, env=environment, check=False)


def apt_install(packages: list[str]) -> list[str]:
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def advice(packages: list[str]) -> str:
    if shutil.which("apt-get") is None:
        return f"Er ontbreken systeemonderdelen; installeer wat bij u overeenkomt met: {' '.join(packages)}"
    prefix = "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "
    command = " ".join(apt_install(packages))
    return f"Er ontbreken systeemonderdelen; voer eerst uit: {prefix}{command}"


def wrong_python() -> str:
    found = ".".join(str(part) for part in sys.version_info[:2])
    return (
        f"Keukentafel heeft Python 3.11, 3.12 of 3.13 nodig en dit is {found}; "
        "kies er een met bijvoorbeeld: make PYTHON=python3.12 setup"
    )


def refuse(line: str) -> int:
    print(line, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
