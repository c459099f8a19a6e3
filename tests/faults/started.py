"""Starts the programs of ``tests.faults.programs`` as processes of their own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60


def command(program: str, folder: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "tests.faults.programs", program, str(folder), *arguments]


def start(program: str, folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    """A running process; read what it says from its ``stdout``."""
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command(program, folder, *arguments), cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True
    )


def finish(program: str, folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """The process after it ended by itself."""
    return subprocess.run(
        command(program, folder, *arguments), cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
