"""Changed copies of texts, tables and web pages, line by line and word by word."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

__all__ = ["HTML", "TABLES", "TEXT", "words_changed"]

Bytes = Callable[[bytes], bytes]
_WORDS = (
    "Action", "Actions", "Lead", "Lead organisation", "Timescale", "By when", "Outcome", "Progress",
    "Priority 1", "Theme: Safer streets", "Chair: Ann Lee", "Members:", "Ann Lee", "DCI Raj Patel",
    "Hillford Council", "Hillford Community Safety Partnership (CSP)", "Met Police", "May 2019",
    "31/12/2019", "Ongoing", "TBC", "1.", "1.1", "a)", "(iv)", "- ", "• ", "* ", "\t", "\n\n", "|",
    "is chaired by", "reports to", "led by", "funded by", "Meet the board each month", "£20,000",
    "\u00a0", "\u200b", "\ufeff", "\u202e", "e\u0301", "\U0001f693", "\x0c", "\x0b", "\x1c", "\x85",
    "\u2028", "…", "“", "’", "–", "&", "©", "&nbsp;", "(", ")", "[", "]", "**", "__", "#", "##",
    "A" * 260, "( " * 40, "Mr Mr Mr", "and and", ", ,", "’s", "O'", "Mc", "van der",
)  # fmt: skip
TEXT: Sequence[str] = _WORDS
"""Words that mean something to the reader of texts, and odd ones."""
TABLES: Sequence[str] = (*_WORDS, '"', '""', ",", ";", '","', '"\n', "sep=;\n", "\r", "\r\n")
"""The same for tables with separators."""
HTML: Sequence[str] = (
    *_WORDS, "<", ">", "</", "/>", "<p>", "</p>", "<table>", "</table>", "<tr>", "<td>", "</td>",
    "<th>", '<td rowspan="3">', '<td colspan="99999999">', '<td rowspan="0">', "<ul>", "<ol>",
    '<ol start="-5" type="i">', "<li>", "</li>", "</ul>", "<h1>", "</h1>", "<h6>", "<b>", "<i>",
    "<main>", "<article>", "<nav>", "<div hidden>", '<div style="display:none">', "<br>", "<hr>",
    "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE html>",
    "<template>", "<svg>", "<math>", "<iframe>", "<pre>", "<select><option>", "&#0;", "&#xD800;",
    "&#99999999;", "&lt;", '<meta charset="utf-16">', "<base href=//x>", "<caption>", "<dl><dt>",
    "<thead>", "<tbody>", "<tfoot>", "<blockquote>", "<details>", "<sup>", "<a href=x>", "<img>",
)  # fmt: skip
"""The same for web pages."""
_PART = re.compile(r"\n|[^\W_]+|<[^<>]{0,60}>|[\t ]+|.", re.DOTALL)
_MOST_CHANGES = 8


def words_changed(data: bytes, chance: random.Random, words: Sequence[str], change: Bytes) -> bytes:
    """A text with words, lines or stretches changed, moved, doubled or gone."""
    if chance.random() < 0.15:
        return change(data)
    text = data.decode("utf-8", "surrogateescape")
    for _ in range(chance.randrange(1, _MOST_CHANGES)):
        if chance.random() < 0.4:
            text = _lines_changed(text, chance)
            continue
        parts = list(_PART.finditer(text))
        if not parts:
            return chance.choice(words).encode()
        part, other = chance.choice(parts), chance.choice(parts)
        match chance.randrange(4):
            case 0:
                new = chance.choice(words)
            case 1:
                new = part[0] + chance.choice(words)
            case 2:
                new = other[0]
            case _:
                new = ""
        text = text[: part.start()] + new + text[part.end() :]
    return text.encode("utf-8", "surrogateescape")


def _lines_changed(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case _:
            lines[at] = lines[at] + lines[other]
    return "\n".join(lines)
