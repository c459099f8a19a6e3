"""A hub runs without SQLCipher, Qt or anything else that a laptop needs."""

import os
import subprocess
import sys
import tomllib

from tests.architecture import ROOT
from tests.hub import Database, fresh_database

HEAVY = ("sqlcipher3", "sqlite_utils", "PySide6", "shiboken6", "reportlab", "PIL", "keyring", "httpx", "openpyxl")
BLOCKED = f"""
import sys
class NotHere:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {HEAVY!r} or name in ("icalendar", "font_source_sans_pro"):
            raise ModuleNotFoundError("niet op een hub", name=name)
sys.meta_path.insert(0, NotHere())
"""
SERVE = """
from app.server import service
from app.server.web import application
import app.server.__main__, app.cli, app.cli.hub
import os
application(service.opened(service.settings_of(os.environ))).routes
ours = {name.split(".")[1] for name in sys.modules if name.startswith("app.")}
assert ours <= {"server", "protocol", "errors", "logs", "cli", "texts", "resources"}, ours
assert {name.split(".")[1] for name in sys.modules if name.startswith("db.")} == {"server"}
print("light")
"""


def run(script: str, database: Database, *argv: str) -> subprocess.CompletedProcess[str]:
    dsn = {"KEUKENTAFEL_HUB_DSN": database.service_dsn, "KEUKENTAFEL_HUB_ADMIN_DSN": database.admin_dsn}
    command = [sys.executable, "-c", BLOCKED + script, *argv]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | dsn, capture_output=True, text=True, timeout=60, check=False
    )


def test_the_hub_loads_nothing_heavy():
    ran = run(SERVE, fresh_database())
    assert (ran.stdout, ran.stderr) == ("light\n", "")


def test_the_command_works_without_what_a_laptop_needs():
    script = "from app.__main__ import main\nsys.exit(main())"
    ran = run(script, fresh_database(), "hub", "init")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("De database is klaar.")


def test_what_the_hub_imports_is_in_its_own_lock():
    """By the top-level packages that are loaded, against the group in pyproject.toml."""
    script = "import app.server.__main__\nprint(*{name.partition('.')[0] for name in sys.modules})"
    ran = run(script, fresh_database())
    third = set(ran.stdout.split()) & {"starlette", "uvicorn", "psycopg", "cryptography", "argon2", "yaml", "anyio"}
    group = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]["hub"]
    assert third >= {"starlette", "psycopg", "cryptography", "argon2"}
    assert {"starlette", "uvicorn", "cryptography"} <= {line.partition(">")[0] for line in group}
