"""The files of a build that the server gives away: a fixed list, and nothing else.

What a build publishes is given: the workbook and the graph. What it keeps for itself
(``kept.jsonl``, ``build.json``) and the review, with the names of those who judged, is not.
"""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from starlette.responses import Response, StreamingResponse

from graph.store import GRAPH_FILE
from viz.build import PICTURE, TABLES, TRIG
from viz.explorer.make import EXPLORER
from viz.server.guard import EXPLORER_POLICY

__all__ = ["download", "downloads", "front_page"]

_PIECE = 2**16
_PUBLISHED = {
    TABLES: (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "the answers to all questions, for Excel",
    ),
    TRIG: ("application/trig", "the graph, for people to read (TriG)"),
    GRAPH_FILE: ("application/n-quads", "the graph, for programs (N-Quads)"),
    EXPLORER: ("text/html; charset=utf-8", "the explorer, one file that opens anywhere"),
    PICTURE: ("text/html; charset=utf-8", "who leads what, as a picture"),
}


@dataclass(frozen=True, slots=True)
class _Open:
    file: BinaryIO
    size: int
    tag: str


def downloads(out: Path) -> list[tuple[str, str]]:
    """The names of the files that there are, with what they hold."""
    return [(name, words) for name, (_, words) in _PUBLISHED.items() if _is_plain_file(out / name)]


def download(out: Path, name: str, known: str | None = None) -> Response | None:
    """The file of that name, to be saved; None where there is none to be given away.

    `known` is the tag of what the client has already: the same again is not sent.
    """
    if name not in _PUBLISHED:
        return None
    found = _opened(out / name)
    if found is None:
        return None
    media, _ = _PUBLISHED[name]
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return _sent(found, media, headers, known)


def front_page(out: Path, known: str | None = None) -> Response | None:
    """The explorer or, before there was one, the picture; None where there is neither."""
    for name in (EXPLORER, PICTURE):
        found = _opened(out / name)
        if found is not None:
            headers = {"content-security-policy": EXPLORER_POLICY}
            return _sent(found, _PUBLISHED[name][0], headers, known)
    return None


def _sent(found: _Open, media: str, headers: dict[str, str], known: str | None) -> Response:
    tagged = {**headers, "etag": found.tag}
    if known is not None and found.tag in [tag.strip() for tag in known.split(",")]:
        found.file.close()
        return Response(None, 304, tagged)
    tagged["content-length"] = str(found.size)
    return StreamingResponse(_pieces(found), 200, tagged, media)


async def _pieces(found: _Open) -> AsyncIterator[bytes]:
    with found.file as file:
        left = found.size
        while left and (piece := await asyncio.to_thread(file.read, min(_PIECE, left))):
            left -= len(piece)
            yield piece


def _opened(path: Path) -> _Open | None:
    """The file, opened; None where it is none, or only points at one."""
    if not _is_plain_file(path):
        return None
    try:
        descriptor = os.open(
            path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        )
    except OSError:
        return None
    file = os.fdopen(descriptor, "rb")
    status = os.fstat(descriptor)
    # Looked at once more: it may have been put in the other's place in between.
    if not stat.S_ISREG(status.st_mode):
        file.close()
        return None
    return _Open(file, status.st_size, f'"{status.st_mtime_ns:x}-{status.st_size:x}"')


def _is_plain_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
