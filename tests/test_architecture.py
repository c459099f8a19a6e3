"""The house keeps its shape: sizes, names, places of imports, and folders."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import architecture as house
from tests.architecture import ROOT, Breach, Source, parse

# "rule: place" -> why it may be so
EXCEPTIONS: dict[str, str] = {
    "arguments: app/rules/inkomen.py::verwacht_jaarinkomen": "a sum of five terms that the trace shows by name",
    "arguments: app/rules/passend_toewijzen.py::woonlasten": "a sum of five terms that the trace shows by name",
}

FOLDERS = {"app", "ui", "resources", "db", "tests", "packaging", ".ci"}
MADE_HERE = {
    "build",
    "dist",
    ".git",
    ".venv",
    ".venv-headless",
    ".venv-lock",
    ".idea",
    ".vscode",
    "__pycache__",
}
CACHES = {".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis"}
ROOMS_OF_APP = {
    "__init__", "__main__", "cli", "settings", "texts", "paths", "logs", "errors", "resources",
    "domain", "rules", "intake", "energy", "budget", "debts", "whatif", "measures",
    "services", "reports", "protocol", "sync", "server", "messages",
}  # fmt: skip

CHECKS: list[Callable[[Source], Iterator[Breach]]] = [
    house.size_breaches,
    house.name_breaches,
    house.catch_all_breaches,
    house.slot_breaches,
    house.silencer_breaches,
    house.import_breaches,
]


def below(folder: str) -> list[Path]:
    return [path for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_no_breach(check: Callable[[Source], Iterator[Breach]]):
    sources = house.sources(*house.SHIPPED, "tests", "packaging")
    found = [breach for source in sources for breach in check(source)]
    unlisted = [str(breach) for breach in found if f"{breach.rule}: {breach.place}" not in EXCEPTIONS]
    if unlisted:
        pytest.fail("\n".join(unlisted), pytrace=False)


def test_every_exception_is_still_needed():
    sources = house.sources(*house.SHIPPED, "tests", "packaging")
    found = {f"{breach.rule}: {breach.place}" for source in sources for check in CHECKS for breach in check(source)}
    assert set(EXCEPTIONS) <= found


def test_print_the_medians(capsys: pytest.CaptureFixture[str]):
    shipped = house.summary(house.sources(*house.SHIPPED))
    tests = house.summary(house.sources("tests"))
    with capsys.disabled():
        print(f"\nshipped: {shipped}\ntests: {tests}")
    assert "median 0 statements" not in shipped


def test_top_level_folders():
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.endswith(".egg-info")}
    assert folders - MADE_HERE - CACHES == FOLDERS


def test_rooms_of_app():
    assert {path.stem for path in (ROOT / "app").iterdir() if path.name != "__pycache__"} <= ROOMS_OF_APP


def test_packaging_does_not_shadow_the_library():
    assert not (ROOT / "packaging/__init__.py").exists()


@pytest.mark.parametrize("folder", ["app", "ui", "db", "tests"])
def test_every_folder_with_code_is_a_package(folder: str):
    holders = {path.parent for path in below(folder) if path.suffix == ".py"} | {ROOT / folder}
    assert [str(holder) for holder in sorted(holders) if not (holder / "__init__.py").exists()] == []


def test_resources_hold_no_code():
    assert [path.name for path in below("resources") if path.suffix == ".py"] == ["__init__.py"]


def long_function(statements: int) -> str:
    return "def long():\n    '''Not counted.'''\n" + "    x = 1\n\n" * statements


@pytest.mark.parametrize(
    ("path", "text", "rule"),
    [
        ("app/a.py", long_function(41), "function"),
        ("app/a.py", "x = 1\n" * 401, "file"),
        ("app/a.py", "class A:\n" + "    x = 1\n" * 250, "class"),
        ("app/a.py", "def f(a, b, c, d, e, g): ...", "arguments"),
        ("app/a.py", "class A:\n    def f(self, a, b, c, *, d, e, **g): ...", "arguments"),
        ("app/utils.py", "", "name"),
        ("app/common/a.py", "", "name"),
        ("app/a.py", "class CaseManager: ...", "name"),
        ("app/a.py", "try:\n    x = 1\nexcept Exception:\n    pass", "except"),
        ("app/a.py", "try:\n    x = 1\nexcept (ValueError, BaseException):\n    pass", "except"),
        ("app/a.py", "try:\n    x = 1\nexcept:\n    pass", "except"),
        ("ui/visit/screen.py", "class A:\n    def _on_save(self):\n" + "        x = 1\n" * 9, "slot"),
        (
            "ui/visit/screen.py",
            "class A:\n    def s(self):\n" + "        x = 1\n" * 9 + "    def b(self): a.connect(self.s)",
            "slot",
        ),
        ("app/a.py", "import x  # noqa" + ": F401", "silencer"),
        ("app/a.py", "x = y()  # type: " + "ignore[attr-defined]", "silencer"),
        ("db/__init__.py", "import sqlite3", "import"),
        ("ui/visit/screen.py", "from app.sync import loop", "import"),
        ("app/server/web.py", "from app.domain import money", "import"),
        ("db/server/feed.py", "import db.store", "import"),
        ("app/services/visits.py", "import app.server", "import"),
    ],
)  # fmt: skip
def test_a_planted_breach_is_found(path: str, text: str, rule: str):
    source = parse(path, text)
    assert {breach.rule for check in CHECKS for breach in check(source)} == {rule}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("app/a.py", long_function(40)),
        ("app/a.py", "x = 1\n" * 400),
        (
            "app/a.py",
            "class A:\n    def f(self, a, b, c, d, e): ...\n    @staticmethod\n    def g(a, b, c, d, e): ...",
        ),
        ("ui/jobs.py", "try:\n    x = 1\nexcept Exception:\n    pass"),
        ("app/a.py", "try:\n    x = 1\nexcept BaseException:\n    x = 0\n    raise"),
        ("ui/visit/state.py", "def on_save():\n" + "    x = 1\n" * 9),
        ("app/a.py", "import x  # noqa" + ": F401 the hook must come before its first import"),
        ("app/a.py", "x = '# noqa'"),
        ("app/server/web.py", "from app.protocol import sealing\nimport db.server.feed\nimport json"),
        ("app/cli/server.py", "from app.server import web"),
    ],
)
def test_what_is_allowed_is_not_found(path: str, text: str):
    source = parse(path, text)
    assert [breach for check in CHECKS for breach in check(source)] == []
