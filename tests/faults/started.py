"""Starts the programs of ``tests.faults.programs`` as processes of their own."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60


def start(*arguments: str) -> "subprocess.Popen[str]":
    """A process of its own; without arguments it makes a new one for each line that is written to it."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "tests.faults.programs", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, text=True)


@dataclass(frozen=True, slots=True)
class Ended:
    """What a process said, line by line, and its exit code: negative for the signal that ended it."""

    said: list[str]
    code: int


class Forks:
    """Makes new processes quickly: the imports are done once, each process is a copy of that moment."""

    def __init__(self) -> None:
        self._process = start()

    def run(self, program: str, folder: Path, *arguments: str) -> Ended:
        """Run a program to its end."""
        return self._follow(program, folder, arguments, None)

    def run_and_kill(self, program: str, folder: Path, wait: float) -> Ended:
        """Kill a program (SIGKILL) ``wait`` seconds after the first thing it said."""
        return self._follow(program, folder, (), wait)

    def close(self) -> None:
        self._process.communicate(timeout=PATIENCE)

    def _follow(self, program: str, folder: Path, arguments: tuple[str, ...], kill_after: float | None) -> Ended:
        assert self._process.stdin is not None
        self._process.stdin.write("\t".join((program, str(folder), *arguments)) + "\n")
        self._process.stdin.flush()
        said: list[str] = []
        child = 0
        while not (line := self._line()).startswith("ended "):
            if line.startswith("pid "):
                child = int(line.split()[1])
            else:
                said.append(line)
            if kill_after is not None and child and said:
                time.sleep(kill_after)
                os.kill(child, signal.SIGKILL)
                kill_after = None
        return Ended(said, int(line.split()[1]))

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the process that makes processes is gone"
        return line.rstrip("\n")
