"""Counts and looks at the source as text and as a tree; says what breaks the rules of the house."""

import ast
import io
import re
import statistics
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("app", "ui", "db", "resources")

MAX_STATEMENTS = 40
MAX_FILE, WARN_FILE = 400, 300
MAX_CLASS = 250
MAX_ARGUMENTS = 5
MAX_SLOT = 8

REFUSED_MODULES = frozenset({"util", "utils", "misc", "helper", "helpers", "common", "manager", "managers"})
REFUSED_CLASS = re.compile(r"(Manager|Handler|Helper|Helpers|Data|Info|Util|Utils)$")
MAY_CATCH_ALL = frozenset({"ui/jobs.py", "app/__main__.py", "app/server/__main__.py"})
HUB_MAY_IMPORT = ("app.protocol", "app.settings", "app.errors", "app.logs", "db.server")
HUB_STARTERS = ("app/cli/", "app/__main__.py", "app/server/", "tests/server/")
STARTS_HUB = ("app.server",)
UI_MAY_NOT = ("db", "app.sync", "app.server", "app.protocol")
ESCAPES = re.compile(
    r"#\s*(?:type:\s*ignore(?:\[[^\]]*\])?|noqa(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?|pragma:\s*no\s*\w+)"
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule broken at one place, ``path`` or ``path::name``; both together are the key of an exception."""

    rule: str
    place: str
    detail: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.place}: {self.detail}"


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file: its path from the root with forward slashes, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())


def parse(path: str, text: str) -> Source:
    return Source(path, text, ast.parse(text, path))


def sources(*folders: str) -> list[Source]:
    return [_source(file) for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]


@cache
def _source(file: Path) -> Source:
    return parse(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8"))


def functions(source: Source) -> Iterator[tuple[str, Function, bool]]:
    """Every function with its dotted name and whether it is a method, nested ones included."""
    yield from _functions_below(source.tree, "", in_class=False)


def _functions_below(node: ast.AST, prefix: str, in_class: bool) -> Iterator[tuple[str, Function, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function):
            yield f"{prefix}{child.name}", child, in_class
            yield from _functions_below(child, f"{prefix}{child.name}.", in_class=False)
        elif isinstance(child, ast.ClassDef):
            yield from _functions_below(child, f"{prefix}{child.name}.", in_class=True)
        else:
            yield from _functions_below(child, prefix, in_class)


def classes(source: Source) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef))


def statements(function: Function) -> int:
    """Statements in a function, those of inner blocks and functions included, its docstring not."""
    counted = sum(isinstance(node, ast.stmt) for node in ast.walk(function)) - 1
    return counted - (ast.get_docstring(function, clean=False) is not None)


def arguments(function: Function, is_method: bool) -> int:
    """Arguments a caller can give; ``self`` and ``cls`` are not counted."""
    spec = function.args
    is_static = any(isinstance(d, ast.Name) and d.id == "staticmethod" for d in function.decorator_list)
    positional = len(spec.posonlyargs) + len(spec.args) - (is_method and not is_static)
    return positional + len(spec.kwonlyargs) + (spec.vararg is not None) + (spec.kwarg is not None)


def length(node: ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def size_breaches(source: Source) -> Iterator[Breach]:
    if source.lines > MAX_FILE:
        yield Breach("file", source.path, f"{source.lines} lines, at most {MAX_FILE}")
    for node in classes(source):
        if length(node) > MAX_CLASS:
            yield Breach("class", f"{source.path}::{node.name}", f"{length(node)} lines, at most {MAX_CLASS}")
    for name, function, is_method in functions(source):
        place = f"{source.path}::{name}"
        if (count := statements(function)) > MAX_STATEMENTS:
            yield Breach("function", place, f"{count} statements, at most {MAX_STATEMENTS}")
        if name.rpartition(".")[2].startswith("test_"):
            continue  # pytest hands a test its fixtures and parameters; nobody calls it
        if (given := arguments(function, is_method)) > MAX_ARGUMENTS:
            yield Breach("arguments", place, f"{given} arguments, at most {MAX_ARGUMENTS}")


def name_breaches(source: Source) -> Iterator[Breach]:
    for part in Path(source.path).with_suffix("").parts:
        if part.lower() in REFUSED_MODULES:
            yield Breach("name", source.path, f"no module or folder is called {part}")
    for node in classes(source):
        if REFUSED_CLASS.search(node.name):
            yield Breach("name", f"{source.path}::{node.name}", "a class is called after what it is")


def catch_all_breaches(source: Source) -> Iterator[Breach]:
    if source.path in MAY_CATCH_ALL:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler) and catches_all(node.type) and not passes_on(node):
            yield Breach("except", source.path, f"line {node.lineno} catches everything")


def catches_all(kind: ast.expr | None) -> bool:
    if isinstance(kind, ast.Tuple):
        return any(catches_all(part) for part in kind.elts)
    return kind is None or (isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"})


def passes_on(handler: ast.ExceptHandler) -> bool:
    """A handler that cleans up and ends in a bare ``raise`` hides nothing."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def slot_breaches(source: Source) -> Iterator[Breach]:
    """Slots of a screen, by name: ``on_…`` and ``_on_…``, and the methods given to ``.connect``."""
    if not re.fullmatch(r"ui/.+/screen\.py", source.path):
        return
    connected = set(connected_methods(source.tree))
    for name, function, _ in functions(source):
        is_slot = function.name.lstrip("_").startswith("on_") or function.name in connected
        if is_slot and (count := statements(function)) > MAX_SLOT:
            yield Breach("slot", f"{source.path}::{name}", f"{count} statements, at most {MAX_SLOT}")


def connected_methods(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect":
            yield from (given.attr for given in node.args if isinstance(given, ast.Attribute))


def silencer_breaches(source: Source) -> Iterator[Breach]:
    """Each comment that silences a tool must say why after it, in the same comment."""
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type == tokenize.COMMENT and (rest := unexplained(token.string)) is not None:
            yield Breach("silencer", source.path, f"line {token.start[0]} does not say why: {rest}")


def unexplained(comment: str) -> str | None:
    """The comment when it silences something without at least two words of reason, else None."""
    if not ESCAPES.search(comment):
        return None
    reason = ESCAPES.sub("", comment)
    return None if len(re.findall(r"[A-Za-z]{2,}", reason)) >= 2 else comment


def imported(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_within(module: str, rooms: Iterable[str]) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)


def import_breaches(source: Source) -> Iterator[Breach]:
    """What the import contracts cannot say of rooms that do not exist yet, and of ``db/__init__.py``."""
    for module in imported(source):
        if refusal := import_refusal(source.path, module):
            yield Breach("import", source.path, f"{module}: {refusal}")


def import_refusal(path: str, module: str) -> str | None:
    if path == "db/__init__.py":
        return "db/__init__.py imports nothing"
    if path.startswith("ui/") and is_within(module, UI_MAY_NOT):
        return "a screen goes through services"
    if is_within(module, STARTS_HUB) and not path.startswith(HUB_STARTERS):
        return "only the command line starts the hub"
    if path.startswith(("app/server/", "db/server/")):
        allowed = (*HUB_MAY_IMPORT, "app.server") if path.startswith("app/server/") else HUB_MAY_IMPORT
        if module.split(".", maxsplit=1)[0] in SHIPPED and not is_within(module, allowed):
            return "the hub knows messages only"
    return None


def median(numbers: Iterable[int]) -> float:
    found = list(numbers)
    return statistics.median(found) if found else 0


def summary(all_sources: list[Source]) -> str:
    """Medians of the whole, and the files that are getting long."""
    sizes = [statements(function) for source in all_sources for _, function, _ in functions(source)]
    long = [f"  {source.path}: {source.lines} lines" for source in all_sources if source.lines > WARN_FILE]
    head = (
        f"{len(all_sources)} files, median {median(s.lines for s in all_sources):g} lines; "
        f"{len(sizes)} functions, median {median(sizes):g} statements"
    )
    return "\n".join([head, *([f"longer than {WARN_FILE} lines:", *long] if long else [])])
