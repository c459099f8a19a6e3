"""The structure tree of a tagged PDF: which text on the pages is a heading, a paragraph, a cell, for a screen reader.

ReportLab has no interface for this, so marks go straight into the content of its canvas and its private parts are
used; its version is pinned for that reason (ISO 32000-1, 14.7 and 14.8).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """The standard structure types in use."""

    DOCUMENT = "Document"
    PART = "Div"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    PARAGRAPH = "P"
    TABLE = "Table"
    CAPTION = "Caption"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    ITEM_BODY = "LBody"


@dataclass(slots=True, eq=False)
class Element:
    """An element of the structure with, in order, its elements and its marked pieces as (page, mark)."""

    role: Role
    parent: "Element | None" = None
    scope: str = ""
    kids: list["Element | tuple[int, int]"] = field(default_factory=list)

    def add(self, role: Role, scope: str = "") -> "Element":
        """A new last element within this one."""
        child = Element(role, self, scope)
        self.kids.append(child)
        return child

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in the order of reading."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


class Marks:
    """Hands out the numbers of the marked pieces per page and remembers whose they are."""

    def __init__(self) -> None:
        self.owners: list[list[Element]] = []

    def begin(self, page: int, element: Element) -> str:
        """The operator that opens a marked piece of an element on a page (from 0)."""
        while len(self.owners) <= page:
            self.owners.append([])
        mark = len(self.owners[page])
        self.owners[page].append(element)
        element.kids.append((page, mark))
        return f"/{element.role.value} <</MCID {mark}>> BDC"


def attach_structure(canvas: Any, root: Element, marks: Marks) -> None:
    """Write the structure tree into the document of a canvas whose pages are all shown."""
    document = canvas._doc
    numbers = {id(element): _reserve(document, f"Structure{place}") for place, element in enumerate(root.walk())}
    pages = [document.idToObjectNumberAndVersion[f"Page{page + 1}"][0] for page in range(document.pageCounter - 1)]
    top = _reserve(document, "StructureTop")
    tree = _reserve(document, "StructureParents")
    for place, element in enumerate(root.walk()):
        parent = numbers[id(element.parent)] if element.parent else top
        document.idToObject[f"Structure{place}"] = _element(element, parent, numbers, pages)
    owners = " ".join(
        f"{page} [{' '.join(f'{numbers[id(owner)]} 0 R' for owner in owned)}]"
        for page, owned in enumerate(marks.owners)
    )
    document.idToObject["StructureParents"] = f"<</Nums [{owners}]>>"
    document.idToObject["StructureTop"] = (
        f"<</Type /StructTreeRoot /K {numbers[id(root)]} 0 R /ParentTree {tree} 0 R "
        f"/ParentTreeNextKey {len(marks.owners)}>>"
    )
    document.Catalog.StructTreeRoot = f"{top} 0 R"
    document.Catalog.MarkInfo = "<</Marked true>>"


def _reserve(document: Any, name: str) -> int:
    """The number of a new object whose text is given later."""
    document.Reference("", name)
    return int(document.idToObjectNumberAndVersion[name][0])


def _element(element: Element, parent: int, numbers: dict[int, int], pages: list[int]) -> str:
    kids = " ".join(_kid(kid, numbers, pages) for kid in element.kids)
    scope = f" /A <</O /Table /Scope /{element.scope}>>" if element.scope else ""
    return f"<</Type /StructElem /S /{element.role.value} /P {parent} 0 R{scope} /K [{kids}]>>"


def _kid(kid: "Element | tuple[int, int]", numbers: dict[int, int], pages: list[int]) -> str:
    if isinstance(kid, Element):
        return f"{numbers[id(kid)]} 0 R"
    page, mark = kid
    return f"<</Type /MCR /Pg {pages[page]} 0 R /MCID {mark}>>"
