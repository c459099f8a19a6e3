"""Services run beside the screen: answers on the main thread, the newest wins, faults and bugs each find their way."""

import threading
import time
from collections.abc import Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.change import Changed, Changes, Kind
from app.errors import EnvironmentFault, SpokenError, UserError
from ui.crash import CrashDialog, Report, report_of
from ui.jobs import QUICK, TURN, Jobs

CHANGES = Changes((Changed(Kind.ANSWER, "a1"),))


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(jobs.is_quiet)


def test_the_service_runs_elsewhere_and_its_answer_comes_home(qtbot: QtBot, jobs: Jobs):
    threads: list[int] = []
    jobs.run(threading.get_ident, (), threads.append)
    jobs.run(threading.get_ident, (), lambda ident: threads.extend((ident, threading.get_ident())))
    settle(qtbot, jobs)
    worker, again, main = threads
    assert worker == again != main == threading.get_ident()


def test_jobs_on_the_store_keep_their_order(qtbot: QtBot, jobs: Jobs):
    order: list[int] = []
    for number in range(50):
        jobs.run(lambda n: (time.sleep(0.0002 * (n % 3)), n)[1], (number,), order.append)
    settle(qtbot, jobs)
    assert order == list(range(50))


def test_only_the_newest_calculation_counts(qtbot: QtBot, jobs: Jobs):
    gate, run, shown = threading.Event(), [], []
    jobs.run(gate.wait, (5,))

    def calculate(number: int) -> int:
        run.append(number)
        return number

    for number in range(10):
        jobs.run_latest("range", calculate, (number,), shown.append)
    jobs.run_latest("other", calculate, (99,), shown.append)
    gate.set()
    settle(qtbot, jobs)
    assert (run, shown) == ([9, 99], [9, 99])


def test_a_result_that_was_overtaken_on_its_way_is_dropped(qtbot: QtBot, jobs: Jobs):
    shown: list[int] = []
    done = threading.Event()
    jobs.run_latest("range", lambda: (done.set(), 1)[1], (), shown.append)
    assert done.wait(5)
    jobs.run_latest("range", lambda: 2, (), shown.append)
    settle(qtbot, jobs)
    assert shown == [2]


def test_a_calculation_that_was_quick_is_done_at_once_from_then_on(qtbot: QtBot, jobs: Jobs):
    found: list[int] = []
    jobs.run_quick("range", threading.get_ident, (), found.append)
    assert found == []
    settle(qtbot, jobs)
    jobs.run_quick("range", threading.get_ident, (), found.append)
    assert jobs.is_quiet()
    assert [place == threading.get_ident() for place in found] == [False, True]


def test_a_quick_calculation_waits_for_what_was_asked_before(qtbot: QtBot, jobs: Jobs):
    gate, shown = threading.Event(), []
    jobs.run(gate.wait, (5,), lambda _: shown.append("kept"))
    for number in range(3):
        jobs.run_quick("range", str, (number,), shown.append)
    assert shown == []
    gate.set()
    settle(qtbot, jobs)
    assert shown == ["kept", "2"]


def test_a_calculation_that_takes_long_leaves_the_screen_alone_until_it_is_quick_again(qtbot: QtBot, jobs: Jobs):
    def calculate(seconds: float) -> int:
        started = time.thread_time()
        while time.thread_time() - started < seconds:
            pass
        return threading.get_ident()

    places: list[int] = []
    for seconds in (0.0, 5 * QUICK, 0.0, 0.0):
        jobs.run_quick("range", calculate, (seconds,), places.append)
        settle(qtbot, jobs)
    here = threading.get_ident()
    assert [place == here for place in places] == [False, True, False, True]


def test_a_bug_in_a_quick_calculation_is_reported(qtbot: QtBot, jobs: Jobs):
    reports: list[Report] = []
    jobs.crashed.connect(reports.append)
    jobs.run_quick("range", str, (), lambda _: None)
    settle(qtbot, jobs)
    jobs.run_quick("range", fail, (ValueError("Inkomen 28000"),), lambda _: None)
    assert [report.kind for report in reports] == ["ValueError"]
    assert jobs.is_quiet()


@pytest.mark.parametrize("result", [CHANGES, (CHANGES, "id")])
def test_changes_are_told_after_the_answer(qtbot: QtBot, jobs: Jobs, result: object):
    order: list[object] = []
    jobs.changed.connect(order.append)
    jobs.run(lambda: result, (), lambda _: order.append("done"))
    settle(qtbot, jobs)
    assert order == ["done", CHANGES]


@pytest.mark.parametrize("result", [Changes(), (Changes(), "id"), None, (), "words"])
def test_nothing_is_told_when_nothing_changed(qtbot: QtBot, jobs: Jobs, result: object):
    told: list[object] = []
    jobs.changed.connect(told.append)
    jobs.run(lambda: result)
    settle(qtbot, jobs)
    assert told == []


def fail(error: Exception) -> None:
    raise error


@pytest.mark.parametrize("fault", [UserError("ui.title"), EnvironmentFault("ui.title")])
def test_a_fault_goes_to_who_asked_or_else_to_everybody(qtbot: QtBot, jobs: Jobs, fault: SpokenError):
    handled, told = [], []
    jobs.told.connect(told.append)
    jobs.run(fail, (fault,), None, handled.append)
    jobs.run(fail, (fault,))
    settle(qtbot, jobs)
    assert (handled, told) == ([fault], ["Keukentafel"])


def test_a_bug_is_reported_without_its_values_and_the_worker_lives_on(qtbot: QtBot, jobs: Jobs):
    reports: list[Report] = []
    answers: list[int] = []
    jobs.crashed.connect(reports.append)
    jobs.run(fail, (ValueError("Inkomen 28000 van de bewoner"),))
    jobs.run(lambda: 7, (), answers.append)
    settle(qtbot, jobs)
    assert answers == [7]
    (report,) = reports
    assert report.kind == "ValueError"
    assert "28000" not in report.words()
    assert report.places[-1].startswith("tests/ui/test_jobs.py:")
    assert any(place.startswith("ui/jobs.py:") for place in report.places)


def test_a_bug_in_a_screen_is_reported_too(qtbot: QtBot, jobs: Jobs):
    reports: list[Report] = []
    jobs.crashed.connect(reports.append)
    jobs.run(lambda: 1, (), lambda _: fail(KeyError("naam")))
    settle(qtbot, jobs)
    assert [report.kind for report in reports] == ["KeyError"]


def test_an_answer_for_a_screen_that_is_gone_is_dropped(qtbot: QtBot, jobs: Jobs):
    reports: list[Report] = []
    jobs.crashed.connect(reports.append)
    one, two = QLabel(), QLabel()
    gate = threading.Event()
    jobs.run(gate.wait, (5,))
    jobs.run(lambda: "te laat", (), one.setText)
    jobs.run(lambda: "te laat", (), lambda words: two.setText(str(words)))
    shiboken6.delete(one)
    shiboken6.delete(two)
    gate.set()
    settle(qtbot, jobs)
    assert reports == []


def test_what_is_done_in_turns_lets_others_in_between(qtbot: QtBot, jobs: Jobs):
    order: list[str] = []
    pieces = [lambda n=n: (time.sleep(TURN), order.append(f"piece {n}")) for n in range(3)]
    jobs.in_turns(jobs, pieces)
    QTimer.singleShot(0, jobs, lambda: order.append("a key"))
    assert order == []
    assert not jobs.is_quiet()
    settle(qtbot, jobs)
    assert sorted(order) == ["a key", "piece 0", "piece 1", "piece 2"]
    assert order.index("a key") < order.index("piece 1")
    assert [one for one in order if one != "a key"] == ["piece 0", "piece 1", "piece 2"]


def test_what_takes_no_time_is_done_in_one_turn(qtbot: QtBot, jobs: Jobs):
    order: list[int] = []
    jobs.in_turns(jobs, [partial(order.append, n) for n in range(3)])
    QTimer.singleShot(0, jobs, lambda: order.append(3))
    settle(qtbot, jobs)
    assert order == [0, 1, 2, 3]


def test_the_first_portion_is_there_at_once(qtbot: QtBot, jobs: Jobs):
    order: list[int] = []

    def take_a_turn(number: int) -> None:
        time.sleep(TURN)
        order.append(number)

    jobs.in_portions(jobs, [partial(take_a_turn, n) for n in range(3)])
    assert order == [0]
    assert not jobs.is_quiet()
    settle(qtbot, jobs)
    assert order == [0, 1, 2]
    jobs.in_portions(jobs, [])
    assert jobs.is_quiet()


def test_what_is_left_to_do_in_turns_goes_with_its_page_and_a_bug_ends_it(qtbot: QtBot, jobs: Jobs):
    page, done, told = QObject(), [], []
    jobs.in_turns(page, [lambda: shiboken6.delete(page), lambda: done.append(1)])
    settle(qtbot, jobs)
    jobs.crashed.connect(told.append)
    jobs.in_turns(jobs, [lambda: done.remove(1), lambda: done.append(2)])
    settle(qtbot, jobs)
    assert done == []
    assert [report.kind for report in told] == ["ValueError"]


def test_what_needs_no_store_runs_beside_it(qtbot: QtBot, jobs: Jobs):
    gate, answers = threading.Event(), []
    jobs.run(gate.wait, (5,), lambda _: answers.append("store"))
    jobs.run_free(lambda: "free", (), lambda word: (answers.append(word), gate.set()))
    settle(qtbot, jobs)
    assert answers == ["free", "store"]


def test_closing_finishes_what_was_asked_and_takes_nothing_more(qtbot: QtBot):
    jobs, order = Jobs(), []
    for number in range(5):
        jobs.run(lambda n: (time.sleep(0.002), order.append(n)), (number,))
    jobs.close(lambda: order.append("locked"))
    jobs.run(order.append, ("te laat",))
    jobs.run_quick("range", str, ("te laat",), order.append)
    assert order == [0, 1, 2, 3, 4, "locked"]


def test_the_report_names_no_folder_of_this_computer():
    try:
        fail(RuntimeError("geheim"))
    except RuntimeError as error:
        words = report_of(error).words()
    assert "geheim" not in words
    assert "/work" not in words
    assert "/home" not in words


def test_the_report_can_be_copied_with_the_keyboard(qtbot: QtBot):
    dialog = CrashDialog(Report("ValueError", ("ui/jobs.py:1",)))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.copy.setFocus()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().startswith("ValueError\nui/jobs.py:1\nPython")
    assert isinstance(dialog, QObject)
