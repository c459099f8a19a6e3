"""The words after ``keukentafel``: which commands there are, what each accepts, and a Dutch refusal of the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from app.errors import UserError


@dataclass(frozen=True, slots=True)
class Option:
    """``--name``, perhaps with a short form, with a value or without."""

    name: str
    short: str = ""
    takes_value: bool = True
    repeats: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """One command with its options and how many other words it takes; ``most`` None is any number."""

    name: str
    options: tuple[Option, ...] = ()
    fewest: int = 0
    most: int | None = 0

    def option(self, word: str) -> Option:
        """The option that a person wrote as ``word``. Raises UserError with the ones that do exist."""
        for option in self.options:
            if word in (option.name, option.short):
                return option
        known = ", ".join(option.name for option in self.options)
        raise UserError("cli.onbekende_optie", opdracht=self.name, optie=word, opties=known)


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed after a command: its options with their values and the other words, in order."""

    command: Command
    options: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()

    def has(self, name: str) -> bool:
        """Whether the option was given."""
        return any(given == name for given, _ in self.options)

    def value(self, name: str) -> str | None:
        """The value of an option, or None when it was not given."""
        return next((value for given, value in self.options if given == name), None)

    def values(self, name: str) -> tuple[str, ...]:
        """All values of an option that may be repeated."""
        return tuple(value for given, value in self.options if given == name)


_DOSSIER = (Option("--dossier"), Option("--uit"), Option("--profiel"))

_HUB = (
    Option("--adres"),
    Option("--poort"),
    Option("--werkers"),
    Option("--certificaat"),
    Option("--sleutel"),
    Option("--rol"),
    Option("--organisatie"),
    Option("--sluit"),
    Option("--lijst", takes_value=False),
    Option("--gewist"),
    Option("--map"),
)

COMMANDS = (
    Command("bereken", (Option("--jaar"), Option("--uitleg", takes_value=False)), most=1),
    Command("regel", (Option("--peildatum", required=True),), fewest=1, most=2),
    Command("controleer", (Option("--sla-over", repeats=True),), fewest=1, most=None),
    Command("pakket", fewest=2, most=None),
    Command("verslag", (Option("--uit", short="-o", required=True),), fewest=1, most=1),
    Command("inzage", _DOSSIER),
    Command("wis", _DOSSIER),
    Command("demo", (Option("--uit"),)),
    Command("hub", _HUB, fewest=1, most=2),
)


def command_of(word: str) -> Command:
    """The command with this name. Raises UserError with the nearest one, or all."""
    names = [command.name for command in COMMANDS]
    if word in names:
        return COMMANDS[names.index(word)]
    near = get_close_matches(word, names, 1)
    if near:
        raise UserError("cli.bedoelt_u", opdracht=word, naam=near[0])
    raise UserError("cli.onbekende_opdracht", opdracht=word, namen=", ".join(names))


def parse(command: Command, typed: Sequence[str]) -> Given:
    """The options and words of a command. Raises UserError for what it does not take or lacks."""
    options: list[tuple[str, str]] = []
    words: list[str] = []
    rest = iter(typed)
    for word in rest:
        if word == "--":
            words.extend(rest)
        elif word.startswith("-") and word != "-":
            option, value = _option(command, word, rest)
            if not option.repeats and any(name == option.name for name, _ in options):
                raise UserError("cli.dubbele_optie", optie=option.name)
            options.append((option.name, value))
        else:
            words.append(word)
    given = Given(command, tuple(options), tuple(words))
    _require_complete(given)
    return given


def _option(command: Command, word: str, rest: Iterator[str]) -> tuple[Option, str]:
    name, has_value, value = word.partition("=") if word.startswith("--") else (word, "", "")
    option = command.option(name)
    if not option.takes_value:
        if has_value:
            raise UserError("cli.optie_zonder_waarde", optie=option.name)
        return option, ""
    if not has_value:
        value = next(rest, "")
    if not value:
        raise UserError("cli.optie_mist_waarde", optie=option.name)
    return option, value


def _require_complete(given: Given) -> None:
    command = given.command
    for option in command.options:
        if option.required and not given.has(option.name):
            raise UserError("cli.optie_verplicht", opdracht=command.name, optie=option.short or option.name)
    if len(given.words) < command.fewest:
        raise UserError("cli.woord_ontbreekt", opdracht=command.name)
    if command.most is not None and len(given.words) > command.most:
        raise UserError("cli.woord_te_veel", opdracht=command.name, woord=given.words[command.most])
