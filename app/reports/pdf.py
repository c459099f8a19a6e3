"""A document as a tagged PDF with its own fonts and nothing personal in its properties."""

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from errno import EDQUOT, EFBIG, ENOSPC
from pathlib import Path
from typing import Any

from app.errors import EnvironmentFault
from app.reports import style
from app.reports.document import Document
from app.reports.flow import Box, Check, Dot, Mark, Stroke, Words
from app.reports.layout import lay_out
from app.reports.style import Face
from app.reports.tagging import Marks, attach_structure
from app.reports.typeface import load_fonts

PRODUCER = "Keukentafel"
_NO_ROOM = frozenset({ENOSPC, EDQUOT, EFBIG})
_ARTIFACT = "/Artifact BMC"
_END = "EMC"


def write_pdf(document: Document, target: Path) -> None:
    """Write the document at ``target``, whole or not at all, readable by this user only.

    Raises EnvironmentFault ``report.disk_full`` or ``report.not_writable``; an older file then stays as it was.
    """
    content = pdf_bytes(document)
    try:
        _write_whole(content, target)
    except OSError as fault:
        text_id = "report.disk_full" if fault.errno in _NO_ROOM else "report.not_writable"
        raise EnvironmentFault(text_id, folder=str(target.parent)) from fault


def _write_whole(content: bytes, target: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def pdf_bytes(document: Document) -> bytes:
    """The document as the bytes of a PDF."""
    from reportlab.pdfgen.canvas import Canvas

    load_fonts()
    pages, root = lay_out(document)
    make_canvas: Any = Canvas  # ReportLab says less in its annotations than its canvas accepts
    canvas = make_canvas(
        "",
        pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
        pageCompression=1,
        pdfVersion=(1, 7),
        initialFontName=Face.REGULAR.value,
        lang=document.language,
    )
    marks = Marks()
    for number, page in enumerate(pages):
        _draw_page(canvas, page, number, marks)
        canvas.showPage()
        _mark_page(canvas, number)
    attach_structure(canvas, root, marks)
    _describe(canvas, document)
    return bytes(canvas.getpdfdata())


def _draw_page(canvas: Any, page: Sequence[Mark], number: int, marks: Marks) -> None:
    """All marks of a page; neighbouring lines of one element become one marked piece."""
    open_piece: object = None
    is_open = False
    for mark in page:
        piece = mark.element if isinstance(mark, Words) else None
        if not is_open or piece is not open_piece:
            if is_open:
                canvas._code.append(_END)
            canvas._code.append(marks.begin(number, piece) if piece else _ARTIFACT)
            open_piece, is_open = piece, True
        _draw(canvas, mark)
    if is_open:
        canvas._code.append(_END)


def _draw(canvas: Any, mark: Mark) -> None:
    match mark:
        case Words(x=x, y=y, words=words, style=look, face=face):
            canvas.setFont(face.value, look.size)
            canvas.setFillColorRGB(*look.colour)
            canvas.drawString(x, style.PAGE_HEIGHT - y, words)
        case Box(x=x, y=y, width=width, height=height, colour=colour):
            canvas.setFillColorRGB(*colour)
            canvas.rect(x, style.PAGE_HEIGHT - y - height, width, height, stroke=0, fill=1)
        case Check(x=x, y=y):
            _draw_check(canvas, x, style.PAGE_HEIGHT - y)
        case Stroke(points=points, width=width, colour=colour):
            canvas.setStrokeColorRGB(*colour)
            _draw_line(canvas, [(x, style.PAGE_HEIGHT - y) for x, y in points], width)
        case Dot(x=x, y=y, radius=radius, colour=colour):
            canvas.setFillColorRGB(*colour)
            canvas.circle(x, style.PAGE_HEIGHT - y, radius, stroke=0, fill=1)


def _draw_check(canvas: Any, x: float, y: float) -> None:
    canvas.setStrokeColorRGB(*style.ACCENT)
    corners = ((1, -1), (4.5, -4.5), (12, 4))
    _draw_line(canvas, [(x + right * style.PX, y + up * style.PX) for right, up in corners], 1.5 * style.PX)


def _draw_line(canvas: Any, points: Sequence[tuple[float, float]], width: float) -> None:
    """A line with round ends and corners, in the colour of the pen."""
    canvas.setLineWidth(width)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    canvas.drawPath(path, stroke=1, fill=0)


def _mark_page(canvas: Any, number: int) -> None:
    """Tie a shown page to its entry in the parent tree and let the tab key follow the structure."""
    page = canvas._doc.Pages[number]
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents = number
    page.Tabs = "/S"


def _describe(canvas: Any, document: Document) -> None:
    """Title and producer and the day, in both places where a PDF keeps them; no author, no subject."""
    from reportlab.pdfbase import pdfdoc

    from app.reports.metadata import neutral_info, xmp

    canvas._doc.info = neutral_info(document.title, PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    stream = pdfdoc.PDFStream(content=xmp(document.title, document.language, PRODUCER))
    stream.dictionary["Type"] = pdfdoc.PDFName("Metadata")
    stream.dictionary["Subtype"] = pdfdoc.PDFName("XML")
    canvas._doc.Catalog.Metadata = stream
