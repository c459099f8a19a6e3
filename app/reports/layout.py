"""Puts the blocks of a document on pages: one way of placing per kind of block, and the number of each page."""

from collections.abc import Sequence

from app.reports import style
from app.reports.charts import chart_height, place_chart
from app.reports.curve import curve_height, place_curve
from app.reports.document import (
    AgreementRow,
    Amount,
    Block,
    Bullets,
    CurveChart,
    Document,
    Footer,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Rule,
    ScoreChart,
    Signature,
    Table,
    Tone,
)
from app.reports.flow import Box, Check, Flow, Mark, Words, spaced
from app.reports.style import Face, TypeStyle
from app.reports.tables import place_table, table_start
from app.reports.tagging import Element, Role
from app.reports.typeface import Run, printable, wrap, wrap_runs
from app.texts import text

TIGHTER = ((1.0, 1.0), (0.85, 1.0), (0.7, 1.0), (0.7, 0.92), (0.55, 0.92), (0.5, 0.84))
"""How much of the white and of the line height is kept, so that a part with a footer stays one page where it can."""

_HEADS = {
    1: (style.TITLE, Role.H1, style.BEFORE_HEAD, 0.0),
    2: (style.HEAD, Role.H2, style.BEFORE_HEAD, style.AFTER_HEAD),
    3: (style.FINE_STRONG, Role.H3, style.BEFORE_SMALL_HEAD, style.AFTER_SMALL_HEAD),
}
_TONES = {Tone.BODY: style.BODY, Tone.SOFT: style.BODY_SOFT, Tone.FINE: style.FINE}


def lay_out(document: Document) -> tuple[list[list[Mark]], Element]:
    """The marks of every page and the structure they belong to."""
    flow = Flow(Element(Role.DOCUMENT))
    for number, part in enumerate(_parts(document.blocks)):
        if number:
            flow.new_page()
        flow.tightness, flow.line_height = _tightness(part)
        _place_part(flow, part)
    _number_pages(flow)
    return flow.pages, flow.root


def pages_filled(document: Document) -> float:
    """How many pages a document fills: 1.4 is a full page and four tenths of another."""
    pages, _ = lay_out(document)
    feet = [mark.y for mark in pages[-1] if isinstance(mark, Words | Box) and mark.y < style.BOTTOM]
    return len(pages) - 1 + (max(feet, default=style.TOP) - style.TOP) / (style.BOTTOM - style.TOP)


def _parts(blocks: Sequence[Block]) -> list[list[Block]]:
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, PageBreak):
            parts.append([])
        else:
            parts[-1].append(block)
    return parts


def _tightness(part: Sequence[Block]) -> tuple[float, float]:
    """The widest spacing with which a part that has a footer still fits on one page; else all the white."""
    if not any(isinstance(block, Footer) for block in part):
        return TIGHTER[0]
    for white, height in TIGHTER:
        attempt = Flow(Element(Role.DOCUMENT), tightness=white, line_height=height)
        _place_part(attempt, part)
        if len(attempt.pages) == 1:
            return white, height
    return TIGHTER[0]


def _place_part(flow: Flow, part: Sequence[Block]) -> None:
    footers = [block for block in part if isinstance(block, Footer)]
    flow.bottom = min((_footer_top(footer) - style.BEFORE_BLOCK for footer in footers), default=style.BOTTOM)
    for place, block in enumerate(part):
        if not isinstance(block, AgreementRow | Rule):
            flow.open_list = None
        if isinstance(block, Heading):
            _place_heading(flow, block, _kept_with(part[place + 1 :]))
        else:
            if isinstance(block, Paragraph) and place and isinstance(part[place - 1], Table | Bullets):
                flow.space(style.BEFORE_BLOCK)
            _place(flow, block)


def _kept_with(following: Sequence[Block]) -> float:
    """How much of what follows a heading stays with it: what is under it, but no more than the first few lines; a
    drawing stays as a whole, and a table begins under its heading.
    """
    height = 0.0
    for block in following:
        if isinstance(block, Heading | Footer) or height >= style.KEEP_WITH_HEAD:
            break
        if isinstance(block, ScoreChart):
            return height + chart_height(block)
        if isinstance(block, CurveChart):
            return height + curve_height()
        if isinstance(block, Table):
            return height + table_start(block)
        height += style.BODY.leading if isinstance(block, Paragraph | Rule) else style.KEEP_WITH_HEAD
    return min(height, style.KEEP_WITH_HEAD)


def _place(flow: Flow, block: Block) -> None:
    match block:
        case Paragraph():
            _place_paragraph(flow, block)
        case AgreementRow():
            _place_agreement(flow, block)
        case Table():
            place_table(flow, block)
        case ScoreChart():
            place_chart(flow, block)
        case CurveChart():
            place_curve(flow, block)
        case Bullets():
            _place_bullets(flow, block)
        case Amount(text=said):
            flow.need(style.AMOUNT.leading)
            flow.text([(style.AMOUNT.face, said)], style.AMOUNT, style.LEFT, style.WIDTH, _paragraph(flow.root))
        case Notice():
            _place_notice(flow, block)
        case Signature():
            _place_signature(flow, block)
        case Rule():
            flow.hairline()
        case Footer():
            _place_footer(flow, block)


def _paragraph(parent: Element) -> Element:
    return parent.add(Role.PARAGRAPH)


def _place_heading(flow: Flow, heading: Heading, kept: float) -> None:
    look, role, before, after = _HEADS[heading.level]
    flow.need(before + look.leading + after + kept)
    flow.space(before)
    flow.text([(look.face, heading.text)], look, style.LEFT, style.WIDTH, flow.root.add(role))
    flow.y += after


def _place_paragraph(flow: Flow, paragraph: Paragraph) -> None:
    look = _TONES[paragraph.tone]
    if paragraph.apart:
        flow.space(style.BEFORE_BLOCK)
    runs: list[Run] = [(Face.SEMIBOLD, paragraph.strong), (look.face, paragraph.text)]
    flow.text(runs, look, style.LEFT, style.WIDTH, _paragraph(flow.root))
    if paragraph.tone is Tone.FINE:
        flow.y += style.BETWEEN_FINE


def _place_agreement(flow: Flow, row: AgreementRow) -> None:
    flow.open_list = flow.open_list or flow.root.add(Role.LIST)
    item = flow.open_list.add(Role.ITEM)
    left = style.LEFT + style.NUMBER_WIDTH
    width = style.RIGHT - style.RIGHT_COLUMN - style.COLUMN_GAP - left
    looks = [(row.title, style.BODY_STRONG), *((line, style.BODY) for line in row.lines)]
    count = max(sum(len(wrap(said, look, width)) for said, look in looks), len(row.right))
    padding = style.ROW_PADDING * flow.tightness
    flow.need(min(2 * padding + count * flow.fitted(style.BODY).leading, flow.bottom - style.TOP))
    flow.y += padding
    top, page = flow.y, len(flow.pages)
    flow.line([(Face.SEMIBOLD, str(row.number))], style.NUMBER, style.LEFT, top, item.add(Role.LABEL))
    body = item.add(Role.ITEM_BODY)
    elements = [_paragraph(body) for _ in looks]  # read before the day, whatever is drawn first
    right_end = _place_right_lines(flow, row, top, body)
    for (said, look), element in zip(looks, elements, strict=True):
        flow.text([(look.face, said)], look, left, width, element)
    if len(flow.pages) == page:
        flow.y = max(flow.y, right_end)
    flow.y += padding


def _place_right_lines(flow: Flow, row: AgreementRow, top: float, body: Element) -> float:
    """The day and who does it. Returns where they end."""
    for place, said in enumerate(row.right):
        is_mark = row.done and place == 0
        look = flow.fitted(style.DONE if is_mark else style.BODY_SOFT)
        element = _paragraph(body)
        for runs in spaced(wrap_runs([(look.face, said)], look, style.RIGHT_COLUMN)):
            x = flow.line_right(runs, look, style.RIGHT, top, element)
            if is_mark:
                flow.page.append(Check(x - style.CHECK_WIDTH, top + look.leading / 2))
            top += look.leading
    return top


def _place_bullets(flow: Flow, bullets: Bullets) -> None:
    whole = flow.root.add(Role.LIST)
    x = style.LEFT + style.BULLET_INDENT
    for said in bullets.items:
        item = whole.add(Role.ITEM)
        flow.need(style.FINE.leading)
        flow.line([(Face.REGULAR, "•")], style.FOOT, style.LEFT, flow.y, item.add(Role.LABEL))
        body = item.add(Role.ITEM_BODY)
        flow.text([(Face.REGULAR, said)], style.FINE, x, style.RIGHT - x, body)


def _place_signature(flow: Flow, signature: Signature) -> None:
    """Everyone beside each other and never over two pages; a line is high enough to write above it."""
    count = len(signature.who)
    width = (style.WIDTH + style.SIGN_GAP) / max(count, 2) - style.SIGN_GAP
    height = style.FINE_STRONG.leading + len(signature.lines) * style.SIGN_LINE
    flow.space(style.BEFORE_HEAD)
    flow.need(height)
    for place, who in enumerate(signature.who):
        x, top = style.LEFT + place * (width + style.SIGN_GAP), flow.y
        part = flow.root.add(Role.PART)
        flow.line([(Face.SEMIBOLD, printable(who))], style.FINE_STRONG, x, top, _paragraph(part))
        top += style.FINE_STRONG.leading
        for said in signature.lines:
            top += style.SIGN_LINE
            flow.line([(Face.REGULAR, said)], style.FOOT, x, top - style.FOOT.leading, _paragraph(part))
            flow.box(x, top, width, style.HAIRLINE, style.SOFT)
    flow.y += height


def _place_notice(flow: Flow, notice: Notice) -> None:
    part = flow.root.add(Role.PART)
    x = style.LEFT + style.NOTICE_EDGE + style.NOTICE_PADDING
    width = style.RIGHT - style.NOTICE_PADDING - x
    lines: list[tuple[list[Run], TypeStyle, Element]] = []
    for said, look in [(notice.title, style.BODY_STRONG), *((line, style.BODY) for line in notice.lines)]:
        element = _paragraph(part)
        lines += [(runs, look, element) for runs in spaced(wrap_runs([(look.face, said)], look, width))]
    padding = style.NOTICE_PADDING * flow.tightness
    leading = flow.fitted(style.BODY).leading
    most = int((flow.bottom - style.TOP - 2 * padding) // leading)
    flow.space(style.BEFORE_HEAD * 0.7)
    while lines:
        chunk, lines = lines[:most], lines[most:]
        height = len(chunk) * leading + 2 * padding
        flow.need(height)
        flow.box(style.LEFT, flow.y, style.WIDTH, height, style.NOTICE_GROUND)
        flow.box(style.LEFT, flow.y, style.NOTICE_EDGE, height, style.NOTICE_MARK)
        for place, (runs, look, element) in enumerate(chunk):
            flow.line(runs, flow.fitted(look), x, flow.y + padding + place * leading, element)
        flow.y += height


def _footer_top(footer: Footer) -> float:
    lines = max(len(footer.left), len(footer.right))
    return style.FOOT_BOTTOM - lines * style.FOOT.leading - style.BEFORE_BLOCK


def _place_footer(flow: Flow, footer: Footer) -> None:
    top = _footer_top(footer)
    flow.box(style.LEFT, top, style.WIDTH, style.HAIRLINE, style.LINE)
    top += style.BEFORE_BLOCK
    for lines, at_right in ((footer.left, False), (footer.right, True)):
        element = _paragraph(flow.root)
        for place, runs in enumerate(spaced([[(Face.REGULAR, printable(said))] for said in lines])):
            y = top + place * style.FOOT.leading
            if at_right:
                flow.line_right(runs, style.FOOT, style.RIGHT, y, element)
            else:
                flow.line(runs, style.FOOT, style.LEFT, y, element)


def _number_pages(flow: Flow) -> None:
    """``bladzijde 1 van 3`` at the foot of every page, outside the text that is read aloud."""
    pages = flow.pages
    for number, marks in enumerate(pages, 1):
        numbered = Flow(flow.root, pages=[marks])
        said = text("report.page", page=number, pages=len(pages))
        numbered.line_right([(Face.REGULAR, said)], style.CELL_HEAD, style.RIGHT, style.PAGE_NUMBER, None)
