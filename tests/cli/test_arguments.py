"""What a person can type after ``keukentafel``, and what the answer is when it is wrong."""

from importlib.metadata import version
from pathlib import Path

import pytest

from app.cli.arguments import COMMANDS
from app.cli.terminal import Windows
from app.texts import catalogue
from tests.cli.console import NO_WINDOWS, no_demo, no_window, refusal, run

NAMES = [command.name for command in COMMANDS]


def test_without_arguments_the_application_opens():
    opened = Windows(lambda: 5, no_demo)
    assert run(windows=opened).code == 5


@pytest.mark.parametrize(("options", "folder"), [((), "build/demo"), (("--uit", "hier"), "hier")])
def test_the_demonstration_gets_its_folder_and_a_voice(options, folder):
    asked: list[Path] = []

    def demo(place, say):
        asked.append(place)
        say("klaar")
        return 3

    ran = run("demo", *options, windows=Windows(no_window, demo))
    assert (ran.code, ran.out, asked) == (3, "klaar\n", [Path(folder)])


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_names_every_command(flag):
    ran = run(flag)
    assert (ran.code, ran.err) == (0, "")
    assert all(f"  {name} " in ran.out for name in NAMES)
    assert max(map(len, ran.out.splitlines())) <= 120


@pytest.mark.parametrize("name", NAMES)
def test_each_command_has_help_that_names_its_options(name):
    ran = run(name, "--help")
    assert ran == run(name, "iets", "-h")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Gebruik: keukentafel {name}")
    command = COMMANDS[NAMES.index(name)]
    assert all((option.short or option.name) in ran.out for option in command.options)


def test_the_version():
    ran = run("--version")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Keukentafel {version('keukentafel')}, regels ")


def test_a_number_in_the_environment_that_is_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KEUKENTAFEL_HUB_DSN", "postgresql://x@127.0.0.1/x")
    monkeypatch.setenv("KEUKENTAFEL_HUB_CONNECTIONS", "veel")
    assert refusal("hub", "serve") == "In KEUKENTAFEL_HUB_CONNECTIONS hoort een getal."


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ([], "er ontbreekt een naam"),
        (["begin"], "Wel bestaat: init, serve, probeer, account"),
        (["serve"], "KEUKENTAFEL_HUB_DSN"),
        (["init", "nu"], "nu: achter hub init hoort geen naam."),
        (["account"], "Zet achter hub account een naam"),
        (["backup"], "Zet achter hub backup een naam"),
        (["account", "Coach Een", "--organisatie", "wijk"], "Coach Een: een naam heeft 2 tot 60"),
        (["account", "coach-1"], "--organisatie: noem de organisatie"),
        (["account", "coach-1", "--organisatie", "wijk", "--rol", "baas"], "--rol: kies coach"),
        (["serve", "--poort", "0"], "--poort: hier hoort een getal van 1 tot en met 65535."),
        (["serve", "--werkers", "veel"], "--werkers: hier hoort een getal"),
        (["serve", "--certificaat", "x.pem"], "--certificaat en --sleutel samen"),
        (["serve", "--certificaat", "/x.pem", "--sleutel", "/x.key"], "/x.pem: dit bestand is er niet"),
        (["serve", "--adres", "0.0.0.0"], "Zonder certificaat luistert de hub alleen op deze computer."),
        (["restore", "/er-is-niets"], "/er-is-niets: dit bestand bestaat niet"),
    ],
)
def test_the_hub_refuses_in_one_line(rest: list[str], said: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("KEUKENTAFEL_HUB_DSN", raising=False)
    monkeypatch.delenv("KEUKENTAFEL_HUB_ADMIN_DSN", raising=False)
    assert said in refusal("hub", *rest)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["berekn"], "berekn: deze opdracht bestaat niet. Bedoelt u bereken?"),
        (["xyz"], ", ".join(NAMES)),
        (["--uitleg"], "--uitleg: begin met een opdracht"),
        (["bereken", "--ja", "2026"], "--jaar, --uitleg"),
        (["bereken", "-x"], "-x: deze optie bestaat niet"),
        (["bereken", "--uitleg=1"], "--uitleg: hier hoort geen waarde achter."),
        (["bereken", "--jaar"], "--jaar: zet hier een waarde achter."),
        (["bereken", "--jaar="], "--jaar: zet hier een waarde achter."),
        (["bereken", "--jaar", "2025", "--jaar", "2026"], "--jaar: deze optie staat er twee keer"),
        (["verslag", "x.json"], "-o: deze optie is nodig"),
        (["verslag", "-o", "x.pdf"], "verslag: er ontbreekt"),
        (["regel", "--peildatum", "2026-01-01"], "regel: er ontbreekt"),
        (["demo", "extra"], "extra: dit is te veel voor demo"),
        (["wis", "iemand"], "iemand: dit is te veel voor wis"),
    ],
)
def test_a_wrong_word_is_named(argv, said):
    assert said in refusal(*argv)


def test_after_two_dashes_a_word_is_never_an_option(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("--jaar").write_text("{", encoding="utf-8")
    assert "JSON" in refusal("bereken", "--", "--jaar")
    assert "bestaat niet" in refusal("bereken", "--", "--help")


def test_what_would_steer_a_terminal_is_not_repeated():
    said = refusal("bereken\x1b[31m\nrood")
    assert "\x1b" not in said
    assert "rood" in said


def test_every_text_of_the_command_line_is_used():
    """Each id stands in the code, or is built from the name of a command."""
    root = Path(__file__).resolve().parents[2] / "app"
    code = "\n".join(place.read_text(encoding="utf-8") for place in root.rglob("*.py"))
    built = {f"cli.{kind}.{name}" for kind in ("kort", "hulp") for name in (*NAMES, "keukentafel")}
    prefixes = ("cli.", "bestand.", "proefgeval.", "yaml.", "inzage.")
    ours = {name for name in catalogue("nl") if name.startswith(prefixes)}
    built |= {name for name in ours if name.startswith("inzage.kolom.")}
    assert {name for name in ours - built if f'"{name}"' not in code} == set()
    assert built - ours == {"cli.kort.keukentafel"}


def test_no_windows_are_opened_by_accident():
    with pytest.raises(AssertionError, match="no window"):
        run(windows=NO_WINDOWS)
