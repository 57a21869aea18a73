"""The reader of presentations (.pptx).

python-pptx opens the file and gives its slides in order, with their notes; the words are
then taken from their XML. Hidden slides, and what stands on every page, are left out.
Nothing is run, and nothing outside the file is loaded.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.readers.office_package import check_package, format_of, opened, root_of
from extract.telling import tell
from graph.records import Document

if TYPE_CHECKING:
    from extract.readers.slide_blocks import Slide

__all__ = ["READER"]

_SLIDES = format_of(".pptx")


@dataclass(frozen=True, slots=True)
class _SlideReader:
    name: str = "slides"
    extensions: tuple[str, ...] = (".pptx",)

    def read_bytes(self, data: bytes, name: str) -> Document:
        """The document in a file's bytes."""
        check_package(data, name, _SLIDES)
        slides = opened(name, _SLIDES, lambda: _slides(data))
        from extract.readers.office_blocks import OfficeText
        from extract.readers.slide_blocks import write_slides

        text = OfficeText()
        write_slides(slides, text)
        return text.document(name, self.name, data)


def _slides(data: bytes) -> list[Slide]:
    from pptx import Presentation

    from extract.readers.slide_blocks import Slide

    found: list[Slide] = []
    slides = Presentation(io.BytesIO(data)).slides
    for number, slide in enumerate(slides, 1):
        tell("slide", number, len(slides))
        diagrams = {
            key: root_of(relation.target_part.blob)
            for key, relation in slide.part.rels.items()
            if not relation.is_external and relation.reltype.endswith("/diagramData")
        }
        notes = slide.notes_slide.element if slide.has_notes_slide else None
        found.append(Slide(slide.element, notes, diagrams))
    return found


READER = _SlideReader()
