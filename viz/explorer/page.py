"""The page as one file: our scripts, the data and the query engine, all inside it.

A content security policy names the scripts by their hashes and forbids every connection.
The script, the data, the graph and the engine (WebAssembly) are packed (gzip, base64); the
browser unpacks them when they are first wanted. A short loader unpacks and runs the script.
"""

from __future__ import annotations

import base64
import hashlib
import html
import zlib
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from viz.explorer.records import PageData, to_json

__all__ = ["bundled", "explorer_page", "graph_for_page", "packed_ahead"]

_TEMPLATE = "explorer.html"
_COMPLETE = "complete"
_PACKED = '<script type="application/octet-stream" id="packed-{}">{}</script>'
_LARGEST_GRAPH = 30_000_000
"""So many bytes of TriG a browser loads in its time: the plans of some 130 boroughs."""
_LEVEL = 6
_GZIP = 31
"""What tells zlib to write a gzip header, which then holds no name and no time."""


def bundled() -> bool:
    """Whether the page's scripts have been bundled: always, in an installed wheel."""
    return _bundle().joinpath(_COMPLETE).is_file()


def graph_for_page(path: Path) -> bytes | None:
    """The statements in a TriG file; None where they are too many for a browser. Raises OSError
    where it cannot be read."""
    return path.read_bytes() if path.stat().st_size <= _LARGEST_GRAPH else None


def packed_ahead(graph: bytes | None) -> dict[str, bytes]:
    """What the page holds besides the data and the texts, packed: its script and, where they
    are given as TriG, the statements with the engine that answers queries on them."""
    packed = {"script": _packed(_script())}
    if graph is not None:
        packed |= {
            "graph": _packed(graph),
            "worker": _bundle().joinpath("worker.js.gz").read_bytes(),
            "engine": _bundle().joinpath("oxigraph.wasm.gz").read_bytes(),
        }
    return packed


def explorer_page(data: PageData, texts: Mapping[str, str], ahead: Mapping[str, bytes]) -> str:
    """The whole page as a string of HTML, to be written as UTF-8.

    `texts` are the plans' texts by file name and `ahead` what `packed_ahead` has packed. Where
    the statements are not in it, the page says that it holds too many to be asked. The same
    arguments give the same string. Text from the plans is only ever data in it.
    """
    loader = _bundle().joinpath("loader.js").read_text("utf-8")
    style = _bundle().joinpath("explorer.css").read_text("utf-8")
    notices = _bundle().joinpath("notices.txt").read_text("utf-8")
    own_texts = {
        str(at): texts[plan.file] for at, plan in enumerate(data.plans) if plan.file in texts
    }
    packed = {
        "script": ahead["script"],
        "data": _packed(to_json(data).encode()),
        "texts": _packed(to_json(own_texts).encode()),
        **ahead,
    }
    return _page_file(_TEMPLATE).format(
        policy=html.escape(_policy(loader.encode(), _script())),
        title=html.escape(data.title),
        style=style,
        loader=loader,
        # Nothing in it may be taken for the end of the element that it stands in.
        notices=notices.replace("</", "< /").replace("<!--", "< !--"),
        packed="\n".join(
            _PACKED.format(name, base64.b64encode(content).decode("ascii"))
            for name, content in packed.items()
        ),
    )


def _policy(*scripts: bytes) -> str:
    known = " ".join(f"'{_digest(script)}'" for script in scripts)
    return "; ".join(
        (
            "default-src 'none'",
            # The query engine is WebAssembly, and runs in a worker made of what the page holds.
            f"script-src {known} 'wasm-unsafe-eval'",
            "worker-src blob:",
            # The editor and the drawing library set styles of their own.
            "style-src 'unsafe-inline'",
            "img-src data: blob:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(script: bytes) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script).digest()).decode("ascii")


def _packed(content: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    return packer.compress(content) + packer.flush()


def _script() -> bytes:
    return _bundle().joinpath("explorer.js").read_bytes()


def _bundle() -> Traversable:
    return files("viz").joinpath("page", "bundle")


def _page_file(name: str) -> str:
    return files("viz").joinpath("page", name).read_text("utf-8")
