"""A log line keeps its fixed words and loses every value that is not marked as safe."""

import logging
import sys
from pathlib import Path

import pytest

from app.logs import FILE_NAME, ContentFree, Safe, places_of, start_log, stop_log


def line(message: object, *values: object) -> str:
    record = logging.LogRecord("db", logging.INFO, "x.py", 1, message, values, None)
    return ContentFree("%(message)s").format(record)


@pytest.mark.parametrize(
    ("message", "values", "written"),
    [
        ("opened", (), "opened"),
        ("opened %s", ("Verzonnenlaan 1",), "opened …"),
        ("%s of %s", (Safe("backup"), 12345), "backup of …"),
        ("%s", ("een", "te veel"), "…"),
        ("100%% of %s", ("x",), "100%% of …"),
    ],
)
def test_values_are_left_out_unless_they_are_safe(message: str, values: tuple[object, ...], written: str) -> None:
    assert line(message, *values) == written


def test_a_message_that_is_not_text_is_left_out_whole() -> None:
    assert line(ValueError("Verzonnenlaan 1")) == "…"
    assert line("amount %(cents)s", {"cents": 12345}) == "amount %(cents)s"


def test_an_error_is_written_as_its_class_and_its_places() -> None:
    try:
        try:
            int("Verzonnenlaan")
        except ValueError as inner:
            raise KeyError("Verzonnenlaan") from inner
    except KeyError as error:
        places = places_of(error)
        record = logging.LogRecord("db", logging.ERROR, "x.py", 1, "it broke", (), sys.exc_info())
    assert ContentFree("%(message)s").format(record) == f"it broke\n{places}"
    assert places.startswith("builtins.KeyError\n  test_logs.py:")
    assert "builtins.ValueError" in places
    assert "Verzonnenlaan" not in places
    assert str(Path(__file__).parent) not in places


def test_the_log_stays_small_and_stops_when_told(tmp_path: Path) -> None:
    handler = start_log(tmp_path / "profiel")
    logger = logging.getLogger("tests.logs")
    for _ in range(1_500):
        logger.info("a line " * 120)
    stop_log(handler)
    logger.info("after the end")
    files = sorted(path.name for path in (tmp_path / "profiel").iterdir())
    assert files == [FILE_NAME, *(f"{FILE_NAME}.{number}" for number in (1, 2, 3))]
    assert sum((tmp_path / "profiel" / name).stat().st_size for name in files) < 1_100_000
    assert "after the end" not in (tmp_path / "profiel" / FILE_NAME).read_text(encoding="utf-8")
