"""Plans written as pages of a council's web site, with the mess that such pages hold."""

from __future__ import annotations

import html

from graph.records import Cell, Document, Footnote, Heading, ListItem, Table

_HEAD = (
    "<!doctype html><html lang='en-GB'><head><meta charset='utf-8'><title>Plan</title>"
    "<style>.lead{color:red}</style><script>var lead = 'Nobody';</script></head><body>"
    "<nav><ul><li><a href='/'>Home</a></li><li><a href='/a-z'>A to Z of services</a></li></ul>"
    "</nav><main>"
)
_FOOT = "</main><footer><p>Footer of every page</p></footer></body></html>"


def as_page(plan: Document) -> bytes:
    """A plan as the bytes of a web page.

    It has headings, lists and tables with spanned cells, navigation, styles, a script, a
    part hidden from readers, and every second section folded away (`details`).
    """
    parts = [_HEAD]
    folded = False
    for number, block in enumerate(plan.blocks):
        if isinstance(block, Heading):
            if folded:
                parts.append("</details>")
            folded = bool(number % 2)
            parts.append("<details><summary>More</summary>" if folded else "")
            level = min(block.level, 6)
            parts.append(f"<h{level}>{_words(block.text)}</h{level}>")
        elif isinstance(block, ListItem):
            parts.append(_item(block))
        elif isinstance(block, Table):
            parts.append(_table(block))
        elif isinstance(block, Footnote):
            parts.append(f"<p>[{_words(block.mark)}] {_words(block.text)}</p>")
        else:
            parts.append(f"<p>{_words(block.text)}</p>")
        if number % 6 == 5:
            parts.append("<p hidden>Lead: Hidden Person</p><!-- Lead: nobody -->")
    parts.append("</details>" if folded else "")
    return "".join((*parts, _FOOT)).encode("utf-8")


def _item(block: ListItem) -> str:
    if any(char.isalnum() for char in block.marker):
        return f"<p>{_words(block.marker)} {_words(block.text)}</p>"
    inner = f"<ul><li>{_words(block.text)}</li></ul>"
    for _ in range(block.depth):
        inner = f"<ul><li>{inner}</li></ul>"
    return inner


def _table(table: Table) -> str:
    rows = ["<tr>" + "".join(_cell(cell) for cell in row.cells) + "</tr>" for row in table.rows]
    return f"<table>{''.join(rows)}</table>"


def _cell(cell: Cell) -> str:
    tag = "th" if cell.header else "td"
    words = "" if cell.spanned else _words(cell.text)
    return f"<{tag}>{words}</{tag}>"


def _words(text: str) -> str:
    return html.escape(" ".join(text.split()))
