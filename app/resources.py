"""Where the data files of the program are, in a checkout and in a bundle alike."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def folder(*parts: str) -> Traversable:
    """The folder or file ``resources/<parts>`` as a Traversable."""
    place = files("resources")
    for part in parts:
        place = place.joinpath(part)
    return place


def read_yaml(place: Traversable) -> Any:
    """The content of a YAML file, read with the fast safe loader where it is there."""
    return yaml.load(place.read_bytes(), Loader=_Loader)  # a safe loader


def yaml_files(*parts: str) -> list[Traversable]:
    """All YAML files below ``resources/<parts>``, in the order of their names."""
    found: list[Traversable] = []
    stack = [folder(*parts)]
    while stack:
        for child in sorted(stack.pop().iterdir(), key=lambda c: c.name):
            if child.is_dir():
                stack.append(child)
            elif child.name.endswith(".yaml"):
                found.append(child)
    return found
