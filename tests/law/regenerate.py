"""Writes the golden traces anew, deliberately: ``python -m tests.law.regenerate``; then read the diff line by line."""

from tests.law.golden import FOLDER, PAIRS, place, written

if __name__ == "__main__":
    for old in FOLDER.glob("*.yaml"):
        old.unlink()
    for law, household in PAIRS:
        place(law, household).write_text(written(law, household), encoding="utf-8")
    print(f"{len(PAIRS)} traces in {FOLDER}; read the diff before you keep it")
