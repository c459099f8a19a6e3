"""Runs every ``bench_*.py`` beside this file and prints a table; arguments choose by a part of the name."""

import importlib
import sys
from pathlib import Path

from tests.benchmarks.result import Result

COLUMNS = ("what", "ours", "reference", "ratio", "aim", "met")
MET = {True: "yes", False: "NO", None: "-"}


def main(wanted: list[str]) -> int:
    """Exit code 1 when nothing was chosen."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    chosen = [name for name in names if not wanted or any(part in name for part in wanted)]
    results: list[Result] = []
    for name in chosen:
        print(f"{name} …", file=sys.stderr, flush=True)
        results += importlib.import_module(f"tests.benchmarks.{name}").run()
    print(table(results))
    return 0 if results else 1  # it tells figures, it judges nothing: a missed aim stands in the table


def table(results: list[Result]) -> str:
    """The results as aligned columns, a heading above."""
    rows = [COLUMNS, *(_cells(result) for result in results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _cells(result: Result) -> tuple[str, ...]:
    return (result.name, result.ours, result.reference, f"{result.ratio:.2f}x", result.aim, MET[result.met])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
