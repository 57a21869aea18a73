"""What must hold of every document, and short ways to look at one."""

from __future__ import annotations

from collections.abc import Iterator

from extract.readers.base import TextReader
from graph.records import Block, Cell, Document, Heading, ListItem, Table

Spanned = tuple[str, int, int]


def read(reader: TextReader, text: str) -> Document:
    """The document in a text; checked whole."""
    document = reader.read_text(text, "plan" + reader.extensions[0])
    check(document)
    return document


def table(document: Document) -> Table:
    """The only table."""
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return found


def grid(document: Document) -> list[list[str]]:
    """The texts of the only table's cells."""
    return [[cell.text for cell in row.cells] for row in table(document).rows]


def outline(document: Document) -> list[str]:
    """A line for each block: its kind (headings and items with level or depth), its text."""
    lines = []
    for block in document.blocks:
        if isinstance(block, Table):
            lines.append(f"Table {len(block.rows)}")
            continue
        kind = type(block).__name__
        if isinstance(block, Heading):
            kind += str(block.level)
        if isinstance(block, ListItem):
            kind += f"{block.depth} {block.marker}"
        lines.append(f"{kind}: {block.text}")
    return lines


def check(document: Document) -> None:
    """Every block and cell is as long as the stretch of text it stands for, and in order."""
    starts = [block.start for block in document.blocks]
    assert starts == sorted(starts)
    for block in document.blocks:
        for text, start, end in _texts(block):
            assert 0 <= start <= end <= len(document.text)
            assert len(text) == end - start
            assert "\n" not in text
            assert "\t" not in text
            assert text == text.strip()
            for shown, printed in zip(text, document.text[start:end], strict=True):
                assert shown in (printed, " ") or printed in "&\n\t"
        if isinstance(block, Table):
            assert block.rows
            assert all(block.start <= row.start <= row.end <= block.end for row in block.rows)


def _texts(block: Block) -> Iterator[Spanned]:
    if isinstance(block, Table):
        for row in block.rows:
            for cell in row.cells:
                yield _spanned(cell)
    else:
        yield block.text, block.start, block.end


def _spanned(cell: Cell) -> Spanned:
    return cell.text, cell.start, cell.end
