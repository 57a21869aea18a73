"""The blocks of a presentation: of each slide its title, its text, its tables and its notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from extract.readers.html_tables import GridCell
from extract.readers.office_blocks import OfficeText, can_head, tidy
from extract.readers.slide_text import SlideParagraph, a, p, paragraphs_of, text_in

__all__ = ["Slide", "write_slides"]

_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TITLES = ("title", "ctrTitle")
_BULLETED = ("body", "obj", "")
_NOT_READ = ("dt", "ftr", "sldNum", "hdr")
_MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: its XML, that of its notes, and its diagrams by the ids that lead to them."""

    root: _Element
    notes: _Element | None
    diagrams: Mapping[str, _Element]


def write_slides(slides: list[Slide], into: OfficeText) -> None:
    """Write the blocks of all slides that are shown, in order."""
    hidden: list[int] = []
    pictured: list[int] = []
    for number, slide in enumerate(slides, 1):
        if slide.root.get("show") in ("0", "false"):
            hidden.append(number)
        elif not _write(slide, f"slide {number}", into):
            if next(slide.root.iter(p("pic")), None) is not None:
                pictured.append(number)
    if hidden:
        into.notes.append(f"{_told(hidden, 'is hidden and was', 'are hidden and were')} not read")
    if pictured:
        held = _told(pictured, "holds", "hold")
        into.notes.append(f"{held} only pictures, and words in pictures are not read")


def _told(numbers: list[int], one: str, several: str) -> str:
    if len(numbers) == 1:
        return f"slide {numbers[0]} {one}"
    *others, last = map(str, numbers)
    return f"slides {', '.join(others)} and {last} {several}"


def _write(slide: Slide, where: str, into: OfficeText) -> bool:
    """Write one slide; whether it holds any words."""
    shapes = list(_shapes(slide.root))
    titles = [shape for shape in shapes if _kind(shape) in _TITLES]
    written = False
    for title in titles:
        words = " ".join(text_in(title.find(p("txBody"))).split())
        into.heading(words, 1, f"{where}, title")
        written = written or bool(words)
    tables = 0
    for shape in shapes:
        if shape in titles or _kind(shape) in _NOT_READ:
            continue
        table = next(shape.iter(a("tbl")), None) if shape.tag == p("graphicFrame") else None
        if table is not None:
            tables += 1
            written = _table(table, f"{where}, table {tables}", into) or written
        else:
            written = _texts(shape, slide, where, into) or written
    if slide.notes is not None:
        for shape in _shapes(slide.notes):
            body = shape.find(p("txBody"))
            if body is not None and _kind(shape) == "body":
                for part in paragraphs_of(body, bulleted=False):
                    into.paragraph(part.text, f"{where}, notes")
    return written


def _texts(shape: _Element, slide: Slide, where: str, into: OfficeText) -> bool:
    bulleted = shape.find(".//" + p("ph")) is not None and _kind(shape) in _BULLETED
    written = False
    for body in _bodies(shape, slide):
        for part in paragraphs_of(body, bulleted=bulleted or body.tag == _DIAGRAM + "t"):
            _tell(part, where, into)
            written = True
    return written


def _tell(part: SlideParagraph, where: str, into: OfficeText) -> None:
    words = tidy(part.text)
    if part.marker:
        into.item(words, part.marker, part.depth, where)
    elif part.bold and can_head(words):
        into.bold_heading(words, where)
    else:
        into.paragraph(part.text, where)


def _bodies(shape: _Element, slide: Slide) -> Iterator[_Element]:
    """The bodies of text in a shape: its own, or those of the points of a diagram."""
    body = shape.find(p("txBody"))
    if body is not None:
        yield body
    for pointer in shape.iter(_DIAGRAM + "relIds"):
        diagram = slide.diagrams.get(pointer.get(_RELATION + "dm", ""))
        for point in () if diagram is None else diagram.iter(_DIAGRAM + "pt"):
            if point.get("type", "node") in ("node", "asst"):
                yield from point.iterchildren(_DIAGRAM + "t")


def _shapes(root: _Element) -> Iterator[_Element]:
    """The shapes of a slide in their order, those of groups in the group's place."""
    tree = root.find(f"{p('cSld')}/{p('spTree')}")
    todo = [] if tree is None else list(reversed(tree))
    while todo:
        shape = todo.pop()
        if shape.tag == p("grpSp"):
            todo.extend(reversed(shape))
        elif shape.tag == _CHOICES:
            todo.extend(reversed(shape[0]) if len(shape) else ())
        elif shape.tag in (p("sp"), p("graphicFrame")) and not _is_hidden(shape):
            yield shape


def _kind(shape: _Element) -> str:
    """What a placeholder is for ("title", "body"), "" where nothing says so."""
    holder = shape.find(f"{p('nvSpPr')}/{p('nvPr')}/{p('ph')}")
    return "" if holder is None else holder.get("type", "")


def _is_hidden(shape: _Element) -> bool:
    named = next(shape.iter(p("cNvPr")), None)
    return named is not None and named.get("hidden") in ("1", "true")


def _table(table: _Element, locator: str, into: OfficeText) -> bool:
    grid: list[list[GridCell]] = []
    for number, row in enumerate(table.iterchildren(a("tr"))):
        line: list[GridCell] = []
        for column, cell in enumerate(row.iterchildren(a("tc"))):
            if column == _MOST_COLUMNS:
                break
            above = grid[-1][column] if grid and column < len(grid[-1]) else None
            if cell.get("hMerge") in ("1", "true") and line:
                line.append(_repeat(line[-1], (number, column - 1)))
            elif cell.get("vMerge") in ("1", "true") and above is not None:
                line.append(_repeat(above, (number - 1, column)))
            else:
                line.append(GridCell(text_in(cell.find(a("txBody")))))
        grid.append(line)
    into.table(grid, [f"{locator}, row {at + 1}" for at in range(len(grid))], locator)
    return any(cell.text for line in grid for cell in line)


def _repeat(cell: GridCell, place: tuple[int, int]) -> GridCell:
    return GridCell(cell.text, cell.header, cell.origin or place)
